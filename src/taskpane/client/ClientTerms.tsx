import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { ClientCard, LegalCheck } from "../../committee/client/clientContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = () =>
  mergeStyleSets({
    list: { margin: "0 0 4px", fontSize: 12, lineHeight: 18 },
    row: { display: "flex", justifyContent: "space-between", gap: 12 },
    value: { margin: 0, textAlign: "end", fontVariantNumeric: "tabular-nums" },
    warning: { margin: 0, fontSize: 12, lineHeight: 16, fontWeight: 600 },
  });

/** The agreed term under the law, and what the law lets the company claim for lateness. */
export function ClientTerms({ card: { legal, penalties } }: { readonly card: ClientCard }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const isBeyond = (legal.termBeyond ?? 0) > 0;
  return (
    <section>
      <h3 className={classes.heading}>{words.t("client.terms")}</h3>
      <dl className={classes.list}>
        <div className={classes.row}>
          <dt>{words.t("client.term")}</dt>
          <dd className={classes.value}>{legal.term || words.t("client.termUnknown")}</dd>
        </div>
        {legal.endOfMonth !== null && (
          <div className={classes.row}>
            <dt>{words.t("client.endOfMonth")}</dt>
            <dd className={classes.value}>
              {words.t(`client.reading.${legal.endOfMonth.reading}`)}{" "}
              <span className={classes.hint}>
                {words.t(`client.deducedFrom.${legal.endOfMonth.deducedFrom}`)}
              </span>
            </dd>
          </div>
        )}
        {legal.drift !== null && legal.drift !== 0 && (
          <div className={classes.row}>
            <dt>{words.t("client.drift")}</dt>
            <dd className={classes.value}>{driftText(legal.drift, words)}</dd>
          </div>
        )}
        {penalties !== null && penalties.lateInvoices > 0 && (
          <>
            <div className={classes.row}>
              <dt>{words.t("client.penalties")}</dt>
              <dd className={classes.value}>{words.money(penalties.penalty)}</dd>
            </div>
            <div className={classes.row}>
              <dt>
                {words.t("client.fees", {
                  count: penalties.lateInvoices,
                  number: words.number(penalties.lateInvoices),
                })}
              </dt>
              <dd className={classes.value}>{words.money(penalties.fees)}</dd>
            </div>
          </>
        )}
      </dl>
      {legal.term !== "" && (
        <p className={isBeyond ? classes.warning : classes.small}>{lawfulness(legal, words)}</p>
      )}
      {legal.itemsBeyond > 0 && (
        <p className={classes.warning}>
          {words.t("client.itemsBeyond", {
            count: legal.itemsBeyond,
            number: words.number(legal.itemsBeyond),
          })}
        </p>
      )}
      {penalties?.lateInvoices === 0 && <p className={classes.small}>{words.t("client.noLate")}</p>}
    </section>
  );
}

/** Days by which the invoices are due later, or earlier, than agreed. */
function driftText(drift: number, words: Translator): string {
  const number = words.number(Math.abs(drift));
  return words.t(drift > 0 ? "client.driftLater" : "client.driftEarlier", { number });
}

function lawfulness({ termBeyond }: LegalCheck, words: Translator): string {
  if (termBeyond === null) return words.t("client.termNotUnderstood");
  return termBeyond === 0
    ? words.t("client.termLawful")
    : words.t("client.termBeyond", { count: termBeyond });
}

import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { Translator } from "../../locales/translator";
import { behaviourText } from "./behaviourText";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    sides: {
      display: "grid",
      gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
      gap: 8,
      fontSize: 12,
      lineHeight: 16,
    },
    side: {
      padding: "6px 8px",
      border: `1px solid ${theme.palette.neutralLight}`,
      borderRadius: 4,
      overflowWrap: "anywhere",
    },
    months: { width: "100%", borderCollapse: "collapse", marginTop: 8, fontSize: 12, lineHeight: 16 },
    cell: { padding: "3px 6px 3px 0", textAlign: "start", fontWeight: 400, verticalAlign: "top" },
    title: { margin: "0 0 2px", fontSize: 12, lineHeight: 16, fontWeight: 600 },
  });

interface ClientOpeningProps {
  readonly card: ClientCard;
  /** Selects the decision's row in the protocol. */
  readonly onShow: (number: number) => void;
}

/** A new client: what was expected when its account was opened, beside how it pays. Nothing for any other client. */
export function ClientOpening({ card, onShow }: ClientOpeningProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const { opening } = card;
  if (opening === null) return null;
  const { number, committeeDate, decision, topic } = opening;
  const text = decision || topic;
  const title = words.t("client.opening.title", {
    day: committeeDate === null ? "–" : words.day(committeeDate, "short"),
  });
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <div className={classes.sides}>
        <div className={classes.side}>
          <h4 className={classes.title}>{words.t("client.opening.expected")}</h4>
          {number === null ? text : <Link onClick={() => onShow(number)}>{text}</Link>}
          {opening.amount !== null && (
            <p className={classes.text}>
              {words.t("client.opening.limit", { amount: words.money(opening.amount, 0) })}
            </p>
          )}
        </div>
        <div className={classes.side}>
          <h4 className={classes.title}>{words.t("client.opening.seen")}</h4>
          {seen(card, words).map((line) => (
            <p key={line} className={classes.text}>
              {line}
            </p>
          ))}
        </div>
      </div>
      <Months months={card.openingMonths} />
    </section>
  );
}

/** The most that was owed, overdue and late in each month since. */
function Months({ months }: { readonly months: ClientCard["openingMonths"] }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <table className={classes.months}>
      <caption className={classes.title}>{words.t("client.opening.months")}</caption>
      <thead>
        <tr>
          {(["month", "most", "late"] as const).map((column) => (
            <th key={column} scope="col" className={classes.cell}>
              {words.t(`client.opening.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map(({ from, to, most }) => (
          <tr key={from}>
            <th scope="row" className={classes.cell}>
              {words.t("client.opening.month", {
                from: words.day(from, "short"),
                to: words.day(to, "short"),
              })}
            </th>
            {most === null ? (
              <td colSpan={2} className={classes.cell}>
                {words.t("client.opening.unseen")}
              </td>
            ) : (
              <>
                <td className={classes.cell}>{words.money(most.exposure, 0)}</td>
                <td className={classes.cell}>
                  {most.countedOverdue === 0
                    ? words.t("client.opening.nothingLate")
                    : words.t("client.opening.late", {
                        amount: words.money(most.countedOverdue, 0),
                        days: words.number(most.oldestDaysLate),
                      })}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How it has paid so far. */
function seen(
  { exposure, countedOverdue, oldestDaysLate, behaviour }: ClientCard,
  words: Translator,
): string[] {
  const lines = [
    words.t("client.opening.exposure", { amount: words.money(exposure, 0) }),
    words.t("client.opening.overdue", {
      amount: words.money(countedOverdue, 0),
      days: words.number(oldestDaysLate),
    }),
  ];
  return behaviour === null ? lines : [...lines, behaviourText(behaviour, words)];
}

import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { CardCover, CardRating, ClientCard } from "../../committee/client/clientContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    line: {
      padding: "4px 0",
      fontSize: 12,
      lineHeight: 16,
      borderTop: `1px solid ${theme.palette.neutralLight}`,
    },
    head: { display: "flex", justifyContent: "space-between", gap: 12, fontWeight: 600 },
    amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
    facts: { color: theme.palette.neutralSecondary },
  });

/** Every line of cover with its dates and status; those that do not count today say so. */
export function ClientCovers({ card: { cover } }: { readonly card: ClientCard }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <section>
      <h3 className={classes.heading}>{words.t("client.cover")}</h3>
      {cover.length === 0 && <p className={classes.small}>{words.t("client.noCover")}</p>}
      <ul className={classes.list}>
        {cover.map((line, index) => (
          <li key={index} className={classes.line}>
            <span className={classes.head}>
              <span>{line.insurer || words.t("client.unknownInsurer")}</span>
              <span className={classes.amount}>
                {words.t("client.coverAmount", { granted: words.money(line.granted, 0) })}
              </span>
            </span>
            <span className={classes.facts}>{coverFacts(line, words).join(APART)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function coverFacts(line: CardCover, words: Translator): string[] {
  const facts: string[] = [words.t(`client.status.${line.status}`)];
  if (line.kind !== null) facts.push(words.t(`client.kind.${line.kind}`));
  facts.push(words.t(`client.nature.${line.nature}`), dates(line, words));
  if (line.requested !== null) {
    facts.push(words.t("client.requested", { amount: words.money(line.requested, 0) }));
  }
  if (line.insuredShare !== null) {
    facts.push(words.t("client.insuredShare", { percent: words.percent(line.insuredShare) }));
  }
  if (!line.isValid) facts.push(words.t("client.notCounted"));
  return facts;
}

function dates({ from, to }: CardCover, words: Translator): string {
  const day = (value: number) => words.day(value, "short");
  if (from !== null && to !== null) return words.t("client.fromTo", { from: day(from), to: day(to) });
  if (to !== null) return words.t("client.to", { day: day(to) });
  return from === null ? words.t("client.openEnded") : words.t("client.from", { day: day(from) });
}

/** Every rating with provider and date; the one that the colour uses says so. */
export function ClientRatings({ card: { ratings } }: { readonly card: ClientCard }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <section>
      <h3 className={classes.heading}>{words.t("client.rating")}</h3>
      {ratings.length === 0 && <p className={classes.small}>{words.t("client.noRating")}</p>}
      <ul className={classes.list}>
        {ratings.map((rating, index) => (
          <li key={index} className={classes.line}>
            <span className={classes.head}>
              <span>{rating.provider}</span>
              <span>{rating.value}</span>
            </span>
            <span className={classes.facts}>{ratingFacts(rating, words).join(APART)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ratingFacts({ quality, date, isUsed }: CardRating, words: Translator): string[] {
  const grade = words.t(`workbook:grades.${quality ?? "unknown"}`).toLowerCase();
  const facts = [
    words.t("client.ratingQuality", { quality: grade }),
    date === null
      ? words.t("client.ratingUndated")
      : words.t("client.ratingOn", { day: words.day(date, "short") }),
  ];
  if (isUsed) facts.push(words.t("client.ratingUsed"));
  return facts;
}

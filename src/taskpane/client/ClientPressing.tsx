import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    line: {
      padding: "1px 0 1px 8px",
      borderInlineStart: `3px solid ${theme.semanticColors.errorText}`,
      fontSize: 12,
      lineHeight: 18,
      fontWeight: 600,
    },
  });

/** What is in force or runs out: shipments, deliveries no longer insured, claims. Nothing when nothing does. */
export function ClientPressing({ card }: { readonly card: ClientCard }): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const lines = pressing(card, words);
  if (lines.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={words.t("client.pressing")}>
      {lines.map((line) => (
        <li key={line} className={classes.line}>
          {line}
        </li>
      ))}
    </ul>
  );
}

function pressing({ block, releasedUntil, uninsured, claims }: ClientCard, words: Translator): string[] {
  const day = (value: number) => words.day(value, "short");
  const lines: string[] = [];
  if (block !== null) {
    lines.push(
      words.t("history.blocked", {
        day: block.committeeDate === null ? "–" : day(block.committeeDate),
        number: block.number ?? "–",
      }),
    );
  }
  if (releasedUntil !== null) lines.push(words.t("client.releasedUntil", { day: day(releasedUntil) }));
  if (uninsured !== null) {
    const days = words.number(uninsured.daysLate);
    lines.push(
      uninsured.insurer === ""
        ? words.t("client.uninsuredUnnamed", { days })
        : words.t("client.uninsured", { insurer: uninsured.insurer, days }),
    );
  }
  if (claims !== null) {
    lines.push(words.t(`client.claimsState.${claims.state}`, { day: day(claims.deadline) }));
  }
  return lines;
}

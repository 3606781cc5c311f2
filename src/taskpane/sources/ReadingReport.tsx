import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { IgnoredRow, Source } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";
import { Findings } from "./Findings";

const build = (theme: Theme) =>
  mergeStyleSets({
    source: { padding: "6px 0", fontSize: 12, lineHeight: 16 },
    sheet: { margin: 0, fontSize: 12, fontWeight: 600, overflowWrap: "anywhere" },
    rows: { margin: "2px 0 4px", color: theme.palette.neutralSecondary },
  });

/** What became of every row of each source, and what deserves a look in it. */
export function ReadingReport({
  readings,
  onShowCell,
}: {
  readonly readings: readonly Source[];
  readonly onShowCell: (address: string) => void;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <>
      {readings.map((source) => (
        <div key={`${source.sheet}/${source.kind}/${source.headerRow}`} className={classes.source}>
          <h4 className={classes.sheet}>
            {source.sheet}
            {APART}
            {words.t(`sources.kind.${source.kind}`)}
          </h4>
          <p className={classes.rows}>{rowsOf(source, words)}</p>
          <Findings findings={source.findings} onShowCell={onShowCell} />
        </div>
      ))}
    </>
  );
}

/** "2 412 lignes lues, 6 ignorées (4 sous-totaux, 2 vides), 1 rejetée". */
function rowsOf({ rowsRead, ignored, rejected, leftOut }: Source, words: Translator): string {
  if (leftOut !== undefined) return words.message(leftOut);
  const counted = (count: number) => ({ count, number: words.number(count) });
  const facts = [words.t("report.read", counted(rowsRead))];
  if (ignored.length > 0) {
    const reasons = [...countByReason(ignored)].map(([reason, count]) =>
      words.t(`report.ignoredBy.${reason}`, counted(count)),
    );
    facts.push(words.t("report.ignored", { ...counted(ignored.length), reasons: reasons.join(", ") }));
  }
  if (rejected.length > 0) facts.push(words.t("report.rejected", counted(rejected.length)));
  return facts.join(", ");
}

function countByReason(ignored: readonly IgnoredRow[]): Map<IgnoredRow["reason"], number> {
  const counts = new Map<IgnoredRow["reason"], number>();
  for (const { reason } of ignored) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { IgnoredRow, Source } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";
import { Findings } from "./Findings";
import { kindBeside } from "./kindBeside";

const build = (theme: Theme) =>
  mergeStyleSets({
    source: { padding: "6px 0", fontSize: 12, lineHeight: 16 },
    sheet: { margin: 0, fontSize: 12, fontWeight: 600, overflowWrap: "anywhere" },
    rows: { margin: "2px 0 4px", color: theme.palette.neutralSecondary },
  });

/** What became of every row of each source, and what deserves a look in it and is not `said` elsewhere. */
export function ReadingReport({
  readings,
  said,
  onShowCell,
}: {
  readonly readings: readonly Source[];
  readonly said: ReadonlySet<string>;
  readonly onShowCell: (address: string) => void;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <>
      {readings.map((source) => (
        <div key={`${source.sheet}/${source.kind}/${source.headerRow}`} className={classes.source}>
          <h4 className={classes.sheet}>{[source.sheet, ...kindBeside(source, words)].join(APART)}</h4>
          <p className={classes.rows}>{rowsOf(source, words)}</p>
          <Findings
            findings={source.findings.filter(({ message }) => !said.has(words.message(message)))}
            onShowCell={onShowCell}
          />
        </div>
      ))}
    </>
  );
}

/** "2 412 lignes lues, 6 ignorées (4 sous-totaux, 1 vide, 1 total en ligne 2419), 1 rejetée". */
function rowsOf({ rowsRead, ignored, rejected, leftOut }: Source, words: Translator): string {
  if (leftOut !== undefined) return words.message(leftOut);
  const counted = (count: number) => ({ count, number: words.number(count) });
  const facts = [words.t("report.read", counted(rowsRead))];
  if (ignored.length > 0) {
    const reasons = [...rowsByReason(ignored)].map(([reason, rows]) => {
      const said = words.t(`report.ignoredBy.${reason}`, counted(rows.length));
      if (reason === "blank" || rows.length > ROWS_NAMED) return said;
      return words.t("report.inRows", {
        count: rows.length,
        ignored: said,
        rows: words.list(rows.map(String)),
      });
    });
    facts.push(words.t("report.ignored", { ...counted(ignored.length), reasons: reasons.join(", ") }));
  }
  if (rejected.length > 0) facts.push(words.t("report.rejected", counted(rejected.length)));
  return facts.join(", ");
}

/** As many rows as a person looks up to see whether they were ignored rightly. */
const ROWS_NAMED = 3;

function rowsByReason(ignored: readonly IgnoredRow[]): Map<IgnoredRow["reason"], number[]> {
  const found = new Map<IgnoredRow["reason"], number[]>();
  for (const { reason, row } of ignored) {
    const rows = found.get(reason) ?? [];
    if (rows.push(row) === 1) found.set(reason, rows);
  }
  return found;
}

import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { SourceSummary } from "../../committee/sources/sourcesContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { kindBeside } from "./kindBeside";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    list: { listStyle: "none", margin: 0, padding: 0 },
    item: {
      display: "grid",
      gridTemplateColumns: "1fr auto",
      columnGap: 12,
      padding: "4px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      selectors: { ":first-child": { borderTop: 0 } },
    },
    sheet: { overflowWrap: "anywhere" },
    note: { gridColumn: "1 / 3", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    rows: { fontSize: 12, textAlign: "end", fontVariantNumeric: "tabular-nums" },
  });

/** What was found in the workbook: one line per sheet, with what it is taken for and its rows. */
export function SourcesFound({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <ul className={classes.list} aria-label={words.t("sources.heading")}>
      {sources.map((source) => {
        const note = noteOn(source, words);
        return (
          <li key={`${source.sheet}/${source.kind}/${source.headerRow}`} className={classes.item}>
            <span className={classes.sheet}>{source.sheet}</span>
            <span className={classes.rows}>
              {words.t("sources.rows", { count: source.rowsRead, number: words.number(source.rowsRead) })}
            </span>
            {note !== "" && <span className={classes.note}>{note}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** What the sheet is taken for, and how many rows were rejected. */
function noteOn({ sheet, kind, rowsRejected }: SourceSummary, words: Translator): string {
  const facts = kindBeside({ sheet, kind }, words);
  if (rowsRejected !== null && rowsRejected > 0) {
    const number = words.number(rowsRejected);
    facts.push(words.t("sources.rejected", { count: rowsRejected, number }));
  }
  return facts.join(", ");
}

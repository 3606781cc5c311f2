import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { SourceSummary } from "../../committee/contract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../theme";
import { useWords } from "../words";

const build = (theme: Theme) =>
  mergeStyleSets({
    list: { listStyle: "none", margin: 0, padding: 0 },
    item: {
      display: "grid",
      gridTemplateColumns: "1fr auto",
      columnGap: 12,
      padding: "5px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      selectors: { ":first-child": { borderTop: 0 } },
    },
    sheet: { fontWeight: 600, overflowWrap: "anywhere" },
    kind: { gridColumn: 1, fontSize: 12, color: theme.palette.neutralSecondary },
    rows: { fontSize: 12, lineHeight: "20px", textAlign: "end", fontVariantNumeric: "tabular-nums" },
  });

/** What was found in the workbook: one line per sheet, with what it is taken for and its rows. */
export function SourcesFound({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  return (
    <ul className={classes.list} aria-label={words.t("sources.heading")}>
      {sources.map((source) => (
        <li key={`${source.sheet}/${source.kind}/${source.headerRow}`} className={classes.item}>
          <span className={classes.sheet}>{source.sheet}</span>
          <span className={classes.rows}>
            {words.t("sources.rows", { count: source.rowsRead, number: words.number(source.rowsRead) })}
          </span>
          <span className={classes.kind}>{describe(source, words)}</span>
        </li>
      ))}
    </ul>
  );
}

function describe({ kind, rowsRejected }: SourceSummary, words: Translator): string {
  const name = words.t(`sources.kind.${kind}`);
  if (rowsRejected === 0) return name;
  const rejected = words.t("sources.rejected", { count: rowsRejected, number: words.number(rowsRejected) });
  return `${name}, ${rejected}`;
}

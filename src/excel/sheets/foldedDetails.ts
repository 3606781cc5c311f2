import { columnLetters } from "../../book/cells";
import type { TableCells, TableLayout } from "../../book/table";
import type { Decoration } from "../host/decorations";

/** Where a table's columns stand. */
type Place = Pick<TableCells, "keys" | "bodyColumn">;

/** Runs of neighbouring columns that fold together, as sheet columns. */
function detailRuns(layout: TableLayout, { keys, bodyColumn }: Place): { first: number; count: number }[] {
  const details = new Set(layout.columns.filter(({ detail }) => detail).map(({ key }) => key));
  const runs: { first: number; count: number }[] = [];
  keys.forEach((key, index) => {
    if (key === null || !details.has(key)) return;
    const run = runs.at(-1);
    if (run !== undefined && run.first + run.count === bodyColumn + index) run.count += 1;
    else runs.push({ first: bodyColumn + index, count: 1 });
  });
  return runs;
}

function detailColumns(
  worksheet: Excel.Worksheet,
  { first, count }: { readonly first: number; readonly count: number },
): Excel.Range {
  return worksheet.getRange(`${columnLetters(first)}:${columnLetters(first + count - 1)}`);
}

/**
 * Queues the question whether the details are folded away: they cannot be grouped twice.
 * @returns what is asked after the sync; true where there are none.
 */
export function detailsAreFolded(
  worksheet: Excel.Worksheet,
  layout: TableLayout,
  place: Place,
): () => boolean {
  const [first] = detailRuns(layout, place);
  const fold = first === undefined ? null : detailColumns(worksheet, first).load("columnHidden");
  return () => fold?.columnHidden !== false;
}

/** The details, folded away until somebody asks for them. */
export function foldedDetails(worksheet: Excel.Worksheet, layout: TableLayout, place: Place): Decoration {
  return {
    name: "groups",
    apply: () => {
      for (const run of detailRuns(layout, place)) {
        const columns = detailColumns(worksheet, run);
        columns.group("ByColumns");
        columns.hideGroupDetails("ByColumns");
      }
    },
  };
}

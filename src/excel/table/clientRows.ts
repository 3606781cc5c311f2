import { ANSWER_BYTES, valuesIn } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { askNamedColumns } from "./namedColumns";
import { askTables, standingParts, type KeyOf, type TableContent } from "./ownTables";
import { bytesPerRow, frameOf, readLongTables, type Frame, type LongTable } from "./readLongTables";
import type { CellOutput } from "../../book/cells";
import type { TableLayout } from "../../book/table";

/** Rows of a long table about one client, asked for in two requests of the caller's. */
export interface AskedRows<K extends string> {
  /** Queues the second question, once the first is answered. @throws Problem as `readLongTables`. */
  readonly askRows: () => Promise<void>;
  /** Once that is answered too, the table with these rows in their places, all others blank; null where there is none. */
  readonly rows: () => Promise<TableContent<K> | null>;
}

/**
 * Queues the question which rows of a table bear a client's code: where the table stands, and its codes.
 * @param isWanted tells the rows by their code, as text without blanks around it.
 */
export function askClientRows<T extends TableLayout, K extends KeyOf<T> & string>(
  context: WorkbookContext,
  wanted: LongTable<T, K>,
  isWanted: (clientCode: string) => boolean,
): AskedRows<K> {
  const { layout, columns } = wanted;
  const asked = askTables(context, [layout]);
  const table = context.workbook.tables.getItemOrNullObject(layout.table);
  const askedCodes = askNamedColumns(table, layout, ["clientCode"]);
  let frame: Frame | null = null;
  let runs: readonly Run[] | null = null;
  const codeIn = (row: readonly CellOutput[]) =>
    String(row[frame?.keys.indexOf("clientCode") ?? -1] ?? "").trim();
  return {
    askRows: async () => {
      const [parts] = await standingParts(context, [layout], asked);
      frame = parts ? frameOf(wanted, parts) : null;
      if (frame === null) return;
      const codes = askedCodes({ ...frame, bodyRows: frame.rows.length });
      const found = codes?.flatMap((row, index) => (isWanted(codeIn(row)) ? [index] : []));
      if (found === undefined || found.length * bytesPerRow(layout) > ANSWER_BYTES) return;
      runs = loadRuns(context, frame, found);
    },
    rows: async () => {
      if (frame === null) return null;
      if (runs !== null) {
        const read = runs.flatMap(({ start, range }) =>
          valuesIn(range).map((cells, row) => [start + row, cells] as const),
        );
        // Else somebody has sorted between the two requests: every row is looked at.
        if (read.every(([, cells]) => isWanted(codeIn(cells)))) {
          for (const [row, cells] of read) frame.rows[row] = cells;
          return frame as TableContent as TableContent<K>;
        }
      }
      const [whole] = await readLongTables(context, [{ layout, columns }] as const);
      return whole;
    },
  };
}

/** Rows that follow one another. */
interface Run {
  readonly start: number;
  readonly range: Excel.Range;
}

function loadRuns(
  context: WorkbookContext,
  { sheet, bodyRow, bodyColumn, headings }: Frame,
  rows: readonly number[],
): Run[] {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const runs: { start: number; count: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last.start + last.count === row) last.count += 1;
    else runs.push({ start: row, count: 1 });
  }
  return runs.map(({ start, count }) => ({
    start,
    range: worksheet.getRangeByIndexes(bodyRow + start, bodyColumn, count, headings.length).load("values"),
  }));
}

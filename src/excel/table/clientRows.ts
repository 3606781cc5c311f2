import { ANSWER_BYTES, runsOf, valuesIn } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { askNamedColumns } from "./namedColumns";
import { askTables, standingParts, type KeyOf, type TableContent } from "./ownTables";
import { bytesPerRow, frameOf, readLongTables, type Frame, type LongTable } from "./readLongTables";
import type { CellOutput } from "../../book/cells";
import { withTextCodes } from "../../book/clientCodes";
import type { TableLayout } from "../../book/table";

/** Rows of a long table about one client, asked for in two requests of the caller's. */
export interface AskedRows<K extends string> {
  /** Queues the second question, once the first is answered. @throws Problem as `readLongTables`. */
  readonly askRows: () => Promise<void>;
  /** Once that is answered too, the table with these rows in their places, all others blank; null where there is none. */
  readonly rows: () => Promise<TableContent<K> | null>;
}

/**
 * Queues the question which rows of a table bear a client's code: where the table stands, and its codes. A code that
 * Excel has made a number of is given as the text that it was.
 * @param orNone rows without any code are wanted too.
 */
export function askClientRows<T extends TableLayout, K extends KeyOf<T> & string>(
  context: WorkbookContext,
  wanted: LongTable<T, K>,
  clientCode: string,
  orNone = false,
): AskedRows<K> {
  const { layout, columns } = wanted;
  const asked = askTables(context, [layout]);
  const table = context.workbook.tables.getItemOrNullObject(layout.table);
  const askedCodes = askNamedColumns(table, layout, ["clientCode"]);
  let frame: Frame | null = null;
  let found: readonly number[] = [];
  let ranges: readonly Excel.Range[] | null = null;
  const isWanted = (row: readonly CellOutput[]) => {
    const code = String(row[frame?.keys.indexOf("clientCode") ?? -1] ?? "").trim();
    return code === clientCode || (orNone && code === "");
  };
  const spelled = <Rows extends Pick<TableContent, "keys" | "rows">>(rows: Rows | null) =>
    withTextCodes([rows], [clientCode])[0] ?? null;
  return {
    askRows: async () => {
      const [parts] = await standingParts(context, [layout], asked);
      frame = parts ? frameOf(wanted, parts) : null;
      if (frame === null) return;
      const codes = askedCodes({ ...frame, bodyRows: frame.rows.length });
      const named = codes && spelled({ keys: frame.keys, rows: codes });
      if (named === null) return;
      found = named.rows.flatMap((row, index) => (isWanted(row) ? [index] : []));
      if (found.length * bytesPerRow(layout) <= ANSWER_BYTES) ranges = loadRows(context, frame, found);
    },
    rows: async () => {
      if (frame === null) return null;
      if (ranges !== null) {
        const read = spelled({ keys: frame.keys, rows: ranges.flatMap(valuesIn) });
        // Else somebody has sorted between the two requests: every row is looked at.
        if (read?.rows.every(isWanted)) {
          for (const [index, cells] of read.rows.entries()) frame.rows[found[index] ?? 0] = [...cells];
          return frame as TableContent as TableContent<K>;
        }
      }
      const [whole] = await readLongTables(context, [{ layout, columns }] as const);
      return spelled(whole);
    },
  };
}

/** Queues the reading of body rows, neighbours as one range. */
function loadRows(
  context: WorkbookContext,
  { sheet, bodyRow, bodyColumn, headings }: Frame,
  rows: readonly number[],
): Excel.Range[] {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  return runsOf(rows).map(({ start, width: count }) =>
    worksheet.getRangeByIndexes(bodyRow + start, bodyColumn, count, headings.length).load("values"),
  );
}

import { ANSWER_BYTES, inOneCall, runsOf, valuesIn } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { askNamedColumns } from "./namedColumns";
import { askTables, standingParts, type KeyOf, type TableContent } from "./ownTables";
import { bytesPerRow, frameOf, readLongTables, type Frame, type LongTable } from "./readLongTables";
import { cellAddress, type CellOutput } from "../../book/cells";
import { withTextCodes } from "../../book/clientCodes";
import type { TableLayout } from "../../book/table";

/** Where a long table stands and which row bears which client's code, with the rows that were read since. */
export interface CodedRows<T extends TableLayout = TableLayout, K extends KeyOf<T> = KeyOf<T>> {
  readonly wanted: LongTable<T, K>;
  /** The table with its rows blank; null where there is none. */
  readonly frame: Frame | null;
  /** By body row; null when people have retouched the heading. */
  readonly codes: readonly CellOutput[] | null;
  /** By body row. */
  readonly seen: Map<number, readonly CellOutput[]>;
}

/**
 * Queues the question which rows of a table bear which client's code: where the table stands, and its codes.
 * @returns what was answered, once the caller has synced. @throws Problem as `readLongTables`.
 */
export function askCodes<T extends TableLayout, K extends KeyOf<T>>(
  context: WorkbookContext,
  wanted: LongTable<T, K>,
): () => Promise<CodedRows<T, K>> {
  const { layout } = wanted;
  const asked = askTables(context, [layout]);
  const table = context.workbook.tables.getItemOrNullObject(layout.table);
  const askedCodes = askNamedColumns(table, layout, ["clientCode"]);
  return async () => {
    const [parts] = await standingParts(context, [layout], asked);
    const frame = parts ? frameOf(wanted, parts) : null;
    const rows = frame && askedCodes({ ...frame, bodyRows: frame.rows.length });
    const column = frame?.keys.indexOf("clientCode") ?? -1;
    return { wanted, frame, codes: rows && rows.map((cells) => cells[column] ?? ""), seen: new Map() };
  };
}

/**
 * Queues the reading of the rows about one client, but for those that were read before. A code that Excel has made a
 * number of is given as the text that it was.
 * @param orNone rows without any code are wanted too.
 * @returns once the caller has synced, the table with these rows in their places, all others blank; null where there
 *   is none. More requests only when rows have moved, or are too many for one.
 */
export function askRowsOf<T extends TableLayout, K extends KeyOf<T>>(
  context: WorkbookContext,
  { wanted, frame, codes, seen }: CodedRows<T, K>,
  clientCode: string,
  orNone = false,
): () => Promise<TableContent<K> | null> {
  if (frame === null) return () => Promise.resolve(null);
  const spelled = <Rows extends Pick<TableContent, "keys" | "rows">>(rows: Rows) =>
    withTextCodes([rows], [clientCode])[0] ?? rows;
  const column = frame.keys.indexOf("clientCode");
  const isWanted = (row: readonly CellOutput[] | undefined) => {
    const code = String(row?.[column] ?? "").trim();
    return code === clientCode || (orNone && code === "");
  };
  const readWhole = async () => {
    const [whole] = await readLongTables(context, [wanted] as const);
    return whole && spelled(whole);
  };
  if (codes === null) return readWhole;
  const alone = spelled({ keys: ["clientCode"], rows: codes.map((code) => [code]) }).rows;
  const found = alone.flatMap(([code = ""], row) => {
    const text = String(code).trim();
    return text === clientCode || (orNone && text === "") ? [row] : [];
  });
  const unseen = found.filter((row) => !seen.has(row));
  if (unseen.length * bytesPerRow(wanted.layout) > ANSWER_BYTES) return readWhole;
  const areas = loadRows(context, frame, unseen);
  return async () => {
    for (const area of areas.flatMap(({ items }) => items)) {
      valuesIn(area).forEach((cells, row) => seen.set(area.rowIndex - frame.bodyRow + row, cells));
    }
    const rows = found.map((row) => seen.get(row) ?? []);
    const read = spelled({ keys: frame.keys, rows });
    // Else somebody has sorted since the codes were read: every row is looked at.
    if (!read.rows.every(isWanted)) return readWhole();
    const all = [...frame.rows];
    read.rows.forEach((cells, index) => (all[found[index] ?? 0] = [...cells]));
    return { ...frame, rows: all } as TableContent as TableContent<K>;
  };
}

/**
 * Queues the reading of body rows, as far as their last column that is wanted: neighbours as one area, and many areas by
 * one address, for each range of its own takes half a kilobyte to be asked for.
 */
function loadRows(
  context: WorkbookContext,
  { sheet, bodyRow, bodyColumn, keys }: Frame,
  rows: readonly number[],
): Excel.RangeCollection[] {
  const last = bodyColumn + keys.findLastIndex((key) => key !== null);
  const areas = runsOf(rows).map(({ start, width: count }) => {
    const first = bodyRow + start;
    return `${cellAddress(first, bodyColumn)}:${cellAddress(first + count - 1, last)}`;
  });
  return inOneCall(areas).map((address) =>
    context.workbook.worksheets.getItem(sheet).getRanges(address).areas.load("items/values,items/rowIndex"),
  );
}

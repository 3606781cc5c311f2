import { cellAddress, quotedSheet, type CellOutput } from "../../book/cells";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { columnKeys } from "../../book/table";
import { MOST_NUMBER } from "../../domain/protocol/protocol";
import { joinedRuns, runsIn, runsText, type NumberRun } from "../../domain/protocol/goneNumbers";
import { keepText, loadKept, numberKept, textKept } from "../host/names";
import type { WorkbookContext } from "../host/session";
import type { TableContent } from "../table/ownTables";

/** Defined name that keeps the highest number ever given: no number is given again when its row is deleted. */
export const LAST_NUMBER = "CC_LastNumber";

/** Defined name that keeps the numbers whose rows are gone, once a committee took note of them. */
const NOTED_NUMBERS = "CC_NotedNumbers";

/** So far below the table a row of the protocol is looked for: dragged there by mistake, or typed with a gap. */
const ROWS_BELOW = 200;

/** Of a worksheet: people drag a table down to its end. */
const SHEET_ROWS = 1_048_576;

/** What tells a row of the protocol from people's notes. */
const TOLD_BY = [
  "number",
  "committeeDate",
  "client",
  "decision",
] as const satisfies readonly ProtocolColumn[];

/** A row that reads like one of the protocol and stands below its table: nobody reads it. */
interface RowOutside {
  /** `'Protocole'!A14` */
  readonly address: string;
  readonly decision: string;
}

/** What the workbook tells of the protocol's rows besides those in the table. */
export interface ProtocolTraces {
  /** The highest number ever given; 0 when that is not known. */
  readonly lastNumber: number;
  /** Numbers of rows that are gone, of which a committee took note. */
  readonly noted: readonly NumberRun[];
  readonly outside: readonly RowOutside[];
}

/**
 * Queues the question what is known of the protocol besides its rows.
 * @param place where it stands, with its headings; null where there is none.
 */
export function askTraces(context: WorkbookContext, place: TableContent | null): () => ProtocolTraces {
  const last = loadKept(context, LAST_NUMBER);
  const noted = loadKept(context, NOTED_NUMBERS);
  const outside = place === null ? () => [] : askOutside(context, place);
  return () => {
    const number = numberKept(last);
    return {
      lastNumber: number <= MOST_NUMBER ? number : 0,
      noted: runsIn(textKept(noted)),
      outside: outside(),
    };
  };
}

function askOutside(
  context: WorkbookContext,
  { sheet, headings, bodyRow, bodyColumn, rows }: TableContent,
): () => RowOutside[] {
  const keys = columnKeys(PROTOCOL_TABLE, headings);
  const columns = TOLD_BY.map((key) => keys.indexOf(key));
  const left = Math.min(...columns.filter((column) => column >= 0));
  const width = Math.max(...columns) - left + 1;
  if (!Number.isFinite(left)) return () => [];
  const top = bodyRow + rows.length;
  const count = Math.min(ROWS_BELOW, SHEET_ROWS - top);
  if (count <= 0) return () => [];
  const below = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(top, bodyColumn + left, count, width)
    .load("values");
  const address = (row: number) => `${quotedSheet(sheet)}!${cellAddress(top + row, bodyColumn + left)}`;
  return () =>
    (below.values as CellOutput[][]).flatMap((cells, row): RowOutside[] => {
      const [number, day, client, decision] = columns.map((column) => cells[column - left] ?? "");
      const isRow = String(decision).trim() !== "" && [number, day, client].some((cell) => cell !== "");
      // The headings of another table, and those of a copy of this one, are no decision.
      const isHeading = columnKeys(PROTOCOL_TABLE, [String(decision)])[0] === "decision";
      return isRow && !isHeading ? [{ address: address(row), decision: String(decision) }] : [];
    });
}

/** Queues the note that a committee knows of rows that are gone. */
export async function noteGone(context: WorkbookContext, gone: readonly NumberRun[]): Promise<void> {
  const before = loadKept(context, NOTED_NUMBERS);
  await context.sync();
  keepText(context, NOTED_NUMBERS, runsText(joinedRuns([...runsIn(textKept(before)), ...gone])));
  await context.sync();
}

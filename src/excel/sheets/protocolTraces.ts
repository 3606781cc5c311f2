import { cellAddress, quotedSheet, type CellOutput } from "../../book/cells";
import { COMMITTEES_TABLE } from "../../book/committees";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { columnKey, columnKeys, type TableLayout } from "../../book/table";
import type { Day } from "../../domain/basis/day";
import { MOST_NUMBER } from "../../domain/protocol/protocol";
import { joinedRuns, runsIn, runsText, type NumberRun } from "../../domain/protocol/goneNumbers";
import { keepText, loadKept, numberKept, textKept } from "../host/names";
import type { WorkbookContext } from "../host/session";
import type { TableContent } from "../table/ownTables";

/** Defined name that keeps the highest number ever given: no number is given again when its row is deleted. */
export const LAST_NUMBER = "CC_LastNumber";

/** Defined name that keeps the numbers whose rows are gone, once a committee took note of them. */
const NOTED_NUMBERS = "CC_NotedNumbers";

/** Defined name that keeps the day of the last committee whose agenda was noted as sent. */
export const AGENDA_SENT = "CC_AgendaSent";

/** So far below the table a row of the protocol is looked for: dragged there by mistake, or typed with a gap. */
const ROWS_BELOW = 200;

/** Of a worksheet: people drag a table down to its end. */
const SHEET_ROWS = 1_048_576;

/** What tells a row of a table from people's notes; what it is about stands in the last of these columns. */
const TOLD_BY = {
  protocol: ["number", "committeeDate", "client", "decision"],
  committees: ["time", "referenceDate", "countedOverdue", "date"],
} as const satisfies {
  protocol: readonly ProtocolColumn[];
  committees: readonly (keyof typeof COMMITTEES_TABLE.declared)[];
};

/** A row that reads like one of a table and stands below it: nobody reads it. */
interface RowOutside {
  readonly table: keyof typeof TOLD_BY;
  /** `'Protocole'!A14` */
  readonly address: string;
  /** The decision, or the day of the committee. */
  readonly about: string | number;
}

/** What the workbook tells of rows besides those in the tables. */
export interface ProtocolTraces {
  /** The highest number ever given; 0 when that is not known. */
  readonly lastNumber: number;
  /** Numbers of rows that are gone, of which a committee took note. */
  readonly noted: readonly NumberRun[];
  readonly outside: readonly RowOutside[];
  /** The last committee whose agenda was noted as sent; 0 when none was. */
  readonly agendaSent: Day;
}

/**
 * Queues the question what is known of the protocol besides its rows, and what stands below it and the committees.
 * @param protocol where it stands, with its headings; null where there is none. The same for the committees.
 */
export function askTraces(
  context: WorkbookContext,
  protocol: TableContent | null,
  committees: TableContent | null,
): () => ProtocolTraces {
  const last = loadKept(context, LAST_NUMBER);
  const noted = loadKept(context, NOTED_NUMBERS);
  const sent = loadKept(context, AGENDA_SENT);
  const outside = [askOutside(context, "protocol", protocol), askOutside(context, "committees", committees)];
  return () => {
    const number = numberKept(last);
    return {
      lastNumber: number <= MOST_NUMBER ? number : 0,
      noted: runsIn(textKept(noted)),
      outside: outside.flatMap((each) => each()),
      agendaSent: numberKept(sent),
    };
  };
}

const LAYOUTS = { protocol: PROTOCOL_TABLE, committees: COMMITTEES_TABLE };

function askOutside(
  context: WorkbookContext,
  table: keyof typeof TOLD_BY,
  place: TableContent | null,
): () => RowOutside[] {
  if (place === null) return () => [];
  const { sheet, headings, bodyRow, bodyColumn, rows } = place;
  const layout: TableLayout = LAYOUTS[table];
  const keys = columnKeys(layout, headings);
  const columns = TOLD_BY[table].map((key) => keys.indexOf(key));
  const left = Math.min(...columns.filter((column) => column >= 0));
  const width = Math.max(...columns) - left + 1;
  const top = bodyRow + rows.length;
  const count = Math.min(ROWS_BELOW, SHEET_ROWS - top);
  if (!Number.isFinite(left) || count <= 0) return () => [];
  const below = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(top, bodyColumn + left, count, width)
    .load("values");
  const address = (row: number) => `${quotedSheet(sheet)}!${cellAddress(top + row, bodyColumn + left)}`;
  return () =>
    (below.values as CellOutput[][]).flatMap((cells, row): RowOutside[] => {
      const told = columns.map((column) => cells[column - left] ?? "");
      const about = told.pop() ?? "";
      const isAbout = table === "protocol" ? String(about).trim() !== "" : typeof about === "number";
      // The headings of a copy of the table are no row.
      const isHeading = columnKey(layout, String(about)) !== null;
      const isRow = isAbout && !isHeading && told.some((cell) => cell !== "");
      return isRow ? [{ table, address: address(row), about: about as string | number }] : [];
    });
}

/** Queues the note that a committee knows of rows that are gone. */
export async function noteGone(context: WorkbookContext, gone: readonly NumberRun[]): Promise<void> {
  const before = loadKept(context, NOTED_NUMBERS);
  await context.sync();
  keepText(context, NOTED_NUMBERS, runsText(joinedRuns([...runsIn(textKept(before)), ...gone])));
  await context.sync();
}

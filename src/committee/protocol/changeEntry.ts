import { languageOfHeadings } from "../../book/table";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { Problem } from "../../domain/basis/problem";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { RowInput } from "../../book/table";
import type { TableContent } from "../../excel/table/ownTables";
import { numbered } from "../../excel/sheets/protocolTable";
import { updateRow } from "../../excel/table/rowChange";
import type { WorkbookContext } from "../../excel/host/session";
import type { Message } from "../../intake/source";
import { settledSurvey } from "./protocolNumbers";
import { refusedWarnings } from "../port/refusedWarnings";
import { entryAt } from "../port/protocolRows";
import { ensureUnchanged } from "./rowChanged";
import type { Language } from "../../locales/translator";

export interface EntryChange {
  /** The row as the user saw it. */
  readonly seen: ProtocolEntry;
  /** Fields that must still be as seen. */
  readonly fields: readonly (keyof ProtocolEntry)[];
  readonly cells: (language: Language) => RowInput;
  /** The row says already what is to be written, as when it is sent again after a failure. */
  readonly isDone: (now: ProtocolEntry) => boolean;
}

/**
 * Changes cells of the row the user saw, if it is still as it was.
 * @returns the row as it reads back.
 * @throws RowChanged with both versions; Problem "row-gone".
 */
export async function changeEntry(
  workbook: WorkbookContext,
  { seen, fields, cells, isDone }: EntryChange,
): Promise<{ readonly entry: ProtocolEntry; readonly notices: readonly Message[] }> {
  // A row typed by hand gets its number on the way; the user looks at it again with it.
  const { survey, notices } = await settledSurvey(workbook);
  if (seen.number === null) throw new Problem("row-gone", { number: "–" });
  const check = checkOf({ seen, fields, isDone });
  const language = languageOfHeadings(PROTOCOL_TABLE, survey.head);
  const after = await updateRow(workbook, survey, {
    row: numbered(seen.number),
    check,
    cells: cells(language),
  });
  return { entry: entryAt(after, 0), notices: [...notices, ...refusedWarnings(survey.refused)] };
}

/** Looks whether a row is still as the user saw it, or says already what is to be written. */
export function checkOf({
  seen,
  fields,
  isDone,
}: Omit<EntryChange, "cells">): (row: TableContent<ProtocolColumn>) => void {
  return (row) => {
    const now = entryAt(row, 0);
    if (!isDone(now)) ensureUnchanged(seen, now, fields);
  };
}

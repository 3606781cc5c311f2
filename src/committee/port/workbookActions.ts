import { Problem } from "../../domain/basis/problem";
import { workbookKey } from "../../excel/host/host";
import { activateSheet, selectCell } from "../../excel/host/selection";
import type { Desk } from "./desk";
import { refusedWarnings } from "./refusedWarnings";
import type { Message } from "../../intake/source";
import type { PrintedPage, ReadyToPrint } from "./printPage";

/** What the pane can show of the workbook itself. */
export interface WorkbookActions {
  /** What tells this workbook and its user from others, for what is remembered outside the workbook. */
  memoryKey(): string;
  /** Selects a cell by its address, e.g. of a rejected row. */
  showCell(address: string): Promise<void>;
  /** Activates one of our sheets. @throws Problem "sheet-absent" when it does not stand. */
  showSheet(
    sheet: "clients" | "agenda" | "minutes" | "protocol" | "results" | "settings" | "committees",
  ): Promise<void>;
  /** Makes a page ready to be printed and shows it. */
  printPage(page: PrintedPage): Promise<ReadyToPrint>;
  /** Hears what could not be put back or dressed by something short that is done. @returns what ends it. */
  onSaid(listener: (warnings: readonly Message[]) => void): () => void;
  /** Makes a table again of what was one, named as its problem names it. @throws Problem "table-deleted" when its cells are gone. */
  mendTable(table: string): Promise<void>;
  /** Agrees that a table that is gone is made anew by the next run. */
  beginAnew(table: string): Promise<void>;
}

/** Leads from the pane into the workbook. */
export function workbookActions({ session }: Desk): WorkbookActions {
  return {
    memoryKey: workbookKey,
    onSaid: (listener) => session.onSaid((refused) => listener(refusedWarnings(refused))),
    showCell: (address) => session.run((workbook) => selectCell(workbook, address)),
    // The first screen shows none of the sheets: what knows them comes with the first reading.
    showSheet: async (sheet) => {
      const { findOwnSheets } = await import("../../excel/sheets/ownSheets");
      await session.run(async (workbook) => {
        const sheets = await findOwnSheets(workbook);
        const name = sheets.names[sheet];
        if (name === null) throw new Problem("sheet-absent");
        await activateSheet(workbook, name);
      });
    },
    // The pages' code arrives when one is printed.
    printPage: async (page) => (await import("./printPage")).printPage(session, page),
    mendTable: async (table) => (await import("./mendTables")).mendTable(session, table),
    beginAnew: async (table) => (await import("./mendTables")).beginAnew(session, table),
  };
}

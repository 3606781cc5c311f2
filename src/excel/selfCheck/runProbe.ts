import { excelCode } from "../host/excelProblem";
import type { ExcelSession } from "../host/session";
import { cornerOf, type Bench, type ProbeRun } from "./bench";
import * as cells from "./cellProbes";
import * as filters from "./filterProbes";
import * as hosts from "./hostProbes";
import type { Ask, ProbeAnswer } from "./probe";
import type { ExcelProbeId } from "./probes";
import type { Scratch } from "./scratchSheet";
import * as sheets from "./sheetProbes";

/** How each probe of the list that stands in Excel is tried. */
const RUNS: Readonly<Record<ExcelProbeId, ProbeRun>> = {
  reservedNames: sheets.reservedNames,
  filterCriteria: filters.filterCriteria,
  find: filters.find,
  belowTable: filters.belowTable,
  resizeFiltered: filters.resizeFiltered,
  apostrophe: cells.apostrophe,
  dropDowns: cells.dropDowns,
  rules: cells.rules,
  slicers: sheets.slicers,
  fitToPage: sheets.fitToPage,
  frozenRows: sheets.frozenRows,
  rowHeights: sheets.rowHeights,
  noFilterButtons: filters.noFilterButtons,
  outline: sheets.outline,
  charts: sheets.charts,
  linkFormulas: cells.linkFormulas,
  files: hosts.files,
  file: hosts.file,
  speed: hosts.speed,
  contextMenu: hosts.contextMenu,
  nullObjects: hosts.nullObjects,
  dateSystem: cells.dateSystem,
  movedFormulas: cells.movedFormulas,
  mergedCells: cells.mergedCells,
  otherWorkbook: hosts.otherWorkbook,
};

/** What came of trying: an answer, or the code with which Excel ended it. */
export type Tried = { readonly answer: ProbeAnswer } | { readonly code: string };

/**
 * Tries one probe in a run of its own.
 * @throws Problem when Excel stays silent or the probe was broken off by something that is not Excel's.
 */
export function runProbe(
  session: ExcelSession,
  { id, number }: { readonly id: ExcelProbeId; readonly number: number },
  scratch: Scratch,
  ask: Ask,
): Promise<Tried> {
  return session.run(async (workbook) => {
    const sheet = workbook.workbook.worksheets.getItem(scratch.sheet);
    const home = workbook.workbook.worksheets.getItem(scratch.home);
    const at = cornerOf(number);
    const range = (local: string) => sheet.getRange(at(local));
    const bench: Bench = { workbook, session, sheet, home, ask, at, range };
    try {
      return { answer: await RUNS[id](bench) };
    } catch (error) {
      const code = excelCode(error);
      if (code === null) throw error;
      return { code };
    }
  });
}

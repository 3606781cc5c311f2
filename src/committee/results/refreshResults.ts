import { decorateTogether } from "../../excel/host/decorations";
import { ensureWritable, sheetOrder } from "../../excel/sheets/ownSheets";
import { addSheets } from "../../excel/sheets/newSheets";
import { refreshCharts } from "../../excel/sheets/resultsCharts";
import {
  hasCharts,
  noteCharts,
  readResultsSheet,
  readResultsTable,
  writeResults,
  type StandingResults,
} from "../../excel/sheets/resultsPage";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { readBook, recalculated, sheetNames, type WorkbookState } from "../port/workbookState";
import { RESULTS_READ, resultsRead } from "./readResults";
import { refusedWarnings } from "../port/refusedWarnings";
import type { ResultsRefreshed } from "./resultsContract";
import { resultsSheetContent, type ResultsSheetContent } from "./resultsRows";
import type { Language } from "../../locales/translator";

/**
 * Writes the Results sheet, or brings the one that stands up to date in place: page, tables, and the table that
 * feeds the charts. People's formatting of the charts and rows that they typed stay.
 */
export async function refreshResults(
  session: ExcelSession,
  kept: KeptPortfolio,
  now: Date,
): Promise<ResultsRefreshed> {
  const book = await readBook(session, RESULTS_READ);
  const { state } = book;
  const { results, committees, protocol } = resultsRead(book, kept, now);
  const language = state.language ?? "fr";
  return session.run(async (workbook) => {
    const standing = state.ownSheets.names.results;
    await ensureWritable(workbook, standing === null ? [] : [standing], standing === null);
    const before = standing === null ? null : await readResultsSheet(workbook, state.extents);
    const references = { results: before?.table ?? null, committees, protocol };
    const content = resultsSheetContent(results, references, language, sheetNames(state));
    const absent = standing === null ? (["results"] as const) : [];
    const created = await addSheets(workbook, absent, language, state.extents);
    const sheet = created.results ?? standing ?? "";
    const written = await writeResults(workbook, content.page, content.rows, before, language, sheet);
    const stale = await recalculated(workbook, state);
    const refused = [
      ...(await decorateTogether(workbook, [
        ...written.decorations,
        ...sheetOrder(workbook, state.ownSheets, created, state.extents),
      ])),
      ...(await drawCharts(workbook, state, content, before, language)),
    ];
    return {
      results: { ...results, sheet: "current" },
      warnings: [...results.warnings, ...stale, ...refusedWarnings(refused)],
      written: {
        sheetsCreated: Object.values(created),
        cellsChanged: written.cells,
      },
    };
  });
}

/**
 * Charts are made once; one that people deleted stays deleted. Interrupted or refused, they are made the next time.
 * @returns what this Excel refused of them.
 */
async function drawCharts(
  workbook: WorkbookContext,
  { policy }: Pick<WorkbookState, "policy">,
  { places }: ResultsSheetContent,
  before: StandingResults | null,
  language: Language,
): Promise<readonly string[]> {
  const after = await readResultsTable(workbook);
  if (after === null) return [];
  const worksheet = workbook.workbook.worksheets.getItem(after.sheet);
  const { companyCurrency } = policy.parameters;
  const isMade = hasCharts(before);
  const feed = { before: isMade ? (before?.table ?? null) : null, after };
  const refused = await refreshCharts(workbook, worksheet, feed, places, language, companyCurrency);
  if (!isMade && refused.length === 0 && after.rows.length > 1) {
    noteCharts(worksheet);
    await workbook.sync();
  }
  return refused;
}

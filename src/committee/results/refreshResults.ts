import { decorateTogether, type Decoration } from "../../excel/host/decorations";
import { RESULTS_TABLE } from "../../book/results";
import { readTables, wholeTable } from "../../excel/table/readLongTables";
import type { SheetExtent } from "../../excel/host/readSheets";
import { joinNewerColumns } from "../../excel/table/joinNewerColumns";
import { newerColumns } from "../../book/table";
import type { TableContent } from "../../excel/table/ownTables";
import { askWritable, sheetOrder } from "../../excel/sheets/ownSheets";
import { addSheets } from "../../excel/sheets/newSheets";
import { runMaking } from "../../excel/sheets/makingSheets";
import { askCharts, FEWEST_POINTS, refreshCharts } from "../../excel/sheets/resultsCharts";
import {
  hasCharts,
  noteCharts,
  askResultsSheet,
  newResultsTable,
  readTableAndCharts,
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
  const { state, tables } = await readBook(session, [...RESULTS_READ, wholeTable(RESULTS_TABLE)] as const);
  const [committees, history, protocol, people, clients, shown, feed] = tables;
  const book = { state, tables: [committees, history, protocol, people, clients, shown] } as const;
  const { results } = resultsRead(book, kept, now);
  const language = state.language ?? "fr";
  return runMaking(session, async (workbook) => {
    const standing = state.ownSheets.names.results;
    const ensure = askWritable(workbook, standing === null ? [] : [standing], standing === null);
    const stood = feed === null ? null : askResultsSheet(workbook, feed, state.extents);
    await workbook.sync();
    ensure();
    const joined = await withEvents(workbook, feed, language);
    const before = joined.isGiven ? await readAgain(workbook, state.extents) : (stood?.() ?? null);
    const references = { results: before?.table ?? null, committees, protocol, clients, history };
    const content = resultsSheetContent(results, references, language, sheetNames(state));
    const absent = standing === null ? (["results"] as const) : [];
    const created = await addSheets(workbook, absent, language, state.extents);
    const sheet = created.results ?? standing ?? "";
    const written = await writeResults(workbook, content.page, content.rows, before, language, sheet);
    // A refusal of what was written is none of the calculation.
    if (state.calculatesByHand) await workbook.sync();
    const stale = await recalculated(workbook, state);
    const areChartsMade = hasCharts(before) || content.rows.length < FEWEST_POINTS;
    const isAsBefore = written.cells === 0 && before !== null && areChartsMade && !joined.isGiven;
    const look = [...written.decorations, ...sheetOrder(workbook, state.ownSheets, created, state.extents)];
    const refused = [
      ...joined.refused,
      ...(isAsBefore
        ? await decorateTogether(workbook, look)
        : await drawCharts(workbook, sheet, state, { content, before, look }, joined.isGiven, language)),
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

/** Gives a table made before events were marked its columns for them. */
async function withEvents(
  workbook: WorkbookContext,
  feed: TableContent | null,
  language: Language,
): Promise<{ readonly isGiven: boolean; readonly refused: readonly string[] }> {
  if (feed === null || newerColumns(RESULTS_TABLE, feed.keys).length === 0) {
    return { isGiven: false, refused: [] };
  }
  const refused = await joinNewerColumns(workbook, RESULTS_TABLE, feed, language);
  return { isGiven: refused.length === 0, refused };
}

/** The sheet once its table has been given columns. */
async function readAgain(
  workbook: WorkbookContext,
  extents: readonly SheetExtent[],
): Promise<StandingResults | null> {
  const [feed] = await readTables(workbook, [RESULTS_TABLE] as const);
  if (feed === null) return null;
  const read = askResultsSheet(workbook, feed, extents);
  await workbook.sync();
  return read();
}

/** The sheet before and after, and how its page is dressed. */
interface Drawn {
  readonly content: ResultsSheetContent;
  readonly before: StandingResults | null;
  readonly look: readonly Decoration[];
}

/**
 * Charts are made once; one that people deleted stays deleted. Interrupted or refused, they are made the next time.
 * What was queued of the page goes with the first request.
 * @returns what this Excel refused of them and of the page's look.
 */
async function drawCharts(
  workbook: WorkbookContext,
  sheet: string,
  { policy }: Pick<WorkbookState, "policy">,
  { content: { places }, before, look }: Drawn,
  gainsEvents: boolean,
  language: Language,
): Promise<readonly string[]> {
  const worksheet = workbook.workbook.worksheets.getItem(sheet);
  const asked = askCharts(worksheet, before !== null);
  const table = before?.table ?? newResultsTable(sheet, language);
  const { table: after, standing } = await readTableAndCharts(workbook, table, asked);
  const { companyCurrency } = policy.parameters;
  const isMade = hasCharts(before);
  const feed = {
    before: isMade ? (before?.table ?? null) : null,
    after,
    gainsEvents,
    standing,
  };
  const note = isMade || after.rows.length < FEWEST_POINTS ? undefined : () => noteCharts(worksheet);
  return refreshCharts(workbook, worksheet, feed, places, language, companyCurrency, note, look);
}

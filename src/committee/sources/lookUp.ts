import { agendaDue } from "../../domain/committee/committeeCalendar";
import { localDay } from "../../domain/basis/day";
import { namesOfSheets, sheetsToCreate, type OwnSheets } from "../../excel/sheets/ownSheets";
import { askTraces, type ProtocolTraces } from "../../excel/sheets/protocolTraces";
import type { Contents } from "../../excel/table/readLongTables";
import { isScratchName, removeScratchSheets } from "../../excel/selfCheck/scratchSheet";
import { Problem, type ProblemCode } from "../../domain/basis/problem";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { whyLeftOut } from "../../intake/check/leftOut";
import { readWorkbook } from "../../intake/join/readWorkbook";
import type { Source, SourceDecision } from "../../intake/source";
import { whyNotReceivables } from "../../intake/find/whyNotReceivables";
import { clientSummaries } from "../port/clientStanding";
import type { FirstLook, SourceSummary } from "./sourcesContract";
import { type TaskControl, breathe } from "../port/task";
import {
  foreignSheets,
  readBookBeside,
  readState,
  type Book,
  type WorkbookState,
} from "../port/workbookState";
import { readSheets } from "../port/readSheets";
import { receivablesSources, summariseSource } from "./sourceSummary";
import { mergeDecisions } from "../port/sourcesSheet";
import { criteriaFound } from "./criteriaFound";
import { committeeToCome } from "../../domain/committee/whichCommittee";
import { committeeDays } from "../port/committeeRows";
import { WEEK_TABLES, weekIn } from "../week/readWeek";
import type { Week } from "../week/weekContract";

/** Enough rows to know what a sheet holds, whatever its size. */
const FIRST_ROWS = 200;

/** What the pane shows on opening, read from the first rows of each sheet. Writes nothing but takes away a scratch sheet of ours. */
export async function lookUp(session: ExcelSession, control: TaskControl, now: Date): Promise<FirstLook> {
  const { state, week } = await tidied(session, () => readWithWeek(session, now));
  const { sheets, grids, intake } = await readFirstRows(session, state, control, []);
  const today = localDay(now);
  const next = committeeToCome(committeeDays(state.committees), now, state.policy.parameters);
  const found = receivablesSources(intake).length > 0;
  const listed = state.clients === null ? null : clientSummaries(state.clients);
  return {
    workbookLanguage: state.language,
    currency: (isNew(state) ? intake.currency : null) ?? state.policy.parameters.companyCurrency,
    nextCommittee: { day: next, time: state.policy.parameters.meetingTime },
    agendaDue: agendaDue(next, state.policy.parameters),
    today,
    sources: intake.sources.map((source) => {
      const used = sheets.find(({ sheet }) => sheet === source.sheet)?.used;
      const rows = used == null ? 0 : used.row + used.rows - source.headerRow;
      return { ...summariseSource(source), ...NOT_READ_YET, rowsRead: rows };
    }),
    readings: intake.sources,
    decisions: state.decisions,
    referenceDate: intake.referenceDate,
    notRead: intake.notRead,
    criteria: isNew(state) ? criteriaFound(intake) : state.policy.parameters,
    notFound: found ? null : (whyLeftOut(intake) ?? whyNotReceivables(grids)),
    sheetsToCreate: sheetsToCreate(state.ownSheets, ["clients", "protocol", "settings"], state.extents),
    sheetNames: {
      fr: namesOfSheets(state.ownSheets, "fr", state.extents),
      en: namesOfSheets(state.ownSheets, "en", state.extents),
    },
    clients: listed?.clients ?? null,
    clientWarnings: listed?.warnings ?? [],
    agendaPrepared: state.ownSheets.names.agenda !== null,
    ...(week !== null && { week }),
  };
}

/** The sources as their first rows read under these decisions, for looking before they are confirmed. */
export async function previewSources(
  session: ExcelSession,
  decisions: readonly SourceDecision[],
  control: TaskControl,
): Promise<readonly Source[]> {
  const { state } = await tidied(session, async () => ({ state: await readState(session, "list") }));
  const { intake } = await readFirstRows(session, state, control, decisions);
  return intake.sources;
}

async function readFirstRows(
  session: ExcelSession,
  state: WorkbookState,
  control: TaskControl,
  decisions: readonly SourceDecision[],
) {
  const sheets = foreignSheets(state);
  const grids = await readSheets(session, sheets, control, FIRST_ROWS);
  const { companyCurrency, endOfMonthReading } = state.policy.parameters;
  const options = {
    ...(isNew(state) ? {} : { companyCurrency }),
    endOfMonthReading,
    referenceDate: null,
    rates: state.rates,
    decisions: mergeDecisions(state.decisions, decisions),
    answers: state.answers,
  };
  return { sheets, grids, intake: await readWorkbook(grids, options, () => breathe(control)) };
}

/** Before there are settings, the sheets say which currency counts. */
function isNew({ ownSheets }: WorkbookState): boolean {
  return ownSheets.names.settings === null;
}

/** The workbook, and where the week stands in the same requests; null when a table that only the week needs is in the way. */
async function readWithWeek(
  session: ExcelSession,
  now: Date,
): Promise<{ readonly state: WorkbookState; readonly week: Week | null }> {
  let book: Book<typeof WEEK_TABLES> & { readonly beside: ProtocolTraces };
  try {
    const ask = (workbook: WorkbookContext, _own: OwnSheets, places: Contents<typeof WEEK_TABLES>) =>
      askTraces(workbook, places[2], places[0]);
    book = await readBookBeside(session, WEEK_TABLES, ask, "list");
  } catch (error) {
    if (!(error instanceof Problem) || !OF_ONE_TABLE.has(error.code)) throw error;
    // Home then says it where the week would stand, and all the rest is shown.
    return { state: await readState(session, "list"), week: null };
  }
  return { state: book.state, week: weekIn({ ...book.state, traces: book.beside }, book.tables, now) };
}

const OF_ONE_TABLE: ReadonlySet<ProblemCode> = new Set([
  "missing-column",
  "name-taken",
  "headings-off",
  "table-converted",
  "table-renamed",
  "table-deleted",
  "table-emptied",
]);

/** What is read of the workbook without a scratch sheet that a check of Excel left behind when it was broken off. */
async function tidied<Found extends { readonly state: WorkbookState }>(
  session: ExcelSession,
  read: () => Promise<Found>,
): Promise<Found> {
  const found = await read();
  if (!found.state.extents.some(({ sheet }) => isScratchName(sheet))) return found;
  // Where it cannot be deleted, in a workbook that is only shown, it stays.
  const removed = await session.run(removeScratchSheets).catch(() => 0);
  return removed === 0 ? found : read();
}

const NOT_READ_YET = { rowsIgnored: null, rowsRejected: null } as const satisfies Partial<SourceSummary>;

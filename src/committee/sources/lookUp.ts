import { agendaDue } from "../../domain/committee/committeeCalendar";
import { localDay } from "../../domain/basis/day";
import { namesOfSheets, sheetsToCreate } from "../../excel/sheets/ownSheets";
import { isScratchName, removeScratchSheets } from "../../excel/selfCheck/scratchSheet";
import type { ExcelSession } from "../../excel/host/session";
import { readWorkbook } from "../../intake/join/readWorkbook";
import type { Source, SourceDecision } from "../../intake/source";
import { whyNotReceivables } from "../../intake/find/whyNotReceivables";
import { clientSummaries } from "../port/clientStanding";
import type { Overview, SourceSummary } from "./sourcesContract";
import { type TaskControl, breathe } from "../port/task";
import { foreignSheets, readState, type WorkbookState } from "../port/workbookState";
import { readSheets } from "../port/readSheets";
import { receivablesSources, summariseSource } from "./sourceSummary";
import { mergeDecisions } from "../port/sourcesSheet";
import { committeeToCome } from "../../domain/committee/whichCommittee";
import { committeeDays } from "../port/committeeRows";

/** Enough rows to know what a sheet holds, whatever its size. */
const FIRST_ROWS = 200;

/** What the pane shows on opening, read from the first rows of each sheet. Writes nothing but takes away a scratch sheet of ours. */
export async function lookUp(session: ExcelSession, control: TaskControl, now: Date): Promise<Overview> {
  const { state, sheets, grids, intake } = await readFirstRows(session, control, []);
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
    notFound: found ? null : whyNotReceivables(grids),
    sheetsToCreate: sheetsToCreate(state.ownSheets, ["clients", "protocol", "settings"], state.extents),
    sheetNames: {
      fr: namesOfSheets(state.ownSheets, "fr", state.extents),
      en: namesOfSheets(state.ownSheets, "en", state.extents),
    },
    clients: listed?.clients ?? null,
    clientWarnings: listed?.warnings ?? [],
    agendaPrepared: state.ownSheets.names.agenda !== null,
  };
}

/** The sources as their first rows read under these decisions, for looking before they are confirmed. */
export async function previewSources(
  session: ExcelSession,
  decisions: readonly SourceDecision[],
  control: TaskControl,
): Promise<readonly Source[]> {
  const { intake } = await readFirstRows(session, control, decisions);
  return intake.sources;
}

async function readFirstRows(
  session: ExcelSession,
  control: TaskControl,
  decisions: readonly SourceDecision[],
) {
  const state = await tidyState(session);
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
  return { state, sheets, grids, intake: await readWorkbook(grids, options, () => breathe(control)) };
}

/** Before there are settings, the sheets say which currency counts. */
function isNew({ ownSheets }: WorkbookState): boolean {
  return ownSheets.names.settings === null;
}

/** How the workbook stands, without a scratch sheet that a check of Excel left behind when it was broken off. */
async function tidyState(session: ExcelSession): Promise<WorkbookState> {
  const state = await readState(session, "list");
  if (!state.extents.some(({ sheet }) => isScratchName(sheet))) return state;
  // Where it cannot be deleted, in a workbook that is only shown, it stays.
  const removed = await session.run(removeScratchSheets).catch(() => 0);
  return removed === 0 ? state : readState(session, "list");
}

const NOT_READ_YET = { rowsIgnored: null, rowsRejected: null } as const satisfies Partial<SourceSummary>;

import type { ExcelSession } from "../excel/host/session";
import { LANGUAGES, loadWords, type Language } from "../locales/translator";
import type { KeptPortfolio } from "./analysis/readPortfolio";
import { forgetRows, type KeptRows } from "./client/keptRows";
import type { CommitteeActions } from "./contract";
import type { Desk } from "./port/desk";
import { workbookActions } from "./port/workbookActions";
import { retriedOnce } from "./retriedOnce";
import { whenUsed } from "./whenUsed";

/**
 * What the credit manager can do, over one session with Excel. The code of a room arrives when something of it
 * is first asked for; even that of the first look, so that the pane says that it is reading meanwhile.
 * @param clock the user's own clock; everything else is read from the workbook.
 */
export function committeeActions(
  session: ExcelSession,
  displayLanguage: Language,
  clock: () => Date = () => new Date(),
): CommitteeActions {
  const desk: Desk = { session, clock, displayLanguage };
  const kept: KeptPortfolio = { current: null };
  const rows: KeptRows = { current: null, changes: 0, sheet: null };
  const room: typeof whenUsed = (load, onUsed) => retriedOnce(whenUsed(() => withWords(load), onUsed));
  // Whatever else is done may have written: what the cards of clients keep is read anew after it.
  const feature: typeof whenUsed = (load) => room(load, () => forgetRows(rows));
  return {
    workbook: retriedOnce(workbookActions(desk)),
    sources: feature(async () => (await import("./sources/sourcesActions")).sourcesActions(desk)),
    analysis: feature(async () => (await import("./analysis/analysisActions")).analysisActions(desk, kept)),
    policy: feature(async () => (await import("./policy/policyActions")).policyActions(desk, kept)),
    client: room(async () => (await import("./client/clientActions")).clientActions(desk, { kept, rows })),
    week: feature(async () => (await import("./week/weekActions")).weekActions(desk)),
    agenda: feature(async () => (await import("./agenda/agendaActions")).agendaActions(desk, kept)),
    meeting: feature(async () => (await import("./meeting/meetingActions")).meetingActions(desk)),
    protocol: feature(async () => (await import("./protocol/protocolActions")).protocolActions(desk)),
    closing: feature(async () => (await import("./closing/closingActions")).closingActions(desk)),
    results: feature(async () => (await import("./results/resultsActions")).resultsActions(desk, kept)),
    selfCheck: feature(async () => (await import("./selfCheck/selfCheckActions")).selfCheckActions(desk)),
  };
}

/** A workbook may be written in the other language: what reads it knows the words of both. */
async function withWords<Feature>(load: () => Promise<Feature>): Promise<Feature> {
  // Some of its modules ask for words as soon as they arrive.
  await Promise.all(LANGUAGES.map(loadWords));
  return load();
}

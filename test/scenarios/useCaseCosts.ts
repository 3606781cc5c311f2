import { readFile } from "node:fs/promises";
import path from "node:path";
import { dateOf, type Day } from "../../src/domain/basis/day";
import { committeeDay, COMMITTEES_HELD, figuresDay } from "../sample/year/calendar";
import { YEAR_FILE_NAME } from "../sample/year/holdCommittee";
import { openXlsx } from "../simulator/files/openXlsx";
import { newWorkbook } from "../simulator/workbook";
import { heldOn, putExports } from "./heldCommittees";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { draft } from "./openProtocol";
import { costOf } from "./workCost";

/** Requests that each use case may take: what the user waits for on the web, some 200 ms each. */
export const MOST_REQUESTS = {
  "opening the pane": 4,
  "the first analysis, or the next week's": 10,
  "an analysis that changes nothing": 6,
  "the agenda": 6,
  "the agenda again": 6,
  "the page of sending": 3,
  "one date noted there": 4,
  "opening the meeting": 4,
  "a decision recorded and read back": 3,
  "a client's card, the first": 2,
  "the next card": 1,
  "a card shown before": 1,
  "the results": 8,
  "the results again": 4,
} as const;

type UseCase = keyof typeof MOST_REQUESTS;

/** What a use case cost. */
export interface UseCaseCost {
  readonly what: UseCase;
  readonly requests: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
}

/** A workbook on the eve of a committee. */
interface Eve {
  readonly committee: OpenCommittee;
  readonly meets: Day;
  readonly referenceDate: Day;
}

/** Thursday, ten o'clock. */
function eveOf(day: Day): Date {
  const date = dateOf(day - 1);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 10);
}

/** Five clients, before the first analysis. */
async function firstWeek(): Promise<Eve> {
  const model = newWorkbook("comite.xlsx", []);
  putExports(model, 1);
  const meets = heldOn(1);
  const committee = await openCommittee(model, { now: eveOf(meets) });
  return { committee, meets, referenceDate: meets - 2 };
}

/** The sample company's workbook, in which 52 committees stand, about to prepare the next one. */
async function afterAYear(): Promise<Eve> {
  const file = path.resolve(__dirname, "../../assets", YEAR_FILE_NAME);
  const meets = committeeDay(COMMITTEES_HELD + 1);
  const model = await openXlsx(await readFile(file), YEAR_FILE_NAME);
  const committee = await openCommittee(model, { now: eveOf(meets) });
  return { committee, meets, referenceDate: figuresDay(meets) };
}

/** The workbooks whose costs are told. */
export const EVES = { "in a small first week": firstWeek, "after a year": afterAYear } as const;

/** What each use case of a week costs, one after the other, in the order in which a week has them. */
export async function useCaseCosts(open: () => Promise<Eve>): Promise<readonly UseCaseCost[]> {
  const { committee, meets, referenceDate } = await open();
  const { actions, excel } = committee;
  const costs: UseCaseCost[] = [];
  const cost = async <T>(what: UseCase, work: () => Promise<T>): Promise<T> => {
    await excel.settled();
    let result: T | undefined;
    const { requests, bytesIn, total } = await costOf(committee, async () => (result = await work()));
    costs.push({ what, requests, bytesIn, bytesOut: total - bytesIn });
    return result as T;
  };
  const analyse = () => analyseAgreeing(committee, { language: "fr", referenceDate });
  await cost("opening the pane", () => actions.sources.lookUp(patience()));
  const { analysis } = await cost("the first analysis, or the next week's", analyse);
  await cost("an analysis that changes nothing", analyse);
  await cost("the agenda", () => actions.agenda.prepareAgenda(patience()));
  await cost("the agenda again", () => actions.agenda.prepareAgenda(patience()));
  await cost("the page of sending", () => actions.agenda.readAgendaSending());
  await cost("one date noted there", () => actions.agenda.markAgendaSent());
  await cost("opening the meeting", () => actions.meeting.openMeeting(null, patience()));
  const [first = "", second = ""] = analysis.clients.map(({ clientCode }) => clientCode);
  const decision = draft({ committeeDate: meets, clientCode: first, dueDate: meets + 7 });
  await cost("a decision recorded and read back", () => actions.protocol.recordDecision(decision));
  const stop = await actions.client.followSelection(() => undefined);
  await cost("a client's card, the first", () => actions.client.clientCard(first, patience()));
  await cost("the next card", () => actions.client.clientCard(second, patience()));
  await cost("a card shown before", () => actions.client.clientCard(first, patience()));
  stop();
  await cost("the results", () => actions.results.refreshResults());
  await cost("the results again", () => actions.results.refreshResults());
  committee.close();
  return costs;
}

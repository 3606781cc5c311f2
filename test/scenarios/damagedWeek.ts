import { Problem } from "../../src/domain/basis/problem";
import type { Message } from "../../src/intake/source";
import { translator, type Language } from "../../src/locales/translator";
import { problemText } from "../../src/taskpane/kit/problemText";
import { openXlsx } from "../simulator/files/openXlsx";
import { saveXlsx } from "../simulator/files/saveXlsx";
import type { WorkbookModel } from "../simulator/model";
import { heldCommittees, heldOn, putExports, RAVEL } from "./heldCommittees";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

/** How many committees were held before people damaged the workbook. */
const HELD = 3;

/** The committee that comes after them. */
const TO_COME = heldOn(HELD + 1);

let saved: Promise<Uint8Array> | null = null;

async function saveOnce(): Promise<Uint8Array> {
  const committee = await heldCommittees(HELD, { withSales: false });
  putExports(committee.model, HELD + 1);
  await committee.excel.settled();
  committee.close();
  return (await saveXlsx(committee.model)).bytes;
}

/**
 * A workbook with three committees behind it and the exports of the fourth in it, opened from its file on the
 * day before that committee.
 */
export async function openStanding(language: Language = "fr"): Promise<OpenCommittee> {
  saved ??= saveOnce();
  const model = await openXlsx(await saved, "comite.xlsx");
  return openCommittee(model, { now: new Date(2026, 1, 5, 10), language });
}

/** What a person does to the workbook: in an Excel of their own, or to its file. */
export interface Harm {
  readonly inExcel?: (context: Excel.RequestContext) => Promise<unknown> | void;
  readonly inFile?: (model: WorkbookModel) => void;
}

/** Does what a person does to the workbook. */
export async function harm({ excel, model }: OpenCommittee, { inExcel, inFile }: Harm): Promise<void> {
  inFile?.(model);
  if (inExcel !== undefined) await asColleague(excel, inExcel);
}

/** What one use case answered. */
interface Answer {
  /** The figures that it gives; null when it stopped. */
  readonly figures: unknown;
  /** Why it stopped, as the user reads it; "" when it did not. */
  readonly stopped: string;
  /** What it said besides, as the user reads it. */
  readonly said: readonly string[];
}

/** The use cases of a week, in their order. */
export const STEPS = [
  "home",
  "analysis",
  "agenda",
  "meeting",
  "decision",
  "closing",
  "results",
  "sheet",
] as const;
/** Those of the week, and what the pane reads besides on opening a page. */
export type Step = (typeof STEPS)[number] | "list" | "toClose" | "card";
export type Answers = Readonly<Record<Step, Answer>>;

interface Outcome {
  readonly figures: unknown;
  readonly warnings: readonly Message[];
}

const WORK: Readonly<Record<Step, (committee: OpenCommittee) => Promise<Outcome>>> = {
  home: async ({ actions }) => {
    const { warnings, ...figures } = await actions.week.readWeek();
    return { figures, warnings };
  },
  analysis: async (committee) => {
    const { analysis } = await analyseAgreeing(committee, { language: "fr", referenceDate: TO_COME - 2 });
    const { counts, totals, change, warnings } = analysis;
    return { figures: { counts, balance: totals.balance, change }, warnings };
  },
  agenda: async ({ actions }) => {
    const { day, clients, minutes, warnings } = await actions.agenda.prepareAgenda(patience());
    return { figures: { day, clients, minutes }, warnings };
  },
  meeting: async ({ actions }) => {
    const { day, steps, recorded, warnings } = await actions.meeting.openMeeting(null, patience());
    return { figures: { day, steps: steps.map(({ key }) => key), recorded: recorded.length }, warnings };
  },
  decision: async ({ actions }) => {
    const { entry, notices } = await actions.protocol.recordDecision({
      committeeDate: TO_COME,
      clientCode: RAVEL,
      decision: "Relancer le client",
      kind: "client-reminder",
      owner: "Paul Tillac",
      dueDate: TO_COME + 7,
    });
    return { figures: entry, warnings: notices };
  },
  closing: async ({ actions }) => {
    const { undecided } = await actions.closing.readClosing(TO_COME);
    const { day, decisions, warnings } = await actions.closing.closeMeeting({
      day: TO_COME,
      present: ["Anne Ravel"],
      guests: "",
      nextDate: TO_COME + 7,
      withoutDecision: undecided.map(({ clientCode }) => clientCode),
    });
    return { figures: { day, decisions, undecided: undecided.length }, warnings };
  },
  list: async ({ actions }) => {
    const { clients, clientWarnings } = await actions.sources.lookUp(patience());
    return { figures: clients, warnings: clientWarnings };
  },
  toClose: async ({ actions }) => {
    const { warnings, ...figures } = await actions.closing.readClosing(TO_COME);
    return { figures, warnings };
  },
  card: async ({ actions }) => {
    const { warnings, ...figures } = await actions.client.clientCard(RAVEL, patience());
    return { figures, warnings };
  },
  results: async ({ actions }) => {
    const { points, comparison, gaps, lost, improvements, decisions, warnings } =
      await actions.results.readResults();
    const figures = {
      points: points.map(({ date, countedOverdue, balance }) => [date, countedOverdue, balance]),
      freed: comparison?.cashFreed ?? null,
      gaps: gaps.length,
      lost: lost.length,
      improvements: improvements.length,
      decisions: decisions.size,
    };
    return { figures, warnings };
  },
  sheet: async ({ actions }) => {
    const { results, warnings } = await actions.results.refreshResults();
    return { figures: results.points.length, warnings };
  },
};

/** Does some use cases of the week, in their order, as a person who presses each once. */
export async function doWeek(
  committee: OpenCommittee,
  steps: readonly Step[] = STEPS,
  language: Language = "fr",
): Promise<Answers> {
  const words = translator(language);
  const answers: Partial<Record<Step, Answer>> = {};
  for (const step of steps) {
    try {
      const { figures, warnings } = await WORK[step](committee);
      answers[step] = {
        figures,
        stopped: "",
        said: warnings.map((warning) => plain(words.message(warning))),
      };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { what, why, next } = problemText(error, words);
      answers[step] = { figures: null, stopped: plain(`${what} ${why} ${next}`), said: [] };
    }
    await committee.excel.settled();
  }
  return answers as Answers;
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

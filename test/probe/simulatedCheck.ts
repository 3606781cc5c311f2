import type {
  PaneProbes,
  Question,
  Reply,
  SelfCheckReport,
} from "../../src/committee/selfCheck/selfCheckContract";
import { PROBES } from "../../src/excel/selfCheck/probes";
import { openCommittee, type CommitteeOptions, type OpenCommittee } from "../scenarios/openCommittee";
import { newWorkbook } from "../simulator/workbook";

/** No page stands before the simulator: what only a page can tell is not asked. */
const NO_PAGE = Object.fromEntries(
  PROBES.filter(({ where }) => where === "pane").map(({ id }) => [id, () => Promise.resolve({ facts: {} })]),
) as unknown as PaneProbes;

export interface CheckOptions extends CommitteeOptions {
  /** What the user answers; skips every question by default. */
  readonly reply?: (question: Question) => Reply;
  /** What is done once Excel and the product are there, before the check. */
  readonly before?: (committee: OpenCommittee) => void;
}

/** Runs the product's own check over the simulator; the workbook has two sheets and a filter of the finance team's. */
export async function checkSimulator(options: CheckOptions = {}): Promise<SelfCheckReport> {
  const { reply = () => "skip", before, ...rest } = options;
  const committee = await openCommittee(newWorkbook("créances.xlsx", ["Feuil1", "Feuil2"]), rest);
  before?.(committee);
  try {
    return await committee.actions.selfCheck.checkExcel(NO_PAGE, "0", {
      signal: new AbortController().signal,
      onProbe: () => undefined,
      ask: (question) => Promise.resolve(reply(question)),
    });
  } finally {
    await committee.excel.settled();
    committee.close();
  }
}

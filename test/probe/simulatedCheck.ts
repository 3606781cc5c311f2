import type {
  PaneProbes,
  Question,
  Reply,
  SelfCheckReport,
} from "../../src/committee/selfCheck/selfCheckContract";
import { PROBES } from "../../src/excel/selfCheck/probes";
import { openCommittee, type CommitteeOptions, type OpenCommittee } from "../scenarios/openCommittee";
import { openXlsx } from "../simulator/files/openXlsx";
import { saveXlsx } from "../simulator/files/saveXlsx";
import type { WorkbookModel } from "../simulator/model";
import { newWorkbook } from "../simulator/workbook";

/** No page stands before the simulator: what only a page can tell is not asked. */
const NO_PAGE = Object.fromEntries(
  PROBES.filter(({ where }) => where === "pane").map(({ id }) => [id, () => Promise.resolve({ facts: {} })]),
) as unknown as PaneProbes;

export interface CheckOptions extends CommitteeOptions {
  readonly workbook?: WorkbookModel;
  /** What the user answers; skips every question by default. */
  readonly reply?: (question: Question) => Reply;
  /** What is done once Excel is there, before the check. */
  readonly before?: (committee: OpenCommittee) => void;
  readonly signal?: AbortSignal;
  readonly onProbe?: (id: string, committee: OpenCommittee) => void;
}

/** Runs the product's own check over the simulator. */
export async function checkSimulator(options: CheckOptions = {}): Promise<SelfCheckReport> {
  const { reply = () => "skip", before, onProbe, ...rest } = options;
  const { workbook = newWorkbook("créances.xlsx", ["Feuil1", "Feuil2"]), ...excel } = rest;
  const { signal = new AbortController().signal } = options;
  const workbookFiles = {
    open: openXlsx,
    save: async (model: WorkbookModel) => (await saveXlsx(model)).bytes,
  };
  const committee = await openCommittee(workbook, { workbookFiles, ...excel });
  before?.(committee);
  try {
    return await committee.actions.selfCheck.checkExcel(NO_PAGE, "0", {
      signal,
      onProbe: (id) => onProbe?.(id, committee),
      ask: (question) => Promise.resolve(reply(question)),
    });
  } finally {
    committee.close();
  }
}

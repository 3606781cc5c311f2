import {
  PROBES,
  type Outcome,
  type ProbeResult,
  type SelfCheckActions,
  type SelfCheckReport,
} from "../../src/committee/selfCheck/selfCheckContract";

/** How a French Excel on the web ended them; all others hold. */
const ENDED: Readonly<Record<string, readonly [Outcome, string | null]>> = {
  filterCriteria: ["differs", null],
  slicers: ["refused", "GeneralException"],
  charts: ["differs", null],
  clipboard: ["differs", null],
  contextMenu: ["notAsked", "skipped"],
  otherWorkbook: ["notAsked", "skipped"],
};

function resultOf({ number, id }: (typeof PROBES)[number]): ProbeResult {
  const [outcome, code] = ENDED[id] ?? ["holds", null];
  return { number, id, outcome, code, expected: {}, facts: { tried: "done" }, measures: {}, ms: 12 };
}

/** A check as it ended in a French Excel on the web. */
export const CHECKED: SelfCheckReport = {
  product: "Comité Crédit",
  version: "0.1.0",
  excel: {
    host: "Excel",
    platform: "OfficeOnline",
    version: "16.0.18827.41001",
    displayLanguage: "fr-FR",
    contentLanguage: "fr-FR",
    requirementSets: { ExcelApi: "1.21" },
  },
  sheetRemoved: true,
  probes: PROBES.map(resultOf),
};

/** A check that ends at once as `report` says. */
export function selfCheckActionsOf(report: SelfCheckReport = CHECKED): SelfCheckActions {
  return { checkExcel: () => Promise.resolve(report) };
}

/** A check that puts a question when half is done, and ends when it is answered. */
export function selfCheckAsking(report: SelfCheckReport = CHECKED): SelfCheckActions {
  return {
    checkExcel: async (_pane, _version, { onProbe, ask }) => {
      onProbe("downloads", 15);
      await ask({
        id: "arrived",
        offer: { file: { name: "essai.ics", content: "", type: "text/calendar" } },
      });
      return report;
    },
  };
}

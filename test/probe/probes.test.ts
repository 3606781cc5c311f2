import type { ProbeResult, SelfCheckReport } from "../../src/committee/selfCheck/selfCheckContract";
import { PROBES, type ProbeId } from "../../src/excel/selfCheck/probes";
import { newWorkbook } from "../simulator/workbook";
import { checkSimulator } from "./simulatedCheck";

/** What no simulator can answer: what only a user or a page sees. */
const NOT_ASKED: readonly ProbeId[] = [
  "clipboard",
  "downloads",
  "mailto",
  "styles",
  "memory",
  "contextMenu",
  "otherWorkbook",
];

let report: SelfCheckReport;

beforeAll(async () => {
  report = await checkSimulator();
  console.log(table(report.probes));
});

function table(probes: readonly ProbeResult[]): string {
  const lines = probes.map(({ number, id, outcome, code, ms }) =>
    [
      String(number).padStart(2),
      id.padEnd(16),
      outcome.padEnd(9),
      (code ?? "").padEnd(15),
      `${ms} ms`.padStart(7),
    ].join("  "),
  );
  return lines.join("\n");
}

const idsOf = (wanted: (result: ProbeResult) => boolean) => report.probes.filter(wanted).map(({ id }) => id);

test("the list has the thirty probes, each once", () => {
  expect(PROBES.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  expect(new Set(PROBES.map(({ id }) => id)).size).toBe(30);
  expect(report.probes.map(({ number }) => number)).toEqual(PROBES.map(({ number }) => number));
});

test("the simulator answers as documentation and reports say", () => {
  expect(idsOf(({ outcome }) => outcome === "differs" || outcome === "refused")).toEqual([]);
});

test("every probe was tried but those that a user or a page answers", () => {
  expect(idsOf(({ outcome }) => outcome === "notAsked")).toEqual(NOT_ASKED);
});

test.each(PROBES.filter(({ id }) => !NOT_ASKED.includes(id)).map(({ id }) => id))(
  "%s answers all that is expected of it",
  (id) => {
    const result = report.probes.find((probe) => probe.id === id);
    expect(result?.outcome).toBe("holds");
    expect(result?.facts).toEqual(expect.objectContaining(result?.expected));
  },
);

test("in English the reserved word is another", async () => {
  const { probes } = await checkSimulator({ displayLanguage: "en-GB" });
  expect(probes.find(({ id }) => id === "reservedNames")?.outcome).toBe("holds");
});

test("a member that this Excel is too old for is not asked", async () => {
  const { probes } = await checkSimulator({ requirements: { ExcelApi: 1.12 } });
  const unsupported = probes.filter(({ code }) => code === "unsupported").map(({ id }) => id);
  expect(unsupported).toEqual(["resizeFiltered"]);
});

// The simulator's formula engine counts from 1900 whatever the workbook does: its cell does not agree.
test("a workbook that counts days from 1904 is recognised", async () => {
  const workbook = newWorkbook("1904.xlsx", ["Feuil1"]);
  workbook.date1904 = true;
  const { probes } = await checkSimulator({ workbook });
  const found = probes.find(({ id }) => id === "dateSystem");
  expect(found).toMatchObject({ facts: { known: true, agrees: false }, measures: { serial: 0 } });
});

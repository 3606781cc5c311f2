import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SelfCheckReport } from "../../src/committee/selfCheck/selfCheckContract";
import { compareWithSimulator } from "./compare";
import { readReport } from "./report";
import { checkSimulator } from "./simulatedCheck";

const PROJECT = path.resolve(__dirname, "../..");
let folder: string;
let report: SelfCheckReport;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "comite-credit-probe-"));
  report = await checkSimulator();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The report of an Excel that answers as the simulator does, but for some of what it found of one probe. */
function otherwise(id: string, over: Partial<SelfCheckReport["probes"][number]>): SelfCheckReport {
  return {
    ...report,
    probes: report.probes.map((probe) => (probe.id === id ? { ...probe, ...over } : probe)),
  };
}

/** What `npm run probe` says of a file with this text, or of none. */
function probe(text: string | null): { status: number | null; stdout: string; stderr: string } {
  const file = path.join(folder, "report.json");
  if (text !== null) writeFileSync(file, text);
  const args = ["--import", "tsx", "test/probe/cli.ts", text === null ? "absent.json" : file];
  return spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8" });
}

test("an Excel that answers as the simulator does not differ from it", () => {
  const { status, stdout } = probe(JSON.stringify(report));
  expect(stdout).toContain("Excel 16.90.0.0, Mac, fr-FR: 23 probes compared");
  expect(stdout).toContain("The simulator and this Excel do not differ.");
  expect(stdout).toContain("Not compared: clipboard: not asked (skipped)");
  expect(status).toBe(0);
});

test("what another Excel answers otherwise is listed beside the simulator's answer and the documentation's", () => {
  const { facts } = report.probes.find(({ id }) => id === "fitToPage") ?? { facts: {} };
  const { status, stdout } = probe(
    JSON.stringify(otherwise("fitToPage", { outcome: "differs", facts: { ...facts, pagesWide: null } })),
  );
  expect(stdout).toMatch(/^10 +fitToPage +pagesWide +null +1 +1$/m);
  expect(status).toBe(1);
});

test("a probe that Excel refused is told by its code", async () => {
  const over = { outcome: "refused", code: "GeneralException", facts: {} } as const;
  const { differences } = await compareWithSimulator(
    readReport(JSON.stringify(otherwise("linkFormulas", over)), "report.json"),
  );
  expect(differences).toContainEqual({
    number: 16,
    probe: "linkFormulas",
    fact: "refused",
    excel: "GeneralException",
    simulator: "–",
    expected: "–",
  });
});

test("the simulator is asked in the report's own language", async () => {
  const english = await checkSimulator({ displayLanguage: "en-GB" });
  const { differences } = await compareWithSimulator(english);
  expect(differences).toEqual([]);
});

test.each([
  ["no file", null, /^The file “absent.json” cannot be read: check its path\.$/],
  ["no JSON", "Excel", /is not a report copied from the page “Check this Excel”\.$/],
  ["another JSON", '{"probes":[{"id":1}],"excel":{}}', /is not a report copied from the page/],
])("%s is said in one sentence", (_, text, sentence) => {
  const { status, stderr } = probe(text);
  expect(stderr.trim()).toMatch(sentence);
  expect(status).toBe(2);
});

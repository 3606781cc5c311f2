import { spawnSync } from "node:child_process";
import path from "node:path";

const PROJECT = path.resolve(__dirname, "../..");

/** What the rules must say (a part of it) of a text standing in a file that exists; null: nothing at all. */
const CASES: readonly (readonly [what: string, file: string, text: string, expected: string | null])[] = [
  [
    "the domain importing the workbook",
    "domain/money",
    'import "../excel/ribbon";',
    "src/domain may import only packages",
  ],
  [
    "the domain importing intake",
    "domain/money",
    'import "../intake/source";',
    "src/domain may import only packages",
  ],
  [
    "intake importing the workbook",
    "intake/source",
    'import "../excel/ribbon";',
    "src/intake may import only domain",
  ],
  ["intake importing the domain", "intake/source", 'import "../domain/money";', null],
  [
    "the workbook importing intake",
    "excel/ribbon",
    'import "../intake/source";',
    "src/excel may import only",
  ],
  [
    "the workbook importing a use case",
    "excel/ribbon",
    'import "../committee/contract";',
    "src/excel may import only",
  ],
  ["a use case importing the workbook", "committee/contract", 'import "../excel/ribbon";', null],
  [
    "a use case importing the pane",
    "committee/contract",
    'import "../taskpane/App";',
    "src/committee may import only",
  ],
  [
    "the pane importing the workbook",
    "taskpane/App",
    'import "../excel/ribbon";',
    "src/taskpane may import only",
  ],
  ["the pane importing a use case", "taskpane/App", 'import "../committee/contract";', null],
  ["the commands importing the ribbon", "commands/commands", 'import "../excel/ribbon";', null],
  [
    "the commands importing a sheet",
    "commands/commands",
    'import "../excel/session";',
    "src/commands may import only",
  ],
  [
    "words importing anything",
    "locales/translator",
    'import "../domain/money";',
    "src/locales may import only packages",
  ],
  ["the workbook naming Excel", "excel/ribbon", "export const run = Excel.run;", null],
  [
    "a use case naming Excel",
    "committee/contract",
    "export const run = Excel.run;",
    "Only src/excel may name Excel",
  ],
  [
    "a use case naming Office",
    "committee/contract",
    "void Office.onReady();",
    "Only src/excel may name Excel",
  ],
  [
    "the pane naming Excel through the window",
    "taskpane/App",
    "export const e: unknown = window.Office;",
    "Only src/excel may name",
  ],
  [
    "the domain naming a type of Excel",
    "domain/money",
    "export type R = Excel.Range;",
    "Only src/excel may name Excel",
  ],
  ["a promise left alone", "domain/money", "Promise.resolve(1);", "@typescript-eslint/no-floating-promises"],
  [
    "a type imported as a value",
    "intake/source",
    'import { Day } from "../domain/day";\nexport type D = Day;',
    "consistent-type-imports",
  ],
  ["any", "domain/money", "export const f = (x: any) => x;", "@typescript-eslint/no-explicit-any"],
  [
    "a property read before it is loaded",
    "excel/ribbon",
    "export const f = (c: Excel.RequestContext) => { const r = c.workbook.getSelectedRange(); return r.address; };",
    "office-addins/load-object-before-read",
  ],
  [
    "a load of nothing",
    "excel/ribbon",
    "export const f = (c: Excel.RequestContext) => { const r = c.workbook.getSelectedRange(); r.load(); };",
    "office-addins/no-empty-load",
  ],
  [
    "a hook called in a condition",
    "taskpane/App",
    'import { useState } from "react";\nexport function C({ a }: { a: boolean }) { if (a) useState(0); return null; }',
    "react-hooks/rules-of-hooks",
  ],
];

const source = (file: string) =>
  path.join(PROJECT, "src", file === "taskpane/App" ? `${file}.tsx` : `${file}.ts`);

let found: string[][] = [];

beforeAll(() => {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, "lintTexts.mjs")], {
    cwd: PROJECT,
    encoding: "utf8",
    input: JSON.stringify(CASES.map(([, file, text]) => ({ file: source(file), text: `${text}\n` }))),
  });
  if (stdout === "") throw new Error(stderr);
  found = JSON.parse(stdout) as string[][];
});

describe("the rules, of", () => {
  it.each(CASES.map((each, index) => [...each, index] as const))(
    "%s (%s)",
    (_what, _file, _text, expected, index) => {
      if (expected === null) expect(found[index]).toEqual([]);
      else expect(found[index]).toContainEqual(expect.stringContaining(expected));
    },
  );
});

import { spawnSync } from "node:child_process";
import path from "node:path";

const PROJECT = path.resolve(__dirname, "../..");

/** What the rules must say (a part of it) of a text standing in a file that exists; null: nothing at all. */
const CASES: readonly (readonly [what: string, file: string, text: string, expected: string | null])[] = [
  [
    "the domain importing the workbook",
    "domain/basis/money",
    'import "../../excel/host/ribbon";',
    "src/domain may import only packages",
  ],
  [
    "the domain importing intake",
    "domain/basis/money",
    'import "../../intake/source";',
    "src/domain may import only packages",
  ],
  [
    "intake importing the workbook",
    "intake/source",
    'import "../excel/host/ribbon";',
    "src/intake may import only domain",
  ],
  [
    "the book importing the workbook",
    "book/table",
    'import "../excel/host/ribbon";',
    "src/book may import only",
  ],
  ["the workbook importing the book", "excel/host/ribbon", 'import "../../book/table";', null],
  ["intake importing the domain", "intake/source", 'import "../domain/basis/money";', null],
  [
    "the workbook importing intake",
    "excel/host/ribbon",
    'import "../../intake/source";',
    "src/excel may import only",
  ],
  [
    "the workbook importing a use case",
    "excel/host/ribbon",
    'import "../../committee/contract";',
    "src/excel may import only",
  ],
  ["a use case importing the workbook", "committee/contract", 'import "../excel/host/ribbon";', null],
  [
    "a use case importing the pane",
    "committee/contract",
    'import "../taskpane/app/App";',
    "src/committee may import only",
  ],
  [
    "the pane importing the workbook",
    "taskpane/app/App",
    'import "../../excel/host/ribbon";',
    "src/taskpane may import only",
  ],
  ["the pane importing a use case", "taskpane/app/App", 'import "../../committee/contract";', null],
  ["the commands importing the ribbon", "commands/commands", 'import "../excel/host/ribbon";', null],
  [
    "the commands importing a sheet",
    "commands/commands",
    'import "../excel/host/session";',
    "src/commands may import only",
  ],
  [
    "words importing anything but the smallest words",
    "locales/translator",
    'import "../domain/client/client";',
    "src/locales may import only domain/basis",
  ],
  ["the workbook naming Excel", "excel/host/ribbon", "export const run = Excel.run;", null],
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
    "taskpane/app/App",
    "export const e: unknown = window.Office;",
    "Only src/excel may name",
  ],
  [
    "the domain naming a type of Excel",
    "domain/basis/money",
    "export type R = Excel.Range;",
    "Only src/excel may name Excel",
  ],
  [
    "a promise left alone",
    "domain/basis/money",
    "Promise.resolve(1);",
    "@typescript-eslint/no-floating-promises",
  ],
  [
    "a type imported as a value",
    "intake/source",
    'import { Day } from "../domain/basis/day";\nexport type D = Day;',
    "consistent-type-imports",
  ],
  ["any", "domain/basis/money", "export const f = (x: any) => x;", "@typescript-eslint/no-explicit-any"],
  [
    "a property read before it is loaded",
    "excel/host/ribbon",
    "export const f = (c: Excel.RequestContext) => { const r = c.workbook.getSelectedRange(); return r.address; };",
    "office-addins/load-object-before-read",
  ],
  [
    "a load of nothing",
    "excel/host/ribbon",
    "export const f = (c: Excel.RequestContext) => { const r = c.workbook.getSelectedRange(); r.load(); };",
    "office-addins/no-empty-load",
  ],
  [
    "a hook called in a condition",
    "taskpane/app/App",
    'import { useState } from "react";\nexport function C({ a }: { a: boolean }) { if (a) useState(0); return null; }',
    "react-hooks/rules-of-hooks",
  ],
];

const source = (file: string) =>
  path.join(PROJECT, "src", file === "taskpane/app/App" ? `${file}.tsx` : `${file}.ts`);

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

import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { parseManifest, requiredSets } from "../manifest/manifestXml";
import { PROJECT } from "../manifest/surroundings";
import { checkApiSets, createProgram, type Floor } from "./checkApiSets";
import { reaches, requirementsIn } from "./requirement";

/** The product's own sources: tests run on no user's Excel. */
const SOURCES = ts.sys
  .readDirectory(path.join(PROJECT, "src"), [".ts", ".tsx"])
  .filter((name) => !/\.test\.tsx?$/.test(name));

const FLOOR = new Map([
  ["ExcelApi", "1.9"],
  ["SharedRuntime", "1.1"],
]);

/** Small sources with what the check must say of each when the floor is ExcelApi 1.9. */
const CASES: Readonly<Record<string, { text: string; problems: readonly string[] }>> = {
  "a member of the floor": {
    text: `export const f = (table: Excel.Table) => table.rows.add(undefined, [[1]]);`,
    problems: [],
  },
  "a method above it": {
    text: `export const f = (table: Excel.Table) => table.resize("A1:B2");`,
    problems: ["Excel.Table.resize needs ExcelApi 1.13"],
  },
  "a property above it": {
    text: `export const f = (workbook: Excel.Workbook) => workbook.application.decimalSeparator;`,
    problems: ["Excel.Application.decimalSeparator needs ExcelApi 1.11"],
  },
  "a property written to an object": {
    text: `export const f = (range: Excel.Range) => range.set({ valuesAsJson: [] });`,
    problems: ["valuesAsJson needs ExcelApi 1.16"],
  },
  "a property taken from an object": {
    text: `export const f = ({ valuesAsJson }: Excel.Range) => valuesAsJson;`,
    problems: ["Excel.Range.valuesAsJson needs ExcelApi 1.16"],
  },
  "a property named to load": {
    text: `export const f = (sheets: Excel.WorksheetCollection) => sheets.load("items/name, items/tables/items/slicers");`,
    problems: [`load names "items/tables/items/slicers", which is no property`],
  },
  "properties of a collection's items named to load": {
    text: `export const f = (range: Excel.Range) => range.load(["address", "valuesAsJson", "format/font/color"]);`,
    problems: ["Excel.Range.valuesAsJson needs ExcelApi 1.16"],
  },
  "a parameter above it": {
    text: `export const f = (table: Excel.Table) => table.rows.add(undefined, [[1]], true);`,
    problems: ["Excel.TableRowCollection.add needs ExcelApi 1.15"],
  },
  "a member of a class above it, without a remark of its own": {
    text: `export const f = (slicer: Excel.Slicer) => slicer.toJSON();`,
    problems: ["Excel.Slicer.toJSON needs ExcelApi 1.10"],
  },
  "a set that Excel on the web alone has": {
    text: `export const f = (table: Excel.Table) => table.rows.deleteRowsAt(0, 1);`,
    problems: ["Excel.TableRowCollection.deleteRowsAt needs ExcelApiOnline 1.1"],
  },
  "a common set that the manifest asks for": {
    text: `export const f = () => Office.addin.showAsTaskpane();`,
    problems: [],
  },
  "a common set that it does not ask for": {
    text: `export const f = () => Office.ribbon.requestUpdate({ tabs: [] });`,
    problems: [
      "Office.Ribbon.requestUpdate needs RibbonApi 1.1",
      "Office.RibbonUpdaterData.tabs needs RibbonApi 1.1",
    ],
  },
  "a guarded member": {
    text: `export const f = (table: Excel.Table) => {
      if (Office.context.requirements.isSetSupported("ExcelApi", "1.13")) table.resize("A1:B2");
    };`,
    problems: [],
  },
  "a guard of the set by another name": {
    text: `export const f = (session: { supports(version: string): boolean }, table: Excel.Table) =>
      session.supports("1.13") ? table.resize("A1:B2") : undefined;`,
    problems: [],
  },
  "a guard with both set and version": {
    text: `declare function supportsSet(set: string, version: string): boolean;
    export const f = (table: Excel.Table) => supportsSet("ExcelApiOnline", "1.1") && table.rows.deleteRowsAt(0, 1);`,
    problems: [],
  },
  "a guard that leaves": {
    text: `export function f(session: { supports(version: string): boolean }, table: Excel.Table) {
      if (!session.supports("1.13")) return;
      [1].forEach(() => table.resize("A1:B2"));
    }`,
    problems: [],
  },
  "a guard kept in a constant": {
    text: `export function f(session: { supports(version: string): boolean }, table: Excel.Table) {
      const canResize = session.supports("1.13");
      if (!canResize) table.getRange(); else table.resize("A1:B2");
    }`,
    problems: [],
  },
  "a guard of too low a version": {
    text: `export const f = (session: { supports(version: string): boolean }, context: Excel.RequestContext) => {
      if (session.supports("1.9")) context.workbook.slicers.add("T", "C");
    };`,
    problems: [
      "Excel.SlicerCollection.add needs ExcelApi 1.10",
      "Excel.Workbook.slicers needs ExcelApi 1.10",
    ],
  },
  "a guard of another set": {
    text: `export const f = (table: Excel.Table) => {
      if (Office.context.requirements.isSetSupported("RibbonApi", "1.13")) table.resize("A1:B2");
    };`,
    problems: ["Excel.Table.resize needs ExcelApi 1.13"],
  },
  "a guard on the wrong branch": {
    text: `export const f = (session: { supports(version: string): boolean }, table: Excel.Table) => {
      if (session.supports("1.13")) return;
      table.resize("A1:B2");
    };`,
    problems: ["Excel.Table.resize needs ExcelApi 1.13"],
  },
  "a guard that is one of two": {
    text: `export const f = (session: { supports(version: string): boolean }, table: Excel.Table, always: boolean) => {
      if (always || session.supports("1.13")) table.resize("A1:B2");
    };`,
    problems: ["Excel.Table.resize needs ExcelApi 1.13"],
  },
  "a guard around a function declared elsewhere": {
    text: `export const f = (session: { supports(version: string): boolean }, table: Excel.Table) => {
      if (!session.supports("1.13")) return;
      resize(table);
    };
    function resize(table: Excel.Table) { table.resize("A1:B2"); }`,
    problems: ["Excel.Table.resize needs ExcelApi 1.13"],
  },
};

const caseFile = (name: string) => path.join(PROJECT, "src", `${name.replace(/\W/g, "-")}.case.ts`);
const program = createProgram(
  PROJECT,
  SOURCES,
  new Map(Object.entries(CASES).map(([name, { text }]) => [caseFile(name), text])),
);

function check(files: readonly string[], floor: Floor) {
  const sources = files.map((file) => program.getSourceFile(file)).filter((source) => source !== undefined);
  expect(sources).toHaveLength(files.length);
  return checkApiSets(program, sources, floor);
}

describe("the product", () => {
  const floor = requiredSets(parseManifest(readFileSync(path.join(PROJECT, "manifest.xml"), "utf8")));

  it("uses nothing above the manifest's floor that no guard ensures", () => {
    const { members, problems } = check(SOURCES, floor);
    expect(problems).toEqual([]);
    // Nothing found would mean that the type definitions were not.
    expect(members).toBeGreaterThan(20);
  });

  it("would be caught if the floor were lower", () => {
    expect(check(SOURCES, new Map([["ExcelApi", "1.0"]])).problems.length).toBeGreaterThan(20);
  });
});

describe("the check, of", () => {
  it.each(Object.entries(CASES))("%s", (name, { text, problems }) => {
    const errors = program.getSemanticDiagnostics(program.getSourceFile(caseFile(name)));
    const wrongText = problems.some((problem) => problem.includes("no property")) ? [] : errors;
    expect(
      wrongText.map((error) => `${ts.flattenDiagnosticMessageText(error.messageText, "\n")} in ${text}`),
    ).toEqual([]);
    const found = check([caseFile(name)], FLOOR).problems;
    expect(found).toEqual(problems.map((problem): unknown => expect.stringContaining(problem)));
  });
});

describe("remarks", () => {
  it.each([
    ["[Api set: ExcelApi 1.13]", ["ExcelApi 1.13"]],
    ["[Api set: ExcelApi 1.1 for getting the name; 1.4 for setting it.]", ["ExcelApi 1.1", "ExcelApi 1.4"]],
    ["[Api set: ExcelApi 1.9, ExcelApi Preview for null `destinationRange`]", ["ExcelApi 1.9"]],
    ["[Api set: ExcelApi BETA (PREVIEW ONLY)]", ["ExcelApi (preview) 1.1"]],
    ["[Api set: WordApi 1.3]", []],
    ["**Requirement set**: {@link https://x | SharedRuntime 1.2}", ["SharedRuntime 1.2"]],
    ["**Requirement set**: {@link https://x | Settings}", ["Settings 1.1"]],
    ["* @param a Text. [Api set: ExcelApi 1.16]\n * @remarks [Api set: ExcelApi 1.2] */", ["ExcelApi 1.2"]],
  ])("%s", (comment, expected) => {
    expect(requirementsIn(comment).map(({ set, version }) => `${set} ${version}`)).toEqual(expected);
  });

  it("are compared part by part", () => {
    expect(reaches("1.10", "1.9")).toBe(true);
    expect(reaches("1.9", "1.10")).toBe(false);
    expect(reaches("2.0", "1.21")).toBe(true);
  });
});

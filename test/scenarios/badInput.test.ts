import { type ProblemCode, Problem } from "../../src/domain/basis/problem";
import { translator } from "../../src/locales/translator";
import { problemText } from "../../src/taskpane/kit/problemText";
import type { WorkbookModel } from "../simulator/model";
import { sheetNamed } from "../simulator/workbook";
import {
  bankStatementWorkbook,
  emptyWorkbook,
  formattedButEmptyWorkbook,
  notesOnlyWorkbook,
  plainReceivablesWorkbook,
  protectSheet,
  readOnlyWorkbook,
  renameTableColumn,
  salesListWorkbook,
  workbookWithForeignTable,
} from "./badWorkbooks";
import { nastyWorkbook } from "./nastyWorkbook";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const FRENCH = { language: "fr", referenceDate: null } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function open(model: WorkbookModel): Promise<OpenCommittee> {
  const committee = await openCommittee(model);
  opened.push(committee);
  return committee;
}

function contentOf(model: WorkbookModel): string {
  return JSON.stringify(model.sheets.map(({ name, rows, tables }) => [name, rows, tables]));
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`Expected a problem, got ${String(error)}`);
  return error;
}

test.each<[string, () => WorkbookModel, ProblemCode, string]>([
  ["an empty workbook", emptyWorkbook, "empty-workbook", "Ce classeur est vide"],
  ["formats without a value", formattedButEmptyWorkbook, "empty-workbook", "Ce classeur est vide"],
  ["notes only", notesOnlyWorkbook, "no-receivables", "créance"],
  ["a sales list", salesListWorkbook, "no-receivables", "ventes"],
  ["a bank statement", bankStatementWorkbook, "no-receivables", "Relevé"],
  ["a read-only file", readOnlyWorkbook, "workbook-read-only", "lecture seule"],
  [
    "a foreign table CC_Clients",
    () => workbookWithForeignTable("CC_Clients"),
    "name-taken",
    "«\u00a0CC_Clients\u00a0»",
  ],
  [
    "a foreign table CC_Protocol",
    () => workbookWithForeignTable("CC_Protocol"),
    "name-taken",
    "«\u00a0CC_Protocol\u00a0»",
  ],
])(
  "%s gets one clear sentence with the next step, and nothing is changed",
  async (_what, make, code, words) => {
    const { actions, model } = await open(make());
    const before = contentOf(model);
    const problem = await problemOf(actions.analysis.analyse(FRENCH, patience()));
    expect(problem.code).toBe(code);
    const text = problemText(problem, translator("fr"));
    expect(Object.values(text).join(" ")).toContain(words);
    expect(Object.values(text).join(" ")).not.toMatch(/\{\{|undefined|null/);
    expect(text.next.length).toBeGreaterThan(20);
    const english = problemText(problem, translator("en"));
    expect(Object.values(english).join(" ")).not.toMatch(/\{\{|undefined|null/);
    expect(contentOf(model)).toBe(before);
  },
);

test("a protected Clients sheet is said before anything is written", async () => {
  const { actions, model } = await open(plainReceivablesWorkbook());
  await actions.analysis.analyse(FRENCH, patience());
  protectSheet(model, "Clients");
  const before = contentOf(model);
  const problem = await problemOf(actions.analysis.analyse({ ...FRENCH, referenceDate: 46050 }, patience()));
  expect([problem.code, problem.values]).toEqual(["sheet-protected", { sheet: "Clients" }]);
  expect(contentOf(model)).toBe(before);
});

test("the agenda before the analysis says what to do first", async () => {
  const { actions } = await open(plainReceivablesWorkbook());
  expect((await problemOf(actions.agenda.prepareAgenda(patience()))).code).toBe("not-analysed");
});

test("a renamed column of ours is named with the heading that puts it right", async () => {
  const { actions, model } = await open(plainReceivablesWorkbook());
  await actions.analysis.analyse(FRENCH, patience());
  renameTableColumn(model, "CC_Clients", "Encours", "Exposition");
  const problem = await problemOf(actions.analysis.analyse(FRENCH, patience()));
  expect(problem.code).toBe("missing-column");
  expect(problem.values).toEqual({
    column: "Encours / Exposure",
    sheet: "Clients",
    table: "CC_Clients",
    reason: "column-retitled",
    instead: "Exposition",
  });
});

test("a nasty workbook is read to the cent, every row accounted for", async () => {
  const { workbook, truth } = nastyWorkbook();
  const { actions } = await open(workbook);
  const analysis = await actions.analysis.analyse(FRENCH, patience());
  const [source] = analysis.readings;
  expect(source).toMatchObject({ headerRow: truth.headerRow, rowsRead: truth.rowsRead });
  expect(analysis.totals.balance).toBe(truth.balance);
  expect(analysis.clients).toHaveLength(truth.clients);
  expect(analysis.rejected.map(({ address }) => address)).toEqual(truth.rejected);
});

test("stopping while reading leaves the workbook as it was", async () => {
  const { actions, model } = await open(plainReceivablesWorkbook());
  const before = contentOf(model);
  const task = patience();
  task.stop();
  expect((await problemOf(actions.analysis.analyse(FRENCH, task))).code).toBe("cancelled");
  expect(contentOf(model)).toBe(before);
});

test("an answer that never comes is said, in time", async () => {
  const { actions, excel } = await open(plainReceivablesWorkbook());
  excel.faults.neverAnswer(1);
  expect((await problemOf(actions.sources.lookUp(patience()))).code).toBe("no-answer");
});

test("a cell being edited is said, and the next try works", async () => {
  const { actions, excel, model } = await open(plainReceivablesWorkbook());
  excel.faults.cellEditing = true;
  expect((await problemOf(actions.analysis.analyse(FRENCH, patience()))).code).toBe("cell-being-edited");
  excel.faults.cellEditing = false;
  await actions.analysis.analyse(FRENCH, patience());
  expect(sheetNamed(model, "Clients").tables).toHaveLength(1);
});

import { MAX_COLUMNS, MAX_ROWS, parseReference } from "../address";
import { ensureCell } from "../cells";
import type { Area, SheetModel, WorkbookModel } from "../model";
import { addSheet, newWorkbook } from "../workbook";
import { formulaTokens } from "./formulaTokens";
import { shiftFormulas, type FormulaChange } from "./shiftFormulas";
import { translateFormula } from "./translateFormula";

const area = (address: string): Area => parseReference(address)?.area as Area;

function twoSheets(formula: string): { workbook: WorkbookModel; first: SheetModel; second: SheetModel } {
  const workbook = newWorkbook("t.xlsx", ["Un"]);
  const first = workbook.sheets[0] as SheetModel;
  const second = addSheet(workbook, "L'autre");
  ensureCell(first, 0, 20).formula = formula;
  ensureCell(second, 0, 20).formula = formula;
  return { workbook, first, second };
}

/** The formula of the changed sheet, and of the other one, after the change. */
function after(
  formula: string,
  change: Omit<Extract<FormulaChange, { axis: string }>, "sheetId">,
): [string, string] {
  const { workbook, first, second } = twoSheets(formula);
  shiftFormulas(workbook, { ...change, sheetId: first.id });
  return [first.rows[0]?.[20]?.formula ?? "", second.rows[0]?.[20]?.formula ?? ""];
}

// Excel adjusts references when rows or columns are inserted or deleted (Microsoft support, "Insert or delete rows and
// columns": formulas that reference moved cells are updated).
test.each([
  ["insert", "rows", "3:4", "=A2+A3+$A$10", "=A2+A5+$A$12"],
  ["insert", "rows", "3:4", "=SUM(A1:A2)", "=SUM(A1:A2)"],
  ["insert", "rows", "3:4", "=SUM(A1:A3)", "=SUM(A1:A5)"],
  ["insert", "rows", "3:4", "=SUM(A:A)+SUM(2:3)", "=SUM(A:A)+SUM(2:5)"],
  ["insert", "columns", "B:B", "=A1+B1+$C$1+SUM(A1:C1)", "=A1+C1+$D$1+SUM(A1:D1)"],
  ["insert", "columns", "B:B", "=SUM(B:C)", "=SUM(C:D)"],
  ["insert", "rows", "A3:B3", "=A3+B5+C3+SUM(A3:C3)", "=A4+B6+C3+SUM(A3:C3)"],
  ["delete", "rows", "3:4", "=A2+A3+A5", "=A2+#REF!+A3"],
  ["delete", "rows", "3:4", "=SUM(A1:A10)", "=SUM(A1:A8)"],
  ["delete", "rows", "3:4", "=SUM(A3:A10)+SUM(A1:A4)", "=SUM(A3:A8)+SUM(A1:A2)"],
  ["delete", "columns", "B:C", "=SUM(A1:D1)+C1+E$1", "=SUM(A1:B1)+#REF!+C$1"],
] as const)("%s %s %s: %s becomes %s", (kind, axis, address, formula, expected) => {
  const [changed, other] = after(formula, { kind, axis, area: area(address) });
  expect(changed).toBe(expected);
  expect(other).toBe(formula);
});

test("texts, names, functions and tables that look like cells stay", () => {
  const formula = '="A5"&LOG10(A1)&TVA5X&CC_Clients[A5]&[1]Un!A5&Un_A5';
  expect(after(formula, { kind: "insert", axis: "rows", area: area("1:1") })[0]).toBe(
    formula.replace("(A1)", "(A2)"),
  );
});

test("a reference that bears its sheet follows that sheet from anywhere", () => {
  const { workbook, first, second } = twoSheets("=Un!A5+'L''autre'!A5");
  shiftFormulas(workbook, { kind: "insert", axis: "rows", sheetId: first.id, area: area("1:1") });
  expect(second.rows[0]?.[20]?.formula).toBe("=Un!A6+'L''autre'!A5");
  expect(first.rows[0]?.[20]).toMatchObject({ formula: "=Un!A6+'L''autre'!A5", stale: true });
});

test("a reference pushed off the sheet is gone", () => {
  const last = `=A${MAX_ROWS}`;
  expect(after(last, { kind: "insert", axis: "rows", area: area("1:1") })[0]).toBe("=#REF!");
  expect(after("=XFD1", { kind: "insert", axis: "columns", area: area("A:A") })[0]).toBe("=#REF!");
  expect(MAX_COLUMNS).toBe(16384);
});

test("a renamed sheet is renamed in formulas, rules and names", () => {
  const { workbook, first, second } = twoSheets("=un!A1+'L''autre'!A1+Un.x");
  workbook.names.push({ name: "N", formula: "=SUM(Un!$A$1)", visible: true, comment: "", sheetId: null });
  second.validations.push({
    areas: [area("A1")],
    type: "List",
    rule: { list: { inCellDropDown: true, source: "=Un!$A$1:$A$3" } },
    ignoreBlanks: true,
    errorAlert: null,
    prompt: null,
  });
  first.name = "Été 26";
  shiftFormulas(workbook, { kind: "rename", sheetId: first.id, from: "Un", to: "Été 26" });
  expect(first.rows[0]?.[20]?.formula).toBe("='Été 26'!A1+'L''autre'!A1+Un.x");
  expect(workbook.names[0]?.formula).toBe("=SUM('Été 26'!$A$1)");
  expect(second.validations[0]?.rule).toEqual({
    list: { inCellDropDown: true, source: "='Été 26'!$A$1:$A$3" },
  });
});

test("references to a deleted sheet are gone", () => {
  const { workbook, first, second } = twoSheets("=Un!A1+1");
  workbook.sheets.splice(0, 1);
  shiftFormulas(workbook, { kind: "remove", sheetId: first.id, name: "Un" });
  expect(second.rows[0]?.[20]?.formula).toBe("=#REF!+1");
});

test("rules move with the cells they read", () => {
  const { workbook, first } = twoSheets("=A1");
  const rule = { custom: { rule: { formula: '=$F5="Rouge"' }, format: { fill: { color: "#FF0000" } } } };
  first.conditionalFormats.push({
    id: "1",
    areas: [area("A5:F9")],
    type: "Custom",
    rule,
    priority: 0,
    stopIfTrue: false,
  });
  shiftFormulas(workbook, { kind: "insert", axis: "rows", sheetId: first.id, area: area("2:3") });
  expect(first.conditionalFormats[0]?.rule).toEqual({
    custom: { rule: { formula: '=$F7="Rouge"' }, format: { fill: { color: "#FF0000" } } },
  });
});

test.each([
  ["=A1+$A1+A$1+$A$1", 2, 1, "=B3+$A3+B$1+$A$1"],
  ["=SUM(A1:B2)+Un!C3", 1, 0, "=SUM(A2:B3)+Un!C4"],
  ["=SUM(A:A)+SUM(1:1)", 1, 1, "=SUM(B:B)+SUM(2:2)"],
  ['="A1"&A1', 1, 0, '="A1"&A2'],
  ["=A1", -1, 0, "=#REF!"],
])("%s copied %d down and %d right is %s", (formula, rows, columns, expected) => {
  expect(translateFormula(formula, rows, columns)).toBe(expected);
});

test("the pieces of a formula joined are the formula", () => {
  const formula = "=IF('L''été'!$A$1:B2>=1.5e3,\"x\"\"y\",CC_T[[#This Row],[a'[b']]]&[@x]&{1,2}&[2]Un!A1#)";
  const tokens = formulaTokens(formula);
  expect(tokens.map(({ text }) => text).join("")).toBe(formula);
  expect(tokens.filter(({ kind }) => kind === "table").map(({ text }) => text)).toEqual([
    "CC_T[[#This Row],[a'[b']]]",
    "[@x]",
  ]);
});

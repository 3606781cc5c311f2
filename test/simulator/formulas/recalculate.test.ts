import { addSheet, newWorkbook, putTable, putValues } from "../workbook";
import { ensureCell } from "../cells";
import { parseReference } from "../address";
import type { SheetModel, WorkbookModel } from "../model";
import { loadFormulaEngineFromModules } from "./loadEngineFromModules";
import { markStale, recalculate } from "./recalculate";

beforeAll(() => loadFormulaEngineFromModules());

function setFormula(sheet: SheetModel, address: string, formula: string): void {
  const area = parseReference(address)?.area;
  const cell = ensureCell(sheet, area?.top ?? 0, area?.left ?? 0);
  Object.assign(cell, { formula, stale: true });
}

function valueAt(sheet: SheetModel, address: string): unknown {
  const area = parseReference(address)?.area;
  return sheet.rows[area?.top ?? 0]?.[area?.left ?? 0]?.value;
}

/** A sheet with numbers 1, 2, 4 in A1:A3 and texts in B1:B3. */
function small(): { workbook: WorkbookModel; sheet: SheetModel } {
  const workbook = newWorkbook("t.xlsx", ["Données"]);
  const sheet = workbook.sheets[0] as SheetModel;
  putValues(sheet, "A1", [
    [1, "a"],
    [2, "00123"],
    [4, "=x"],
  ]);
  return { workbook, sheet };
}

function result(formula: string): unknown {
  const { workbook, sheet } = small();
  setFormula(sheet, "D10", formula);
  recalculate(workbook);
  return valueAt(sheet, "D10");
}

test.each([
  ["=SUM(A1:A3)", 7],
  ["=A1/3", 1 / 3],
  ["=0.1+0.2", 0.1 + 0.2],
  ["=A1*1e21", 1e21],
  ["=A2=2", true],
  ['=B2&"x"', "00123x"],
  ["=B3", "=x"],
  ['=""', ""],
  ["=Z99", 0],
  ["=A1:A3", 1],
  ["=1/0", { error: "#DIV/0!" }],
  ["=NoSuchName+1", { error: "#NAME?" }],
  ["='Nulle part'!A1", { error: "#REF!" }],
  ['=COUNTIFS(A1:A3,">1")', 2],
  ["=SUM(A:A)", 7],
  ['=INDIRECT("A3")', 4],
  ["=IF(A1>0,TODAY()>46000,0)", true],
  ["=-A3", -4],
  [`=HYPERLINK("#'Données'!A"&(1+MATCH(4,A1:A3,0)),"n° "&A3)`, "n° 4"],
  ['=HYPERLINK("#A1",A2)+1', 3],
  ['=HYPERLINK("#A"&A3)', "#A4"],
  ['=HYPERLINK("#A"&MATCH(9,A1:A3,0),"n° 9")', { error: "#N/A" }],
  ['=IFERROR(HYPERLINK("#A"&MATCH(9,A1:A3,0),"n° 9"),"n° (9)")', "n° (9)"],
])("%s is %p", (formula, expected) => {
  expect(result(formula)).toEqual(expected);
});

describe("what the engine cannot compute is said, never guessed", () => {
  test.each(["=AGGREGATE(9,5,A1:A3)", "=[1]Autre!A1", "=D10+1", "=A1 A2", "=SUM(", "=SUM(A1,A2;A3)"])(
    "%s",
    (formula) => {
      const { workbook, sheet } = small();
      setFormula(sheet, "D10", formula);
      const done = recalculate(workbook);
      expect(done).toEqual({ computed: 0, notComputed: [{ sheet: "Données", address: "D10", formula }] });
      expect(valueAt(sheet, "D10")).toEqual({ error: "#NOT-COMPUTED" });
    },
  );

  test("a formula that reads such a cell is not computed either, even under IFERROR", () => {
    const { workbook, sheet } = small();
    setFormula(sheet, "D1", "=AGGREGATE(9,5,A1:A3)");
    setFormula(sheet, "D2", "=IFERROR(D1,0)");
    setFormula(sheet, "D3", "=D2+1");
    setFormula(sheet, "D4", "=A1+1");
    expect(recalculate(workbook).notComputed.map(({ address }) => address)).toEqual(["D1", "D2", "D3"]);
    expect(valueAt(sheet, "D4")).toBe(2);
    setFormula(sheet, "D5", "=D3*2");
    expect(recalculate(workbook).notComputed.map(({ address }) => address)).toEqual(["D5"]);
  });
});

test("only stale formulas are computed; the others give their cached values", () => {
  const { workbook, sheet } = small();
  setFormula(sheet, "C1", "=A1");
  Object.assign(sheet.rows[0]?.[2] ?? {}, { value: 100, stale: false });
  setFormula(sheet, "C2", "=C1+1");
  expect(recalculate(workbook)).toEqual({ computed: 1, notComputed: [] });
  expect(valueAt(sheet, "C2")).toBe(101);
  markStale(workbook);
  expect(recalculate(workbook)).toEqual({ computed: 2, notComputed: [] });
  expect(valueAt(sheet, "C2")).toBe(2);
});

test("formulas read other sheets, in chains and with names to be quoted", () => {
  const { workbook, sheet } = small();
  const other = addSheet(workbook, "L'été 2026");
  setFormula(other, "A1", "=SUM(Données!A1:A3)");
  setFormula(sheet, "C1", "='L''été 2026'!A1*2");
  recalculate(workbook);
  expect(valueAt(sheet, "C1")).toBe(14);
});

test("of a changed sheet, only what reads it is computed again, however far, and what is never the same", () => {
  const { workbook, sheet } = small();
  const second = addSheet(workbook, "Deux");
  const third = addSheet(workbook, "Trois");
  setFormula(second, "A1", "=SUM(Données!A1:A3)");
  setFormula(third, "A1", "=Deux!A1*2");
  setFormula(third, "B1", '=INDIRECT("C1")');
  const alone = addSheet(workbook, "Seule");
  setFormula(alone, "A1", "=1+1");
  setFormula(alone, "A2", "=YEAR(NOW())");
  setFormula(alone, "A3", "='Nulle part'!A1");
  expect(recalculate(workbook).computed).toBe(6);
  const computedAfter = (changed: SheetModel) => {
    markStale(workbook, new Set([changed]));
    return recalculate(workbook).computed;
  };
  putValues(sheet, "A1", [[10]]);
  // Deux and Trois!A1, INDIRECT and NOW: neither the sum of two ones nor the reference to nowhere.
  expect(computedAfter(sheet)).toBe(4);
  expect(valueAt(third, "A1")).toBe(32);
  expect(computedAfter(alone)).toBe(2);
  expect(computedAfter(second)).toBe(3);
  setFormula(alone, "A1", "=Données!A1");
  recalculate(workbook);
  putValues(sheet, "A1", [[20]]);
  computedAfter(sheet);
  expect(valueAt(alone, "A1")).toBe(20);
});

test("TODAY() is the day that the workbook is looked at on", () => {
  const { workbook, sheet } = small();
  setFormula(sheet, "D10", "=TODAY()+1");
  for (const today of [46402, 46430]) {
    workbook.today = today;
    markStale(workbook, new Set());
    recalculate(workbook);
    expect(valueAt(sheet, "D10")).toBe(today + 1);
  }
});

describe("tables", () => {
  function withTable(): { workbook: WorkbookModel; sheet: SheetModel } {
    const workbook = newWorkbook("t.xlsx", ["Clients", "Autre"]);
    const sheet = workbook.sheets[0] as SheetModel;
    putValues(sheet, "B2", [
      ["Code", "Encours", "Échu [€]"],
      ["C1", 100, 40],
      ["C2", 200, 5],
    ]);
    putTable(workbook, sheet, "CC_Clients", "B2:D4");
    return { workbook, sheet };
  }

  test("a column of one row is an area all the same", () => {
    const workbook = newWorkbook("t.xlsx", ["Clients"]);
    const sheet = workbook.sheets[0] as SheetModel;
    putValues(sheet, "A1", [["Code"], ["C1"]]);
    putTable(workbook, sheet, "CC_Clients", "A1:A2");
    setFormula(sheet, "D1", '=COUNTIFS(CC_Clients[Code],"?*")');
    setFormula(sheet, "D2", '=CC_Clients[Code]&"!"');
    recalculate(workbook);
    expect([valueAt(sheet, "D1"), valueAt(sheet, "D2")]).toEqual([1, "C1!"]);
  });

  test.each([
    ["E3", "=[@Encours]-[@[Échu '[€']]]", 60],
    ["E4", "=CC_Clients[[#This Row],[Encours]]", 200],
    ["F1", "=SUM(CC_Clients[Encours])", 300],
    ["F1", "=SUM(cc_clients[[Encours]:[Échu '[€']]])", 345],
    ["F1", "=COUNTA(CC_Clients[#Headers])", 3],
    ["F1", "=ROWS(CC_Clients[#All])", 3],
    ["F1", "=ROWS(CC_Clients)", 2],
    ["F1", '=XLOOKUP("C2",CC_Clients[Code],CC_Clients[Encours])', 200],
    ["F1", "=CC_Clients[[#Headers],[Encours]]", "Encours"],
  ])("%s %s", (address, formula, expected) => {
    const { workbook, sheet } = withTable();
    if (address.startsWith("E")) {
      const table = sheet.tables[0];
      table?.columns.push({ ...(table.columns[0] as (typeof table.columns)[0]), id: 4, name: "Reste" });
      if (table) table.area.columns = 4;
    }
    setFormula(sheet, address, formula);
    recalculate(workbook);
    expect(valueAt(sheet, address)).toEqual(expected);
  });

  test("a column that is not there is not computed", () => {
    const { workbook } = withTable();
    const other = workbook.sheets[1] as SheetModel;
    setFormula(other, "A1", "=SUM(CC_Clients[Absente])");
    expect(recalculate(workbook).notComputed).toHaveLength(1);
  });
});

test("defined names stand for cells, constants and formulas; a sheet's own name comes first", () => {
  const { workbook, sheet } = small();
  const other = addSheet(workbook, "Autre");
  const name = (text: string, formula: string, sheetId: string | null = null) =>
    workbook.names.push({ name: text, formula, visible: true, comment: "", sheetId });
  name("Montants", "=Données!$A$1:$A$3");
  name("Taux", "=0.2");
  name("Total", "=SUM(Montants)*Taux");
  name("Taux", "=0.5", other.id);
  setFormula(sheet, "C1", '=SUMIFS(Montants,Montants,">1")');
  setFormula(sheet, "C2", "=Total");
  setFormula(other, "A1", "=Taux");
  recalculate(workbook);
  expect([valueAt(sheet, "C1"), valueAt(sheet, "C2"), valueAt(other, "A1")]).toEqual([6, 7 * 0.2, 0.5]);
});

// Microsoft support, SUBTOTAL: filtered rows are always left out, rows hidden by hand only by 101 to 111.
describe("SUBTOTAL and hidden rows", () => {
  test.each([
    ["filtered", "=SUBTOTAL(9,A1:A3)", 5],
    ["filtered", "=SUBTOTAL(109,A1:A3)", 5],
    ["hidden", "=SUBTOTAL(9,A1:A3)", 7],
    ["hidden", "=SUBTOTAL(109,A1:A3)", 5],
  ])("%s %s", (kind, formula, expected) => {
    const { workbook, sheet } = small();
    const info = { height: null, hidden: kind === "hidden", filtered: kind === "filtered", outlineLevel: 0 };
    sheet.rowInfo.set(1, info);
    setFormula(sheet, "D10", formula);
    recalculate(workbook);
    expect(valueAt(sheet, "D10")).toBe(expected);
  });
});

test("dates of the 1904 system are not computed with 1900 functions", () => {
  const { workbook, sheet } = small();
  workbook.date1904 = true;
  setFormula(sheet, "C1", "=YEAR(A1)");
  setFormula(sheet, "C2", "=A1+1");
  expect(recalculate(workbook).notComputed.map(({ address }) => address)).toEqual(["C1"]);
});

test("a sheet may bear the name that the engine would give another", () => {
  const workbook = newWorkbook("t.xlsx", ["Sheet2", "Sheet1", "results"]);
  const [first, second, third] = workbook.sheets as [SheetModel, SheetModel, SheetModel];
  putValues(first, "A1", [[1]]);
  putValues(second, "A1", [[2]]);
  setFormula(third, "A1", "=Sheet2!A1*10+Sheet1!A1");
  recalculate(workbook);
  expect(valueAt(third, "A1")).toBe(12);
});

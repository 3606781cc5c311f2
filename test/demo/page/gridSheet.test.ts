import { loadFormulaEngineFromModules } from "../../simulator/formulas/loadEngineFromModules";
import { ensureCell } from "../../simulator/cells";
import type { SheetModel, WorkbookModel } from "../../simulator/model";
import { newWorkbook, putNumberFormat, putTable, putValues, sheetNamed } from "../../simulator/workbook";
import { gridUpdate } from "./gridUpdate";
import { SheetDrawer, type GridCell } from "./gridSheet";
import { ruleEvaluator } from "./ruleEvaluator";

let workbook: WorkbookModel;
let sheet: SheetModel;
let drawer: SheetDrawer;

beforeAll(loadFormulaEngineFromModules);
beforeEach(() => {
  workbook = newWorkbook("Essai.xlsx", ["Clients"]);
  sheet = sheetNamed(workbook, "Clients");
  drawer = newDrawer("fr-FR");
});

/** Seven pixels per character, whatever the font. */
function newDrawer(locale: string): SheetDrawer {
  const { date1904 } = workbook;
  return new SheetDrawer({
    locale,
    date1904,
    holds: ruleEvaluator(46037),
    measure: (text) => text.length * 7,
  });
}

function draw() {
  return drawer.draw(workbook, sheet, 0, true);
}

function cell(row: number, column: number): GridCell | null {
  return draw().data?.[row]?.[column] ?? null;
}

describe("a cell", () => {
  it("of a workbook of 1904 shows the day that its number is there", () => {
    workbook.date1904 = true;
    drawer = newDrawer("fr-FR");
    putValues(sheet, "A1", [[44575]]);
    putNumberFormat(sheet, "A1", "dd/mm/yyyy");
    expect(cell(0, 0)).toMatchObject({ m: "15/01/2026", ct: { t: "d" } });
  });

  it("shows its text as Excel would in the page's language", () => {
    putValues(sheet, "A1", [[1234.5, 46037]]);
    putNumberFormat(sheet, "A1", "#,##0.00");
    putNumberFormat(sheet, "B1", "dd/mm/yyyy");
    expect(cell(0, 0)).toMatchObject({ v: 1234.5, m: "1\u202f234,50", ht: 2, ct: { t: "n" } });
    expect(cell(0, 1)).toMatchObject({ m: "15/01/2026", ct: { t: "d" } });
    drawer = newDrawer("en-US");
    expect(cell(0, 0)).toMatchObject({ m: "1,234.50" });
  });

  it("has its fill, font and borders", () => {
    const top = { style: "Continuous", color: "#112233" };
    ensureCell(sheet, 0, 0).style = { fill: "#FFEEDD", bold: true, fontColor: "#AA0000", borders: { top } };
    expect(cell(0, 0)).toMatchObject({ bg: "#FFEEDD", bl: 1, fc: "#AA0000", borders: { top } });
  });

  it("of a table has the table style's look, and a filter arrow in its heading", () => {
    putValues(sheet, "A1", [["Couleur"], ["Rouge"], ["Vert"]]);
    const table = putTable(workbook, sheet, "CC_Clients", "A1:A3");
    table.filters = [{ column: 0, criteria: { filterOn: "Values", values: ["Rouge"] } }];
    expect(cell(0, 0)).toMatchObject({ bg: "#4472C4", fc: "#FFFFFF", bl: 1, filter: "filtering" });
    expect(cell(1, 0)?.bg).toBe("#DAE3F3");
    expect(cell(2, 0)?.bg).toBeUndefined();
  });

  it("has the look of the conditional format whose condition holds", () => {
    putValues(sheet, "A1", [
      ["Rouge", 10],
      ["Vert", 90],
    ]);
    sheet.conditionalFormats = [
      format(1, "A1:A2", { cellValue: { rule: { operator: "EqualTo", formula1: '="Rouge"' }, format: red } }),
      format(0, "B1:B2", { custom: { rule: { formula: '=AND($A1="Vert",B1>50)' }, format: red } }),
    ];
    expect([cell(0, 0)?.bg, cell(1, 0)?.bg]).toEqual(["#F9C9C4", undefined]);
    expect([cell(0, 1)?.bg, cell(1, 1)?.bg]).toEqual([undefined, "#F9C9C4"]);
  });

  it("of a merge knows its first cell", () => {
    putValues(sheet, "A1", [["Titre"]]);
    sheet.merges = [{ top: 0, left: 0, rows: 1, columns: 3 }];
    expect(cell(0, 0)?.mc).toEqual({ r: 0, c: 0, rs: 1, cs: 3 });
    expect(cell(0, 2)?.mc).toEqual({ r: 0, c: 0 });
  });
});

describe("a sheet", () => {
  it("hides what a filter or the user hides, and freezes what Excel freezes", () => {
    putValues(sheet, "A1", [["a"], ["b"], ["c"]]);
    sheet.rowInfo.set(1, { height: null, hidden: false, filtered: true, outlineLevel: 0 });
    sheet.columns.set(2, { width: null, hidden: true, outlineLevel: 0 });
    sheet.freeze = { rows: 1, columns: 0 };
    expect(draw()).toMatchObject({
      config: { rowhidden: { 1: 0 }, colhidden: { 2: 0 } },
      frozen: { type: "rangeRow", range: { row_focus: 0 } },
    });
  });

  it("fits a row to text that wraps, but not one with a height of its own", () => {
    putValues(sheet, "A1", [["un deux trois quatre cinq six"], ["un deux trois quatre cinq six"]]);
    for (const row of [0, 1]) ensureCell(sheet, row, 0).style = { wrapText: true };
    sheet.rowInfo.set(1, { height: 15, hidden: false, filtered: false, outlineLevel: 0 });
    const heights = draw().config?.rowlen ?? {};
    expect(heights[0]).toBeGreaterThan(50);
    expect(heights[1]).toBe(19);
  });

  it("offers the words of a list, written in the rule or standing in cells", () => {
    putValues(sheet, "D1", [["Ouvert"], ["Fait"]]);
    sheet.validations = [validation("A1:A2", "Oui,Non"), validation("B1", "=Clients!$D$1:$D$2")];
    const lists = draw().dataVerification as Record<string, { value1: string }>;
    expect([lists["1_0"]?.value1, lists["0_1"]?.value1]).toEqual(["Oui,Non", "Ouvert,Fait"]);
  });
});

describe("what the grid is told after a change", () => {
  it("is nothing when nothing changed", () => {
    putValues(sheet, "A1", [["a", 1]]);
    expect(gridUpdate([draw()], [draw()])).toEqual([]);
  });

  it("is the rows that changed, and no others", () => {
    putValues(sheet, "A1", [["a"], ["b"], ["c"]]);
    const before = draw();
    putValues(sheet, "A2", [["B"]]);
    const told = gridUpdate([before], [draw()]).filter(({ path }) => path[0] === "data");
    expect(told.map(({ path, id }) => [id, ...path])).toEqual([[sheet.id, "data", 1]]);
  });

  it("is everything when a sheet comes", () => {
    expect(gridUpdate([], [draw()])[0]?.path).toEqual(["luckysheetfile"]);
  });
});

const red = { fill: { color: "#F9C9C4" }, font: { color: "#8A1C12" } };

function format(priority: number, address: string, rule: Record<string, unknown>) {
  const [first = "", last = first] = address.split(":");
  const area = { top: Number(first.slice(1)) - 1, left: first.charCodeAt(0) - 65, rows: 0, columns: 1 };
  area.rows = Number(last.slice(1)) - area.top;
  return { id: `${priority}`, areas: [area], type: "Custom", rule, priority, stopIfTrue: false };
}

function validation(address: string, source: string) {
  const [first = "", last = first] = address.split(":");
  const top = Number(first.slice(1)) - 1;
  const area = { top, left: first.charCodeAt(0) - 65, rows: Number(last.slice(1)) - top, columns: 1 };
  const rule = { list: { inCellDropDown: true, source } };
  return { areas: [area], type: "List", rule, ignoreBlanks: true, errorAlert: null, prompt: null };
}

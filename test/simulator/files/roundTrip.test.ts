import fc from "fast-check";
import "../../order/seed";
import { strFromU8, unzipSync } from "fflate";
import { ensureCell } from "../cells";
import { NOT_COMPUTED } from "../formulas/notComputed";
import type { Scalar, SheetModel, WorkbookModel } from "../model";
import { addSheet, newWorkbook, putValues } from "../workbook";
import { openXlsx } from "./openXlsx";
import { areaOf, putFormula, richWorkbook } from "./richWorkbook";
import { saveXlsx } from "./saveXlsx";

async function reopened(workbook: WorkbookModel): Promise<WorkbookModel> {
  const { bytes } = await saveXlsx(workbook);
  return openXlsx(bytes, workbook.fileName);
}

/** One part of the saved file, as text. */
async function savedPart(workbook: WorkbookModel, path: string): Promise<string> {
  const { bytes } = await saveXlsx(workbook);
  return strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
}

function cellsOf(sheet: SheetModel): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  sheet.rows.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell !== undefined) found[`${row},${column}`] = cell;
    });
  });
  return found;
}

function firstSheet(workbook: WorkbookModel): SheetModel {
  return workbook.sheets[0] as SheetModel;
}

function singleCell(value: Scalar, numberFormat = "General"): WorkbookModel {
  const workbook = newWorkbook("t.xlsx");
  Object.assign(ensureCell(firstSheet(workbook), 0, 0), { value, numberFormat });
  return workbook;
}

describe("a workbook saved and opened again is the same", () => {
  const before = richWorkbook();
  let after: WorkbookModel;
  beforeAll(async () => {
    after = await reopened(richWorkbook());
  });

  test("cells", () => {
    before.sheets.forEach((sheet, index) => {
      expect(cellsOf(after.sheets[index] as SheetModel)).toEqual(cellsOf(sheet));
    });
  });

  const features = [
    "name",
    "visibility",
    "tabColor",
    "showGridlines",
    "showHeadings",
    "standardWidth",
    "columns",
    "rowInfo",
    "merges",
    "tables",
    "autoFilter",
    "validations",
    "conditionalFormats",
    "freeze",
    "pageLayout",
    "protection",
  ] as const;
  test.each(features)("%s of the sheets", (feature) => {
    expect(after.sheets.map((sheet) => sheet[feature])).toEqual(before.sheets.map((sheet) => sheet[feature]));
  });

  test.each([
    "names",
    "properties",
    "selection",
    "calculationMode",
    "activeSheetId",
    "date1904",
    "protection",
  ] as const)("%s of the workbook", (feature) => {
    expect(after[feature]).toEqual(before[feature]);
  });

  test("and again, to the byte", async () => {
    const [once, twice] = [await saveXlsx(richWorkbook()), await saveXlsx(after)];
    expect(twice.bytes).toEqual(once.bytes);
    expect(once.leftOut).toEqual([]);
  });
});

test("the date system is kept, and serials are not touched by it", async () => {
  const workbook = singleCell(40000.5, "dd/mm/yyyy hh:mm");
  workbook.date1904 = true;
  const after = await reopened(workbook);
  expect(after.date1904).toBe(true);
  expect(firstSheet(after).rows[0]?.[0]).toMatchObject({ value: 40000.5, numberFormat: "dd/mm/yyyy hh:mm" });
});

const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.integer(),
  fc.boolean(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary-ascii" }),
  fc.constantFrom("_x0041_", "_x005F_x0041_", " x ", "a\r\nb", "\t", "00123", "=x", "\u007f", "", "#N/A"),
  fc.constantFrom({ error: "#N/A" }, { error: "#DIV/0!" }, { error: "#SPILL!" }),
);
const numberFormat = fc.constantFrom(
  "General",
  "m/d/yyyy",
  "dd/mm/yyyy",
  "@",
  '#,##0.00 "€";[Red]-#,##0.00 "€"',
  "[$-40C]mmmm yyyy",
  "$#,##0_);[Red]($#,##0)",
  "m/d/yyyy h:mm",
  "0.0 %",
  '"f3"',
);

test("any value in any format comes back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ value: scalar, numberFormat, isFormula: fc.boolean() }), {
        minLength: 1,
        maxLength: 30,
      }),
      async (cells) => {
        const workbook = newWorkbook("t.xlsx");
        cells.forEach(({ isFormula, ...cell }, row) => {
          const formula = isFormula ? '=A1&"<b>&amp;"' : null;
          Object.assign(ensureCell(firstSheet(workbook), row, row % 3), { ...cell, formula });
        });
        const after = await reopened(workbook);
        expect(cellsOf(firstSheet(after))).toEqual(cellsOf(firstSheet(workbook)));
      },
    ),
    { numRuns: 40 },
  );
});

// Each test names the defect of the library (excelts 5.1) that the code around it makes up for.
describe("what the library alone would lose", () => {
  test("all digits of numbers in date formats: it makes them JavaScript dates", async () => {
    const after = await reopened(singleCell(43950.12345678901, "dd/mm/yyyy"));
    expect(firstSheet(after).rows[0]?.[0]?.value).toBe(43950.12345678901);
  });

  test("names that are not plain areas, and names of one sheet", async () => {
    const workbook = newWorkbook("t.xlsx", ["A", "B"]);
    const own = { visible: true, comment: "" };
    workbook.names = [
      { ...own, name: "Taux", formula: "=0.2", sheetId: null },
      { ...own, name: "Somme", formula: "=SUM(A!$A$1:$A$3,{1,2})", sheetId: workbook.sheets[1]?.id ?? null },
    ];
    expect((await reopened(workbook)).names).toEqual(workbook.names);
  });

  test("rules with their order and stop, kinds it does not know, and validations as areas", async () => {
    const part = await savedPart(richWorkbook(), "xl/worksheets/sheet1.xml");
    expect(part).toContain('type="notContainsText"');
    expect(part).toContain('stopIfTrue="1"');
    expect(part).toContain('sqref="B2:B4 H1"');
  });

  test("filters and sort of tables", async () => {
    const part = await savedPart(richWorkbook(), "xl/tables/table1.xml");
    expect(part).toContain('<autoFilter ref="A1:E4"><filterColumn colId="0"><top10 percent="1" val="10"/>');
    expect(part).toContain('<sortState ref="A2:E4"><sortCondition descending="1" ref="C2:C4"/></sortState>');
    expect(part).toContain('name="Reste_x000a_(€)"');
  });

  test("formulas that name this row of their table, and functions newer than the format", async () => {
    const workbook = richWorkbook();
    putFormula(firstSheet(workbook), "G1", '=XLOOKUP("IFS(",A:A,B:B)', "x");
    const part = await savedPart(workbook, "xl/worksheets/sheet1.xml");
    expect(part).toContain("CC_Clients[[#This Row],[Encours]]-CC_Clients[[#This Row],[Reste\n(€)]]");
    expect(part).toContain("_xlfn.XLOOKUP(&quot;IFS(&quot;");
    expect((await reopened(workbook)).sheets[0]?.rows[0]?.[6]?.formula).toBe('=XLOOKUP("IFS(",A:A,B:B)');
  });

  test("hidden rows without cells, and sheet names that it refuses", async () => {
    const workbook = newWorkbook("t.xlsx", ["History"]);
    firstSheet(workbook).rowInfo.set(7, { height: null, hidden: true, filtered: false, outlineLevel: 0 });
    const after = await reopened(workbook);
    expect(after.sheets[0]?.name).toBe("History");
    expect(after.sheets[0]?.rowInfo).toEqual(firstSheet(workbook).rowInfo);
  });
});

describe("what a file cannot hold", () => {
  test("a list of more than 255 characters, which Excel would repair away, is left out and told", async () => {
    const workbook = newWorkbook("t.xlsx", ["A"]);
    const rule = { list: { inCellDropDown: true, source: "x,".repeat(128) } };
    const validation = {
      areas: [areaOf("A1")],
      type: "List",
      rule,
      ignoreBlanks: true,
      errorAlert: null,
      prompt: null,
    };
    firstSheet(workbook).validations = [validation];
    const saved = await saveXlsx(workbook);
    expect(saved.leftOut).toEqual(["validation list of more than 255 characters on A"]);
    expect((await openXlsx(saved.bytes, "t.xlsx")).sheets[0]?.validations).toEqual([]);
  });

  test("slicers are told", async () => {
    const workbook = newWorkbook("t.xlsx", ["A"]);
    firstSheet(workbook).slicers.push({
      ...{ id: "1", name: "CC_Colour", caption: "Couleur", tableId: "1", column: "Couleur" },
      ...{ left: 0, top: 0, width: 100, height: 90, style: "", selected: [] },
    });
    expect((await saveXlsx(workbook)).leftOut).toEqual(['slicer "CC_Colour" on A']);
  });

  test("a rule without its formula, which Excel would call damage, is told", async () => {
    const workbook = newWorkbook("t.xlsx", ["A"]);
    const rule = {
      id: "1",
      areas: [areaOf("A1")],
      type: "Custom",
      rule: { custom: {} },
      priority: 0,
      stopIfTrue: false,
    };
    firstSheet(workbook).conditionalFormats = [rule];
    expect((await saveXlsx(workbook)).leftOut).toEqual(["conditional format Custom on A1 on A"]);
  });

  test("a value that was not computed is saved as none, and computed by who opens the file", async () => {
    const workbook = newWorkbook("t.xlsx", ["A"]);
    putFormula(firstSheet(workbook), "A1", "=AGGREGATE(9,5,B:B)", { error: NOT_COMPUTED });
    expect(await savedPart(workbook, "xl/worksheets/sheet1.xml")).toContain("<f>AGGREGATE(9,5,B:B)</f></c>");
    expect(await savedPart(workbook, "xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
    expect((await reopened(workbook)).sheets[0]?.rows[0]?.[0]).toMatchObject({ value: null, stale: true });
  });
});

test("ten thousand rows of eleven columns are opened and saved in seconds", async () => {
  const workbook = newWorkbook("t.xlsx", []);
  const sheet = addSheet(workbook, "Pièces");
  for (let row = 1; row <= 10_000; row += 1)
    putValues(sheet, `A${row}`, [["C" + (row % 300), "texte", row, row * 1.5, true, 1, 2, 3, 4, 5, "x"]]);
  const start = performance.now();
  const after = await reopened(workbook);
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(cellsOf(firstSheet(after))).toEqual(cellsOf(sheet));
});

test("a table's heading cells hold the texts of its columns, or Excel would repair the file", async () => {
  const workbook = richWorkbook();
  Object.assign(firstSheet(workbook).rows[0]?.[1] ?? {}, { value: 2026 });
  Object.assign(firstSheet(workbook).tables[0]?.columns[1] ?? {}, { name: "2026" });
  expect((await reopened(workbook)).sheets[0]?.rows[0]?.[1]?.value).toBe("2026");
});

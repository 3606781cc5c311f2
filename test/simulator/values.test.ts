import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import {
  formulasOf,
  newWorkbook,
  numberFormatsOf,
  putNumberFormat,
  putValues,
  sheetNamed,
  valuesOf,
} from "./workbook";

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook();
  excel = new SimulatedExcel(workbook);
  client = await openClient(excel);
});

afterEach(() => client.close());

const sheet1 = () => sheetNamed(workbook, "Feuil1");

function run(act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<void>): Promise<void> {
  return client.Excel.run((context) => act(context.workbook.worksheets.getFirst(), context));
}

describe("values and formulas", () => {
  // Office-js docs, "Range.values": strings are read as if typed, in en-US (more in parseTyped.test.ts).
  it("parse strings like typed input", async () => {
    await run(async (sheet, context) => {
      sheet.getRange("A1:H1").values = [["00123", "12%", "1e3", "TRUE", "=1+1", "-x", "'=texte", "1.234,5"]];
      await context.sync();
    });
    expect(valuesOf(sheet1(), "A1:D1")).toEqual([[123, 0.12, 1000, true]]);
    expect(formulasOf(sheet1(), "E1:H1")).toEqual([["=1+1", "=-x", "=texte", "1.234,5"]]);
    expect(numberFormatsOf(sheet1(), "B1:C1")).toEqual([["0%", "0.00E+00"]]);
  });

  // office-js#6687: the apostrophe is gone when read back, so a round trip makes a formula of text.
  it("lose the apostrophe, so that a round trip turns text into a formula", async () => {
    await run(async (sheet, context) => {
      const cell = sheet.getRange("A1");
      cell.values = [["'=A2"]];
      cell.load("values,formulas");
      await context.sync();
      expect(cell.values).toEqual([["=A2"]]);
      expect(cell.formulas).toEqual([["=A2"]]);
      const [[read]] = cell.values as [[string]];
      cell.values = [[read]];
      await context.sync();
    });
    expect(sheet1().rows[0]?.[0]?.formula).toBe("=A2");
  });

  it("keep text as it is in cells formatted as text", async () => {
    putNumberFormat(sheet1(), "A1:C1", "@");
    await run(async (sheet, context) => {
      sheet.getRange("A1:C1").values = [["00123", "=A2", 5]];
      await context.sync();
    });
    expect(sheet1().rows[0]?.map((cell) => cell?.value)).toEqual(["00123", "=A2", "5"]);
    expect(sheet1().rows[0]?.[1]?.formula).toBeNull();
  });

  // Office-js docs, blank and null values: null leaves the cell, "" clears it.
  it("leave cells for null and clear them for an empty string", async () => {
    putValues(sheet1(), "A1", [["a", "b", "c"]]);
    await run(async (sheet, context) => {
      sheet.getRange("A1:C1").values = [[null, "", "x"]];
      await context.sync();
    });
    expect(valuesOf(sheet1(), "A1:C1")).toEqual([["a", "", "x"]]);
  });

  it("are computed, and computed again when what they read changes", async () => {
    putValues(sheet1(), "A1", [[2], [3]]);
    await run(async (sheet, context) => {
      const total = sheet.getRange("A3");
      total.formulas = [["=SUM(A1:A2)*2"]];
      total.load("values,formulas");
      await context.sync();
      expect(total.values).toEqual([[10]]);
      expect(total.formulas).toEqual([["=SUM(A1:A2)*2"]]);
      sheet.getRange("A1").values = [[7]];
      total.load("values");
      await context.sync();
      expect(total.values).toEqual([[20]]);
    });
  });

  // Application.suspendApiCalculationUntilNextSync and calculationMode in the API reference.
  it("wait while calculation is suspended or manual", async () => {
    putValues(sheet1(), "A1", [[2]]);
    await run(async (sheet, context) => {
      sheet.getRange("B1").formulas = [["=A1+1"]];
      await context.sync();
      context.application.suspendApiCalculationUntilNextSync();
      sheet.getRange("A1").values = [[5]];
      const cell = sheet.getRange("B1").load("values");
      await context.sync();
      expect(cell.values).toEqual([[3]]);
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[6]]);
      context.application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[9]];
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[6]]);
      context.application.calculate("Recalculate");
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[10]]);
    });
  });

  it("fill a whole range with one value", async () => {
    await run(async (sheet, context) => {
      sheet.getRange("A1:B2").values = "x" as unknown as string[][];
      await context.sync();
    });
    expect(valuesOf(sheet1(), "A1:B2")).toEqual([
      ["x", "x"],
      ["x", "x"],
    ]);
  });

  // office-js#1025.
  it.each([
    [[["a"], ["b"]], "one row too many"],
    [[["a", "b", "c"]], "one column too many"],
    [[["a", "b"], ["c"]], "a ragged matrix"],
  ])("refuse %j: %s", async (values) => {
    await run(async (sheet, context) => {
      sheet.getRange("A1:B1").values = values;
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  it("refuse an object in a cell, and text that does not fit", async () => {
    await run(async (sheet, context) => {
      sheet.getRange("A1").values = [[{ a: 1 }]];
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      sheet.getRange("A1").values = [["x".repeat(32_768)]];
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  it("are read with text, types and formats; errors are strings", async () => {
    putValues(sheet1(), "A1", [[1234.5, "x", true, { error: "#N/A" }, null, 45000]]);
    putNumberFormat(sheet1(), "A1", "#,##0.00");
    putNumberFormat(sheet1(), "F1", "dd/mm/yyyy");
    await run(async (sheet, context) => {
      const range = sheet.getRange("A1:F1").load("values,text,valueTypes,numberFormat");
      await context.sync();
      expect(range.values).toEqual([[1234.5, "x", true, "#N/A", "", 45000]]);
      expect(range.valueTypes).toEqual([["Double", "String", "Boolean", "Error", "Empty", "Double"]]);
      expect(range.text[0]?.[0]).toMatch(/^1\s234,50$/u);
      expect(range.text[0]?.[5]).toBe("15/03/2023");
      expect(range.numberFormat[0]).toEqual([
        "#,##0.00",
        "General",
        "General",
        "General",
        "General",
        "dd/mm/yyyy",
      ]);
    });
  });

  // Office-js docs, unbounded ranges: cell properties of whole columns read as null and cannot be written.
  it("of whole columns read as null and cannot be written", async () => {
    await run(async (sheet, context) => {
      const column = sheet.getRange("A:B").load("values,address,isEntireColumn");
      await context.sync();
      expect(column.values).toBeNull();
      expect(column.address).toBe("Feuil1!A:B");
      expect(column.isEntireColumn).toBe(true);
      column.values = "x" as unknown as string[][];
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  // office-js#6781: over 5,000,000 cells the values are null without any error.
  it("of more than five million cells are null without any error", async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange("A1:F900000").load("values,cellCount");
      await context.sync();
      expect(range.cellCount).toBe(5_400_000);
      expect(range.values).toBeNull();
    });
  });

  // Office-js docs, resource limits: 5 MB for each request and response.
  it("over 5 MB are refused, going out and coming in", async () => {
    const long = "x".repeat(1000);
    const rows = Array.from({ length: 5300 }, () => [long]);
    putValues(sheet1(), "C1", rows);
    await run(async (_, context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      sheet.getRange("A1:A5300").values = rows;
      await expect(context.sync()).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
      sheet.getRange("C1:C5300").load("values");
      await expect(context.sync()).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
    });
    expect(valuesOf(sheet1(), "A1")).toEqual([[""]]);
  });

  it("of 10,000 rows × 11 columns are written in one request and read in one", async () => {
    const rows = Array.from({ length: 10_000 }, (_, r) =>
      Array.from({ length: 11 }, (__, c) => (c % 2 === 0 ? `pièce ${r}-${c}` : r * 100 + c)),
    );
    await run(async (sheet, context) => {
      excel.meters.reset();
      const begun = performance.now();
      const range = sheet.getRange("A1").getResizedRange(9_999, 10);
      range.values = rows;
      await context.sync();
      const written = performance.now();
      range.load("values");
      await context.sync();
      const read = performance.now();
      console.log(
        `110,000 cells: written in ${Math.round(written - begun)} ms (${excel.meters.bytesOut} bytes), ` +
          `read in ${Math.round(read - written)} ms (${excel.meters.bytesIn} bytes)`,
      );
      expect(range.values).toEqual(rows);
      expect(excel.meters.requests).toBe(2);
      expect(excel.meters.cellsRead).toBe(110_000);
    });
    const written = excel.meters.written.get("Feuil1");
    expect(written?.cells).toBe(110_000);
    expect(written?.areas).toEqual([{ top: 0, left: 0, rows: 10_000, columns: 11 }]);
  });
});

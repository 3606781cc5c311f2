import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import { formulasOf, newWorkbook, putTable, putValues, sheetNamed, tableNamed, valuesOf } from "./workbook";

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Feuil1"]);
  const sheet = sheetNamed(workbook, "Feuil1");
  putValues(sheet, "A1", [
    ["Code", "Encours"],
    ["C1", 3],
  ]);
  putTable(workbook, sheet, "CC_Clients", "A1:B2");
  excel = new SimulatedExcel(workbook);
  client = await openClient(excel);
});
afterEach(() => client.close());

/** What a change of the sheet is answered: its error code, or "accepted". */
async function answer(change: (sheet: Excel.Worksheet) => void): Promise<unknown> {
  return client.Excel.run(async (context) => {
    change(context.workbook.worksheets.getItem("Feuil1"));
    await context.sync();
  }).then(
    () => "accepted",
    (error: { code: string }) => error.code,
  );
}

// malformed formulas, rules and number formats are expected to be InvalidArgument.
describe("a formula", () => {
  test.each([
    "=1+",
    "=SUM(1,2",
    "=1+1)",
    '="a',
    "=1 2",
    "=SI(1;2)",
    "={1,2;3}",
    "=A1:",
    "=CC_Clients[Absente]",
    "=Absente[Code]",
    "-",
    `=${"1+".repeat(4200)}1`,
  ])("%.20s is refused, and what was to follow is not done", async (formula) => {
    const code = await answer((sheet) => {
      sheet.getRange("D1:D2").formulas = [["=1"], [formula === "-" ? "=-" : formula]];
      sheet.getRange("E1").values = [["after"]];
    });
    expect(code).toBe("InvalidArgument");
    expect(formulasOf(sheetNamed(workbook, "Feuil1"), "D1:E2")).toEqual([
      ["", ""],
      ["", ""],
    ]);
  });

  test.each([
    "=SUM()",
    "=IF(A1,,2)",
    "=-A1%",
    "=(A1:A2,B1)",
    "=A1:A3 A2:B2",
    "=CC_Clients[[#Totals],[Code]]",
    "=@A1",
    "={1,2;3,4}",
    "=1<>2",
    "=NOSUCHFUNCTION(1)",
    "='Feuil1'!A1&\"x\"",
    "=INDEX(A1:A2,1):B2",
    "=A1#",
  ])("%s is taken", async (formula) => {
    expect(await answer((sheet) => (sheet.getRange("D1").formulas = [[formula]]))).toBe("accepted");
  });

  // office-js docs, error handling: FormulaLengthExceedsLimit, over 16,384 bytes once compiled.
  it("too long once compiled has its own code", async () => {
    const formula = `=${Array(2400).fill("A1").join("+")}`;
    expect(await answer((sheet) => (sheet.getRange("D1").formulas = [[formula]]))).toBe(
      "FormulaLengthExceedsLimit",
    );
  });

  // a formula that breaks the calculator is "not computed", never the end of the process.
  it("of 4,000 terms is not computed, and those after it are", async () => {
    const formula = `=${Array(4000).fill("1").join("+")}`;
    expect(await answer((sheet) => (sheet.getRange("D1:D2").formulas = [[formula], ["=1+1"]]))).toBe(
      "accepted",
    );
    await excel.settled();
    expect(valuesOf(sheetNamed(workbook, "Feuil1"), "D1:D2")).toEqual([["#NOT-COMPUTED"], [2]]);
    expect(excel.host.notComputed.map(({ address }) => address)).toEqual(["D1"]);
  });
});

describe("a rule", () => {
  test.each(["=A1>", "=Absente!A1>1", "=CC_Clients[Absente]>1"])("%s is refused", async (formula) => {
    const custom = (sheet: Excel.Worksheet) =>
      sheet.getRange("A2").conditionalFormats.add("Custom").custom.rule;
    expect(await answer((sheet) => (custom(sheet).formula = formula))).toBe("InvalidArgument");
    const cellValue = { formula1: formula, operator: "GreaterThan" } as const;
    expect(
      await answer(
        (sheet) => (sheet.getRange("A2").conditionalFormats.add("CellValue").cellValue.rule = cellValue),
      ),
    ).toBe("InvalidArgument");
    expect(
      await answer((sheet) => (sheet.getRange("A2").dataValidation.rule = { custom: { formula } })),
    ).toBe("InvalidArgument");
  });

  it("of a list on a sheet that is not there is refused", async () => {
    const list = { inCellDropDown: true, source: "=Absente!$A$1:$A$3" };
    expect(await answer((sheet) => (sheet.getRange("A2").dataValidation.rule = { list }))).toBe(
      "InvalidArgument",
    );
  });

  // validation title at most 32 characters, message at most 255.
  it("says no more than Excel's dialog takes", async () => {
    const alert = (title: number, message: number) => (sheet: Excel.Worksheet) => {
      const validation = sheet.getRange("A2").dataValidation;
      validation.rule = { textLength: { formula1: 1, operator: "GreaterThan" } };
      validation.errorAlert = {
        ...{ showAlert: true, style: "Stop" },
        ...{ title: "x".repeat(title), message: "x".repeat(message) },
      };
    };
    expect(await answer(alert(32, 255))).toBe("accepted");
    expect(await answer(alert(33, 255))).toBe("InvalidArgument");
    expect(await answer(alert(32, 256))).toBe("InvalidArgument");
  });
});

// the formulas of rules are computed too, so that a broken one is seen.
it("rules that give errors are told, those that work are not", async () => {
  await answer((sheet) => {
    sheet.getRange("A2:A9").conditionalFormats.add("Custom").custom.rule.formula = "=$B2>ROW()";
    sheet.getRange("B2:B9").conditionalFormats.add("Custom").custom.rule.formula = "=NOSUCHFUNCTION($A2)";
    sheet.getRange("D2:D3").dataValidation.rule = { custom: { formula: "=D2/E2>1" } };
  });
  putValues(sheetNamed(workbook, "Feuil1"), "E2", [[1]]);
  const told = excel.brokenRules().map(({ address, value }) => `${address} ${value}`);
  expect(told).toEqual(["B2 not computed", "B9 not computed", "D3 #DIV/0!"]);
});

it("number formats that are none are refused", async () => {
  expect(await answer((sheet) => (sheet.getRange("A2").numberFormat = [['0.00 "€']]))).toBe(
    "InvalidArgument",
  );
  expect(await answer((sheet) => (sheet.getRange("A2").numberFormat = [['0.00 "€"']]))).toBe("accepted");
});

// column names of 255 characters.
it("headings longer than Excel's are refused", async () => {
  const heading = (length: number) => (sheet: Excel.Worksheet) =>
    (sheet.tables.getItem("CC_Clients").columns.getItemAt(0).name = "x".repeat(length));
  expect(await answer(heading(256))).toBe("InvalidArgument");
  expect(await answer(heading(255))).toBe("accepted");
  expect(tableNamed(workbook, "CC_Clients").columns[0]?.name).toHaveLength(255);
});

// RangeFill.color in the API reference: #RRGGBB, or a named HTML colour; read back as #RRGGBB.
test.each([
  ["LightBlue", "#ADD8E6"],
  ["rebeccapurple", "#663399"],
  ["1a2b3c", "#1A2B3C"],
])("the colour %s reads back as %s", async (colour, expected) => {
  await client.Excel.run(async (context) => {
    const { fill } = context.workbook.worksheets.getItem("Feuil1").getRange("D1").format;
    fill.color = colour;
    fill.load("color");
    await context.sync();
    expect(fill.color).toBe(expected);
  });
});

it("a colour that is none is refused", async () => {
  expect(await answer((sheet) => (sheet.getRange("D1").format.fill.color = "bleu"))).toBe("InvalidArgument");
});

import { strFromU8, unzipSync } from "fflate";
import { openXlsx } from "./files/openXlsx";
import { saveXlsx } from "./files/saveXlsx";
import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import { openClient, type Client } from "./node";
import { newWorkbook, sheetNamed } from "./workbook";

let workbook: WorkbookModel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Feuil1"]);
  client = await openClient(new SimulatedExcel(workbook));
});

afterEach(() => client.close());

const onSheet = (act: (sheet: Excel.Worksheet) => void) =>
  client.Excel.run(async (context) => {
    act(context.workbook.worksheets.getItem("Feuil1"));
    await context.sync();
  });

/** Columns that are grouped, with their level, in brackets when hidden. */
function outline(model: WorkbookModel = workbook): string {
  return [...sheetNamed(model, "Feuil1").columns]
    .filter(([, { outlineLevel }]) => outlineLevel > 0)
    .sort(([one], [other]) => one - other)
    .map(([index, { hidden, outlineLevel }]) => {
      const text = `${String.fromCharCode(65 + index)}${outlineLevel}`;
      return hidden ? `(${text})` : text;
    })
    .join(" ");
}

// Range.group, ungroup, hideGroupDetails, showGroupDetails (ExcelApi 1.10).
test("columns are grouped, folded, unfolded and ungrouped", async () => {
  await onSheet((sheet) => sheet.getRange("B:D").group("ByColumns"));
  await onSheet((sheet) => sheet.getRange("C1:C5").group("ByColumns"));
  expect(outline()).toBe("B1 C2 D1");
  await onSheet((sheet) => sheet.getRange("C:C").hideGroupDetails("ByColumns"));
  expect(outline()).toBe("B1 (C2) D1");
  await onSheet((sheet) => sheet.getRange("B:B").hideGroupDetails("ByColumns"));
  expect(outline()).toBe("(B1) (C2) (D1)");
  await onSheet((sheet) => sheet.getRange("D:D").showGroupDetails("ByColumns"));
  expect(outline()).toBe("B1 C2 D1");
  await onSheet((sheet) => sheet.getRange("B:D").ungroup("ByColumns"));
  expect(outline()).toBe("C1");
});

test("groups that touch are one, groups with a column between them fold apart", async () => {
  await onSheet((sheet) => {
    sheet.getRange("B:C").group("ByColumns");
    sheet.getRange("D:D").group("ByColumns");
    sheet.getRange("F:G").group("ByColumns");
    sheet.getRange("C:C").hideGroupDetails("ByColumns");
  });
  expect(outline()).toBe("(B1) (C1) (D1) F1 G1");
});

test("rows are grouped like columns", async () => {
  await onSheet((sheet) => {
    sheet.getRange("3:4").group("ByRows");
    sheet.getRange("4:4").hideGroupDetails("ByRows");
  });
  const { rowInfo } = sheetNamed(workbook, "Feuil1");
  expect([...rowInfo].map(([row, { hidden, outlineLevel }]) => [row, hidden, outlineLevel])).toEqual([
    [2, true, 1],
    [3, true, 1],
  ]);
});

// Worksheet.showOutlineLevels: between 0 and 8; 0 does not change the display; more than there are shows all.
test("an outline is shown down to a level", async () => {
  await onSheet((sheet) => {
    sheet.getRange("B:D").group("ByColumns");
    sheet.getRange("C:C").group("ByColumns");
    sheet.showOutlineLevels(0, 1);
  });
  expect(outline()).toBe("(B1) (C2) (D1)");
  await onSheet((sheet) => sheet.showOutlineLevels(1, 0));
  expect(outline()).toBe("(B1) (C2) (D1)");
  await onSheet((sheet) => sheet.showOutlineLevels(0, 2));
  expect(outline()).toBe("B1 (C2) D1");
  await onSheet((sheet) => sheet.showOutlineLevels(0, 8));
  expect(outline()).toBe("B1 C2 D1");
  await expect(onSheet((sheet) => sheet.showOutlineLevels(0, 9))).rejects.toMatchObject({
    code: "InvalidArgument",
  });
});

// Range.group: "An InvalidArgument error is thrown when the group option differs from isEntireRow or isEntireColumn".
test.each([
  ["entire columns by rows", (sheet: Excel.Worksheet) => sheet.getRange("B:C").group("ByRows")],
  ["entire rows by columns", (sheet: Excel.Worksheet) => sheet.getRange("2:3").group("ByColumns")],
  ["the fold of no group", (sheet: Excel.Worksheet) => sheet.getRange("B:C").hideGroupDetails("ByColumns")],
])("%s is refused", async (_, act) => {
  await expect(onSheet(act)).rejects.toMatchObject({ code: "InvalidArgument" });
});

test("a protected sheet refuses, as Excel's own commands do", async () => {
  await onSheet((sheet) => sheet.protection.protect());
  await expect(onSheet((sheet) => sheet.getRange("B:C").group("ByColumns"))).rejects.toMatchObject({
    code: "AccessDenied",
  });
});

test("a folded group is kept by the file, with the mark beside it", async () => {
  await onSheet((sheet) => {
    sheet.getRange("B:C").group("ByColumns");
    sheet.getRange("B:C").hideGroupDetails("ByColumns");
  });
  const saved = await saveXlsx(workbook);
  expect(saved.leftOut).toEqual([]);
  expect(outline(await openXlsx(saved.bytes, "t.xlsx"))).toBe("(B1) (C1)");
  const part = strFromU8(unzipSync(saved.bytes)["xl/worksheets/sheet1.xml"]!);
  expect(part).toMatch(/<col min="4" max="4"[^>]* collapsed="1"/);
});

import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import { newWorkbook, putNumberFormat, putTable, putValues, sheetNamed, tableNamed } from "./workbook";

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Données"]);
  const sheet = sheetNamed(workbook, "Données");
  putValues(sheet, "A1", [
    ["Code", "Date", "Encours"],
    ["C1", 45658, 300],
    ["C2", 45689, 100],
    ["C3", 46023, 200],
    ["C4", 46054, 400],
  ]);
  putNumberFormat(sheet, "B2:B5", "yyyy-mm-dd");
  putTable(workbook, sheet, "CC_Clients", "A1:C5");
  excel = new SimulatedExcel(workbook);
  excel.host.today = () => ({ year: 2026, month: 1, day: 10 });
  client = await openClient(excel);
});
afterEach(() => client.close());

/** Applies criteria to a column. @returns the codes of the rows that are left */
async function left(column: string, criteria: Excel.FilterCriteria): Promise<string[]> {
  await client.Excel.run(async (context) => {
    context.workbook.tables.getItem("CC_Clients").columns.getItem(column).filter.apply(criteria);
    await context.sync();
  });
  const sheet = sheetNamed(workbook, "Données");
  return ["C1", "C2", "C3", "C4"].filter((_, row) => sheet.rowInfo.get(row + 1)?.filtered !== true);
}

/** The code that applying the criteria is refused with. */
async function refusal(criteria: unknown): Promise<unknown> {
  return left("Encours", criteria as Excel.FilterCriteria).then(
    () => "accepted",
    (error: { code: string }) => error.code,
  );
}

describe("filters", () => {
  // Excel.FilterDatetime and Excel.FilterOn in the API reference.
  test.each([
    ["Date", { filterOn: "Values", values: [{ date: "2026-01-15", specificity: "Month" }] }, ["C3"]],
    [
      "Date",
      { filterOn: "Values", values: [{ date: "2025-02-01", specificity: "Day" }, "2026-02-01"] },
      ["C2", "C4"],
    ],
    ["Date", { filterOn: "Dynamic", dynamicCriteria: "ThisYear" }, ["C3", "C4"]],
    ["Date", { filterOn: "Dynamic", dynamicCriteria: "LastMonth" }, ["C3"]],
    ["Date", { filterOn: "Dynamic", dynamicCriteria: "AllDatesInPeriodFebruray" }, ["C2", "C4"]],
    ["Encours", { filterOn: "Dynamic", dynamicCriteria: "AboveAverage" }, ["C1", "C4"]],
    ["Encours", { filterOn: "TopPercent", criterion1: "50" }, ["C1", "C4"]],
    ["Encours", { filterOn: "BottomItems", criterion1: "1" }, ["C2"]],
  ])("on %s, %j, leave %j", async (column, criteria, expected) => {
    expect(await left(column, criteria as Excel.FilterCriteria)).toEqual(expected);
  });

  // office-js#1226: read back, every property is there, null where unused, and applying that is refused.
  it("come back with null properties and are refused as they come", async () => {
    excel.behaviour.refusesNullCriteria = true;
    await left("Encours", { filterOn: "Custom", criterion1: ">=200" });
    await client.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("CC_Clients");
      table.autoFilter.load("criteria");
      await context.sync();
      const criteria = table.autoFilter.criteria[2] as Excel.FilterCriteria;
      expect(criteria).toEqual({
        filterOn: "Custom",
        criterion1: ">=200",
        ...{ criterion2: null, operator: null, values: null, color: null },
        ...{ dynamicCriteria: null, icon: null, subField: null },
      });
      table.clearFilters();
      table.columns.getItemAt(2).filter.apply(criteria);
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      const stripped = Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== null));
      table.columns.getItemAt(2).filter.apply(stripped as unknown as Excel.FilterCriteria);
      await context.sync();
    });
    expect(tableNamed(workbook, "CC_Clients").filters).toHaveLength(1);
  });

  // Excel.FilterCriteria in the API reference: what each kind of filter needs.
  test.each([
    [{ filterOn: "Values" }],
    [{ filterOn: "Values", values: [{ date: "2026-01-15" }] }],
    [{ filterOn: "Custom" }],
    [{ filterOn: "TopItems", criterion1: "0" }],
    [{ filterOn: "Dynamic", dynamicCriteria: "Unknown" }],
    [{ filterOn: "Sideways" }],
  ])("%j are refused", async (criteria) => {
    expect(await refusal(criteria)).toBe("InvalidArgument");
  });

  it("by icon are refused by name: icons are drawn by Excel alone", async () => {
    expect(await refusal({ filterOn: "Icon", icon: { set: "ThreeFlags", index: 0 } })).toBe("NotImplemented");
  });

  // office-js#1226 (refused again after clearing) and office-js#3030 (the filter cannot be loaded any more).
  it("may fail for good once they were cleared", async () => {
    excel.behaviour.refusesFilterAfterClear = true;
    const criteria = { filterOn: "Custom", criterion1: ">=200" };
    expect(await refusal(criteria)).toBe("accepted");
    await client.Excel.run(async (context) => {
      context.workbook.tables.getItem("CC_Clients").clearFilters();
      await context.sync();
    });
    expect(await refusal(criteria)).toBe("InvalidArgument");
    excel.behaviour.refusesFilterAfterClear = false;
    excel.behaviour.refusesFilterLoadAfterApply = true;
    expect(await refusal(criteria)).toBe("accepted");
    await client.Excel.run(async (context) => {
      context.workbook.tables.getItem("CC_Clients").columns.getItem("Encours").filter.load("criteria");
      await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException" });
    });
  });
});

import { SimulatedExcel } from "./excel";
import type { Client } from "./node";
import { openClient } from "./node";
import type { WorkbookModel } from "./model";
import { newWorkbook, putTable, putValues, sheetNamed, tableNamed, valuesOf } from "./workbook";

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

/** Three invented clients in A1:C4, as a native table. */
beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Données", "Autre"]);
  const sheet = sheetNamed(workbook, "Données");
  putValues(sheet, "A1", [
    ["Code", "Client", "Encours"],
    ["C1", "Verrerie du Lac", 300],
    ["C2", "Brasserie Nord", 100],
    ["C3", "Cidres Martin", 200],
  ]);
  putTable(workbook, sheet, "CC_Clients", "A1:C4");
  excel = new SimulatedExcel(workbook, { requirements: { ExcelApiOnline: 1.1 } });
  client = await openClient(excel);
});

afterEach(() => client.close());

const data = () => sheetNamed(workbook, "Données");
const table = () => tableNamed(workbook, "CC_Clients");

function run<T>(act: (context: Excel.RequestContext, table: Excel.Table) => Promise<T>): Promise<T> {
  return client.Excel.run((context) => act(context, context.workbook.tables.getItem("CC_Clients")));
}

describe("tables", () => {
  it("are made over a range, with headings as unique text", async () => {
    await client.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Autre");
      sheet.getRange("B2:E3").values = [
        ["Total", "", "Total", 2024],
        [1, 2, 3, 4],
      ];
      const made = sheet.tables.add("B2:E3", true);
      made.name = "CC_Test";
      made.columns.load("items/name");
      await context.sync();
      expect(made.columns.items.map((column) => column.name)).toEqual([
        "Total",
        "Colonne2",
        "Total2",
        "2024",
      ]);
    });
    expect(valuesOf(sheetNamed(workbook, "Autre"), "B2:E2")).toEqual([
      ["Total", "Colonne2", "Total2", "2024"],
    ]);
  });

  // office-js#196: without headers, default names go in and the data goes down one row.
  it("without headers push the data down", async () => {
    await client.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Autre");
      sheet.getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      sheet.getRange("A3").values = [["dessous"]];
      sheet.tables.add("A1:B2", false);
      await context.sync();
    });
    expect(valuesOf(sheetNamed(workbook, "Autre"), "A1:B4")).toEqual([
      ["Colonne1", "Colonne2"],
      [1, 2],
      [3, 4],
      ["dessous", ""],
    ]);
  });

  // office-js#1199 (code InvalidArgument); Excel.ErrorCodes.mergedRangeConflict.
  it("neither overlap another table nor merged cells", async () => {
    await run(async (context) => {
      context.workbook.worksheets.getItem("Données").tables.add("C4:D6", true);
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      const sheet = context.workbook.worksheets.getItem("Autre");
      sheet.getRange("A1:B1").merge();
      sheet.tables.add("A1:C3", true);
      await expect(context.sync()).rejects.toMatchObject({ code: "MergedRangeConflict" });
    });
  });

  // Table name rules: docs-reference#555; duplicates give InvalidArgument and nothing more, office-js#551.
  it.each(["CC Clients", "Q1", "R1C1", "c", "1er", "", "x".repeat(256), "cc_CLIENTS"])(
    "refuse the name %p",
    async (name) => {
      await client.Excel.run(async (context) => {
        const made = context.workbook.worksheets.getItem("Autre").tables.add("A1:B2", true);
        await context.sync();
        made.name = name;
        await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      });
    },
  );

  // Office-js docs, co-authoring: values written to getRowsBelow make the table expand.
  it("grow when values are written just below them", async () => {
    await run(async (context, clients) => {
      clients.getDataBodyRange().getRowsBelow(2).values = [
        ["C4", "Jus du Val", 50],
        ["C5", "", ""],
      ];
      await context.sync();
    });
    expect(table().area.rows).toBe(6);
  });

  // office-js#2097: by design, a block whose first value is empty does not join the table.
  it("do not take in a block whose first value is empty", async () => {
    await run(async (context, clients) => {
      clients.getDataBodyRange().getRowsBelow(1).values = [["", "Jus du Val", 50]];
      await context.sync();
    });
    expect(table().area.rows).toBe(4);
  });

  // office-js#3013: 1,501 rows of which the last is empty: the library sends 1,500 cells at a time, one row stays out.
  it("lose the last empty row of 1,501", async () => {
    await client.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Autre");
      sheet.getRange("A1").values = [["Valeur"]];
      const made = sheet.tables.add("A1:A2", true);
      sheet.getRange("A2").values = [["première"]];
      await context.sync();
      const values = Array.from({ length: 1501 }, (_, index) => [index < 1500 ? "x" : ""]);
      made.getDataBodyRange().getRowsBelow(1501).values = values;
      made.rows.load("count");
      await context.sync();
      expect(made.rows.count).toBe(1501);
    });
  });

  // Office-js docs, co-authoring: no growth onto cells with a data validation of their own.
  it("do not grow onto cells with their own validation, nor on a protected sheet, nor under totals", async () => {
    data().validations.push({
      areas: [{ top: 4, left: 0, rows: 1, columns: 1 }],
      type: "WholeNumber",
      rule: {},
      ignoreBlanks: true,
      errorAlert: null,
      prompt: null,
    });
    await run(async (context, clients) => {
      clients.getDataBodyRange().getRowsBelow(1).values = [["C4", "Jus du Val", 50]];
      await context.sync();
      expect(table().area.rows).toBe(4);
      data().validations = [];
      clients.showTotals = true;
      await context.sync();
      clients.getTotalRowRange().getRowsBelow(1).values = [["C4", "Jus du Val", 50]];
      await context.sync();
    });
    expect(table().area.rows).toBe(5);
  });

  it("resize to a range that overlaps and keeps the header row, and to no other", async () => {
    await run(async (context, clients) => {
      clients.resize("A1:D6");
      clients.columns.load("items/name");
      clients.rows.load("count");
      await context.sync();
      expect(clients.columns.items.map((column) => column.name)).toEqual([
        "Code",
        "Client",
        "Encours",
        "Colonne4",
      ]);
      expect(clients.rows.count).toBe(5);
      clients.resize("A2:C6");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  it("rename a column through its heading and through its name", async () => {
    await run(async (context, clients) => {
      clients.getHeaderRowRange().getCell(0, 1).values = [["Raison sociale"]];
      clients.columns.getItem("Code").name = "CODE CLIENT";
      await context.sync();
      const missing = clients.columns.getItemOrNullObject("Client");
      await context.sync();
      expect(missing.isNullObject).toBe(true);
    });
    expect(valuesOf(data(), "A1:B1")).toEqual([["CODE CLIENT", "Raison sociale"]]);
    expect(table().columns.map((column) => column.name)).toEqual([
      "CODE CLIENT",
      "Raison sociale",
      "Encours",
    ]);
  });

  it("add rows in the middle and at the end, moving what is below down", async () => {
    putValues(data(), "A5", [["sous le tableau"]]);
    putValues(data(), "E3", [["à côté"]]);
    await run(async (context, clients) => {
      clients.rows.add(1, [["N1", "Nouveau", 1]]);
      clients.rows.add(undefined, [["N2", "Dernier", 2]]);
      await context.sync();
    });
    expect(valuesOf(data(), "A2:A7")).toEqual([["C1"], ["N1"], ["C2"], ["C3"], ["N2"], ["sous le tableau"]]);
    expect(valuesOf(data(), "E3:E5")).toEqual([["à côté"], [""], [""]]);
    expect(table().area.rows).toBe(6);
  });

  it("delete rows; the last one leaves a blank row behind and a count of zero", async () => {
    await run(async (context, clients) => {
      clients.rows.getItemAt(1).delete();
      await context.sync();
      expect(valuesOf(data(), "A2:A4")).toEqual([["C1"], ["C3"], [""]]);
      clients.rows.deleteRowsAt(0, 2);
      const body = clients.getDataBodyRange().load("address,values");
      clients.rows.load("count");
      await context.sync();
      expect(clients.rows.count).toBe(0);
      expect(body.values).toEqual([["", "", ""]]);
      clients.rows.add(undefined, [["C9", "Retour", 9]]);
      clients.rows.load("count");
      await context.sync();
      expect(clients.rows.count).toBe(1);
    });
    expect(valuesOf(data(), "A1:A3")).toEqual([["Code"], ["C9"], [""]]);
  });

  it("hide rows by filter, shown text compared in any case, and show them again", async () => {
    await run(async (context, clients) => {
      clients.columns.getItem("Client").filter.applyValuesFilter(["cidres martin"]);
      const view = clients.getDataBodyRange().getVisibleView().load("values,rowCount");
      clients.autoFilter.load("isDataFiltered");
      await context.sync();
      expect(view.values).toEqual([["C3", "Cidres Martin", 200]]);
      expect(clients.autoFilter.isDataFiltered).toBe(true);
      clients.columns.getItem("Encours").filter.applyCustomFilter(">=150", "<300", "And");
      clients.columns.getItem("Client").filter.clear();
      const second = clients.getDataBodyRange().getVisibleView().load("values");
      await context.sync();
      expect(second.values).toEqual([["C3", "Cidres Martin", 200]]);
      clients.clearFilters();
      const all = clients.getDataBodyRange().getVisibleView().load("rowCount");
      await context.sync();
      expect(all.rowCount).toBe(3);
    });
  });

  // office-js#224, xlwings#747: over hidden rows, every visible row gets the first row of the data.
  it("take values written over filtered rows into the wrong cells", async () => {
    await run(async (context, clients) => {
      clients.columns.getItem("Code").filter.applyValuesFilter(["C1", "C3"]);
      await context.sync();
      clients.columns.getItem("Encours").getDataBodyRange().values = [[1], [2], [3]];
      await context.sync();
    });
    expect(valuesOf(data(), "C2:C4")).toEqual([[1], [100], [1]]);
  });

  // office-js#994, office-js#468; deleteRowsAt: InsertDeleteConflict in the API reference.
  it("do not delete rows while filtered", async () => {
    await run(async (context, clients) => {
      clients.columns.getItem("Code").filter.applyValuesFilter(["C1"]);
      clients.rows.getItemAt(0).delete();
      await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException" });
      clients.rows.deleteRowsAt(0);
      await expect(context.sync()).rejects.toMatchObject({ code: "InsertDeleteConflict" });
      clients.getDataBodyRange().getRow(0).delete("Up");
      await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException" });
    });
    expect(valuesOf(data(), "A2:A4")).toEqual([["C1"], ["C2"], ["C3"]]);
  });

  // TableRowCollection in the API reference: a row object represents the place, not the data.
  it("sort their data while row objects keep their place", async () => {
    await run(async (context, clients) => {
      const first = clients.rows.getItemAt(0).load("values");
      await context.sync();
      expect(first.values).toEqual([["C1", "Verrerie du Lac", 300]]);
      clients.sort.apply([{ key: 2, ascending: true }]);
      first.load("values");
      clients.sort.load("fields");
      await context.sync();
      expect(first.values).toEqual([["C2", "Brasserie Nord", 100]]);
      expect(clients.sort.fields).toEqual([{ key: 2, ascending: true }]);
    });
    expect(valuesOf(data(), "C2:C4")).toEqual([[100], [200], [300]]);
  });

  // office-js#1000: clearing filters also loses a sort of several columns.
  it("lose a sort of several columns when their filters are cleared", async () => {
    await run(async (context, clients) => {
      clients.sort.apply([
        { key: 1, ascending: true },
        { key: 2, ascending: false },
      ]);
      clients.columns.getItem("Code").filter.applyValuesFilter(["C1"]);
      clients.clearFilters();
      clients.sort.load("fields");
      await context.sync();
      expect(clients.sort.fields).toEqual([]);
    });
  });

  // Excel.ErrorCodes.insertDeleteConflict: part of a table's width cannot move alone.
  it("refuse cells that move only a part of their width", async () => {
    await run(async (context) => {
      context.workbook.worksheets.getItem("Données").getRange("B1").insert("Down");
      await expect(context.sync()).rejects.toMatchObject({ code: "InsertDeleteConflict" });
    });
  });

  it("grow, shrink and move with whole rows and columns", async () => {
    await run(async (context, clients) => {
      const sheet = context.workbook.worksheets.getItem("Données");
      sheet.getRange("1:2").insert("Down");
      sheet.getRange("B:B").insert("Right");
      sheet.getRange("5:5").delete("Up");
      const range = clients.getRange().load("address");
      clients.columns.load("items/name");
      await context.sync();
      expect(range.address).toBe("Données!A3:D5");
      expect(clients.columns.items).toHaveLength(4);
    });
  });

  it("tell which of them changed, with details for one cell only (office-js#5347)", async () => {
    const heard: Excel.TableChangedEventArgs[] = [];
    await run(async (context, clients) => {
      clients.onChanged.add((event) => {
        heard.push(event);
        return Promise.resolve();
      });
      await context.sync();
      clients.getDataBodyRange().getCell(0, 2).values = [[301]];
      clients.getDataBodyRange().getRow(1).values = [["C2", "Brasserie", 101]];
      await context.sync();
    });
    await excel.settled();
    expect(heard.map((event) => event.address)).toEqual(["C2", "A3:C3"]);
    expect(heard[0]?.details).toMatchObject({ valueBefore: 300, valueAfter: 301 });
    expect(heard[1]?.details).toBeUndefined();
    expect(heard[0]?.tableId).toBe(table().id);
  });

  it("keep their proxies when renamed, and lose them with their sheet", async () => {
    await run(async (context, clients) => {
      clients.load("name");
      await context.sync();
      table().name = "CC_Autrement";
      clients.load("name");
      await context.sync();
      expect(clients.name).toBe("CC_Autrement");
      context.workbook.worksheets.getItem("Données").delete();
      clients.load("name");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
  });
});

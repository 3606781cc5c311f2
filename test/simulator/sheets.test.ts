import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import { newWorkbook, putValues, sheetNamed, valuesOf } from "./workbook";

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Feuil1", "Feuil2", "Feuil3"]);
  // Office.js asks ExcelApiOnline for WorksheetCollection.onNameChanged.
  excel = new SimulatedExcel(workbook, { requirements: { ExcelApiOnline: 1.1 } });
  client = await openClient(excel);
});

afterEach(() => client.close());

const run = <T>(act: (context: Excel.RequestContext) => Promise<T>) => client.Excel.run(act);

describe("worksheets", () => {
  it("are added at the end, without being activated", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.add("Clients").load("name,position,id,visibility");
      const active = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      expect([sheet.position, sheet.visibility, active.name]).toEqual([3, "Visible", "Feuil1"]);
      const unnamed = context.workbook.worksheets.add().load("name");
      await context.sync();
      expect(unnamed.name).toBe("Feuil4");
    });
  });

  // Worksheet.name in the API reference (< 32 characters) and Excel's own rules; unique in any case.
  it.each([
    "",
    "x".repeat(32),
    "a/b",
    "a\\b",
    "a?b",
    "a*b",
    "a[b",
    "a:b",
    "'ab",
    "ab'",
    "Historique",
    "FEUIL1",
  ])("refuse the name %p", async (name) => {
    await run(async (context) => {
      context.workbook.worksheets.add(name);
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
    expect(workbook.sheets).toHaveLength(3);
  });

  it("keep their proxies when renamed", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil2");
      sheet.name = "L'été";
      const range = sheet.getRange("A1").load("address");
      await context.sync();
      sheet.load("name");
      await context.sync();
      expect([sheet.name, range.address]).toEqual(["L'été", "'L''été'!A1"]);
    });
  });

  it("are deleted with everything that pointed at them", async () => {
    workbook.names.push({ name: "Zone", formula: "=Feuil2!$A$1", visible: true, comment: "", sheetId: null });
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil2");
      const range = sheet.getRange("A1").load("address");
      await context.sync();
      sheet.delete();
      await context.sync();
      range.load("address");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
    expect(workbook.names[0]?.formula).toBe("=#REF!");
  });

  // Worksheet.delete in the API reference: InvalidOperation for a very hidden sheet. Excel keeps one visible sheet.
  it("refuse to go when very hidden, or when the last visible one", async () => {
    await run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("Feuil3").visibility = "VeryHidden";
      worksheets.getItem("Feuil2").visibility = "Hidden";
      await context.sync();
      worksheets.getItem("Feuil3").delete();
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
      worksheets.getItem("Feuil1").delete();
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
      worksheets.getItem("Feuil2").activate();
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
    });
  });

  // Worksheet.getUsedRange: formats count unless valuesOnly; a blank sheet gives its top left cell, no error.
  it("have a used range in which formats count unless only values do", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      const blank = sheet.getUsedRange().load("address");
      const none = sheet.getUsedRangeOrNullObject();
      await context.sync();
      expect([blank.address, none.isNullObject]).toEqual(["Feuil1!A1", true]);
      sheet.getRange("B2").values = [["x"]];
      sheet.getRange("D5").format.fill.color = "#FF0000";
      const all = sheet.getUsedRange().load("address");
      const values = sheet.getUsedRange(true).load("address");
      const within = sheet.getRange("C1:Z9").getUsedRangeOrNullObject(true);
      await context.sync();
      expect([all.address, values.address]).toEqual(["Feuil1!B2:D5", "Feuil1!B2"]);
      expect(within.isNullObject).toBe(true);
    });
  });

  it("tell of being added, renamed, activated and deleted", async () => {
    const heard: string[] = [];
    const hear = (event: { type: string }) => {
      heard.push(event.type);
      return Promise.resolve();
    };
    await run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(hear);
      worksheets.onDeleted.add(hear);
      worksheets.onNameChanged.add(hear);
      worksheets.onActivated.add(hear);
      worksheets.onDeactivated.add(hear);
      worksheets.onSelectionChanged.add(hear);
      await context.sync();
      const sheet = worksheets.add("Neuve");
      sheet.name = "Renommée";
      sheet.activate();
      sheet.getRange("B2").select();
      await context.sync();
      sheet.delete();
      await context.sync();
    });
    await excel.settled();
    expect(heard).toEqual([
      "WorksheetAdded",
      "WorksheetNameChanged",
      "WorksheetDeactivated",
      "WorksheetActivated",
      "WorksheetSelectionChanged",
      "WorksheetDeleted",
    ]);
  });

  // office-js#2196, #3148, #1463.
  it("freeze panes only where they can be shown", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil2");
      sheet.freezePanes.freezeRows(3);
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      expect(frozen.address).toBe("Feuil2!1:3");
      sheet.visibility = "Hidden";
      sheet.freezePanes.freezeAt("A1:B2");
      await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException" });
    });
    expect(sheetNamed(workbook, "Feuil2").freeze).toEqual({ rows: 3, columns: 0 });
  });

  it("carry their print set-up", async () => {
    await run(async (context) => {
      const { pageLayout } = context.workbook.worksheets.getItem("Feuil1");
      pageLayout.orientation = "Landscape";
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      pageLayout.setPrintArea("A1:F40");
      pageLayout.setPrintTitleRows("$1:$3");
      pageLayout.setPrintMargins("Centimeters", { top: 2.54 });
      pageLayout.headersFooters.defaultForAllPages.centerFooter = "Page &P / &N";
      pageLayout.load("zoom,topMargin");
      const area = pageLayout.getPrintAreaOrNullObject().load("address");
      const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
      await context.sync();
      expect(pageLayout.zoom).toEqual({ horizontalFitToPages: 1, verticalFitToPages: 0 });
      expect(pageLayout.topMargin).toBeCloseTo(72);
      expect([area.address, titles.address]).toEqual(["Feuil1!A1:F40", "Feuil1!1:3"]);
    });
    expect(sheetNamed(workbook, "Feuil1").pageLayout.headersFooters).toEqual({
      centerFooter: "Page &P / &N",
    });
  });
});

describe("protected sheets", () => {
  // Excel.ErrorCodes.accessDenied.
  it("refuse writing, formatting, inserting and tables with AccessDenied", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      sheet.protection.protect({ allowSort: true }, "secret");
      await context.sync();
      const acts: (() => unknown)[] = [
        () => (sheet.getRange("A1").values = [["x"]]),
        () => (sheet.getRange("A1").numberFormat = [["0"]]),
        () => (sheet.getRange("A1").format.fill.color = "#FF0000"),
        () => sheet.getRange("1:1").insert("Down"),
        () => sheet.getRange("A1").clear(),
        () => sheet.tables.add("A1:B2", true),
        () => sheet.charts.add("Line", sheet.getRange("A1:B2")),
      ];
      for (const act of acts) {
        act();
        await expect(context.sync()).rejects.toMatchObject({ code: "AccessDenied" });
      }
    });
    expect(valuesOf(sheetNamed(workbook, "Feuil1"), "A1")).toEqual([[""]]);
  });

  it("let unlocked cells be written, and open only with their password", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect(undefined, "secret");
      sheet.getRange("B1").values = [["ouvert"]];
      await context.sync();
      sheet.protection.unprotect("faux");
      await expect(context.sync()).rejects.toMatchObject({ code: "AccessDenied" });
      sheet.protection.unprotect("secret");
      sheet.protection.load("protected");
      await context.sync();
      expect(sheet.protection.protected).toBe(false);
    });
  });

  // WorksheetProtection.protect in the API reference: throws when already protected (office-js#6784).
  it("cannot be protected twice", async () => {
    await run(async (context) => {
      const { protection } = context.workbook.worksheets.getItem("Feuil1");
      protection.protect();
      protection.protect();
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
    });
  });

  it("stand beside a protected structure, under which sheets neither come nor go", async () => {
    await run(async (context) => {
      context.workbook.protection.protect();
      context.workbook.worksheets.add("Neuve");
      await expect(context.sync()).rejects.toMatchObject({ code: "AccessDenied" });
      context.workbook.worksheets.getItem("Feuil2").delete();
      await expect(context.sync()).rejects.toMatchObject({ code: "AccessDenied" });
    });
    expect(workbook.sheets).toHaveLength(3);
  });
});

describe("ranges", () => {
  it("find their neighbours, and refuse what lies outside the sheet", async () => {
    putValues(sheetNamed(workbook, "Feuil1"), "B2", [
      ["a", "b"],
      ["c", "d"],
    ]);
    await run(async (context) => {
      const range = context.workbook.worksheets.getItem("Feuil1").getRange("B2:C3");
      const found = [
        range.getRowsBelow(2),
        range.getRowsBelow(-1),
        range.getRowsAbove(1),
        range.getColumnsAfter(1),
        range.getLastCell(),
        range.getResizedRange(1, -1),
        range.getOffsetRange(1, 1),
        range.getBoundingRect("E5"),
        range.getIntersection("A1:B2"),
        range.getEntireRow(),
        range.getSurroundingRegion(),
        range.getCell(0, 0).getRangeEdge("Down"),
        range.find("D", { completeMatch: true }),
      ];
      for (const each of found) each.load("address");
      await context.sync();
      expect(found.map((each) => each.address.replace("Feuil1!", ""))).toEqual([
        "B4:C5",
        "B3:C3",
        "B1:C1",
        "D2:D3",
        "C3",
        "B2:B4",
        "C3:D4",
        "B2:E5",
        "B2",
        "2:3",
        "B2:C3",
        "B3",
        "C3",
      ]);
      range.getOffsetRange(-2, 0).load("address");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  it("move with the cells inserted above them", async () => {
    putValues(sheetNamed(workbook, "Feuil1"), "A1", [["a"], ["b"]]);
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      const second = sheet.getRange("A2").load("values");
      await context.sync();
      sheet.getRange("1:3").insert("Down");
      second.load("address,values");
      await context.sync();
      expect([second.address, second.values]).toEqual(["Feuil1!A5", [["b"]]]);
    });
  });

  it("shift validations, rules, merges and names with the rows", async () => {
    workbook.names.push({
      name: "Zone",
      formula: "=Feuil1!$A$3:$A$5",
      visible: true,
      comment: "",
      sheetId: null,
    });
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      sheet.getRange("A3:A5").dataValidation.rule = { list: { inCellDropDown: true, source: "Oui,Non" } };
      const rule = sheet.getRange("B3:B5").conditionalFormats.add("Custom");
      rule.custom.rule.formula = '=$A3="Oui"';
      rule.custom.format.fill.color = "#00FF00";
      sheet.getRange("D3:E3").merge();
      sheet.getRange("2:2").insert("Down");
      sheet.getRange("5:5").delete("Up");
      await context.sync();
    });
    const sheet = sheetNamed(workbook, "Feuil1");
    expect(sheet.validations[0]?.areas).toEqual([{ top: 3, left: 0, rows: 2, columns: 1 }]);
    expect(sheet.conditionalFormats[0]?.areas).toEqual([{ top: 3, left: 1, rows: 2, columns: 1 }]);
    expect(sheet.merges).toEqual([{ top: 3, left: 3, rows: 1, columns: 2 }]);
    expect(workbook.names[0]?.formula).toBe("=Feuil1!$A$4:$A$5");
  });

  // ConditionalFormatCollection.add and ConditionalFormat.priority in the API reference: the newest comes first.
  it("take conditional formats of all types, the newest first", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      const formats = sheet.getRange("A1:A9").conditionalFormats;
      const first = formats.add("CellValue");
      first.cellValue.rule = { operator: "GreaterThan", formula1: "=100" };
      first.cellValue.format.font.color = "red";
      formats.add("DataBar").dataBar.positiveFormat.fillColor = "#00B050";
      formats.add("ColorScale").colorScale.criteria = {
        minimum: { type: "LowestValue", color: "#FFFFFF" },
        maximum: { type: "HighestValue", color: "#FF0000" },
      };
      formats.add("TopBottom").topBottom.rule = { rank: 3, type: "TopItems" };
      formats.add("ContainsText").textComparison.rule = { operator: "Contains", text: "Rouge" };
      formats.load("items/type,items/priority");
      await context.sync();
      expect(formats.items.map((each) => each.type)).toEqual([
        "ContainsText",
        "TopBottom",
        "ColorScale",
        "DataBar",
        "CellValue",
      ]);
      formats.getItemAt(4).priority = 0;
      const top = formats.getItemAt(0).load("type");
      const none = top.customOrNullObject;
      none.load("format");
      await context.sync();
      expect([top.type, none.isNullObject]).toEqual(["CellValue", true]);
      sheet.getRange("A1:A9").conditionalFormats.clearAll();
      await context.sync();
    });
    expect(sheetNamed(workbook, "Feuil1").conditionalFormats).toEqual([]);
  });

  it("are lost when their cells are deleted, and follow them otherwise", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      const gone = sheet.getRange("A2").load("address");
      const areas = sheet.getRanges("A1,A5:A6").load("address");
      await context.sync();
      sheet.getRange("2:2").delete("Up");
      areas.load("address");
      await context.sync();
      expect(areas.address).toBe("Feuil1!A1,Feuil1!A4:A5");
      gone.load("address");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidReference" });
    });
  });

  // Names are unique in any case, with those of tables; API errors are InvalidArgument.
  it("bear names that are unique in any case", async () => {
    await run(async (context) => {
      const { names } = context.workbook;
      names.add("CC_Zone", context.workbook.worksheets.getItem("Feuil1").getRange("A1:B2"));
      const item = names.getItem("cc_zone").load("formula,value,type");
      const range = item.getRange().load("address");
      await context.sync();
      expect([item.formula, item.value, item.type]).toEqual(["=Feuil1!$A$1:$B$2", "Feuil1!A1:B2", "Range"]);
      expect(range.address).toBe("Feuil1!A1:B2");
      names.add("CC_ZONE", "=1");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      const byName = context.workbook.worksheets.getItem("Feuil1").getRange("CC_Zone").load("address");
      await context.sync();
      expect(byName.address).toBe("Feuil1!A1:B2");
    });
  });

  it("are formatted, and read null where formats differ", async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      const { format } = sheet.getRange("A1:B1");
      format.font.bold = true;
      format.fill.color = "ffa500";
      format.horizontalAlignment = "Center";
      format.columnWidth = 120;
      sheet.getRange("B1").format.font.set({ color: "#112233", size: 14 });
      format.load("columnWidth,horizontalAlignment,fill/color,font/bold,font/size");
      await context.sync();
      expect([format.fill.color, format.font.bold, format.font.size]).toEqual(["#FFA500", true, null]);
      expect(format.columnWidth).toBe(120);
      format.fill.clear();
      format.fill.load("color");
      await context.sync();
      expect(format.fill.color).toBe("#FFFFFF");
    });
  });

  // Office-js docs, data validation: rules do not fire on API writes; invalid cells are found afterwards.
  it("do not apply validations to what code writes, but find it", async () => {
    await run(async (context) => {
      const range = context.workbook.worksheets.getItem("Feuil1").getRange("A1:A3");
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "Oui,Non" } };
      range.values = [["Oui"], ["Peut-être"], [""]];
      range.dataValidation.load("type,valid");
      const invalid = range.dataValidation.getInvalidCellsOrNullObject().load("address");
      await context.sync();
      expect([range.dataValidation.type, range.dataValidation.valid]).toEqual(["List", null]);
      expect(invalid.address).toBe("Feuil1!A2");
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "x".repeat(256) } };
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  it("sort their rows: numbers, text, booleans, blanks last", async () => {
    putValues(sheetNamed(workbook, "Feuil1"), "A1", [["b"], [10], [null], ["A"], [true], [2]]);
    await run(async (context) => {
      const range = context.workbook.worksheets.getItem("Feuil1").getRange("A1:A6");
      range.sort.apply([{ key: 0, ascending: true }]);
      await context.sync();
      expect(valuesOf(sheetNamed(workbook, "Feuil1"), "A1:A6").flat()).toEqual([2, 10, "A", "b", true, ""]);
      range.sort.apply([{ key: 0, ascending: false }]);
      await context.sync();
    });
    expect(valuesOf(sheetNamed(workbook, "Feuil1"), "A1:A6").flat()).toEqual([true, "b", "A", 10, 2, ""]);
  });
});

describe("decorations and properties", () => {
  it("draw charts and slicers over a table", async () => {
    putValues(sheetNamed(workbook, "Feuil1"), "A1", [
      ["Couleur", "Clients"],
      ["Rouge", 3],
      ["Vert", 12],
    ]);
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      const table = sheet.tables.add("A1:B3", true);
      table.name = "CC_Results";
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"), "Columns");
      chart.title.text = "Clients par couleur";
      chart.axes.valueAxis.minimum = 0;
      chart.legend.visible = false;
      chart.setPosition("D2", "J15");
      chart.series.load("items/name");
      const slicer = sheet.slicers.add(table, "Couleur", sheet);
      slicer.caption = "Couleurs";
      slicer.selectItems(["Rouge"]);
      const view = table.getDataBodyRange().getVisibleView().load("values");
      await context.sync();
      expect(chart.series.items.map((each) => each.name)).toEqual(["Clients"]);
      expect(view.values).toEqual([["Rouge", 3]]);
    });
    expect(sheetNamed(workbook, "Feuil1").charts[0]?.settings.title).toEqual({ text: "Clients par couleur" });
  });

  it("keep settings and properties with the workbook", async () => {
    await run(async (context) => {
      context.workbook.settings.add("langue", { code: "fr" });
      context.workbook.properties.title = "Comité crédit";
      context.workbook.properties.custom.add("CC_Version", 3);
      const setting = context.workbook.settings.getItem("langue").load("value");
      const missing = context.workbook.settings.getItemOrNullObject("autre");
      await context.sync();
      expect([setting.value, missing.isNullObject]).toEqual([{ code: "fr" }, true]);
    });
    expect(workbook.properties.custom.get("CC_Version")).toBe(3);
  });

  it("tell the separators of the display language", async () => {
    await run(async (context) => {
      const { application } = context.workbook;
      application.load("decimalSeparator,thousandsSeparator,cultureInfo/name");
      await context.sync();
      expect([application.decimalSeparator, application.thousandsSeparator]).toEqual([",", "\u202f"]);
      expect(application.cultureInfo.name).toBe("fr-FR");
    });
  });
});

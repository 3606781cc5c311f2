import { SimulatedExcel } from "./excel";
import { openXlsx } from "./files/openXlsx";
import { saveXlsx } from "./files/saveXlsx";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import { formulasOf, newWorkbook, putTable, putValues, sheetNamed, valuesOf } from "./workbook";

// What the add-in does not use, but Microsoft's samples do: stored and read back.

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Feuil1"]);
  putValues(sheet(), "A1", [
    ["Code", "Encours"],
    ["C1", 3],
    ["C2", 4],
  ]);
  excel = new SimulatedExcel(workbook, {
    displayLanguage: "en-US",
    requirements: { ExcelApi: 1.21 },
    workbookFiles: { open: openXlsx, save: async (model) => (await saveXlsx(model)).bytes },
  });
  client = await openClient(excel, { person: "Ada" });
});
afterEach(() => client.close());

const sheet = () => sheetNamed(workbook, "Feuil1");

async function run<T>(
  act: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>,
): Promise<T> {
  return client.Excel.run((context) => act(context, context.workbook.worksheets.getItem("Feuil1")));
}

/** What handlers heard; they answer as Office.js wants it, with a promise. */
let told: unknown[] = [];
beforeEach(() => {
  told = [];
});
const tell = (what: unknown): Promise<void> => {
  told.push(what);
  return Promise.resolve();
};

describe("comments", () => {
  it("are written, answered, resolved, told of and deleted, and move with their cell", async () => {
    await run(async (context, feuille) => {
      feuille.comments.onAdded.add((event) => tell(event.type));
      feuille.comments.onChanged.add((event) => tell(event.changeType));
      await context.sync();
      const comment = feuille.comments.add("B2", "à relancer");
      comment.replies.add("fait");
      comment.resolved = true;
      feuille.getRange("1:1").insert("Down");
      comment.load("content,authorName,resolved");
      const place = comment.getLocation();
      place.load("address");
      const count = comment.replies.getCount();
      await context.sync();
      expect([comment.content, comment.authorName, comment.resolved, count.value]).toEqual([
        ...["à relancer", "Ada", true, 1],
      ]);
      expect(place.address).toBe("Feuil1!B3");
      feuille.comments.add("B3", "encore");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      context.workbook.comments.getItemByCell("Feuil1!B3").delete();
      await context.sync();
    });
    await excel.settled();
    expect(told).toEqual(["CommentAdded", "ReplyAdded", "CommentResolved"]);
    expect(sheet().comments).toEqual([]);
  });
});

describe("charts", () => {
  it("keep points, trendlines and title parts, and refuse what only drawing tells", async () => {
    await run(async (context, feuille) => {
      const chart = feuille.charts.add("ColumnClustered", feuille.getRange("A1:B3"), "Columns");
      const series = chart.series.getItemAt(0);
      series.points.getItemAt(1).format.fill.setSolidColor("red");
      series.trendlines.add("Linear");
      chart.title.getSubstring(0, 3).font.bold = true;
      series.points.load("items/value");
      const trendline = series.trendlines.getItem(0);
      trendline.load("type");
      await context.sync();
      expect(series.points.items.map((point) => Number(point.value))).toEqual([3, 4]);
      expect(trendline.type).toBe("Linear");
      chart.title.load("left");
      await expect(context.sync()).rejects.toMatchObject({ code: "NotImplemented" });
    });
    expect(sheet().charts[0]?.settings).toMatchObject({
      series: [{ points: { 1: { format: { fill: { color: "#FF0000" } } } } }],
      title: { substrings: { "0+3": { font: { bold: true } } } },
    });
  });

  it("tell when they are added and selected", async () => {
    await run(async (context, feuille) => {
      feuille.charts.onAdded.add(() => tell("added"));
      feuille.charts.onActivated.add(() => tell("activated"));
      feuille.charts.onDeactivated.add(() => tell("deactivated"));
      await context.sync();
      const chart = feuille.charts.add("Line", feuille.getRange("A1:B3"));
      chart.activate();
      feuille.getRange("A1").select();
      await context.sync();
    });
    await excel.settled();
    expect(told).toEqual(["added", "activated", "deactivated"]);
  });

  // Microsoft's samples draw the bodies of tables: a first row of numbers is no heading.
  it("take a first row of numbers for figures", async () => {
    await run(async (context, feuille) => {
      const chart = feuille.charts.add("ColumnClustered", feuille.getRange("A2:B3"), "Columns");
      const series = chart.series.getItemAt(0);
      series.load("name");
      series.points.load("count");
      await context.sync();
      expect([series.name, series.points.count]).toEqual(["Series1", 2]);
    });
  });
});

it("a binding follows its table and tells of changes", async () => {
  putTable(workbook, sheet(), "CC_Clients", "A1:B3");
  await run(async (context, feuille) => {
    const binding = context.workbook.bindings.add(feuille.getRange("A1:B3"), "Table", "clients");
    binding.load("id");
    await context.sync();
    binding.onDataChanged.add((event) => tell(event.binding.id));
    await context.sync();
    feuille.tables.getItem("CC_Clients").rows.add(undefined, [["C3", 5]]);
    const range = binding.getRange();
    range.load("address");
    await context.sync();
    expect(range.address).toBe("Feuil1!A1:B4");
  });
  await excel.settled();
  expect(new Set(told)).toEqual(new Set(["clients"]));
});

it("custom XML is kept by namespace, and refused when it is none", async () => {
  await run(async (context) => {
    const parts = context.workbook.customXmlParts;
    parts.add('<a xmlns="urn:x"><b/></a>');
    parts.add("<c/>");
    const xml = parts.getByNamespace("urn:x").getOnlyItem().getXml();
    await context.sync();
    expect(xml.value).toBe('<a xmlns="urn:x"><b/></a>');
    parts.add("<a>");
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe("a range", () => {
  it("copies formulas as they read from there, skips blanks, turns and moves", async () => {
    await run(async (context, feuille) => {
      feuille.getRange("D1:E1").formulas = [["=B2", 7]];
      feuille.getRange("D3").copyFrom("D1:E1");
      feuille.getRange("D5:E5").values = [[1, 2]];
      feuille.getRange("D6").copyFrom("A4:B4", "All", true);
      feuille.getRange("G1").copyFrom("A1:B3", "Values", false, true);
      feuille.getRange("B2").moveTo("B9");
      await context.sync();
    });
    expect(formulasOf(sheet(), "D1:E3")).toEqual([
      ["=B9", 7],
      ["", ""],
      ["=B4", 7],
    ]);
    expect(valuesOf(sheet(), "D5:E5")).toEqual([[1, 2]]);
    expect(valuesOf(sheet(), "G1:I2")).toEqual([
      ["Code", "C1", "C2"],
      ["Encours", 3, 4],
    ]);
    expect(valuesOf(sheet(), "B2:B9")).toEqual([[""], [4], [""], [""], [""], [""], [""], [3]]);
  });

  it("speaks R1C1, fills, and tells what its formulas read and who reads it", async () => {
    await run(async (context, feuille) => {
      feuille.getRange("C2").formulasR1C1 = [["=RC[-1]*R2C2"]];
      feuille.getRange("C2").autoFill("C2:C3");
      const [r1c1, precedents, dependents] = [
        feuille.getRange("C2:C3"),
        feuille.getRange("C3").getDirectPrecedents(),
        feuille.getRange("B2").getDependents(),
      ];
      r1c1.load("formulas,formulasR1C1");
      precedents.load("addresses");
      dependents.load("addresses");
      await context.sync();
      expect(r1c1.formulas).toEqual([["=B2*$B$2"], ["=B3*$B$2"]]);
      expect(r1c1.formulasR1C1).toEqual([["=RC[-1]*R2C2"], ["=RC[-1]*R2C2"]]);
      expect(precedents.addresses).toEqual(["Feuil1!B3,Feuil1!B2"]);
      expect(dependents.addresses).toEqual(["Feuil1!C2,Feuil1!C3"]);
      feuille.getRange("A2:A3").autoFill("A2:A9");
      await expect(context.sync()).rejects.toMatchObject({ code: "NotImplemented" });
    });
  });

  it("bears styles and links", async () => {
    await run(async (context, feuille) => {
      const cell = feuille.getRange("A2");
      cell.style = "Good";
      context.workbook.styles.add("Relance");
      context.workbook.styles.getItem("Relance").font.bold = true;
      feuille.getRange("A3").style = "Relance";
      feuille.getRange("D1").hyperlink = { address: "https://example.com/", textToDisplay: "lien" };
      const [styled, own, linked] = [cell, feuille.getRange("A3"), feuille.getRange("D1")];
      styled.load("style,format/fill/color");
      own.load("style,format/font/bold");
      linked.load("values,hyperlink");
      await context.sync();
      expect([styled.style, styled.format.fill.color]).toEqual(["Good", "#C6EFCE"]);
      expect([own.style, own.format.font.bold]).toEqual(["Relance", true]);
      expect([linked.values, linked.hyperlink.address]).toEqual([[["lien"]], "https://example.com/"]);
      cell.style = "Accent1";
      await expect(context.sync()).rejects.toMatchObject({ code: "NotImplemented" });
    });
  });

  it("gives and takes properties cell by cell", async () => {
    await run(async (context, feuille) => {
      const line = { style: "Continuous" } as const;
      feuille
        .getRange("A1:B1")
        .setCellProperties([
          [{ format: { fill: { color: "Blue" }, borders: { bottom: line } } }, { style: "Heading1" }],
        ]);
      const wanted = { address: true, style: true, format: { fill: { color: true } } };
      const read = feuille.getRange("A1:B1").getCellProperties(wanted);
      await context.sync();
      expect(read.value).toEqual([
        [
          { address: "Feuil1!A1", style: "Normal", format: { fill: { color: "#0000FF" } } },
          { address: "Feuil1!B1", style: "Heading1", format: { fill: { color: "#FFFFFF" } } },
        ],
      ]);
    });
    expect(sheet().rows[0]?.[0]?.style.borders?.bottom?.style).toBe("Continuous");
  });

  it("sorts by columns too; formulas that change are told", async () => {
    await run(async (context, feuille) => {
      feuille.onFormulaChanged.add(({ formulaDetails }) => tell(formulaDetails));
      feuille.onColumnSorted.add(({ address }) => tell(address));
      await context.sync();
      feuille.getRange("D1:E2").formulas = [
        [2, 1],
        ["=D1", "=E1"],
      ];
      feuille.getRange("D1:E2").sort.apply([{ key: 0, ascending: true }], false, false, "Columns");
      await context.sync();
    });
    await excel.settled();
    expect(formulasOf(sheet(), "D1:E2")).toEqual([
      [1, 2],
      ["=D1", "=E1"],
    ]);
    expect(told).toEqual([
      [
        { cellAddress: "D2", previousFormula: "" },
        { cellAddress: "E2", previousFormula: "" },
      ],
      "D1:E2",
    ]);
  });
});

describe("a workbook", () => {
  it("copies a sheet with tables of their own names", async () => {
    putTable(workbook, sheet(), "CC_Clients", "A1:B3");
    await run(async (context, feuille) => {
      feuille.getRange("D1").formulas = [["=SUM(CC_Clients[Encours])"]];
      const copy = feuille.copy("After", feuille);
      copy.load("name");
      copy.tables.load("items/name");
      await context.sync();
      expect([copy.name, copy.tables.items[0]?.name]).toEqual(["Feuil1 (2)", "CC_Clients2"]);
    });
    expect(formulasOf(sheetNamed(workbook, "Feuil1 (2)"), "D1")).toEqual([["=SUM(CC_Clients2[Encours])"]]);
  });

  it("takes sheets of other files, opens them, and is saved and given as a file", async () => {
    const { bytes } = await saveXlsx(newWorkbook("autre.xlsx", ["Autre", "Encore"]));
    const base64 = Buffer.from(bytes).toString("base64");
    await run(async (context) => {
      context.workbook.insertWorksheetsFromBase64(base64, { sheetNamesToInsert: ["Encore"] });
      await context.sync();
      await client.Excel.createWorkbook(base64);
      context.workbook.save();
      context.workbook.load("isDirty");
      await context.sync();
      expect(context.workbook.isDirty).toBe(false);
      context.workbook.insertWorksheetsFromBase64("AAAA");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Feuil1", "Encore"]);
    expect(excel.host.others.opened.map(({ sheets }) => sheets.length)).toEqual([2]);
    const { document, FileType } = { ...client.Office, document: client.Office.context.document };
    const size = await new Promise<number>((resolve) =>
      document.getFileAsync(FileType.Compressed, ({ value }) => resolve(value.size)),
    );
    expect(size).toBeGreaterThan(1000);
  });
});

// Microsoft's sample 38-pivottable/pivottable-slicer.
it("a pivot table sums by one field, and its slicer filters it", async () => {
  putValues(sheet(), "A1", [
    ["Client", "Type", "Montant"],
    ["B", "x", 1],
    ["A", "y", 2],
    ["B", "y", 4],
  ]);
  const shown = () => valuesOf(sheet(), "E1:F4");
  await run(async (context, feuille) => {
    const source = feuille.getRange("A1:C4");
    const pivot = feuille.pivotTables.add("Ventes", source, feuille.getRange("E1"));
    pivot.rowHierarchies.add(pivot.hierarchies.getItem("Client"));
    pivot.dataHierarchies.add(pivot.hierarchies.getItem("Montant"));
    await context.sync();
    expect(shown()).toEqual([
      ["Row Labels", "Sum of Montant"],
      ["A", 2],
      ["B", 5],
      ["Grand Total", 7],
    ]);
    feuille.slicers.add("Ventes", "Type").selectItems(["x"]);
    await context.sync();
    expect(shown()).toEqual([
      ["Row Labels", "Sum of Montant"],
      ["B", 1],
      ["Grand Total", 1],
      ["", ""],
    ]);
    pivot.rowHierarchies.add(pivot.hierarchies.getItem("Type"));
    await expect(context.sync()).rejects.toMatchObject({ code: "NotImplemented" });
  });
});

import { SimulatedExcel } from "./excel";
import type { Client } from "./node";
import { openClient } from "./node";
import { newWorkbook, putValues, sheetNamed, valuesOf } from "./workbook";

const open: Client[] = [];

async function client(excel: SimulatedExcel, person?: string): Promise<Client> {
  const opened = await openClient(excel, { person });
  open.push(opened);
  return opened;
}

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

describe("the wire between the unmodified Office.js and the simulated Excel", () => {
  it("tells Office.js which Excel it runs in", async () => {
    const excel = new SimulatedExcel(newWorkbook(), {
      displayLanguage: "en-GB",
      requirements: { ExcelApi: 1.14 },
    });
    const { Office } = await client(excel);
    expect(Office.context.host).toBe("Excel");
    expect(Office.context.displayLanguage).toBe("en-GB");
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
  });

  it("reads, writes and reads again in one run", async () => {
    const workbook = newWorkbook();
    putValues(sheetNamed(workbook, "Feuil1"), "A1", [["Bonjour", 12]]);
    const { Excel } = await client(new SimulatedExcel(workbook));
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("feuil1");
      const range = sheet.getRange("A1:B1").load("values,address");
      await context.sync();
      expect(range.values).toEqual([["Bonjour", 12]]);
      expect(range.address).toBe("Feuil1!A1:B1");
      range.getOffsetRange(1, 0).values = [["x", 3.5]];
      await context.sync();
    });
    expect(valuesOf(sheetNamed(workbook, "Feuil1"), "A1:B2")).toEqual([
      ["Bonjour", 12],
      ["x", 3.5],
    ]);
  });

  it("gives null objects, and refuses what does not exist with ItemNotFound", async () => {
    const { Excel } = await client(new SimulatedExcel(newWorkbook()));
    await Excel.run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject("nulle part");
      await context.sync();
      expect(none.isNullObject).toBe(true);
      context.workbook.worksheets.getItem("nulle part").load("name");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
  });

  it("carries out the actions before a refused one and none after it", async () => {
    const workbook = newWorkbook();
    const { Excel } = await client(new SimulatedExcel(workbook));
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [["avant"]];
      sheet.getRange("A2:B2").values = [["trop", "grand", "ici"]];
      sheet.getRange("A3").values = [["après"]];
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
    expect(valuesOf(sheetNamed(workbook, "Feuil1"), "A1:A3")).toEqual([["avant"], [""], [""]]);
  });

  it("fails loudly, with its name, on a member that is not simulated", async () => {
    const { Excel } = await client(new SimulatedExcel(newWorkbook()));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1").flashFill();
      await expect(context.sync()).rejects.toMatchObject({
        code: "NotImplemented",
        message: "Range.FlashFill is not simulated",
      });
    });
  });

  it("refuses members above the requirement sets of the simulated Excel", async () => {
    const { Excel } = await client(new SimulatedExcel(newWorkbook(), { requirements: { ExcelApi: 1.8 } }));
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      expect(() => sheet.pageLayout).toThrow(/1\.9/);
      await context.sync();
    });
  });

  it("tells two clients of one change: Local to who made it, Remote to the other", async () => {
    const excel = new SimulatedExcel(newWorkbook());
    const heard: string[] = [];
    const clients = [await client(excel), await client(excel)];
    for (const [index, { Excel }] of clients.entries()) {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().onChanged.add((event) => {
          heard.push(`${index} ${event.source} ${event.triggerSource} ${event.address}`);
          return Promise.resolve();
        });
        await context.sync();
      });
    }
    await clients[0]?.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("B2").values = [["x"]];
      await context.sync();
    });
    await excel.settled();
    expect(heard.sort()).toEqual(["0 Local ThisLocalAddin B2", "1 Remote Unknown B2"]);
  });
});

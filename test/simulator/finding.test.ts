import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import { newWorkbook, putNumberFormat, putValues, sheetNamed } from "./workbook";

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Données", "Autre"]);
  putValues(data(), "A1", [
    ["N°", "Montant"],
    [1, 7],
    [2, 1],
  ]);
  excel = new SimulatedExcel(workbook);
  client = await openClient(excel);
});
afterEach(() => client.close());

const data = () => sheetNamed(workbook, "Données");
const hidden = { height: null, hidden: true, filtered: false, outlineLevel: 0 };

/** Where the text is found as a whole, or null. */
async function found(address: string, text: string): Promise<string | null> {
  return client.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Données").getRange(address);
    const cell = range.findOrNullObject(text, { completeMatch: true });
    cell.load("address");
    await context.sync();
    return cell.isNullObject ? null : cell.address.replace(/^.*!/, "");
  });
}

describe("Range.find", () => {
  // office-js docs, excel-add-ins-ranges-string-match: one cell searches the whole sheet from there, wrapping.
  it("on one cell searches the whole sheet from there and round", async () => {
    expect(await found("A2", "1")).toBe("B3");
    expect(await found("B3", "1")).toBe("A2");
    expect(await found("A2:A3", "1")).toBe("A2");
  });

  // office-js#6349: a hidden sheet has no finds, shown again it has.
  it("finds nothing on a hidden sheet", async () => {
    data().visibility = "Hidden";
    workbook.activeSheetId = sheetNamed(workbook, "Autre").id;
    expect(await found("A1:A3", "2")).toBeNull();
    data().visibility = "Visible";
    expect(await found("A1:A3", "2")).toBe("A3");
  });

  // Reported of VBA (excelforum 694129, stackoverflow 29357633).
  describe("where Excel finds what is shown", () => {
    beforeEach(() => {
      excel.behaviour.findsWhatIsShown = true;
    });

    it("passes over hidden rows and columns, however they were hidden", async () => {
      data().rowInfo.set(2, hidden);
      expect(await found("A1:A3", "2")).toBeNull();
      data().rowInfo.set(2, { ...hidden, hidden: false, filtered: true });
      expect(await found("A1:A3", "2")).toBeNull();
      data().rowInfo.delete(2);
      data().columns.set(0, { width: null, hidden: true, outlineLevel: 0 });
      expect(await found("A1:A3", "2")).toBeNull();
    });

    it("matches the shown text, number signs included", async () => {
      putNumberFormat(data(), "A2:A3", "000");
      expect([await found("A1:A3", "2"), await found("A1:A3", "002")]).toEqual([null, "A3"]);
      data().columns.set(0, { width: 2, hidden: false, outlineLevel: 0 });
      expect([await found("A1:A3", "002"), await found("A1:A3", "##")]).toEqual([null, "A2"]);
    });
  });

  it("finds values in hidden rows where Excel looks at values", async () => {
    excel.behaviour.findsWhatIsShown = false;
    data().rowInfo.set(2, hidden);
    putNumberFormat(data(), "A2:A3", "000");
    expect(await found("A1:A3", "2")).toBe("A3");
  });
});

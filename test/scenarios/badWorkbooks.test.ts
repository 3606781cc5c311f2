import { unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { cellAt, usedArea } from "../simulator/cells";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import * as files from "./badFiles";
import * as workbooks from "./badWorkbooks";
import { compoundFile } from "./compoundFile";
import { NASTY_SHEET, nastyWorkbook } from "./nastyWorkbook";

describe("bad files", () => {
  it("start as their kind does", () => {
    expect(Buffer.from(files.pdfNamedXlsx().subarray(0, 5)).toString()).toBe("%PDF-");
    expect(files.emptyFile()).toHaveLength(0);
    for (const bytes of [files.passwordProtectedWorkbook(), files.legacyWorkbook()]) {
      expect([...bytes.subarray(0, 8)]).toEqual([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    }
  });

  it("are zips where they should be, and not where they are cut", () => {
    expect(Object.keys(unzipSync(files.documentNamedXlsx()))).toContain("word/document.xml");
    expect(Object.keys(unzipSync(files.zipOfSomethingElse()))).toHaveLength(2);
    expect(() => unzipSync(files.truncatedWorkbook())).toThrow();
    const whole = readFileSync(resolve(__dirname, "../../assets/exemple-comite-credit.xlsx"));
    expect(files.truncatedWorkbook().length).toBe(Math.floor(whole.length / 2));
  });

  it("name the streams that tell a password from an old format", () => {
    const utf16 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf16le");
    expect(utf16(files.passwordProtectedWorkbook())).toContain("EncryptedPackage");
    expect(utf16(files.legacyWorkbook())).toContain("Workbook");
    expect(utf16(files.legacyWorkbook())).not.toContain("EncryptedPackage");
  });
});

describe("compoundFile", () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => index % 251);

  it("keeps a stream where its directory entry and its chain say", () => {
    const file = compoundFile([
      { name: "First", bytes: new Uint8Array(4096) },
      { name: "Second", bytes },
    ]);
    const view = new DataView(file.buffer);
    const sectorAt = (sector: number): number => 512 * (sector + 1);
    const entry = sectorAt(view.getUint32(48, true)) + 2 * 128;
    const read: number[] = [];
    for (let sector = view.getUint32(entry + 116, true); sector < 0xfffffff0;) {
      read.push(...file.subarray(sectorAt(sector), sectorAt(sector) + 512));
      sector = view.getUint32(sectorAt(0) + sector * 4, true);
    }
    expect(Uint8Array.from(read)).toEqual(bytes);
    expect(view.getUint32(entry + 120, true)).toBe(bytes.length);
  });

  it("refuses what it cannot write", () => {
    expect(() => compoundFile([{ name: "short", bytes: new Uint8Array(512) }])).toThrow(RangeError);
    const streams = ["a", "b", "c", "d"].map((name) => ({ name, bytes }));
    expect(() => compoundFile(streams)).toThrow(RangeError);
  });
});

describe("bad workbooks", () => {
  it("hold nothing where they are called empty", () => {
    const blank = workbooks.emptyWorkbook();
    expect(blank.sheets.map((sheet) => usedArea(sheet, false))).toEqual([null]);
    const formatted = sheetNamed(workbooks.formattedButEmptyWorkbook(), "Feuil1");
    expect(usedArea(formatted, true)).toBeNull();
    expect(usedArea(formatted, false)).toEqual({ top: 0, left: 0, rows: 40, columns: 8 });
  });

  it("are made afresh each time", () => {
    const first = workbooks.plainReceivablesWorkbook();
    workbooks.protectSheet(first, "Pièces ouvertes");
    expect(sheetNamed(first, "Pièces ouvertes").protection.protected).toBe(true);
    const second = workbooks.plainReceivablesWorkbook();
    expect(sheetNamed(second, "Pièces ouvertes").protection.protected).toBe(false);
  });

  it("run a bank's balance from line to line", () => {
    const lines = valuesOf(sheetNamed(workbooks.bankStatementWorkbook(), "Relevé de compte"), "D5:F49");
    lines.slice(1).forEach(([debit, credit, balance], index) => {
      const before = Number(lines[index]?.[2]);
      expect(Number(balance)).toBeCloseTo(before - Number(debit) + Number(credit), 2);
    });
  });

  it("bear our names on other people's content", () => {
    const sheet = workbooks.addForeignSheet(workbooks.plainReceivablesWorkbook(), "Protocole");
    expect(sheet.name).toBe("Protocole");
    expect(valuesOf(sheet, "A1")).toEqual([["Carnet d'adresses"]]);
    const table = tableNamed(workbooks.workbookWithForeignTable("CC_Clients"), "CC_Clients");
    expect(table.columns.map(({ name }) => name)).toEqual(["Tournée", "Jour", "Chauffeur"]);
  });

  it("rename a table's column in its heading and in the table", () => {
    const workbook = workbooks.workbookWithForeignTable("CC_Clients");
    workbooks.renameTableColumn(workbook, "CC_Clients", "Jour", "Quand");
    expect(tableNamed(workbook, "CC_Clients").columns[1]?.name).toBe("Quand");
    expect(valuesOf(sheetNamed(workbook, "Tournées"), "B2:D2")).toEqual([["Tournée", "Quand", "Chauffeur"]]);
    expect(() => workbooks.renameTableColumn(workbook, "CC_Clients", "Jour", "x")).toThrow("no column Jour");
  });
});

describe("the nasty workbook", () => {
  const { workbook, truth } = nastyWorkbook();
  const sheet = sheetNamed(workbook, NASTY_SHEET);

  it("has its headings and its unreadable cells where the truth says", () => {
    expect(valuesOf(sheet, `A${truth.headerRow}`)).toEqual([["Code tiers"]]);
    expect(truth.rejected.map((address) => valuesOf(sheet, address.split("!")[1] ?? "")[0]?.[0])).toEqual([
      "#N/A",
      "à voir",
    ]);
  });

  it("keeps text that looks like a formula as text", () => {
    expect(cellAt(sheet, 12, 1)).toMatchObject({ value: "=1+1", formula: null });
  });

  it("hides rows by a filter, and sheets in both ways", () => {
    expect([...sheet.rowInfo.values()].filter(({ filtered }) => filtered).length).toBe(9);
    expect(workbook.sheets.map(({ visibility }) => visibility)).toEqual([
      "Visible",
      "Visible",
      "Hidden",
      "VeryHidden",
      "Visible",
    ]);
  });

  it("is formatted to the end of the sheet and filled to row 24", () => {
    expect(usedArea(sheet, false)?.rows).toBe(1_048_499);
    expect(usedArea(sheet, true)).toEqual({ top: 1, left: 0, rows: 23, columns: 8 });
  });
});

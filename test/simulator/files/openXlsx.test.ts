import { strToU8, zipSync } from "fflate";
import type { SheetModel, WorkbookModel } from "../model";
import { newWorkbook } from "../workbook";
import { openXlsx, WorkbookFileError } from "./openXlsx";
import { areaOf } from "./richWorkbook";
import { saveXlsx } from "./saveXlsx";

async function problemOf(bytes: Uint8Array): Promise<string> {
  try {
    await openXlsx(bytes, "x.xlsx");
    return "opened";
  } catch (error) {
    return error instanceof WorkbookFileError ? error.code : String(error);
  }
}

/** A compound file (OLE) whose directory has that entry. */
function oleFile(entry: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...entry].forEach((letter, index) => bytes.set([letter.charCodeAt(0), 0], 1024 + 2 * index));
  return bytes;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function relations(...targets: [type: string, target: string][]): string {
  const all = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${all.join("")}</Relationships>`;
}

/** A package written by hand, as programs other than Excel write them. */
function handmade(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

function oneSheet(
  sheetXml: string,
  more: Record<string, string> = {},
  others: [string, string][] = [],
): Uint8Array {
  return handmade({
    "_rels/.rels": relations(["officeDocument", "/xl/workbook.xml"]),
    "xl/workbook.xml": `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="F&amp;1" sheetId="7" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(["worksheet", "/xl/worksheets/Feuille.xml"], ...others),
    "xl/worksheets/Feuille.xml": sheetXml,
    ...more,
  });
}

async function openedSheet(bytes: Uint8Array): Promise<SheetModel> {
  const workbook: WorkbookModel = await openXlsx(bytes, "x.xlsx");
  return workbook.sheets[0] as SheetModel;
}

function valuesIn(sheet: SheetModel): unknown[] {
  return sheet.rows.flatMap((cells) => cells?.map((cell) => cell?.value) ?? []);
}

describe("a file that is no workbook says what it is", () => {
  test.each([
    ["empty", new Uint8Array()],
    ["not-a-workbook", strToU8("Client;Encours\nC1;100\n")],
    ["not-a-workbook", strToU8("%PDF-1.7")],
    ["not-a-workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ["password", oleFile("EncryptedPackage")],
    ["legacy-format", oleFile("Workbook")],
    ["not-a-workbook", oleFile("WordDocument")],
    [
      "not-a-workbook",
      handmade({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
    ],
    [
      "not-a-workbook",
      handmade({
        "_rels/.rels": relations(["officeDocument", "word/document.xml"]),
        "word/document.xml": "<document/>",
      }),
    ],
    [
      "legacy-format",
      handmade({ "_rels/.rels": relations(["officeDocument", "xl/workbook.bin"]), "xl/workbook.bin": "" }),
    ],
    ["not-a-workbook", handmade({ "_rels/.rels": "<Relationships" })],
  ])("%s", async (problem, bytes) => {
    expect(await problemOf(bytes)).toBe(problem);
  });

  test("a file made to fill the memory is refused before it is unpacked", async () => {
    expect(await problemOf(zipSync({ "xl/workbook.xml": new Uint8Array(60_000_000) }))).toBe("too-large");
  });

  test("a workbook cut short", async () => {
    const { bytes } = await saveXlsx(newWorkbook("t.xlsx"));
    expect(await problemOf(bytes.slice(0, bytes.length / 2))).toBe("not-a-workbook");
  });
});

describe("files that other programs write", () => {
  test("prefixed elements, absolute targets, in-line texts, cells without addresses", async () => {
    const sheet = await openedSheet(
      oneSheet(
        `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Échu &amp; dû</x:t></x:is></x:c>` +
          `<x:c><x:v>1.5</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      ),
    );
    expect(sheet.name).toBe("F&1");
    expect(valuesIn(sheet)).toEqual(["Échu & dû", 1.5]);
  });

  test("rich text and links become their text", async () => {
    const sheet = await openedSheet(
      oneSheet(
        `<worksheet xmlns:r="${OFFICE}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>` +
          `<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks></worksheet>`,
        {
          "xl/sharedStrings.xml": `<sst><si><r><t>Comité </t></r><r><rPr><b/></rPr><t>crédit</t></r></si><si><t>b</t></si></sst>`,
        },
        [["sharedStrings", "sharedStrings.xml"]],
      ),
    );
    expect(valuesIn(sheet)).toEqual(["Comité crédit", "b"]);
  });

  test("shared formulas move with their cell, texts in them do not", async () => {
    const sheet = await openedSheet(
      oneSheet(
        `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">IF($A1&gt;0,"A1",A$1)</f><v>1</v></c></row>` +
          `<row r="2"><c r="B2" t="str"><f t="shared" si="0"/><v>x</v></c><c r="C2"><f>_xlfn.IFS(A1,1)</f></c></row></sheetData></worksheet>`,
      ),
    );
    expect(sheet.rows[0]?.[1]?.formula).toBe('=IF($A1>0,"A1",A$1)');
    expect(sheet.rows[1]?.[1]).toMatchObject({ formula: '=IF($A2>0,"A1",A$1)', value: "x", stale: false });
    expect(sheet.rows[1]?.[2]).toMatchObject({ formula: "=IFS(A1,1)", value: null, stale: true });
  });

  test("theme and indexed colours, tints, built-in formats and the default font", async () => {
    const styles =
      `<styleSheet><fonts><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><color theme="4" tint="-0.25"/><name val="Arial"/></font></fonts>` +
      `<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
      `<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill></fills><borders><border/></borders>` +
      `<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="14" fontId="1" fillId="2" borderId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
    const sheet = await openedSheet(
      oneSheet(
        `<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>43950</v></c><c r="B1" s="0"><v>2</v></c></row></sheetData></worksheet>`,
        { "xl/styles.xml": styles },
        [["styles", "styles.xml"]],
      ),
    );
    expect(sheet.rows[0]?.[0]).toMatchObject({
      value: 43950,
      numberFormat: "m/d/yyyy",
      style: { bold: true, fontColor: "#2F5597", fill: "#FF0000" },
    });
    expect(sheet.rows[0]?.[1]).toMatchObject({ numberFormat: "General", style: {} });
  });

  // [MS-XLSX] §2.4.1: Excel 2010 and later write validations whose list stands on another sheet as extensions.
  test("validations and rules that read other sheets", async () => {
    const sheet = await openedSheet(
      oneSheet(
        `<worksheet><sheetData/><extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting>` +
          `<x14:cfRule type="expression" priority="1"><xm:f>Liste!$A1=1</xm:f><x14:dxf><font><b/></font></x14:dxf></x14:cfRule><xm:sqref>A1:A9</xm:sqref>` +
          `</x14:conditionalFormatting></x14:conditionalFormattings></ext><ext><x14:dataValidations count="1"><x14:dataValidation type="list" allowBlank="1" showErrorMessage="1">` +
          `<x14:formula1><xm:f>Liste!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>B2:B5</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>`,
      ),
    );
    expect(sheet.validations).toEqual([
      {
        areas: [areaOf("B2:B5")],
        type: "List",
        rule: { list: { inCellDropDown: true, source: "=Liste!$A$1:$A$3" } },
        ignoreBlanks: true,
        errorAlert: null,
        prompt: null,
      },
    ]);
    expect(sheet.conditionalFormats).toMatchObject([
      {
        areas: [areaOf("A1:A9")],
        rule: { custom: { rule: { formula: "=Liste!$A1=1" }, format: { font: { bold: true } } } },
      },
    ]);
  });

  test("a sheet protected with a password keeps it, unknown", async () => {
    const xml = `<worksheet><sheetData/><sheetProtection password="CBEB" sheet="1" objects="1"/></worksheet>`;
    const workbook = await openXlsx(oneSheet(xml), "x.xlsx");
    const protection = workbook.sheets[0]?.protection;
    expect(protection).toMatchObject({
      protected: true,
      options: { allowEditObjects: false, allowEditScenarios: true },
    });
    const again = await openXlsx((await saveXlsx(workbook)).bytes, "x.xlsx");
    expect(again.sheets[0]?.protection).toEqual(protection);
  });

  // The hash of "test" is CBEB (ECMA-376 part 4, §14.7.1).
  test("a password set in the workbook is written as its hash", async () => {
    const workbook = newWorkbook("t.xlsx", ["A"]);
    Object.assign(workbook.sheets[0]?.protection ?? {}, { protected: true, password: "test" });
    const again = await openXlsx((await saveXlsx(workbook)).bytes, "x.xlsx");
    expect(again.sheets[0]?.protection.password).toContain("CBEB");
  });

  test("very long columns of hidden cells, and no sheet at all", async () => {
    const sheet = await openedSheet(
      oneSheet(
        `<worksheet><cols><col min="3" max="16384" width="0" hidden="1" customWidth="1"/></cols><sheetData/></worksheet>`,
      ),
    );
    expect(sheet.columns.size).toBe(16382);
    const none = handmade({
      "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
      "xl/workbook.xml": "<workbook><sheets/></workbook>",
    });
    expect(await problemOf(none)).toBe("not-a-workbook");
  });
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { strToU8, zipSync } from "fflate";
import { compoundFile } from "./compoundFile";

/**
 * Files that people take for workbooks, as bytes. None is checked in: each is built when a test asks.
 */

/** A printed report, saved with the wrong extension. */
export function pdfNamedXlsx(): Uint8Array {
  return strToU8("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
}

/** What a web portal gives as "Excel": an HTML table. */
export function htmlNamedXlsx(): Uint8Array {
  return strToU8("<html><body><table><tr><th>Client</th><th>Solde</th></tr></table></body></html>");
}

/** A file that a broken download left empty. */
export function emptyFile(): Uint8Array {
  return new Uint8Array(0);
}

/** A zip archive without a workbook in it. */
export function zipOfSomethingElse(): Uint8Array {
  return zipSync({ "photos/palette-cassee.txt": strToU8("JPEG ?"), "lisez-moi.txt": strToU8("Bonjour") });
}

/** A word-processor document: the same packaging as a workbook, other content. */
export function documentNamedXlsx(): Uint8Array {
  return zipSync({
    "[Content_Types].xml": strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Override PartName="/word/document.xml" ContentType=' +
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    "_rels/.rels": strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        '<Relationship Id="rId1" Target="word/document.xml" Type=' +
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    ),
    "word/document.xml": strToU8(
      '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    ),
  });
}

/** A real workbook whose copy stopped half-way: the zip directory at its end is missing. */
export function truncatedWorkbook(): Uint8Array {
  const whole = readFileSync(resolve(__dirname, "../../assets/exemple-comite-credit.xlsx"));
  return new Uint8Array(whole.subarray(0, whole.length >> 1));
}

/**
 * A workbook with a password to open it: Excel wraps it in an OLE file with these two streams
 * ([MS-OFFCRYPTO] §2.3.4).
 */
export function passwordProtectedWorkbook(): Uint8Array {
  return compoundFile([
    { name: "EncryptionInfo", bytes: filler(4096, 4) },
    { name: "EncryptedPackage", bytes: filler(8192, 251) },
  ]);
}

/** A workbook of Excel 97–2003 (.xls): an OLE file with a "Workbook" stream ([MS-XLS] §2.1.2). */
export function legacyWorkbook(): Uint8Array {
  return compoundFile([{ name: "Workbook", bytes: filler(4096, 9) }]);
}

function filler(length: number, step: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * step) % 256);
}

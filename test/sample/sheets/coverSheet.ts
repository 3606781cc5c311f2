import type { CellValue, Workbook, Worksheet } from "@cj-tech-master/excelts";
import { dateOf, type Day } from "../../../src/domain/basis/day";
import { toUnits } from "../../../src/domain/basis/money";
import type { SampleCover } from "../cover";
import type { Portfolio } from "../portfolio";
import { DATE, fill, GRID, setUpPrinting, setWidths, WHOLE, writeHeadings, writeTitle } from "./look";

export const COVER_SHEET = "Couvertures";
export const COVER_HEADER_ROW = 4;

const HEADINGS = [
  "Assureur",
  "N° police",
  "Code client",
  "Raison sociale",
  "Type",
  "Nature",
  "Garantie\ndemandée",
  "Garantie\naccordée",
  "Quotité",
  "Date d'effet",
  "Date de fin",
  "Statut",
  "Commentaire",
];
const HEADER_LOOK = { background: "375623", colour: "FFFFFF", height: 30 };
const FORMATS: Readonly<Record<number, string>> = { 7: WHOLE, 8: WHOLE, 9: "0%", 10: DATE, 11: DATE };

/** A withdrawn or refused cover is coloured by hand in the team's sheet. */
const STATUS_FILLS: Readonly<Partial<Record<SampleCover["status"], string>>> = {
  Refusée: "F8CBAD",
  Résiliée: "F8CBAD",
  Réduite: "FFE699",
};

/**
 * The insurers' limits. Client codes stand here as numbers, so their leading zero is lost, and the
 * names are as the insurers write them: capitals without accents.
 */
export function addCoverSheet(workbook: Workbook, { cover }: Portfolio): void {
  const sheet = workbook.addWorksheet(COVER_SHEET, {
    properties: { tabColor: { argb: "FF70AD47" } },
    views: [{ state: "frozen", xSplit: 0, ySplit: COVER_HEADER_ROW }],
  });
  setWidths(sheet, [19, 14, 10, 44, 14, 12, 13, 13, 9, 12, 12, 11, 28]);
  writeTitle(sheet.getCell("A1"), "Assurance-crédit : garanties en cours", 13, "375623");
  writeTitle(
    sheet.getCell("A2"),
    "Situation communiquée par les assureurs, en euros. Quotité : part indemnisée.",
    9,
  );
  writeHeadings(sheet, COVER_HEADER_ROW, HEADINGS, HEADER_LOOK);
  const sorted = [...cover].sort(
    (a, b) => a.insurer.localeCompare(b.insurer, "fr") || a.client.name.localeCompare(b.client.name, "fr"),
  );
  sorted.forEach((line, index) => writeLine(sheet, COVER_HEADER_ROW + 1 + index, line));
  setUpPrinting(sheet, `${COVER_HEADER_ROW}:${COVER_HEADER_ROW}`);
}

function writeLine(sheet: Worksheet, row: number, line: SampleCover): void {
  const values: CellValue[] = [
    line.insurer,
    line.policy,
    Number(line.client.code),
    line.client.name.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase(),
    line.kind,
    line.nature,
    toUnits(line.requested),
    toUnits(line.granted),
    line.insuredShare,
    dateValue(line.from),
    dateValue(line.to),
    line.status,
    line.remark === "" ? null : line.remark,
  ];
  values.forEach((value, offset) => {
    const cell = sheet.getCell(row, offset + 1);
    cell.value = value;
    cell.font = { name: "Calibri", size: 10 };
    cell.border = GRID;
    const format = FORMATS[offset + 1];
    if (format !== undefined) cell.numFmt = format;
    if (format === DATE) cell.alignment = { horizontal: "center" };
  });
  const colour = STATUS_FILLS[line.status];
  if (colour !== undefined) sheet.getCell(row, 12).fill = fill(colour);
}

function dateValue(day: Day | null): CellValue {
  return day === null ? null : new Date(dateOf(day).getTime());
}

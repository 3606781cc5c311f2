import type { Row, Workbook, Worksheet } from "@cj-tech-master/excelts";
import { bucketOf } from "../../../src/domain/receivables/ageing";
import { toUnits } from "../../../src/domain/basis/money";
import {
  addAgeings,
  AGEING_PARTS,
  balanceOf,
  NO_AGEING,
  type Ageing,
} from "../../../src/domain/receivables/receivables";
import type { Day } from "../../../src/domain/basis/day";
import type { SampleItem } from "../ledger";
import type { Portfolio } from "../portfolio";
import { firstOfMonth, frenchDate } from "../calendar";
import { AMOUNT, fill, GRID, PERCENT, setUpPrinting, setWidths, writeHeadings, writeTitle } from "./look";

export const AGED_BALANCE_SHEET = "Balance âgée";
export const AGED_BALANCE_HEADER_ROW = 7;

const HEADINGS = [
  "Code\nclient",
  "Raison sociale",
  "Non échu",
  "1-30 j",
  "31-60 j",
  "61-90 j",
  "91-120 j",
  "> 120 j",
  "Non\nimputés",
  "Solde",
];
const HEADER_LOOK = { background: "1F3864", colour: "FFFFFF", height: 30 };
const FIRST_AMOUNT = 3;
const BALANCE = 10;

interface ClientLine {
  readonly code: string;
  readonly name: string;
  readonly salesperson: string;
  readonly ageing: Ageing;
}

/**
 * The aged balance as an accounting package prints it: titles, a legend, one block per salesperson
 * with its subtotal, a total, percentages and a closing sentence.
 */
export function addAgedBalanceSheet(workbook: Workbook, { items, referenceDate }: Portfolio): void {
  const sheet = workbook.addWorksheet(AGED_BALANCE_SHEET, {
    properties: { tabColor: { argb: "FF1F3864" } },
    views: [{ state: "frozen", xSplit: 2, ySplit: AGED_BALANCE_HEADER_ROW, showGridLines: false }],
  });
  setWidths(sheet, [11, 46, 16, 14.5, 14.5, 13.5, 13.5, 13.5, 13.5, 16.5]);
  writeTitles(sheet, referenceDate);
  const lines = clientLines(items, referenceDate);
  const next = writeBlocks(sheet, lines, AGED_BALANCE_HEADER_ROW + 1);
  writeTotals(sheet, addAgeings(lines.map(({ ageing }) => ageing)), next, lastClose(referenceDate));
  setUpPrinting(sheet, `1:${AGED_BALANCE_HEADER_ROW}`);
}

function writeTitles(sheet: Worksheet, referenceDate: Day): void {
  writeTitle(sheet.getCell("A1"), "VERRERIES DE BRASSELUNE SAS", 14);
  writeTitle(sheet.getCell("A2"), `Balance âgée clients arrêtée au ${frenchDate(referenceDate)}`, 12);
  writeTitle(
    sheet.getCell("A3"),
    `Comptes 411 – toutes agences – édité le ${frenchDate(referenceDate + 1)} à 07:52 par la comptabilité`,
    9,
  );
  writeTitle(
    sheet.getCell("A4"),
    "Montants en euros TTC, par date d'échéance. Avoirs, acomptes et règlements à lettrer : colonne « Non imputés ».",
    9,
  );
  sheet.mergeCells("A1:F1");
  sheet.mergeCells("A2:F2");
  sheet.mergeCells("D6:H6");
  const late = sheet.getCell("D6");
  late.value = "Échu (jours de retard)";
  late.font = { name: "Calibri", size: 10, bold: true, color: { argb: "FF833C0B" } };
  late.alignment = { horizontal: "center" };
  late.fill = fill("FBE4D5");
  late.border = GRID;
  writeHeadings(sheet, AGED_BALANCE_HEADER_ROW, HEADINGS, HEADER_LOOK);
}

/** One line per client, by salesperson, then by name. */
function clientLines(items: readonly SampleItem[], referenceDate: Day): ClientLine[] {
  const lines = new Map<string, ClientLine>();
  for (const { client, open, dueDate } of items) {
    const { code, name, salesperson } = client;
    const ageing = lines.get(code)?.ageing ?? NO_AGEING;
    const part = open < 0 ? "unallocatedCredits" : bucketOf(dueDate === null ? 0 : referenceDate - dueDate);
    lines.set(code, { code, name, salesperson, ageing: { ...ageing, [part]: ageing[part] + open } });
  }
  return [...lines.values()].sort(
    (a, b) => a.salesperson.localeCompare(b.salesperson, "fr") || a.name.localeCompare(b.name, "fr"),
  );
}

/** Returns the row after the last block. */
function writeBlocks(sheet: Worksheet, lines: readonly ClientLine[], firstRow: number): number {
  let row = firstRow;
  for (const salesperson of new Set(lines.map((line) => line.salesperson))) {
    const block = lines.filter((line) => line.salesperson === salesperson);
    const start = row;
    for (const line of block) writeClient(sheet.getRow(row++), line);
    const total = addAgeings(block.map(({ ageing }) => ageing));
    writeSum(sheet.getRow(row), `Sous-total ${salesperson}`, total, `${start}:${row - 1}`, "D9E2F3");
    row += 2;
  }
  return row;
}

function writeClient(row: Row, { code, name, ageing }: ClientLine): void {
  row.getCell(1).value = code;
  row.getCell(2).value = name;
  amountsOf(ageing).forEach((amount, index) => {
    if (amount !== 0 || index === BALANCE - FIRST_AMOUNT) row.getCell(FIRST_AMOUNT + index).value = amount;
  });
  for (let column = 1; column <= BALANCE; column++) {
    const cell = row.getCell(column);
    cell.font = { name: "Calibri", size: 10, bold: column === BALANCE };
    cell.border = GRID;
    if (column >= FIRST_AMOUNT) cell.numFmt = AMOUNT;
  }
}

/** The six buckets, the credits and the balance, in units. */
function amountsOf(ageing: Ageing): number[] {
  return [...AGEING_PARTS.map((part) => ageing[part]), balanceOf(ageing)].map(toUnits);
}

function writeSum(row: Row, label: string, ageing: Ageing, rows: string, background: string): void {
  const [first, last] = rows.split(":");
  row.getCell(1).value = label;
  amountsOf(ageing).forEach((result, index) => {
    const column = FIRST_AMOUNT + index;
    const letter = columnLetter(column);
    row.getCell(column).value = { formula: `SUBTOTAL(9,${letter}${first}:${letter}${last})`, result };
  });
  decorateSum(row, background, AMOUNT);
}

/** The day whose rates the books use: the end of the month before. */
function lastClose(referenceDate: Day): Day {
  return firstOfMonth(referenceDate) - 1;
}

function writeTotals(sheet: Worksheet, total: Ageing, next: number, close: Day): void {
  const first = AGED_BALANCE_HEADER_ROW + 1;
  const totalRow = sheet.getRow(next);
  writeSum(totalRow, "TOTAL GÉNÉRAL", total, `${first}:${next - 2}`, "8EAADB");
  const shares = sheet.getRow(next + 1);
  shares.getCell(1).value = "En % du solde";
  const balance = balanceOf(total);
  amountsOf(total).forEach((amount, index) => {
    const letter = columnLetter(FIRST_AMOUNT + index);
    shares.getCell(FIRST_AMOUNT + index).value = {
      formula: `${letter}${next}/$J$${next}`,
      result: amount / toUnits(balance),
    };
  });
  decorateSum(shares, "F2F2F2", PERCENT);
  const note = `Les créances en devises sont converties au cours de clôture du ${frenchDate(close)}. Hors effets à l'encaissement.`;
  writeTitle(sheet.getCell(next + 3, 1), note, 9, "595959");
}

function decorateSum(row: Row, background: string, numberFormat: string): void {
  for (let column = 1; column <= BALANCE; column++) {
    const cell = row.getCell(column);
    cell.font = { name: "Calibri", size: 10, bold: true };
    cell.fill = fill(background);
    cell.border = { ...GRID, top: { style: "medium", color: { argb: "FF1F3864" } } };
    if (column >= FIRST_AMOUNT) cell.numFmt = numberFormat;
  }
}

/** For the first 26 columns. */
function columnLetter(column: number): string {
  return String.fromCharCode(64 + column);
}

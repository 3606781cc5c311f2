import type { Workbook, Worksheet } from "@cj-tech-master/excelts";
import { toUnits, type Cents } from "../../../src/domain/money";
import { SALES_YEAR, type ClientLedger } from "../ledger";
import type { Portfolio } from "../portfolio";
import { AMOUNT, fill, GRID, setUpPrinting, setWidths, writeHeadings, writeTitle } from "./look";

export const SALES_SHEET = "Ventes";
export const SALES_HEADER_ROW = 4;

const MONTHS = [
  "janv.",
  "févr.",
  "mars",
  "avr.",
  "mai",
  "juin",
  "juil.",
  "août",
  "sept.",
  "oct.",
  "nov.",
  "déc.",
].map((month) => `${month} ${SALES_YEAR}`);
const HEADINGS = ["Code client", "Raison sociale", ...MONTHS, `Total ${SALES_YEAR}`];
const HEADER_LOOK = { background: "C55A11", colour: "FFFFFF", height: 24 };
const FIRST_MONTH = 3;

/** Sales incl. VAT by client and month; client codes as numbers, as the sales system exports them. */
export function addSalesSheet(workbook: Workbook, { ledgers }: Portfolio): void {
  const sheet = workbook.addWorksheet(SALES_SHEET, {
    views: [{ state: "frozen", xSplit: 2, ySplit: SALES_HEADER_ROW }],
  });
  setWidths(sheet, [11, 46, ...MONTHS.map(() => 14), 16]);
  writeTitle(sheet.getCell("A1"), "Chiffre d'affaires TTC facturé par client et par mois", 13, "833C0B");
  writeTitle(sheet.getCell("A2"), "En euros, avoirs déduits – statistiques commerciales", 9);
  writeHeadings(sheet, SALES_HEADER_ROW, HEADINGS, HEADER_LOOK);
  const sorted = [...ledgers].sort((a, b) => sum(b.monthlySales) - sum(a.monthlySales));
  sorted.forEach((ledger, index) => writeLedger(sheet, SALES_HEADER_ROW + 1 + index, ledger));
  writeTotal(sheet, sorted, SALES_HEADER_ROW + 1 + sorted.length);
  setUpPrinting(sheet, `${SALES_HEADER_ROW}:${SALES_HEADER_ROW}`);
}

function writeLedger(sheet: Worksheet, row: number, { client, monthlySales }: ClientLedger): void {
  sheet.getCell(row, 1).value = Number(client.code);
  sheet.getCell(row, 2).value = client.name;
  writeAmounts(sheet, row, monthlySales, false);
}

function writeTotal(sheet: Worksheet, ledgers: readonly ClientLedger[], row: number): void {
  sheet.getCell(row, 1).value = "Total";
  const totals = MONTHS.map((_, month) => sum(ledgers.map(({ monthlySales }) => monthlySales[month] ?? 0)));
  writeAmounts(sheet, row, totals, true);
}

function writeAmounts(sheet: Worksheet, row: number, monthly: readonly Cents[], bold: boolean): void {
  [...monthly, sum(monthly)].forEach((amount, index) => {
    const cell = sheet.getCell(row, FIRST_MONTH + index);
    if (amount !== 0) cell.value = toUnits(amount);
    cell.numFmt = AMOUNT;
  });
  for (let column = 1; column <= HEADINGS.length; column++) {
    const cell = sheet.getCell(row, column);
    cell.font = { name: "Calibri", size: 10, bold: bold || column === HEADINGS.length };
    cell.border = GRID;
    if (bold) cell.fill = fill("FBE4D5");
  }
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}

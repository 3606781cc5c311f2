import type { Workbook, Worksheet } from "@cj-tech-master/excelts";
import { dateOf, type Day } from "../../../src/domain/basis/day";
import { toUnits, type Cents } from "../../../src/domain/basis/money";
import type { ClientLedger } from "../ledger";
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
];
const HEADER_LOOK = { background: "C55A11", colour: "FFFFFF", height: 24 };
const FIRST_MONTH = 3;

/** Sales incl. VAT by client and month; client codes as numbers, as the sales system exports them. */
export function addSalesSheet(workbook: Workbook, { ledgers, salesMonths }: Portfolio): void {
  const sheet = workbook.addWorksheet(SALES_SHEET, {
    views: [{ state: "frozen", xSplit: 2, ySplit: SALES_HEADER_ROW }],
  });
  setWidths(sheet, [11, 46, ...salesMonths.map(() => 14), 16]);
  writeTitle(sheet.getCell("A1"), "Chiffre d'affaires TTC facturé par client et par mois", 13, "833C0B");
  writeTitle(sheet.getCell("A2"), "En euros, avoirs déduits – statistiques commerciales", 9);
  const headings = ["Code client", "Raison sociale", ...salesMonths.map(monthName), totalName(salesMonths)];
  writeHeadings(sheet, SALES_HEADER_ROW, headings, HEADER_LOOK);
  const sorted = [...ledgers].sort((a, b) => sum(b.monthlySales) - sum(a.monthlySales));
  sorted.forEach((ledger, index) => writeLedger(sheet, SALES_HEADER_ROW + 1 + index, ledger));
  const totals = salesMonths.map((_, month) =>
    sum(sorted.map(({ monthlySales }) => monthlySales[month] ?? 0)),
  );
  writeTotal(sheet, totals, SALES_HEADER_ROW + 1 + sorted.length);
  setUpPrinting(sheet, `${SALES_HEADER_ROW}:${SALES_HEADER_ROW}`);
}

/** "févr. 2026" */
function monthName(month: Day): string {
  const date = dateOf(month);
  return `${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

/** Of one year, or of all the months there are. */
function totalName(months: readonly Day[]): string {
  const years = new Set(months.map((month) => dateOf(month).getUTCFullYear()));
  return years.size === 1 ? `Total ${[...years].join("")}` : "Total";
}

function writeLedger(sheet: Worksheet, row: number, { client, monthlySales }: ClientLedger): void {
  sheet.getCell(row, 1).value = Number(client.code);
  sheet.getCell(row, 2).value = client.name;
  writeAmounts(sheet, row, monthlySales, false);
}

function writeTotal(sheet: Worksheet, totals: readonly Cents[], row: number): void {
  sheet.getCell(row, 1).value = "Total";
  writeAmounts(sheet, row, totals, true);
}

function writeAmounts(sheet: Worksheet, row: number, monthly: readonly Cents[], bold: boolean): void {
  [...monthly, sum(monthly)].forEach((amount, index) => {
    const cell = sheet.getCell(row, FIRST_MONTH + index);
    if (amount !== 0) cell.value = toUnits(amount);
    cell.numFmt = AMOUNT;
  });
  for (let column = 1; column < FIRST_MONTH + monthly.length + 1; column++) {
    const cell = sheet.getCell(row, column);
    cell.font = { name: "Calibri", size: 10, bold: bold || column === FIRST_MONTH + monthly.length };
    cell.border = GRID;
    if (bold) cell.fill = fill("FBE4D5");
  }
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}

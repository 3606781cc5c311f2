import type { CellValue, Workbook, Worksheet } from "@cj-tech-master/excelts";
import { dateOf, type Day } from "../../../src/domain/basis/day";
import { toUnits, type Cents } from "../../../src/domain/basis/money";
import { frenchDate } from "../calendar";
import type { SampleItem } from "../ledger";
import { balanceOf, OPEN_ITEM_HEADINGS, type Portfolio } from "../portfolio";
import { AMOUNT, DATE, fill, GRID, setUpPrinting, setWidths, writeHeadings, writeTitle } from "./look";

export const OPEN_ITEMS_SHEET = "Pièces ouvertes";
export const OPEN_ITEMS_HEADER_ROW = 4;

const HEADER_LOOK = { background: "D9D9D9", colour: "000000", height: 28 };
const DATE_COLUMNS = [5, 6];
const AMOUNT_COLUMNS = [8, 9];

/**
 * The open items as exported and then worked on: some due dates and amounts have become text, a
 * filter is on, and the package wrote its total as a number below the last row.
 */
export function addOpenItemsSheet(workbook: Workbook, { items, referenceDate }: Portfolio): void {
  const sheet = workbook.addWorksheet(OPEN_ITEMS_SHEET, {
    views: [{ state: "frozen", xSplit: 0, ySplit: OPEN_ITEMS_HEADER_ROW }],
  });
  setWidths(sheet, [11, 44, 13, 11, 12, 12, 8, 16, 16, 7, 18]);
  writeTitle(sheet.getCell("A1"), "Pièces non soldées – comptes clients", 12, "000000");
  sheet.getCell("A2").value = "Arrêté au";
  sheet.getCell("B2").value = new Date(dateOf(referenceDate).getTime());
  sheet.getCell("B2").numFmt = DATE;
  sheet.getCell("B2").alignment = { horizontal: "left" };
  writeHeadings(sheet, OPEN_ITEMS_HEADER_ROW, OPEN_ITEM_HEADINGS, HEADER_LOOK);
  const sorted = byClientAndDueDate(items);
  sorted.forEach((item, index) => writeItem(sheet, OPEN_ITEMS_HEADER_ROW + 1 + index, item, index));
  const lastRow = OPEN_ITEMS_HEADER_ROW + sorted.length;
  writeTotal(sheet, lastRow + 1, balanceOf(items));
  sheet.autoFilter = `A${OPEN_ITEMS_HEADER_ROW}:K${lastRow}`;
  setUpPrinting(sheet, `${OPEN_ITEMS_HEADER_ROW}:${OPEN_ITEMS_HEADER_ROW}`);
}

function byClientAndDueDate(items: readonly SampleItem[]): SampleItem[] {
  const date = (item: SampleItem): Day => item.dueDate ?? item.documentDate;
  return [...items].sort((a, b) =>
    a.client.code < b.client.code ? -1 : a.client.code > b.client.code ? 1 : date(a) - date(b),
  );
}

function writeItem(sheet: Worksheet, row: number, item: SampleItem, index: number): void {
  const { client, open, original } = item;
  const values: CellValue[] = [
    client.code,
    client.name,
    item.document,
    item.type,
    new Date(dateOf(item.documentDate).getTime()),
    dueDateValue(item.dueDate, index),
    item.currency,
    toUnits(original),
    openValue(open, index),
    item.disputed ? "X" : null,
    client.salesperson,
  ];
  values.forEach((value, offset) => {
    const cell = sheet.getCell(row, offset + 1);
    cell.value = value;
    cell.font = { name: "Arial", size: 9 };
    if (DATE_COLUMNS.includes(offset + 1)) {
      cell.numFmt = DATE;
      cell.alignment = { horizontal: "center" };
    }
    if (AMOUNT_COLUMNS.includes(offset + 1)) cell.numFmt = AMOUNT;
  });
  if (item.disputed) sheet.getCell(row, 10).alignment = { horizontal: "center" };
}

/** One due date in 37 came back from a mail as text. */
function dueDateValue(dueDate: Day | null, index: number): CellValue {
  if (dueDate === null) return null;
  return index % 37 === 11 ? frenchDate(dueDate) : new Date(dateOf(dueDate).getTime());
}

/** One amount in 211 is text, with the narrow no-break space that French typography wants. */
function openValue(open: Cents, index: number): CellValue {
  return index % 211 === 58 ? frenchAmount(open) : toUnits(open);
}

/** "1 234,56" with U+202F between thousands. */
function frenchAmount(amount: Cents): string {
  const [whole = "", decimals = ""] = (Math.abs(amount) / 100).toFixed(2).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${amount < 0 ? "-" : ""}${grouped},${decimals}`;
}

function writeTotal(sheet: Worksheet, row: number, total: Cents): void {
  sheet.getCell(row, 1).value = "Total général";
  sheet.getCell(row, 9).value = toUnits(total);
  for (let column = 1; column <= OPEN_ITEM_HEADINGS.length; column++) {
    const cell = sheet.getCell(row, column);
    cell.font = { name: "Arial", size: 9, bold: true };
    cell.fill = fill("D9D9D9");
    cell.border = GRID;
  }
  sheet.getCell(row, 9).numFmt = AMOUNT;
}

import { isBlank, isBlankRow, plainText } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { visitThinRows } from "../cells/thinRows";
import { headingKey } from "./headers";
import { partyOf, type Party } from "./lineWords";

const SUPPLIERS =
  /\b(?:fournisseurs?|suppliers?|vendors?|payables|accounts payable|kreditoren|lieferanten|proveedores|acreedores|fornitori|crediteuren|leveranciers)\b/;
const CLIENTS =
  /\b(?:receivables?|clients?|customers?|debtors?|debitoren|kunden?|clientes?|deudores|clienti|debiteuren|klant(?:en)?)\b/;

/** What we owe is no receivable, though it looks the same: a title, the sheet's name or the headings say so. */
export function isAboutSuppliers(grid: SheetGrid): boolean {
  const above = grid.values.slice(0, 12).flat();
  const titles = above.filter((cell) => typeof cell === "string" && cell.length < 80);
  const texts = [grid.sheet, ...titles].map((cell) => plainText(String(cell)));
  return texts.some((text) => SUPPLIERS.test(text)) && !texts.some((text) => CLIENTS.test(text));
}

/** Rows under a title in which the headings stand. */
const ROWS_OF_TITLE = 3;
const LONGEST_TITLE = 80;

/** A sheet without the rows of suppliers, and the first of those, as a row of the sheet; null where it has none. */
interface SuppliersApart {
  readonly grid: SheetGrid;
  readonly row: number | null;
}

/**
 * A sheet that holds what clients owe and, in a part of its own, what is owed to suppliers: a title or headings of their
 * own say where each begins. The suppliers' rows are blanked, so that no address moves.
 */
export function withoutSuppliers(grid: SheetGrid): SuppliersApart {
  const parts = partsOf(grid);
  const first = parts.find(({ party }) => party === "supplier");
  const hasOthers = parts.some(({ party }) => party === "client");
  if (first === undefined || !hasOthers) return { grid, row: null };
  const values = [...grid.values];
  parts.forEach(({ start, party }, place) => {
    if (party !== "supplier") return;
    const end = parts[place + 1]?.start ?? values.length;
    for (let row = start; row < end; row++) values[row] = (values[row] ?? []).map(() => "");
  });
  return { grid: { ...grid, values }, row: grid.firstRow + first.start + 1 };
}

interface Part {
  readonly start: number;
  readonly party: Party;
}

/** The rows that begin a part of either party. A table whose headings name nobody is the clients' where it comes first. */
function partsOf(grid: SheetGrid): readonly Part[] {
  const { values } = grid;
  const parts: Part[] = [];
  let mayBegin = true;
  // Other rows have two cells at least: no title, and no headings where none may begin.
  visitThinRows(grid, (row) => {
    const cells = values[row] as readonly CellValue[];
    if (isBlankRow(cells)) return (mayBegin = true);
    const title = textAlone(cells);
    const party = title === null ? null : partyOfTitle(title, mayBegin && hasHeadingsBelow(values, row));
    const headed = title === null && mayBegin && isHeadings(cells) ? partyOfHeadings(cells) : party;
    const begun = headed === "nobody" ? (parts.length === 0 ? "client" : null) : headed;
    if (begun !== null && begun !== parts.at(-1)?.party) parts.push({ start: row, party: begun });
    mayBegin = title !== null;
    return mayBegin;
  });
  return parts;
}

function hasHeadingsBelow(values: SheetGrid["values"], row: number): boolean {
  return values.slice(row + 1, row + 1 + ROWS_OF_TITLE).some(isHeadings);
}

function isHeadings(cells: readonly CellValue[]): boolean {
  return headingKey(cells) !== null;
}

/** The only text of a row, comparable; null for any other row. */
function textAlone(cells: readonly CellValue[]): string | null {
  let alone: string | null = null;
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (isBlank(cell)) continue;
    if (alone !== null || typeof cell !== "string" || cell.length > LONGEST_TITLE) return null;
    alone = cell;
  }
  return alone === null ? null : plainText(alone);
}

/** A word alone says whose the lines below are; more words may be a client's name, unless headings follow. */
function partyOfTitle(title: string, isOverHeadings: boolean): Party | null {
  if (title.includes(" ") && !isOverHeadings) return null;
  if (CLIENTS.test(title)) return "client";
  return SUPPLIERS.test(title) ? "supplier" : null;
}

function partyOfHeadings(cells: readonly CellValue[]): Party | "nobody" {
  const parties = cells.map((cell) => (typeof cell === "string" ? partyOf(cell) : null));
  if (parties.includes("client")) return "client";
  return parties.includes("supplier") ? "supplier" : "nobody";
}

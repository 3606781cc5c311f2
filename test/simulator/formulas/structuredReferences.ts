import { bottom, formatArea, quoteSheet } from "../address";
import type { Area, SheetModel, TableModel, WorkbookModel } from "../model";
import { mapFormula, type FormulaToken } from "./formulaTokens";

/** Where a formula stands. */
export interface FormulaPlace {
  sheet: SheetModel;
  row: number;
  column: number;
}

/** A structured reference in its parts: table ("" for the one around the cell), items, first and last column. */
interface StructuredReference {
  table: string;
  items: string[];
  columns: [first: string, last: string] | null;
}

const SPECIAL = /'(.)/g;

function unescapeColumn(name: string): string {
  return name.replace(SPECIAL, "$1");
}

function escapeColumn(name: string): string {
  return name.replace(/['[\]#@]/g, "'$&");
}

/** Cuts "[#Headers],[First]:[Last]" into its bracketed parts and the separators after them. */
function bracketParts(inner: string): { text: string; separator: string }[] {
  const parts: { text: string; separator: string }[] = [];
  const pattern = /\s*\[((?:[^'[\]]|'.)*)\]\s*([,:]?)/gy;
  for (let match = pattern.exec(inner); match !== null; match = pattern.exec(inner))
    parts.push({ text: match[1] ?? "", separator: match[2] ?? "" });
  return parts;
}

/** Reads "Table[...]", "[@Column]", "Table[[#This Row],[First]:[Last]]"; null for what it does not know. */
function parseStructured(text: string): StructuredReference | null {
  const cut = text.indexOf("[");
  if (cut < 0 || !text.endsWith("]")) return null;
  const table = text.slice(0, cut);
  const whole = text.slice(cut + 1, -1).trim();
  const inner = whole.startsWith("@") ? whole.slice(1).trim() : whole;
  const thisRow = whole.startsWith("@") ? ["#This Row"] : [];
  if (inner === "") return { table, items: thisRow, columns: null };
  if (!inner.startsWith("[")) {
    if (inner.startsWith("#")) return { table, items: [...thisRow, inner], columns: null };
    const name = unescapeColumn(inner);
    return { table, items: thisRow, columns: [name, name] };
  }
  return fromParts(table, thisRow, bracketParts(inner));
}

function fromParts(
  table: string,
  thisRow: string[],
  parts: { text: string; separator: string }[],
): StructuredReference | null {
  if (parts.length === 0) return null;
  const items = parts.map(({ text }) => text).filter((text) => text.startsWith("#"));
  const columns = parts.filter(({ text }) => !text.startsWith("#"));
  const [first, last] = [columns[0], columns.at(-1)];
  if (columns.length > 2 || (columns.length === 2 && first?.separator !== ":")) return null;
  const names: [string, string] | null =
    first === undefined || last === undefined
      ? null
      : [unescapeColumn(first.text), unescapeColumn(last.text)];
  return { table, items: [...thisRow, ...items], columns: names };
}

function covers(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= bottom(area) && column >= area.left && column < area.left + area.columns;
}

/** The table of that name, in any case, or the one that a nameless reference at that place means. */
function findTable(
  workbook: WorkbookModel,
  name: string,
  place: FormulaPlace,
): [SheetModel, TableModel] | null {
  if (name === "") {
    const table = place.sheet.tables.find((each) => covers(each.area, place.row, place.column));
    return table === undefined ? null : [place.sheet, table];
  }
  for (const sheet of workbook.sheets) {
    const table = sheet.tables.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (table !== undefined) return [sheet, table];
  }
  return null;
}

/** The rows that the items mean, as first and last row of the sheet; null when the table has no such row. */
function rowsOf(table: TableModel, items: readonly string[], row: number): [number, number] | null {
  const { area, showHeaders, showTotals } = table;
  const [head, tail] = [showHeaders ? 1 : 0, showTotals ? 1 : 0];
  const body: [number, number] = [area.top + head, bottom(area) - tail];
  const wanted = items.map((item) => item.toLowerCase());
  if (wanted.includes("#this row")) return row >= body[0] && row <= body[1] ? [row, row] : null;
  if (wanted.includes("#all")) return [area.top, bottom(area)];
  const data = wanted.length === 0 || wanted.includes("#data");
  const headers = wanted.includes("#headers");
  const totals = wanted.includes("#totals");
  if ((headers && head === 0) || (totals && tail === 0)) return null;
  const first = headers ? area.top : data ? body[0] : bottom(area);
  const last = totals ? bottom(area) : data ? body[1] : area.top;
  return first <= last ? [first, last] : null;
}

function columnsOf(table: TableModel, columns: StructuredReference["columns"]): [number, number] | null {
  if (columns === null) return [0, table.area.columns - 1];
  const [first, last] = columns.map((name) =>
    table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase()),
  );
  return first === undefined || last === undefined || first < 0 || last < 0
    ? null
    : [Math.min(first, last), Math.max(first, last)];
}

function areaText(workbook: WorkbookModel, text: string, place: FormulaPlace): string | null {
  const reference = parseStructured(text);
  if (reference === null) return null;
  const found = findTable(workbook, reference.table, place);
  if (found === null) return null;
  const [sheet, table] = found;
  const rows = rowsOf(table, reference.items, place.row);
  const columns = columnsOf(table, reference.columns);
  if (rows === null || columns === null) return null;
  const area = {
    top: rows[0],
    left: table.area.left + columns[0],
    rows: rows[1] - rows[0] + 1,
    columns: columns[1] - columns[0] + 1,
  };
  const written = formatArea(area);
  // A column of one row is an area to COUNTIFS and the like, as it is of many.
  const isCell = reference.items.some((item) => item.toLowerCase() === "#this row") || written.includes(":");
  return `${quoteSheet(sheet.name)}!${isCell ? written : `${written}:${written}`}`;
}

/**
 * The formula with every structured reference as plain cells ("Clients!C5", "Clients!C2:C120").
 *
 * @returns null when a table, column or row that it names is not there: such a formula cannot be computed
 */
export function withoutStructuredReferences(
  workbook: WorkbookModel,
  formula: string,
  place: FormulaPlace,
): string | null {
  let known = true;
  const plain = mapFormula(formula, (token) => {
    const isTable = token.kind === "name" && token.sheet === null && isTableName(workbook, token.text);
    if (token.kind !== "table" && !isTable) return null;
    const area = areaText(workbook, isTable ? `${token.text}[]` : token.text, place);
    known &&= area !== null;
    return area;
  });
  return known ? plain : null;
}

/** What the pieces name that is not there: a table, or a column of a table that is; null when all is. */
export function missingTablePart(
  workbook: WorkbookModel,
  tokens: readonly FormulaToken[],
  place: FormulaPlace,
): "table" | "column" | null {
  let missing: "table" | "column" | null = null;
  for (const token of tokens) {
    if (token.kind !== "table") continue;
    const reference = parseStructured(token.text);
    const table = reference === null ? null : findTable(workbook, reference.table, place);
    if (reference === null) return "column";
    if (table === null) missing = "table";
    else if (columnsOf(table[1], reference.columns) === null) return "column";
  }
  return missing;
}

function isTableName(workbook: WorkbookModel, name: string): boolean {
  const lower = name.toLowerCase();
  return workbook.sheets.some((sheet) => sheet.tables.some((table) => table.name.toLowerCase() === lower));
}

/** Files hold "Table[[#This Row],[Column]]" where Excel shows "[@Column]" (ECMA-376 part 1, §18.17.2.5). */
export function fileStructuredReferences(
  workbook: WorkbookModel,
  formula: string,
  place: FormulaPlace,
): string {
  return mapFormula(formula, (token) => {
    if (token.kind !== "table") return null;
    const reference = parseStructured(token.text);
    const table = reference === null ? null : findTable(workbook, reference.table, place);
    if (reference === null || table === null) return null;
    const thisRow = reference.items.some((item) => item.toLowerCase() === "#this row");
    if (!thisRow && reference.table !== "") return null;
    return `${table[1].name}[${writeParts(reference)}]`;
  });
}

function writeParts({ items, columns }: StructuredReference): string {
  const names = columns === null ? [] : [...new Set(columns)].map((name) => `[${escapeColumn(name)}]`);
  const parts = [...items.map((item) => `[${item}]`), ...(names.length > 0 ? [names.join(":")] : [])];
  return parts.length === 1 ? (parts[0]?.slice(1, -1) ?? "") : parts.join(",");
}

const THIS_ROW = /^(.*?)\[\[#This Row\],(.*)\]$/is;

/** The reverse of fileStructuredReferences: "[@Column]" inside the table, "Table[@Column]" outside it. */
export function shownStructuredReferences(
  workbook: WorkbookModel,
  formula: string,
  place: FormulaPlace,
): string {
  if (!/#This Row/i.test(formula)) return formula;
  return mapFormula(formula, (token) => {
    const match = token.kind === "table" ? THIS_ROW.exec(token.text) : null;
    if (match === null) return null;
    const [, name = "", column = ""] = match;
    const around = findTable(workbook, "", place)?.[1].name.toLowerCase() === name.toLowerCase();
    const simple = /^\[[\p{L}\p{N}_]+\]$/u.test(column) ? column.slice(1, -1) : column;
    return `${around ? "" : name}[@${simple}]`;
  });
}

import type { Area } from "./model";

/** Excel's sheet size since 2007. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** An A1 reference: its sheet when it names one, and its area (whole rows and columns span the sheet). */
export interface Reference {
  sheet: string | null;
  area: Area;
}

/** "A" for 0, "AA" for 26. */
export function columnName(index: number): string {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** 0 for "A", 26 for "AA"; letters in either case. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]*)$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?([1-9][0-9]*)$/;

/**
 * Reads one A1 reference: "B2", "$A$1:C3", "A:F", "2:5", "Feuil1!A1", "'L''été'!A1".
 * Returns null for anything else, and for cells outside the sheet.
 */
export function parseReference(text: string): Reference | null {
  const trimmed = text.trim().replace(/^=/, "");
  const cut = trimmed.lastIndexOf("!");
  const sheet = cut < 0 ? null : unquoteSheet(trimmed.slice(0, cut));
  const area = parseLocalArea(trimmed.slice(cut + 1));
  return area === null ? null : { sheet, area };
}

function parseLocalArea(text: string): Area | null {
  const [first = "", second, ...rest] = text.split(":");
  if (rest.length > 0) return null;
  const last = second ?? first;
  const area = cellArea(first, last) ?? (second === undefined ? null : lineArea(first, last));
  return area !== null && fits(area) ? area : null;
}

function cellArea(first: string, last: string): Area | null {
  const from = CELL.exec(first);
  const to = CELL.exec(last);
  if (!from || !to) return null;
  return span(Number(from[2]) - 1, columnIndex(from[1] ?? ""), Number(to[2]) - 1, columnIndex(to[1] ?? ""));
}

function lineArea(first: string, last: string): Area | null {
  const columns = [COLUMN.exec(first), COLUMN.exec(last)];
  if (columns[0] && columns[1]) {
    return span(0, columnIndex(columns[0][1] ?? ""), MAX_ROWS - 1, columnIndex(columns[1][1] ?? ""));
  }
  const rows = [ROW.exec(first), ROW.exec(last)];
  if (rows[0] && rows[1]) return span(Number(rows[0][1]) - 1, 0, Number(rows[1][1]) - 1, MAX_COLUMNS - 1);
  return null;
}

/** The area between two corners, in any order; zero-based, both included. */
function span(row1: number, column1: number, row2: number, column2: number): Area {
  return {
    top: Math.min(row1, row2),
    left: Math.min(column1, column2),
    rows: Math.abs(row2 - row1) + 1,
    columns: Math.abs(column2 - column1) + 1,
  };
}

/** Whether the area has cells and lies inside the sheet. */
export function fits(area: Area): boolean {
  return (
    area.top >= 0 &&
    area.left >= 0 &&
    area.rows > 0 &&
    area.columns > 0 &&
    bottom(area) < MAX_ROWS &&
    right(area) < MAX_COLUMNS
  );
}

/** Last row of the area, zero-based. */
export function bottom(area: Area): number {
  return area.top + area.rows - 1;
}

/** Last column of the area, zero-based. */
export function right(area: Area): number {
  return area.left + area.columns - 1;
}

/** Whether the area is made of whole columns: its cells can be neither read nor written (office-js docs, unbounded ranges). */
export function isEntireColumn(area: Area): boolean {
  return area.top === 0 && area.rows === MAX_ROWS;
}

/** Whether the area is made of whole rows. */
export function isEntireRow(area: Area): boolean {
  return area.left === 0 && area.columns === MAX_COLUMNS;
}

/** "B2", "A1:C3", "A:F" or "2:5". */
export function formatArea(area: Area): string {
  if (isEntireColumn(area)) return `${columnName(area.left)}:${columnName(right(area))}`;
  if (isEntireRow(area)) return `${area.top + 1}:${bottom(area) + 1}`;
  const first = `${columnName(area.left)}${area.top + 1}`;
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnName(right(area))}${bottom(area) + 1}`;
}

/** "$B$2:$C$3", as names and print areas write it. */
export function formatAbsolute(area: Area): string {
  return formatArea(area).replace(/[A-Z]+|[0-9]+/g, (part) => `$${part}`);
}

/** A sheet name as references write it: quoted when it is not a plain word. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !CELL.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

function unquoteSheet(text: string): string {
  const quoted = /^'(.*)'$/s.exec(text);
  return quoted ? (quoted[1] ?? "").replaceAll("''", "'") : text;
}

/** The cells both areas have, or null. */
export function intersection(one: Area, other: Area): Area | null {
  const top = Math.max(one.top, other.top);
  const left = Math.max(one.left, other.left);
  const rows = Math.min(bottom(one), bottom(other)) - top + 1;
  const columns = Math.min(right(one), right(other)) - left + 1;
  return rows > 0 && columns > 0 ? { top, left, rows, columns } : null;
}

/** The smallest area around both. */
export function bounding(one: Area, other: Area): Area {
  return span(
    Math.min(one.top, other.top),
    Math.min(one.left, other.left),
    Math.max(bottom(one), bottom(other)),
    Math.max(right(one), right(other)),
  );
}

/** Whether every cell of `inner` is in `outer`. */
export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    bottom(outer) >= bottom(inner) &&
    right(outer) >= right(inner)
  );
}

export function sameArea(one: Area, other: Area): boolean {
  return (
    one.top === other.top &&
    one.left === other.left &&
    one.rows === other.rows &&
    one.columns === other.columns
  );
}

/** What is left of `area` without `hole`: up to four areas. */
export function subtract(area: Area, hole: Area): Area[] {
  const common = intersection(area, hole);
  if (common === null) return [area];
  const parts: Area[] = [
    { ...area, rows: common.top - area.top },
    { ...area, top: bottom(common) + 1, rows: bottom(area) - bottom(common) },
    { top: common.top, rows: common.rows, left: area.left, columns: common.left - area.left },
    { top: common.top, rows: common.rows, left: right(common) + 1, columns: right(area) - right(common) },
  ];
  return parts.filter((part) => part.rows > 0 && part.columns > 0);
}

/** How many cells the area has. */
export function cellCount(area: Area): number {
  return area.rows * area.columns;
}

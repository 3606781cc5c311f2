import { bottom, formatArea, intersection, parseReference, quoteSheet, subtract } from "../address";
import { eachCell } from "../cells";
import type { Area, SheetModel, WorkbookModel } from "../model";
import { isKnownFunction } from "./engine";
import { withoutHyperlinks } from "./hyperlinks";
import { formulaTokens, mapFormula, type FormulaToken } from "./formulaTokens";
import { withoutStructuredReferences, type FormulaPlace } from "./structuredReferences";

/** A formula to compute. */
export interface StaleFormula extends FormulaPlace {
  formula: string;
}

/** An area of a sheet that a formula reads. */
export interface Input {
  sheet: SheetModel;
  area: Area;
}

/** A formula in the engine's terms. */
export interface PreparedFormula extends StaleFormula {
  /** Plain cells and functions only: no names, no structured references. */
  plain: string;
  inputs: Input[];
  /** Reads cells that its text does not name (INDIRECT, OFFSET). */
  readsAnything: boolean;
}

const DYNAMIC = new Set(["INDIRECT", "OFFSET"]);
/** Functions whose results in the 1904 date system the engine does not know. */
const DATE_FUNCTIONS =
  /^(TODAY|NOW|DATE|DATEVALUE|YEAR|MONTH|DAY|WEEKDAY|WEEKNUM|ISOWEEKNUM|EDATE|EOMONTH|WORKDAY|WORKDAY\.INTL|NETWORKDAYS|NETWORKDAYS\.INTL|YEARFRAC|DATEDIF|DAYS|DAYS360|TEXT)$/i;
const DEEPEST_NAME = 8;

function isReference(tokens: readonly FormulaToken[]): boolean {
  return tokens.length === 1 && tokens[0]?.kind === "reference";
}

/** The formula of a defined name as seen from a sheet: its own names come before the workbook's. */
function nameFormula(workbook: WorkbookModel, sheet: SheetModel, token: FormulaToken): string | null {
  const scope = token.sheet === null ? sheet : sheetNamed(workbook, token.sheet);
  const lower = token.local.toLowerCase();
  const found = workbook.names.filter((name) => name.name.toLowerCase() === lower);
  const name =
    found.find((each) => each.sheetId === scope?.id) ?? found.find((each) => each.sheetId === null);
  return name === undefined ? null : name.formula.replace(/^=/, "");
}

function sheetNamed(workbook: WorkbookModel, name: string): SheetModel | undefined {
  const lower = name.toLowerCase();
  return workbook.sheets.find((sheet) => sheet.name.toLowerCase() === lower);
}

/** Replaces defined names by what they stand for. null when a name refers to itself, or to cells relative to the reader. */
function withoutNames(
  workbook: WorkbookModel,
  place: FormulaPlace,
  formula: string,
  depth = 0,
): string | null {
  let known = depth < DEEPEST_NAME;
  const plain = mapFormula(formula, (token) => {
    if (token.kind !== "name" || !known) return null;
    const meaning = nameFormula(workbook, place.sheet, token);
    if (meaning === null) return null;
    const expanded = withoutNames(workbook, place, meaning, depth + 1);
    const tokens = expanded === null ? [] : formulaTokens(expanded);
    known &&= expanded !== null && !tokens.some(isRelative);
    return expanded === null || isReference(tokens) ? expanded : `(${expanded})`;
  });
  return known ? plain : null;
}

/** A reference in a name moves with the cell that reads it, unless it is wholly fixed. */
function isRelative(token: FormulaToken): boolean {
  if (token.kind !== "reference" || token.text.includes("[")) return false;
  return token.local.split(":").some((corner) => /^[A-Za-z]|[A-Za-z]\d/.test(corner) || /^\d/.test(corner));
}

/** Two values with only a blank between them are an intersection, which the engine reads as its first part alone. */
function hasIntersection(tokens: readonly FormulaToken[]): boolean {
  const isValue = (token: FormulaToken | undefined) =>
    token !== undefined && (token.kind !== "other" || token.text === "(");
  return tokens.some((token, index) => {
    const before = tokens[index - 1];
    const closes =
      before !== undefined &&
      ((before.kind !== "other" && before.kind !== "function") || before.text === ")");
    if (!closes || token.kind !== "other" || token.text.trim() !== "") return false;
    return isValue(tokens.slice(index).find((each) => each.kind !== "other" || each.text.trim() !== ""));
  });
}

/** The engine reads a chain of operators by going deeper with each, and breaks for good at some 1,500 of them. */
const MOST_OPERATORS = 900;

function isTooDeep(tokens: readonly FormulaToken[]): boolean {
  return (
    tokens.filter(({ kind, text }) => kind === "other" && /^[-+*/^&=<>(]$/.test(text)).length > MOST_OPERATORS
  );
}

function canCompute(workbook: WorkbookModel, tokens: readonly FormulaToken[]): boolean {
  if (isTooDeep(tokens) || hasIntersection(tokens)) return false;
  return tokens.every((token) => {
    if (token.kind === "other") return !(token.text.startsWith("[") || token.text === "#");
    if (token.kind === "table") return false;
    if (token.kind !== "function") return true;
    return isKnownFunction(token.text) && !(workbook.date1904 && DATE_FUNCTIONS.test(token.text));
  });
}

function inputsOf(
  workbook: WorkbookModel,
  place: FormulaPlace,
  tokens: readonly FormulaToken[],
): Input[] | null {
  const inputs: Input[] = [];
  for (const token of tokens) {
    if (token.kind !== "reference") continue;
    if (token.sheet?.includes(":")) return null;
    const sheet = token.sheet === null ? place.sheet : sheetNamed(workbook, token.sheet);
    const area = parseReference(token.local)?.area;
    if (sheet !== undefined && area !== undefined) inputs.push({ sheet, area });
  }
  return inputs;
}

const SUBTOTAL = /\bSUBTOTAL\s*\(\s*(\d+)\s*,/gi;

/** Excel leaves rows that a filter hides out of every SUBTOTAL, those hidden by hand only out of the codes above 100. */
function forHiddenRows(formula: string, inputs: readonly Input[]): string | null {
  if (!/\bSUBTOTAL\b/i.test(formula)) return formula;
  let filtered = false;
  let byHand = false;
  for (const { sheet, area } of inputs) {
    for (const [row, info] of sheet.rowInfo) {
      if (row < area.top || row > bottom(area)) continue;
      filtered ||= info.filtered;
      byHand ||= info.hidden && !info.filtered;
    }
  }
  if (!filtered) return formula;
  // The engine knows one kind of hidden row: with both kinds, only the codes above 100 mean the same.
  if (byHand && [...formula.matchAll(SUBTOTAL)].some((match) => Number(match[1]) < 100)) return null;
  return formula.replace(SUBTOTAL, (whole, code: string) =>
    Number(code) < 100 ? whole.replace(code, String(Number(code) + 100)) : whole,
  );
}

/**
 * SUBTOTAL leaves out cells that hold a SUBTOTAL themselves (Excel help, "SUBTOTAL function"): the areas it reads are
 * written without them. Areas of other functions stay, so formulas that mix both in one are rewritten as a whole only
 * inside the brackets of their SUBTOTAL.
 */
function withoutNestedSubtotals(formula: string, place: FormulaPlace, workbook: WorkbookModel): string {
  if (!/\bSUBTOTAL\b/i.test(formula)) return formula;
  let depth = 0;
  let inSubtotal = 0;
  let before = "";
  return mapFormula(formula, (token) => {
    const opensSubtotal = token.text === "(" && before.toUpperCase() === "SUBTOTAL";
    if (token.text === "(" && token.kind === "other") depth += 1;
    if (opensSubtotal && inSubtotal === 0) inSubtotal = depth;
    if (token.text === ")" && token.kind === "other") {
      if (depth === inSubtotal) inSubtotal = 0;
      depth -= 1;
    }
    if (token.kind !== "other" || token.text.trim() !== "") before = token.text;
    return token.kind === "reference" && inSubtotal > 0 ? areaWithoutSubtotals(token, place, workbook) : null;
  });
}

const HOLDS_SUBTOTAL = /\b(?:SUBTOTAL|AGGREGATE)\s*\(/i;

function areaWithoutSubtotals(
  token: FormulaToken,
  place: FormulaPlace,
  workbook: WorkbookModel,
): string | null {
  const sheet = token.sheet === null ? place.sheet : sheetNamed(workbook, token.sheet);
  const area = parseReference(token.local)?.area;
  if (sheet === undefined || area === undefined) return null;
  const nested: Area[] = [];
  eachCell(sheet, area, (cell, row, column) => {
    if (cell.formula === null || !HOLDS_SUBTOTAL.test(cell.formula)) return;
    nested.push({ top: row, left: column, rows: 1, columns: 1 });
  });
  if (nested.length === 0) return null;
  let parts = [area];
  for (const cell of nested) parts = parts.flatMap((part) => subtract(part, cell));
  const prefix = token.text.slice(0, token.text.length - token.local.length);
  // Of an area of nested subtotals alone nothing is left to count: an empty text counts for nothing.
  return parts.length === 0 ? '""' : parts.map((part) => prefix + formatArea(part)).join(",");
}

/** Puts a formula into the engine's terms; null when the engine cannot compute it as Excel would. */
export function prepareFormula(workbook: WorkbookModel, stale: StaleFormula): PreparedFormula | null {
  const named = withoutNames(workbook, stale, stale.formula);
  const linked = named === null ? null : withoutStructuredReferences(workbook, named, stale);
  if (linked === null) return null;
  const cells = withoutHyperlinks(linked);
  const tokens = formulaTokens(cells);
  if (!canCompute(workbook, tokens)) return null;
  const inputs = inputsOf(workbook, stale, tokens);
  const counted = withoutNestedSubtotals(cells, stale, workbook);
  const plain = inputs === null ? null : forHiddenRows(counted, inputs);
  if (inputs === null || plain === null) return null;
  const readsAnything = tokens.some(
    (token) => token.kind === "function" && DYNAMIC.has(token.text.toUpperCase()),
  );
  return { ...stale, plain, inputs, readsAnything };
}

/** Every formula of the workbook whose value is not known. */
export function staleFormulas(workbook: WorkbookModel): StaleFormula[] {
  const found: StaleFormula[] = [];
  for (const sheet of workbook.sheets) {
    sheet.rows.forEach((cells, row) => {
      cells?.forEach((cell, column) => {
        if (cell?.stale === true && cell.formula !== null)
          found.push({ sheet, row, column, formula: cell.formula });
      });
    });
  }
  return found;
}

/** Whether the input has that cell. */
export function readsCell(input: Input, place: FormulaPlace): boolean {
  const cell = { top: place.row, left: place.column, rows: 1, columns: 1 };
  return input.sheet === place.sheet && intersection(input.area, cell) !== null;
}

/** "Sheet!B2" */
export function placeText(place: FormulaPlace): string {
  return `${quoteSheet(place.sheet.name)}!${cellText(place)}`;
}

/** "B2" */
export function cellText(place: FormulaPlace): string {
  return formatArea({ top: place.row, left: place.column, rows: 1, columns: 1 });
}

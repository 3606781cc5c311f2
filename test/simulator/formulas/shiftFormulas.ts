import {
  bottom,
  columnName,
  contains,
  isEntireColumn,
  isEntireRow,
  MAX_COLUMNS,
  MAX_ROWS,
  parseReference,
  quoteSheet,
  right,
} from "../address";
import type { Area, SheetModel, WorkbookModel } from "../model";
import { mapFormula, type FormulaToken } from "./formulaTokens";

/** What happened to the cells that formulas refer to. The sheets are already as they are after it. */
export type FormulaChange =
  | { kind: "insert" | "delete"; axis: "rows" | "columns"; sheetId: string; area: Area }
  | { kind: "move"; sheetId: string; area: Area; toSheet: string; rows: number; columns: number }
  | { kind: "rename"; sheetId: string; from: string; to: string }
  | { kind: "remove"; sheetId: string; name: string };

type CellChange = Extract<FormulaChange, { axis: string }>;
type Rewrite = (token: FormulaToken, onChangedSheet: boolean) => string | null;

const GONE = "#REF!";

/** First and last line of a reference after lines came or went; null when all of it is gone. */
function movedLines(first: number, last: number, change: CellChange): [number, number] | null {
  const rows = change.axis === "rows";
  const start = rows ? change.area.top : change.area.left;
  const count = rows ? change.area.rows : change.area.columns;
  if (change.kind === "insert")
    return [first >= start ? first + count : first, last >= start ? last + count : last];
  const end = start + count - 1;
  if (first >= start && last <= end) return null;
  const newFirst = first > end ? first - count : Math.min(first, start);
  const newLast = last > end ? last - count : Math.min(last, start - 1);
  return [newFirst, newLast];
}

/** Where a reference is after the change: the same area when it does not move, null when its cells are gone. */
function movedArea(area: Area, change: CellChange): Area | null {
  const band = change.area;
  if (change.axis === "rows") {
    if (isEntireColumn(area)) return area;
    if (area.left < band.left || right(area) > right(band)) return area;
    const lines = movedLines(area.top, bottom(area), change);
    if (lines === null || lines[1] >= MAX_ROWS) return null;
    return { ...area, top: lines[0], rows: lines[1] - lines[0] + 1 };
  }
  if (isEntireRow(area)) return area;
  if (area.top < band.top || bottom(area) > bottom(band)) return area;
  const lines = movedLines(area.left, right(area), change);
  if (lines === null || lines[1] >= MAX_COLUMNS) return null;
  return { ...area, left: lines[0], columns: lines[1] - lines[0] + 1 };
}

const CORNER = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/;

/** Writes a corner as the old one was written: the same dollars, and a row or column only where it had one. */
function writeCorner(pattern: string, row: number, column: number): string {
  const [, first = "", letters = "", second = "", digits = ""] = CORNER.exec(pattern) ?? [];
  const columnText = letters === "" ? "" : first + columnName(column);
  const rowText = digits === "" ? "" : (letters === "" ? first : second) + (row + 1);
  return columnText + rowText;
}

function moveReference(local: string, change: CellChange): string | null {
  const area = parseReference(local)?.area;
  if (area === undefined) return null;
  const moved = movedArea(area, change);
  if (moved === area) return null;
  if (moved === null) return GONE;
  const [first = "", last] = local.split(":");
  const start = writeCorner(first, moved.top, moved.left);
  return last === undefined ? start : `${start}:${writeCorner(last, bottom(moved), right(moved))}`;
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function prefixOf(token: FormulaToken): string {
  return token.text.slice(0, token.text.length - token.local.length);
}

/** The prefix of a reference after a rename; "First:Last!" spans several sheets. */
function renamedPrefix(token: FormulaToken, from: string, to: string): string | null {
  if (token.sheet === null) return null;
  if (same(token.sheet, from)) return `${quoteSheet(to)}!`;
  const span = token.sheet.split(":");
  if (span.length !== 2 || !span.some((name) => same(name, from))) return null;
  const names = span.map((name) => (same(name, from) ? to : name));
  const plain = names.every((name) => quoteSheet(name) === name);
  return plain ? `${names.join(":")}!` : `'${names.join(":").replaceAll("'", "''")}'!`;
}

/** A reference whose cells were all moved elsewhere; one to cells beside them stays. */
function movedReference(
  token: FormulaToken,
  change: Extract<FormulaChange, { kind: "move" }>,
): string | null {
  const area = parseReference(token.local)?.area;
  if (area === undefined || !contains(change.area, area)) return null;
  const [first = "", last] = token.local.split(":");
  const [top, left] = [area.top + change.rows, area.left + change.columns];
  const start = writeCorner(first, top, left);
  const end = last === undefined ? "" : `:${writeCorner(last, top + area.rows - 1, left + area.columns - 1)}`;
  const sheet = token.sheet === null ? "" : `${quoteSheet(change.toSheet)}!`;
  return sheet + start + end;
}

function rewriteFor(change: FormulaChange): Rewrite {
  switch (change.kind) {
    case "rename":
      return (token) => {
        const prefix = renamedPrefix(token, change.from, change.to);
        return prefix === null ? null : prefix + token.local;
      };
    case "move":
      return (token, onChangedSheet) => {
        if (!onChangedSheet || token.kind !== "reference") return null;
        return movedReference(token, change);
      };
    case "remove":
      return (token) => (token.sheet !== null && same(token.sheet, change.name) ? GONE : null);
    default:
      return (token, onChangedSheet) => {
        if (!onChangedSheet || token.kind !== "reference") return null;
        const moved = moveReference(token.local, change);
        return moved === null ? null : prefixOf(token) + moved;
      };
  }
}

/** Rewrites formulas of one workbook after one change. */
class Rewriter {
  private readonly changedSheet: SheetModel | undefined;
  private readonly rewrite: Rewrite;

  constructor(workbook: WorkbookModel, change: FormulaChange) {
    this.changedSheet = workbook.sheets.find((sheet) => sheet.id === change.sheetId);
    this.rewrite = rewriteFor(change);
  }

  formula(formula: string, sheet: SheetModel | undefined): string {
    return mapFormula(formula, (token) => {
      const onChangedSheet =
        token.sheet === null ? sheet === this.changedSheet : same(token.sheet, this.changedSheet?.name ?? "");
      return this.rewrite(token, onChangedSheet && this.changedSheet !== undefined);
    });
  }

  /** The rule with the formulas in it rewritten, whatever its shape: they are its texts that begin with "=". */
  rule<Value>(value: Value, sheet: SheetModel): Value {
    if (typeof value === "string")
      return (value.startsWith("=") ? this.formula(value, sheet) : value) as Value;
    if (Array.isArray(value)) return value.map((each: unknown) => this.rule(each, sheet)) as Value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, this.rule(each, sheet)]),
    ) as Value;
  }
}

function shiftCells(sheet: SheetModel, rewriter: Rewriter): void {
  for (const cells of sheet.rows) {
    if (cells === undefined) continue;
    for (const cell of cells) {
      if (cell === undefined || cell.formula === null) continue;
      const formula = rewriter.formula(cell.formula, sheet);
      if (formula === cell.formula) continue;
      cell.formula = formula;
      cell.stale = true;
    }
  }
}

/**
 * Rewrites the references of every formula after cells came or went, or after a sheet was renamed or deleted, as Excel
 * does: references to moved cells follow them, areas grow and shrink, what is gone becomes #REF!. An area that reaches
 * beyond the columns (rows) that move stays as it is. Formulas of cells, table totals, validations, conditional
 * formats and names are rewritten, except a name that is one reference when cells move: it moves with its cells.
 */
export function shiftFormulas(workbook: WorkbookModel, change: FormulaChange): void {
  const rewriter = new Rewriter(workbook, change);
  for (const sheet of workbook.sheets) {
    shiftCells(sheet, rewriter);
    for (const validation of sheet.validations) validation.rule = rewriter.rule(validation.rule, sheet);
    for (const format of sheet.conditionalFormats) format.rule = rewriter.rule(format.rule, sheet);
    for (const column of sheet.tables.flatMap((table) => table.columns))
      if (column.totalsFormula !== null) column.totalsFormula = rewriter.formula(column.totalsFormula, sheet);
  }
  for (const name of workbook.names) {
    const movesWithCells = "axis" in change && parseReference(name.formula) !== null;
    if (!movesWithCells) name.formula = rewriter.formula(name.formula, undefined);
  }
}

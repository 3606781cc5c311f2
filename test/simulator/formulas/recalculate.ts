import type { Model } from "@ironcalc/wasm";
import { MAX_COLUMNS, MAX_ROWS } from "../address";
import { eachCell } from "../cells";
import type { Area, Cell, Scalar, SheetModel, WorkbookModel } from "../model";
import { newEngineWorkbook } from "./engine";
import {
  cellText,
  placeText,
  prepareFormula,
  readsCell,
  staleFormulas,
  type Input,
  type PreparedFormula,
  type StaleFormula,
} from "./formulaInputs";
import { NOT_COMPUTED } from "./notComputed";
import { putSpill, withdrawSpills } from "./spills";

/** What a recalculation did. */
export interface Recalculation {
  computed: number;
  /** Formulas that the engine cannot compute as Excel would, and those that read them. */
  notComputed: { sheet: string; address: string; formula: string }[];
}

/** The engine's codes of cell types. */
const [NUMBER, TEXT, LOGICAL] = [1, 2, 4];
/** Errors that are the engine's own, not Excel's. */
const ENGINE_ERRORS = new Set(["#ERROR!", "#N/IMPL!", "#CIRC!"]);
const WHOLE_SHEET = { top: 0, left: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

/**
 * Marks the formulas that something changed for as not computed.
 * @param changed the sheets whose cells changed: what reads none of them, however far, stays computed. Null marks
 *   every formula, which is right whatever the change was.
 */
export function markStale(workbook: WorkbookModel, changed: ReadonlySet<SheetModel> | null = null): void {
  if (changed === null) READ_AREAS = new WeakMap();
  const isChanged = (inputs: readonly Input[] | null) =>
    inputs === null || changed === null || inputs.some(({ sheet }) => changed.has(sheet));
  let left = formulaCells(workbook).map((place) => ({ ...place, inputs: readAreas(workbook, place) }));
  // What lies in its way may have gone: a formula that fills, or would fill, cells of a changed sheet is computed again.
  const spills = ({ sheet, cell }: FormulaCell) =>
    changed?.has(sheet) === true && (cell.spill !== undefined || isSpillError(cell.value));
  let found = left.filter((place) => isChanged(place.inputs) || spills(place));
  while (found.length > 0) {
    for (const { cell } of found) cell.stale = true;
    left = left.filter(({ cell }) => !cell.stale);
    const latest = found;
    found = left.filter(({ inputs }) =>
      inputs?.some((input) => latest.some((place) => readsCell(input, place))),
    );
  }
}

function isSpillError(value: Scalar): boolean {
  return typeof value === "object" && value?.error === "#SPILL!";
}

interface FormulaCell {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly formula: string;
}

function formulaCells(workbook: WorkbookModel): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const sheet of workbook.sheets) {
    sheet.rows.forEach((cells, row) => {
      cells?.forEach((cell, column) => {
        if (cell !== undefined && cell.formula !== null)
          found.push({ sheet, row, column, cell, formula: cell.formula });
      });
    });
  }
  return found;
}

/** What cells' formulas read, as long as no name, table or sheet comes or goes. */
let READ_AREAS = new WeakMap<Cell, { readonly formula: string; readonly inputs: Input[] | null }>();

/** The areas that a formula reads; null for one that may read anything, gives something else by itself, or failed. */
function readAreas(workbook: WorkbookModel, { cell, ...place }: FormulaCell): Input[] | null {
  if (cell.stale || isMarked(cell.value)) return null;
  const known = READ_AREAS.get(cell);
  if (known?.formula === place.formula) return known.inputs;
  const prepared = prepareFormula(workbook, place);
  const isFixed = prepared !== null && !prepared.readsAnything && !VOLATILE.test(prepared.plain);
  const inputs = isFixed ? prepared.inputs : null;
  READ_AREAS.set(cell, { formula: place.formula, inputs });
  return inputs;
}

const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;

/** A constant as typed into the engine: an apostrophe keeps texts texts. */
function typedConstant(value: Exclude<Scalar, null>): string {
  if (typeof value === "string") return `'${value}`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : value.error;
}

/** Sets of cells by sheet, without double counting. */
class CellSet {
  private readonly sheets = new Map<SheetModel, Set<number>>();

  /** Adds the cell; false when it was there. */
  add(sheet: SheetModel, row: number, column: number): boolean {
    const cells = this.sheets.get(sheet) ?? new Set<number>();
    this.sheets.set(sheet, cells);
    const key = row * MAX_COLUMNS + column;
    if (cells.has(key)) return false;
    cells.add(key);
    return true;
  }
}

/** The workbook in the engine: all its sheets, but only the cells that stale formulas read, and a sheet of results. */
class Computation {
  private readonly engine: Model = newEngineWorkbook();
  private readonly sheetIndex = new Map<SheetModel, number>();
  private readonly resultSheet: number;
  private readonly resultRows = new Map<PreparedFormula, number>();
  private readonly today: number | undefined;

  constructor(workbook: WorkbookModel) {
    this.today = workbook.today;
    workbook.sheets.forEach((sheet, index) => {
      if (index > 0) this.engine.newSheet();
      this.sheetIndex.set(sheet, index);
    });
    this.engine.newSheet();
    this.resultSheet = workbook.sheets.length;
    this.engine.renameSheet(this.resultSheet, unusedName(workbook));
    // Through names of its own first: a sheet may bear the name that the engine gave another.
    workbook.sheets.forEach((_, index) => this.engine.renameSheet(index, `\u00a4${index}`));
    workbook.sheets.forEach((sheet, index) => {
      this.engine.renameSheet(index, sheet.name);
      for (const [row, info] of sheet.rowInfo)
        if (info.hidden || info.filtered) this.engine.setRowsHidden(index, row + 1, row + 1, true);
    });
  }

  putConstant(sheet: SheetModel, row: number, column: number, value: Exclude<Scalar, null>): void {
    this.engine.setUserInput(this.indexOf(sheet), row + 1, column + 1, typedConstant(value));
  }

  /** The result sheet holds each formula's value as text: joined with "" the engine writes a number with all its digits. */
  putFormula(prepared: PreparedFormula): void {
    const { sheet, row, column, plain } = prepared;
    const { today } = this;
    const asked = today === undefined ? plain : plain.replace(/\bTODAY\(\)/gi, String(today));
    this.engine.setUserInput(this.indexOf(sheet), row + 1, column + 1, asked);
    this.askExactly(prepared);
  }

  private askExactly(prepared: PreparedFormula): void {
    const resultRow = this.resultRows.size + 1;
    this.resultRows.set(prepared, resultRow);
    this.engine.setUserInput(this.resultSheet, resultRow, 1, `=${placeText(prepared)}&""`);
  }

  evaluate(): void {
    this.engine.resumeEvaluation();
    this.engine.evaluate();
  }

  /**
   * How many rows and columns the values of a formula fill; null for one value. Asked of all formulas before
   * valuesOf, for which the engine computes once more.
   */
  spillOf({ sheet, row, column }: PreparedFormula): readonly [number, number] | null {
    const structure: unknown = this.engine.getCellArrayStructure(this.indexOf(sheet), row + 1, column + 1);
    const anchor = (structure as { DynamicAnchor?: readonly [number, number] }).DynamicAnchor;
    if (anchor === undefined || anchor.every((length) => length === 1)) return null;
    const [columns, rows] = anchor;
    return [rows, columns];
  }

  /** Asks for the exact values of the cells that a formula fills. */
  prepareSpill(prepared: PreparedFormula, [rows, columns]: readonly [number, number]): PreparedFormula[][] {
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => {
        const child = { ...prepared, row: prepared.row + r, column: prepared.column + c };
        this.askExactly(child);
        return child;
      }),
    );
  }

  /** The value of a cell, or null when the engine has none. */
  valueOf(prepared: PreparedFormula): Scalar {
    const at = [this.indexOf(prepared.sheet), prepared.row + 1, prepared.column + 1] as const;
    const type = this.engine.getCellType(...at);
    const shown = this.engine.getFormattedCellValue(...at);
    if (type === TEXT) return shown;
    if (type === LOGICAL) return shown === "TRUE";
    if (type === NUMBER) return this.exactNumber(prepared);
    return ENGINE_ERRORS.has(shown) ? null : { error: shown };
  }

  free(): void {
    this.engine.free();
  }

  private exactNumber(prepared: PreparedFormula): number | null {
    const text = this.engine.getFormattedCellValue(this.resultSheet, this.resultRows.get(prepared) ?? 0, 1);
    const number = Number(text);
    return text === "" || Number.isNaN(number) ? null : number + 0;
  }

  private indexOf(sheet: SheetModel): number {
    return this.sheetIndex.get(sheet) ?? 0;
  }
}

function unusedName(workbook: WorkbookModel): string {
  let name = "results";
  while (workbook.sheets.some((sheet) => sheet.name.toLowerCase() === name)) name += "_";
  return name;
}

/** Inputs of a formula, wherever it may read. */
function inputsOf(workbook: WorkbookModel, prepared: PreparedFormula): Input[] {
  return prepared.readsAnything
    ? workbook.sheets.map((sheet) => ({ sheet, area: WHOLE_SHEET }))
    : prepared.inputs;
}

function isMarked(value: Scalar): boolean {
  return typeof value === "object" && value?.error === NOT_COMPUTED;
}

/** Loads what the formulas read; tells which of them read a value that was never computed. */
function loadInputs(
  workbook: WorkbookModel,
  prepared: readonly PreparedFormula[],
  computation: Computation,
): Set<PreparedFormula> {
  const loaded = new CellSet();
  const unsound = new Set<PreparedFormula>();
  // Columns of formulas read the same areas again and again: each is gone through once.
  const areas = new Map<string, boolean>();
  const load = ({ sheet, area }: Input): boolean => {
    let holdsMark = false;
    eachCell(sheet, area, (cell, row, column) => {
      if (cell.stale || cell.value === null || cell.spilledFrom?.stale === true) return;
      if (isMarked(cell.value)) holdsMark = true;
      else if (loaded.add(sheet, row, column)) computation.putConstant(sheet, row, column, cell.value);
    });
    return holdsMark;
  };
  for (const formula of prepared) {
    for (const input of inputsOf(workbook, formula)) {
      const { top, left, rows, columns } = input.area;
      const name = [input.sheet.id, top, left, rows, columns].join(" ");
      const holdsMark = areas.get(name) ?? load(input);
      areas.set(name, holdsMark);
      if (holdsMark) unsound.add(formula);
    }
  }
  return unsound;
}

/** Adds to the failed formulas those that read one of them, however far. */
function spread(
  workbook: WorkbookModel,
  prepared: readonly PreparedFormula[],
  failed: Set<StaleFormula>,
): void {
  for (let before = -1; before !== failed.size;) {
    before = failed.size;
    for (const formula of prepared) {
      if (failed.has(formula)) continue;
      const inputs = inputsOf(workbook, formula);
      if ([...failed].some((other) => inputs.some((input) => readsCell(input, other)))) failed.add(formula);
    }
  }
}

function setValue(formula: StaleFormula, value: Scalar): void {
  const cell = formula.sheet.rows[formula.row]?.[formula.column];
  if (cell === undefined) return;
  cell.value = value;
  cell.stale = false;
  delete cell.spill;
}

/**
 * The formulas that read no other stale formula, then the rest: the engine takes its time, again and again, over
 * areas of formulas that it has not computed yet.
 */
function inTwoTurns(prepared: readonly PreparedFormula[]): PreparedFormula[][] {
  const bySheet = new Map<SheetModel, PreparedFormula[]>();
  for (const formula of prepared) {
    const own = bySheet.get(formula.sheet);
    if (own === undefined) bySheet.set(formula.sheet, [formula]);
    else own.push(formula);
  }
  const readsStale = ({ inputs, readsAnything }: PreparedFormula) =>
    readsAnything ||
    inputs.some(({ sheet, area }) =>
      bySheet.get(sheet)?.some(({ row, column }) => isWithin(area, row, column)),
    );
  const later = new Set(prepared.filter(readsStale));
  return [prepared.filter((formula) => !later.has(formula)), [...later]].filter((turn) => turn.length > 0);
}

function isWithin({ top, left, rows, columns }: Area, row: number, column: number): boolean {
  return row >= top && row < top + rows && column >= left && column < left + columns;
}

/** As compute; a formula that breaks the engine leaves all of its turn without values, and the process alive. */
function computeSafely(workbook: WorkbookModel, prepared: readonly PreparedFormula[]): Set<StaleFormula> {
  try {
    return compute(workbook, prepared);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    for (const formula of prepared) setValue(formula, { error: NOT_COMPUTED });
    return new Set(prepared);
  }
}

/** The values of each formula, by rows: one, or those of all the cells that it fills. */
function allValues(
  prepared: readonly PreparedFormula[],
  computation: Computation,
): Map<PreparedFormula, Scalar[][]> {
  const spilling = prepared.flatMap((formula) => {
    const size = computation.spillOf(formula);
    return size === null ? [] : [{ formula, cells: computation.prepareSpill(formula, size) }];
  });
  if (spilling.length > 0) computation.evaluate();
  const values = new Map(prepared.map((formula) => [formula, [[computation.valueOf(formula)]]]));
  for (const { formula, cells } of spilling)
    values.set(
      formula,
      cells.map((line) => line.map((cell) => computation.valueOf(cell))),
    );
  return values;
}

/** Computes the formulas and sets their values; returns those that failed, which bear the mark of it. */
function compute(workbook: WorkbookModel, prepared: readonly PreparedFormula[]): Set<StaleFormula> {
  const failed = new Set<StaleFormula>();
  const computation = new Computation(workbook);
  for (const formula of loadInputs(workbook, prepared, computation)) failed.add(formula);
  for (const formula of prepared) computation.putFormula(formula);
  computation.evaluate();
  const values = allValues(prepared, computation);
  computation.free();
  for (const [formula, lines] of values) if (lines.some((line) => line.includes(null))) failed.add(formula);
  spread(workbook, prepared, failed);
  for (const [formula, lines] of values) {
    if (failed.has(formula)) setValue(formula, { error: NOT_COMPUTED });
    else if (lines.length === 1 && lines[0]?.length === 1) setValue(formula, lines[0][0] ?? null);
    else putSpill(workbook, formula, lines);
  }
  return failed;
}

/**
 * Computes every stale formula of the workbook. What the engine cannot compute as Excel would (a function it does not
 * have, a reference to another workbook, a circle), and every formula that reads such a cell,
 * is given the error #NOT-COMPUTED and listed; nothing is guessed.
 *
 * @throws when there is something to compute and loadFormulaEngine was not awaited
 */
export function recalculate(workbook: WorkbookModel): Recalculation {
  withdrawSpills(workbook);
  const stale = staleFormulas(workbook);
  const failed = new Set<StaleFormula>();
  const prepared: PreparedFormula[] = [];
  for (const formula of stale) {
    const ready = prepareFormula(workbook, formula);
    if (ready !== null) prepared.push(ready);
    else {
      failed.add(formula);
      setValue(formula, { error: NOT_COMPUTED });
    }
  }
  for (const turn of inTwoTurns(prepared))
    for (const formula of computeSafely(workbook, turn)) failed.add(formula);
  const notComputed = [...failed].map((each) => ({
    sheet: each.sheet.name,
    address: cellText(each),
    formula: each.formula,
  }));
  return { computed: stale.length - failed.size, notComputed };
}

/** Serials of the 1904 date system are so much lower. */
const DAYS_1904 = 1462;

/**
 * The value of a formula that stands in no cell, such as Workbook.functions computes.
 * @returns undefined when the engine cannot compute it as Excel would
 */
export function evaluateFormula(workbook: WorkbookModel, formula: string): Scalar | undefined {
  const [sheet] = workbook.sheets;
  if (sheet === undefined) return undefined;
  const isDate = workbook.date1904 && /^=DATE\([^()]*\)$/i.test(formula);
  const date1904 = workbook.date1904 && !isDate;
  const place = { sheet, row: MAX_ROWS - 1, column: MAX_COLUMNS - 1 };
  const [value] = evaluateFormulas({ ...workbook, date1904 }, [{ ...place, formula }]);
  return isDate && typeof value === "number" ? value - DAYS_1904 : value;
}

/**
 * The values of formulas as if they stood in the given cells, whose own contents they may read: those of rules.
 * @returns in the same order; undefined for one that the engine cannot compute as Excel would
 */
export function evaluateFormulas(
  workbook: WorkbookModel,
  formulas: readonly StaleFormula[],
): (Scalar | undefined)[] {
  const ready = formulas.map((each) => prepareFormula(workbook, each));
  // They are computed elsewhere, one below the other in the last column, which nobody uses.
  const placed = ready.map((each, index) =>
    each === null ? null : { ...each, row: MAX_ROWS - 1 - index, column: MAX_COLUMNS - 1 },
  );
  const prepared = placed.filter((each) => each !== null);
  const computation = new Computation(workbook);
  const unsound = loadInputs(workbook, prepared, computation);
  for (const each of prepared) computation.putFormula(each);
  computation.evaluate();
  const values = placed.map((each) =>
    each === null || unsound.has(each) ? undefined : (computation.valueOf(each) ?? undefined),
  );
  computation.free();
  return values;
}

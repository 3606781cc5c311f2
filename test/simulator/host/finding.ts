import { formatArea, MAX_COLUMNS, MAX_ROWS } from "../address";
import { apiValue, cellAt, eachCell, GENERAL } from "../cells";
import type { Area, Cell, SheetModel } from "../model";
import { rangeObject } from "./addressing";
import type { Call } from "./declarations";
import type { HostObject } from "./declarations";
import { invalidArgument, itemNotFound } from "./errors";
import { columnInfo, isColumnHidden, isRowHidden } from "./layout";
import type { RangeTarget } from "./targets";
import { writeContent } from "./writing";

export interface FindOptions {
  completeMatch: boolean;
  matchCase: boolean;
  backwards: boolean;
}

/** Reads Excel.SearchCriteria. */
export function findOptions(criteria: unknown): FindOptions {
  const given = (criteria ?? {}) as Record<string, unknown>;
  return {
    completeMatch: given.completeMatch === true,
    matchCase: given.matchCase === true,
    backwards: given.searchDirection === "Backwards",
  };
}

const WHOLE_SHEET = { top: 0, left: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

/**
 * Range.find: the first cell that matches, row by row. One cell means the whole sheet, searched from that cell and
 * round to it (office-js docs, string match). Throws ItemNotFound.
 */
export function findCell(target: RangeTarget, text: string, options: FindOptions, call: Call): HostObject {
  const { sheet, area } = target;
  const isOneCell = area.rows === 1 && area.columns === 1;
  const found = matches(sheet, isOneCell ? WHOLE_SHEET : area, text, options, call);
  const ordered = isOneCell ? fromCell(found, area) : found;
  const first = options.backwards ? ordered.at(-1) : ordered[0];
  if (first === undefined) throw itemNotFound(`"${text}" in ${formatArea(area)}`);
  return rangeObject(sheet, first);
}

/** What comes after the cell first, then what comes before it, then itself. */
function fromCell(found: readonly Area[], cell: Area): Area[] {
  const isAfter = ({ top, left }: Area) => top > cell.top || (top === cell.top && left > cell.left);
  const isIt = ({ top, left }: Area) => top === cell.top && left === cell.left;
  const before = found.filter((each) => !isAfter(each) && !isIt(each));
  return [...found.filter(isAfter), ...before, ...found.filter(isIt)];
}

/**
 * Every cell that matches, row by row. A hidden sheet has none (office-js#6349). Where this Excel finds what is
 * shown, hidden cells are passed over and a number is found as it is shown, else it is found as its value too.
 */
export function matches(
  sheet: SheetModel,
  area: Area,
  text: string,
  options: FindOptions,
  call: Call,
): Area[] {
  if (text === "") throw invalidArgument("nothing to find");
  if (sheet.visibility !== "Visible") return [];
  const { findsWhatIsShown } = call.host.behaviour;
  const fold = (value: string) => (options.matchCase ? value : value.toLowerCase());
  const wanted = fold(text);
  const found: Area[] = [];
  eachCell(sheet, area, (cell, row, column) => {
    if (cell.value === null) return;
    if (findsWhatIsShown && (isRowHidden(sheet, row) || isColumnHidden(sheet, column))) return;
    const texts = findsWhatIsShown
      ? [textInColumn(sheet, cell, column, call)]
      : [call.host.shownText(cell, "en-US"), String(apiValue(cell.value))];
    const hit = texts
      .map(fold)
      .some((each) => (options.completeMatch ? each === wanted : each.includes(wanted)));
    if (hit) found.push({ top: row, left: column, rows: 1, columns: 1 });
  });
  return found;
}

/** A formatted number that is wider than its column shows as number signs. */
function textInColumn(sheet: SheetModel, cell: Cell, column: number, { host }: Call): string {
  const text = host.shownText(cell);
  const width = Math.max(1, Math.floor(columnInfo(sheet, column).width ?? sheet.standardWidth));
  const isWide = typeof cell.value === "number" && cell.numberFormat !== GENERAL && text.length > width;
  return isWide ? "#".repeat(width) : text;
}

/** Range.replaceAll. @returns how many cells changed */
export function replaceAll(
  { sheet, area }: RangeTarget,
  text: string,
  replacement: string,
  criteria: unknown,
  call: Call,
): number {
  const options = findOptions(criteria);
  const found = matches(sheet, area, text, options, call);
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(
    options.completeMatch ? `^${escaped}$` : escaped,
    options.matchCase ? "g" : "gi",
  );
  for (const cell of found) {
    const before = String(apiValue(cellAt(sheet, cell.top, cell.left)?.value ?? null));
    writeContent(
      { sheet, area: cell },
      before.replace(pattern, () => replacement),
      call,
    );
  }
  return found.length;
}

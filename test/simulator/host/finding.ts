import { formatArea } from "../address";
import { apiValue, cellAt, eachCell } from "../cells";
import { displayText } from "../formulas/displayText";
import type { Area, SheetModel } from "../model";
import { rangeObject } from "./addressing";
import type { Call } from "./declarations";
import type { HostObject } from "./declarations";
import { invalidArgument, itemNotFound } from "./errors";
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

/** Range.find: the first cell whose shown text matches, row by row. Throws ItemNotFound. */
export function findCell({ sheet, area }: RangeTarget, text: string, options: FindOptions): HostObject {
  const found = matches(sheet, area, text, options);
  const first = options.backwards ? found.at(-1) : found[0];
  if (first === undefined) throw itemNotFound(`"${text}" in ${formatArea(area)}`);
  return rangeObject(sheet, first);
}

/** Every cell whose shown text matches, row by row. */
export function matches(sheet: SheetModel, area: Area, text: string, options: FindOptions): Area[] {
  if (text === "") throw invalidArgument("nothing to find");
  const fold = (value: string) => (options.matchCase ? value : value.toLowerCase());
  const wanted = fold(text);
  const found: Area[] = [];
  eachCell(sheet, area, (cell, row, column) => {
    if (cell.value === null) return;
    const shown = [displayText(cell.value, cell.numberFormat, "en-US"), String(apiValue(cell.value))].map(
      fold,
    );
    const hit = options.completeMatch ? shown.includes(wanted) : shown.some((each) => each.includes(wanted));
    if (hit) found.push({ top: row, left: column, rows: 1, columns: 1 });
  });
  return found;
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
  const found = matches(sheet, area, text, options);
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

import { bottom } from "../address";
import { apiValue, cellAt } from "../cells";
import type { Call } from "./declarations";
import { HostObject } from "./declarations";
import { invalidArgument } from "./errors";
import { raiseChanged } from "./events";
import { checkCells } from "./protection";
import type { RangeTarget } from "./targets";

/** Range.removeDuplicates: keeps the first of each, moves the others up inside the range and blanks what is left. */
export function removeDuplicates(
  { sheet, area }: RangeTarget,
  columns: readonly number[],
  includesHeader: boolean,
  call: Call,
): HostObject {
  if (columns.length === 0 || columns.some((column) => column < 0 || column >= area.columns)) {
    throw invalidArgument(`columns ${columns.join()}`);
  }
  checkCells(sheet, area);
  const first = area.top + (includesHeader ? 1 : 0);
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = first; row <= bottom(area); row += 1) {
    const key = columns.map((column) => apiValue(cellAt(sheet, row, area.left + column)?.value ?? null));
    const text = JSON.stringify(key).toLowerCase();
    if (seen.has(text)) continue;
    seen.add(text);
    kept.push(row);
  }
  compact({ sheet, area }, first, kept);
  const removed = bottom(area) - first + 1 - kept.length;
  call.host.touch(false);
  call.host.meters.countWrite(sheet.name, area);
  raiseChanged(call, sheet, area, "RangeEdited");
  return new HostObject("RemoveDuplicatesResult", { removed, uniqueRemaining: kept.length });
}

function compact({ sheet, area }: RangeTarget, first: number, kept: readonly number[]): void {
  for (let index = 0; first + index <= bottom(area); index += 1) {
    const from = kept[index];
    const target = (sheet.rows[first + index] ??= []);
    for (let column = area.left; column < area.left + area.columns; column += 1) {
      const cell = from === undefined ? undefined : cellAt(sheet, from, column);
      target[column] = cell === undefined ? undefined : { ...cell };
    }
  }
}

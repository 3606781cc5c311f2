import { contains, intersection } from "../address";
import { ensureCell } from "../cells";
import type { Call } from "./declarations";
import { HostObject } from "./declarations";
import { HostError, itemNotFound } from "./errors";
import { raiseChanged } from "./events";
import { checkUnprotected } from "./protection";
import type { RangeTarget } from "./targets";
import { clearContent } from "./writing";

/**
 * Range.merge: the top left value stays, the others go. Cells of a table cannot be merged
 * (Excel.ErrorCodes.mergedRangeConflict).
 */
export function mergeCells({ sheet, area }: RangeTarget, across: boolean, call: Call): void {
  checkUnprotected(sheet);
  if (sheet.tables.some((table) => intersection(table.area, area) !== null)) {
    throw new HostError("MergedRangeConflict", "cells of a table cannot be merged");
  }
  const parts = across
    ? Array.from({ length: area.rows }, (_, row) => ({ ...area, top: area.top + row, rows: 1 }))
    : [{ ...area }];
  sheet.merges = sheet.merges.filter((merge) => intersection(merge, area) === null);
  for (const part of parts) {
    sheet.merges.push(part);
    for (let row = part.top; row < part.top + part.rows; row += 1) {
      for (let column = part.left; column < part.left + part.columns; column += 1) {
        if (row !== part.top || column !== part.left) clearContent(sheet, row, column);
      }
    }
    ensureCell(sheet, part.top, part.left);
  }
  raiseChanged(call, sheet, area, "RangeEdited");
}

export function unmergeCells({ sheet, area }: RangeTarget, call: Call): void {
  checkUnprotected(sheet);
  sheet.merges = sheet.merges.filter((merge) => intersection(merge, area) === null);
  raiseChanged(call, sheet, area, "RangeEdited");
}

/** Range.getMergedAreas: only merges whose top left cell is in the range are seen (office-js#3611). */
export function mergedAreas({ sheet, area }: RangeTarget): HostObject {
  const areas = sheet.merges.filter((merge) => contains(area, { ...merge, rows: 1, columns: 1 }));
  if (areas.length === 0) throw itemNotFound("no merged area");
  return new HostObject("RangeAreas", { sheet, areas: areas.map((merge) => ({ ...merge })) });
}

import { bottom } from "../../address";
import { cellAt } from "../../cells";
import type { Area, FilterCriterion, SheetModel } from "../../model";
import { bodyArea } from "../addressing";
import type { Call } from "../declarations";
import { EventType, raise, WORKBOOK_TARGET } from "../events";
import { rowInfo } from "../layout";
import type { Criteria } from "./criteria";
import { testFor } from "./rowTests";

/** Hides and shows rows as the filters of the sheet and of its tables say. */
export function refilter(sheet: SheetModel, call: Call): void {
  const hidden = new Set<number>();
  for (const { area, criteria } of filteredAreas(sheet)) hide(sheet, area, criteria, hidden, call);
  const before = new Set<number>();
  for (const [row, info] of sheet.rowInfo) if (info.filtered) before.add(row);
  for (const row of before)
    if (!hidden.has(row)) sheet.rowInfo.set(row, { ...rowInfo(sheet, row), filtered: false });
  for (const row of hidden)
    if (!before.has(row)) sheet.rowInfo.set(row, { ...rowInfo(sheet, row), filtered: true });
  // Sums of what is in view are computed again.
  if (before.size !== hidden.size || [...before].some((row) => !hidden.has(row)))
    call.host.touch(false, sheet);
  const payload = { worksheetId: sheet.id, address: "", changeType: "Unhidden" };
  if (before.size + hidden.size > 0) {
    raise(call, EventType.WorksheetRowHiddenChanged, [sheet.id, WORKBOOK_TARGET], payload);
  }
}

/** The rows under each header with what they are filtered by. */
function filteredAreas(sheet: SheetModel): { area: Area; criteria: FilterCriterion[] }[] {
  const areas = sheet.tables.map((table) => ({ area: bodyArea(table), criteria: table.filters }));
  const own = sheet.autoFilter;
  if (own !== null) {
    areas.push({
      area: { ...own.area, top: own.area.top + 1, rows: own.area.rows - 1 },
      criteria: own.criteria,
    });
  }
  return areas;
}

function hide(
  sheet: SheetModel,
  area: Area,
  filters: readonly FilterCriterion[],
  hidden: Set<number>,
  call: Call,
): void {
  for (const filter of filters) {
    const column = area.left + filter.column;
    const test = testFor(filter.criteria, { sheet, area, column }, call);
    for (let row = area.top; row <= bottom(area); row += 1) {
      if (!test(cellAt(sheet, row, column))) hidden.add(row);
    }
  }
}

/** Sets or removes one column's filter. */
export function setFilter(filters: FilterCriterion[], column: number, criteria: Criteria | null): void {
  const index = filters.findIndex((filter) => filter.column === column);
  if (index >= 0) filters.splice(index, 1);
  if (criteria !== null) filters.push({ column, criteria: { ...criteria } });
}

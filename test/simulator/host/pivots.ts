import { bottom, fits } from "../address";
import { apiValue, cellAt, ensureCell } from "../cells";
import type { PivotModel, Scalar, SheetModel } from "../model";
import type { Call } from "./declarations";
import { invalidArgument } from "./errors";
import { clearContent } from "./writing";
import type { PivotTarget } from "./targets";

/** The headings of a pivot table's source. */
export function pivotFields({ source }: PivotModel, { host }: Call): string[] {
  const sheet = host.sheet(source.sheetId);
  const { area } = source;
  return Array.from({ length: area.columns }, (_, c) =>
    host.shownText(cellAt(sheet, area.top, area.left + c)),
  );
}

/** The distinct shown values of a field, in order. */
export function pivotItems(pivot: PivotModel, field: string, call: Call): string[] {
  const column = pivotFields(pivot, call).indexOf(field);
  return [...new Set(sourceRows(pivot, call).map((row) => call.host.shownText(row[column])))].sort();
}

function sourceRows({ source }: PivotModel, { host }: Call): ReturnType<typeof cellAt>[][] {
  const sheet = host.sheet(source.sheetId);
  const rows: ReturnType<typeof cellAt>[][] = [];
  for (let row = source.area.top + 1; row <= bottom(source.area); row += 1)
    rows.push(
      Array.from({ length: source.area.columns }, (_, c) => cellAt(sheet, row, source.area.left + c)),
    );
  return rows;
}

/** Whether the slicers of the pivot table let a row of its source in. */
function slicerTest(
  { sheet, pivot }: PivotTarget,
  call: Call,
): (row: ReturnType<typeof cellAt>[]) => boolean {
  const fields = pivotFields(pivot, call);
  const sheets = [sheet, ...call.host.model.sheets.filter((each) => each !== sheet)];
  const slicers = sheets
    .flatMap((each) => each.slicers)
    .filter(({ tableId, selected }) => tableId === pivot.id && selected.length > 0);
  return (row) =>
    slicers.every(({ column, selected }) =>
      selected.includes(call.host.shownText(row[fields.indexOf(column)])),
    );
}

/** Writes the pivot table's cells anew: a row for each item of its row field, and the sums of its data fields. */
export function drawPivot(target: PivotTarget, call: Call): void {
  const { sheet, pivot } = target;
  erase(sheet, pivot);
  const fields = pivotFields(pivot, call);
  const rows = sourceRows(pivot, call).filter(slicerTest(target, call));
  const sumOf = (some: typeof rows, field: string) =>
    some.reduce((sum, row) => {
      const value = row[fields.indexOf(field)]?.value;
      return sum + (typeof value === "number" ? value : 0);
    }, 0);
  const names = pivot.dataFields.map(({ name }) => name);
  const sums = (label: string, some: typeof rows): Scalar[] => [
    label,
    ...pivot.dataFields.map(({ field }) => sumOf(some, field)),
  ];
  const ofItem = (item: string) =>
    rows.filter((row) => call.host.shownText(row[fields.indexOf(pivot.rowField ?? "")]) === item);
  const items = pivot.rowField === null ? [] : pivotItems(pivot, pivot.rowField, call);
  const lines = [
    ["Row Labels", ...names],
    ...items.filter((item) => ofItem(item).length > 0).map((item) => sums(item, ofItem(item))),
    sums("Grand Total", rows),
  ];
  const size = { rows: lines.length, columns: names.length + 1 };
  const area = { top: pivot.area.top, left: pivot.area.left, ...size };
  if (!fits(area)) throw invalidArgument("the pivot table would lie outside the sheet");
  pivot.area = area;
  lines.forEach((line, r) => {
    line.forEach((value, c) => {
      Object.assign(ensureCell(sheet, area.top + r, area.left + c), { value, formula: null, stale: false });
    });
  });
  call.host.touch(false, sheet);
}

/** Empties the cells that the pivot table fills. */
export function erase(sheet: SheetModel, { area }: PivotModel): void {
  for (let row = area.top; row <= bottom(area); row += 1) {
    for (let column = area.left; column < area.left + area.columns; column += 1)
      clearContent(sheet, row, column);
  }
}

/** Throws InvalidArgument where a pivot table cannot begin: on cells that hold something. */
export function checkPivotPlace(sheet: SheetModel, row: number, column: number): void {
  if (apiValue(cellAt(sheet, row, column)?.value ?? null) !== "")
    throw invalidArgument("the pivot table would overwrite cells");
}

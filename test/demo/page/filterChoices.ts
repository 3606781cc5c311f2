import { bottom, right } from "../../simulator/address";
import { cellAt } from "../../simulator/cells";
import { displayText } from "../../simulator/formulas/displayText";
import type { Area, FilterCriterion, SheetModel, TableModel } from "../../simulator/model";

/** A column that can be filtered: of a table, or of the sheet's own filter (table null). */
export interface FilteredColumn {
  readonly sheet: SheetModel;
  readonly table: TableModel | null;
  /** The filtered area, its heading row first. */
  readonly area: Area;
  readonly columnIndex: number;
  readonly criteria: readonly FilterCriterion[];
}

/** The column whose filter arrow stands at that cell. */
export function filteredColumnAt(sheet: SheetModel, row: number, column: number): FilteredColumn | null {
  const table = sheet.tables.find(({ area }) => area.top === row && covers(area, column)) ?? null;
  const area = table?.area ?? sheet.autoFilter?.area;
  if (!area || area.top !== row || !covers(area, column)) return null;
  const criteria = table ? table.filters : (sheet.autoFilter?.criteria ?? []);
  return { sheet, table, area, columnIndex: column - area.left, criteria };
}

function covers(area: Area, column: number): boolean {
  return column >= area.left && column <= right(area);
}

/** One line of the filter's list: a text of the column, and whether rows with it are let through now. */
export interface FilterChoice {
  readonly text: string;
  readonly chosen: boolean;
}

/** The different texts of the column, in the language's order, blanks last. */
export function filterChoices(filtered: FilteredColumn, locale: string, date1904: boolean): FilterChoice[] {
  const { sheet, area, columnIndex, table } = filtered;
  const last = bottom(area) - (table?.showTotals ? 1 : 0);
  const texts = new Set<string>();
  for (let row = area.top + 1; row <= last; row += 1) {
    const cell = cellAt(sheet, row, area.left + columnIndex);
    texts.add(cell ? displayText(cell.value, cell.numberFormat, locale, date1904) : "");
  }
  const kept = keptTexts(filtered);
  const order = new Intl.Collator(locale, { numeric: true });
  return [...texts]
    .sort((one, other) => Number(one === "") - Number(other === "") || order.compare(one, other))
    .map((text) => ({ text, chosen: kept === null || kept.has(text) }));
}

/** The texts that a filter by values lets through; null when the column is not filtered by values. */
function keptTexts({ criteria, columnIndex }: FilteredColumn): ReadonlySet<string> | null {
  const values = criteria.find(({ column }) => column === columnIndex)?.criteria["values"];
  return Array.isArray(values) ? new Set(values.map(String)) : null;
}

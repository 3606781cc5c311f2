import { formatArea } from "../address";
import { fileStructuredReferences, shownStructuredReferences } from "../formulas/structuredReferences";
import type { Area, SheetModel, TableColumnModel, TableModel, WorkbookModel } from "../model";
import { readAreas } from "./areaList";
import type { RuleFormat, RuleFormats } from "./differentialFormats";
import { readFilters, readSort, writeFilters, writeSort } from "./filters";
import { withFunctionPrefixes, withoutFunctionPrefixes } from "./futureFunctions";
import {
  booleanAttribute,
  childOf,
  childrenOf,
  decodeXstring,
  elementXml,
  encodeXstring,
  escapeXml,
  type XmlElement,
} from "./xml";

const MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

function readColumn(element: XmlElement): TableColumnModel {
  const { attributes } = element;
  const formula = childOf(element, "totalsRowFormula")?.text;
  return {
    id: Number(attributes.id),
    name: decodeXstring(attributes.name ?? ""),
    totalsFunction: attributes.totalsRowFunction ?? null,
    totalsLabel: attributes.totalsRowLabel ?? null,
    totalsFormula: formula === undefined || formula === "" ? null : `=${withoutFunctionPrefixes(formula)}`,
  };
}

/** The table of a table part, or null when its area cannot be read. */
export function readTable(element: XmlElement, formats: readonly RuleFormat[]): TableModel | null {
  const { attributes } = element;
  const [area] = readAreas(attributes.ref);
  if (area === undefined) return null;
  const autoFilter = childOf(element, "autoFilter");
  const style = childOf(element, "tableStyleInfo");
  return {
    id: attributes.id ?? "",
    name: attributes.displayName ?? attributes.name ?? "",
    area,
    columns: childrenOf(childOf(element, "tableColumns"), "tableColumn").map(readColumn),
    showHeaders: attributes.headerRowCount !== "0",
    showTotals: Number(attributes.totalsRowCount ?? 0) > 0,
    showFilterButton: autoFilter !== undefined,
    showBandedRows: booleanAttribute(style, "showRowStripes"),
    showBandedColumns: booleanAttribute(style, "showColumnStripes"),
    highlightFirstColumn: booleanAttribute(style, "showFirstColumn"),
    highlightLastColumn: booleanAttribute(style, "showLastColumn"),
    style: style?.attributes.name ?? "",
    filters: autoFilter === undefined ? [] : readFilters(autoFilter, formats),
    sort: readSort(childOf(element, "sortState"), area.left),
    ...(booleanAttribute(element, "insertRow") ? { insertRow: true } : {}),
  };
}

/** Formulas of files name the row of their table in a way of their own; here they become what Excel shows. */
export function showStructuredReferences(workbook: WorkbookModel): void {
  for (const sheet of workbook.sheets) {
    sheet.rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (cell?.formula?.includes("[") !== true) return;
        cell.formula = shownStructuredReferences(workbook, cell.formula, { sheet, row, column });
      });
    });
  }
}

function writeColumn(workbook: WorkbookModel, sheet: SheetModel, table: TableModel, index: number): string {
  const column = table.columns[index];
  if (column === undefined) return "";
  const place = { sheet, row: table.area.top + 1, column: table.area.left + index };
  const formula = column.totalsFormula;
  const content =
    formula === null || column.totalsFunction !== "custom"
      ? ""
      : elementXml(
          "totalsRowFormula",
          {},
          escapeXml(
            withFunctionPrefixes(fileStructuredReferences(workbook, formula.replace(/^=/, ""), place)),
          ),
        );
  const attributes = {
    id: index + 1,
    // Line breaks in a heading: files escape them, or Excel repairs the table.
    name: encodeXstring(column.name).replaceAll("\n", "_x000a_"),
    totalsRowLabel: column.totalsLabel ?? undefined,
    totalsRowFunction: column.totalsFunction ?? undefined,
  };
  return elementXml("tableColumn", attributes, content);
}

/** The area that a table's filter spans: headings and body. */
function filteredArea(table: TableModel): Area {
  return { ...table.area, rows: table.area.rows - (table.showTotals ? 1 : 0) };
}

function bodyArea(table: TableModel): Area {
  const head = table.showHeaders ? 1 : 0;
  return {
    ...table.area,
    top: table.area.top + head,
    rows: table.area.rows - head - (table.showTotals ? 1 : 0),
  };
}

/**
 * A table part's root element.
 *
 * @param id the table's number in the file, unique in it
 */
export function writeTable(
  workbook: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  id: number,
  formats: RuleFormats,
  leftOut: (what: string) => void,
): string {
  const attributes = {
    xmlns: MAIN_NAMESPACE,
    id,
    name: table.name,
    displayName: table.name,
    ref: formatArea(table.area),
    headerRowCount: table.showHeaders ? undefined : 0,
    insertRow: table.insertRow === true || undefined,
    totalsRowCount: table.showTotals ? 1 : undefined,
    totalsRowShown: table.showTotals ? undefined : false,
  };
  const hasFilter = table.showHeaders && table.showFilterButton;
  const style = {
    name: table.style === "" ? undefined : table.style,
    showFirstColumn: table.highlightFirstColumn,
    showLastColumn: table.highlightLastColumn,
    showRowStripes: table.showBandedRows,
    showColumnStripes: table.showBandedColumns,
  };
  const columns = table.columns.map((_, index) => writeColumn(workbook, sheet, table, index));
  return elementXml("table", attributes, [
    hasFilter ? writeFilters(filteredArea(table), table.filters, formats, leftOut) : "",
    writeSort(bodyArea(table), table.sort),
    elementXml("tableColumns", { count: columns.length }, columns),
    elementXml("tableStyleInfo", style),
  ]);
}

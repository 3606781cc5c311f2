import { eachCell } from "../cells";
import type { ChartSeries } from "../chartData";
import { mapFormula } from "../formulas/formulaTokens";
import type { SheetModel, TableModel, WorkbookModel } from "../model";
import { parseReference } from "../address";
import { nextSheetId, nextTableId } from "../workbook";
import { seriesAddress } from "./chartPlaces";
import type { Call } from "./declarations";
import { HostObject } from "./declarations";
import { invalidArgument, notSimulated } from "./errors";
import { EventType, raiseSheet } from "./events";
import { checkStructure } from "./protection";
import { uniqueAmong } from "./uniqueNames";

/** Where new sheets go, under Excel.WorksheetPositionType. @returns the index of the first of them */
export function sheetPosition(model: WorkbookModel, type: unknown, relativeTo: SheetModel | null): number {
  switch (type ?? "None") {
    case "Beginning":
      return 0;
    case "None":
    case "End":
      return model.sheets.length;
    case "Before":
    case "After":
      if (relativeTo === null) throw invalidArgument(`${String(type)} which sheet`);
      return model.sheets.indexOf(relativeTo) + (type === "After" ? 1 : 0);
    default:
      throw invalidArgument(`position ${String(type)}`);
  }
}

/** Puts a copy of a sheet, of this or of another workbook, at an index: "Name (2)", its tables under names of their own. */
export function copySheet(sheet: SheetModel, index: number, call: Call): SheetModel {
  checkStructure(call);
  const { model } = call.host;
  if (sheet.pivots.length > 0) throw notSimulated("copying a sheet with a pivot table");
  const copy = structuredClone(sheet);
  copy.id = nextSheetId(model);
  copy.name = freeCopyName(model, sheet.name);
  const renamed = new Map<string, string>();
  for (const table of copy.tables) renamed.set(table.name.toLowerCase(), renameTable(table, model));
  for (const each of [...copy.conditionalFormats, ...copy.charts, ...copy.slicers, ...copy.comments])
    each.id = call.host.nextId();
  rewriteFormulas(copy, renamed);
  for (const chart of copy.charts)
    pointAtCopy(chart.settings.series as ChartSeries[] | undefined, sheet, copy);
  for (const chart of copy.charts) chart.source = addressOnCopy(chart.source, sheet, copy);
  model.sheets.splice(index, 0, copy);
  call.host.touch(true);
  raiseSheet(call, EventType.WorksheetAdded, copy);
  return copy;
}

function freeCopyName(model: WorkbookModel, name: string): string {
  const taken = new Set(model.sheets.map((sheet) => sheet.name.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) {
    const end = ` (${number})`;
    const wanted = name.slice(0, 31 - end.length) + end;
    if (!taken.has(wanted.toLowerCase())) return wanted;
  }
}

function renameTable(table: TableModel, model: WorkbookModel): string {
  const names = [
    ...model.sheets.flatMap(({ tables }) => tables.map(({ name }) => name)),
    ...model.names.map(({ name }) => name),
  ];
  table.id = nextTableId(model);
  table.name = uniqueAmong(table.name, names);
  return table.name;
}

/** Formulas that read tables of the sheet read the copies. */
function rewriteFormulas(copy: SheetModel, renamed: ReadonlyMap<string, string>): void {
  const everywhere = { top: 0, left: 0, rows: copy.rows.length, columns: Infinity };
  eachCell(copy, everywhere, (cell) => {
    if (cell.formula === null) return;
    cell.stale = true;
    cell.formula = mapFormula(cell.formula, (token) => {
      const cut = token.kind === "table" ? token.text.indexOf("[") : token.text.length;
      if (token.kind !== "table" && token.kind !== "name") return null;
      const name = renamed.get(token.text.slice(0, cut).toLowerCase());
      return name === undefined ? null : name + token.text.slice(cut);
    });
  });
}

function pointAtCopy(all: ChartSeries[] | undefined, sheet: SheetModel, copy: SheetModel): void {
  for (const series of all ?? []) {
    series.values = addressOnCopy(series.values, sheet, copy);
    if (series.categories !== undefined) series.categories = addressOnCopy(series.categories, sheet, copy);
    if (series.bubbleSizes !== undefined) series.bubbleSizes = addressOnCopy(series.bubbleSizes, sheet, copy);
  }
}

function addressOnCopy(address: string, sheet: SheetModel, copy: SheetModel): string {
  const reference = parseReference(address);
  return reference?.sheet === sheet.name ? seriesAddress(copy.name, reference.area) : address;
}

interface InsertOptions {
  sheetNamesToInsert?: string[] | null;
  positionType?: unknown;
  relativeTo?: unknown;
}

/** Workbook.insertWorksheetsFromBase64. @returns the ids of the new sheets */
export function insertSheets(file: unknown, options: unknown, call: Call): string[] {
  const { model, others } = call.host;
  const source = others.workbookOf(file, "Workbook.InsertWorksheetsFromBase64");
  const { sheetNamesToInsert, positionType, relativeTo } = (options ?? {}) as InsertOptions;
  const wanted = sheetNamesToInsert ?? [];
  const sheets = source.sheets.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (wanted.some((name) => !sheets.some((sheet) => sheet.name === name)))
    throw invalidArgument(`the file has no sheet ${wanted.join(" or ")}`);
  const beside = relativeTo instanceof HostObject ? relativeTo.as("Worksheet")?.target.sheet.id : relativeTo;
  const relative = model.sheets.find(({ id, name }) => id === beside || name === beside) ?? null;
  const index = sheetPosition(model, positionType ?? "End", relative);
  return sheets.map((sheet, offset) => copySheet(sheet, index + offset, call).id);
}

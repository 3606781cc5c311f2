import { fits, formatAbsolute, formatArea, intersection, parseReference, quoteSheet } from "../address";
import type { Area, NameModel, SheetModel, TableModel, WorkbookModel } from "../model";
import type { Call } from "./declarations";
import { HostObject } from "./declarations";
import { invalidArgument, itemNotFound } from "./errors";
import type { AreasTarget, RangeTarget } from "./targets";

/** Longest address getRange and getRanges accept (Worksheet.getRanges in the API reference; office-js#5198). */
const LONGEST_ADDRESS = 8192;

/** "Feuil1!A1:B2", as Range.address gives it. */
export function fullAddress({ sheet, area }: RangeTarget): string {
  return `${quoteSheet(sheet.name)}!${formatArea(area)}`;
}

export function rangeObject(sheet: SheetModel, area: Area): HostObject<"Range"> {
  if (!fits(area)) throw invalidArgument("the range lies outside the sheet");
  return new HostObject("Range", { sheet, area });
}

/**
 * The range an argument stands for: a Range, an address, a name, a structured reference to a table.
 * @param sheet where addresses without a sheet name are
 */
export function rangeArgument(argument: unknown, sheet: SheetModel, call: Call): RangeTarget {
  if (argument instanceof HostObject) {
    const range = argument.as("Range");
    if (range !== null) return range.target;
    const areas = argument.as("RangeAreas");
    if (areas?.target.areas.length === 1)
      return { sheet: areas.target.sheet, area: areas.target.areas[0] as Area };
    throw invalidArgument(`a ${argument.kind} is not a range`);
  }
  if (typeof argument !== "string") throw invalidArgument(`${JSON.stringify(argument)} is not an address`);
  return rangeAt(argument, sheet, call);
}

/** The range of an address or name. Throws InvalidArgument for what is neither, ItemNotFound for an unknown sheet. */
export function rangeAt(address: string, sheet: SheetModel, call: Call): RangeTarget {
  if (address.length > LONGEST_ADDRESS) throw invalidArgument(`an address of ${address.length} characters`);
  const reference = parseReference(address);
  const { model } = call.host;
  if (reference !== null) {
    const where = reference.sheet === null ? sheet : sheetByName(model, reference.sheet);
    return { sheet: where, area: reference.area };
  }
  const named = nameRange(model, address, sheet, call) ?? tableRange(model, address);
  if (named === null) throw invalidArgument(`"${address}" is neither an address nor a name`);
  return named;
}

/** The areas of a Range, a RangeAreas, or a comma-separated address. */
export function areasArgument(argument: unknown, sheet: SheetModel, call: Call): AreasTarget {
  if (argument instanceof HostObject) {
    const areas = argument.as("RangeAreas");
    if (areas !== null) return areas.target;
  }
  if (typeof argument === "string" && argument.includes(",")) {
    if (argument.length > LONGEST_ADDRESS)
      throw invalidArgument(`an address of ${argument.length} characters`);
    const ranges = argument.split(",").map((part) => rangeAt(part, sheet, call));
    return { sheet: ranges[0]?.sheet ?? sheet, areas: ranges.map((range) => range.area) };
  }
  const range = rangeArgument(argument, sheet, call);
  return { sheet: range.sheet, areas: [range.area] };
}

/** The sheet of that name, in any case. Throws ItemNotFound. */
export function sheetByName(model: WorkbookModel, name: string): SheetModel {
  const sheet = model.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (sheet === undefined) throw itemNotFound(`sheet ${name}`);
  return sheet;
}

/** The name as seen from a sheet: the sheet's own first, then the workbook's. */
export function findName(model: WorkbookModel, name: string, sheet: SheetModel | null): NameModel | null {
  const same = model.names.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  return (
    same.find((each) => each.sheetId === sheet?.id) ?? same.find((each) => each.sheetId === null) ?? null
  );
}

function nameRange(model: WorkbookModel, text: string, sheet: SheetModel, call: Call): RangeTarget | null {
  const name = findName(model, text, sheet);
  return name === null ? null : rangeOfName(name, call);
}

/** The range a name stands for, or null when it is a value or a formula. */
export function rangeOfName(name: NameModel, { host }: Call): RangeTarget | null {
  const reference = parseReference(name.formula);
  if (reference === null) return null;
  const scope = name.sheetId === null ? host.model.sheets[0] : host.sheet(name.sheetId);
  const sheet =
    reference.sheet === null ? scope : host.model.sheets.find((each) => each.name === reference.sheet);
  return sheet === undefined ? null : { sheet, area: reference.area };
}

/** A table's name alone stands for its body, "Table[#All]" for all of it, "Table[Column]" for a column's body. */
function tableRange(model: WorkbookModel, text: string): RangeTarget | null {
  const match = /^([^[\]]+)(?:\[([^[\]]+)\])?$/.exec(text.trim().replace(/^=/, ""));
  if (match === null) return null;
  for (const sheet of model.sheets) {
    const table = sheet.tables.find((each) => each.name.toLowerCase() === match[1]?.toLowerCase());
    if (table !== undefined) return tablePart(sheet, table, match[2]);
  }
  return null;
}

function tablePart(sheet: SheetModel, table: TableModel, part: string | undefined): RangeTarget | null {
  if (part?.toLowerCase() === "#all") return { sheet, area: { ...table.area } };
  const body = bodyArea(table);
  if (part === undefined || part.toLowerCase() === "#data") return { sheet, area: body };
  if (part.toLowerCase() === "#headers") return { sheet, area: { ...table.area, rows: 1 } };
  const index = table.columns.findIndex((column) => column.name.toLowerCase() === part.toLowerCase());
  return index < 0 ? null : { sheet, area: { ...body, left: body.left + index, columns: 1 } };
}

/** The rows between header and totals; a table without data still has one blank row for them. */
export function bodyArea(table: TableModel): Area {
  const header = table.showHeaders ? 1 : 0;
  const rows = table.area.rows - header - (table.showTotals ? 1 : 0);
  return { ...table.area, top: table.area.top + header, rows: Math.max(1, rows) };
}

/** Whether two areas share a cell. */
export function overlap(one: Area, other: Area): boolean {
  return intersection(one, other) !== null;
}

/** "=Feuil1!$A$1:$A$9": a range as formulas refer to it. */
export function rangeFormula(range: HostObject<"Range">): string {
  const { sheet, area } = range.target;
  return `=${quoteSheet(sheet.name)}!${formatAbsolute(area)}`;
}

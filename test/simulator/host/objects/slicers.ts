import { bottom } from "../../address";
import { cellAt } from "../../cells";
import type { SheetModel, SlicerModel } from "../../model";
import { bodyArea, sheetByName } from "../addressing";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { refilter, setFilter } from "../filters/filtering";
import { checkAllowed, checkUnprotected } from "../protection";
import { drawPivot, pivotFields, pivotItems } from "../pivots";
import { findTable } from "../tableChanges";
import type { PivotTarget, ScopeTarget, SheetTarget, SlicerTarget, TableTarget } from "../targets";

/** Size of a new slicer, in points. */
const WIDTH = 144;
const HEIGHT = 198;

function all({ workbook, sheet }: ScopeTarget): SlicerTarget[] {
  const sheets = sheet === null ? workbook.sheets : [sheet];
  return sheets.flatMap((each) => each.slicers.map((slicer) => ({ sheet: each, slicer })));
}

/** The pivot table that a slicer is to filter, by itself, its name or its id; null when it is none. */
function sourcePivot(source: unknown, { host }: Call): PivotTarget | null {
  if (source instanceof HostObject) return source.as("PivotTable")?.target ?? null;
  for (const sheet of host.model.sheets) {
    const pivot = sheet.pivots.find(({ id, name }) => id === source || name === source);
    if (pivot !== undefined) return { sheet, pivot };
  }
  return null;
}

function sourceTable(source: unknown, call: Call): TableTarget {
  if (source instanceof HostObject) {
    const table = source.as("Table");
    if (table !== null) return table.target;
  }
  const found = typeof source === "string" ? findTable(call.host.model, source, null) : null;
  if (found === null) throw invalidArgument("a slicer needs a table");
  return found;
}

function pivotField({ pivot }: PivotTarget, field: unknown, call: Call): string {
  const found = pivotFields(pivot, call).find((name) => name === field);
  if (found === undefined) throw invalidArgument(`pivot table ${pivot.name} has no field ${String(field)}`);
  return found;
}

function destination(argument: unknown, scope: ScopeTarget, table: SheetTarget, call: Call): SheetModel {
  if (argument instanceof HostObject) {
    const sheet = argument.as("Worksheet");
    if (sheet !== null) return sheet.target.sheet;
  }
  if (typeof argument === "string") {
    return (
      call.host.model.sheets.find((sheet) => sheet.id === argument) ?? sheetByName(call.host.model, argument)
    );
  }
  return scope.sheet ?? table.sheet;
}

function columnName(table: TableTarget, field: unknown): string {
  const own = field instanceof HostObject ? field.as("TableColumn") : null;
  const wanted = String(own?.target.column.name ?? field);
  const found = table.table.columns.find(
    (column) => column.name.toLowerCase() === wanted.toLowerCase() || String(column.id) === wanted,
  );
  if (found === undefined) throw invalidArgument(`table ${table.table.name} has no column ${wanted}`);
  return found.name;
}

function add(scope: ScopeTarget, [source, field, target]: readonly unknown[], call: Call): HostObject {
  const pivot = sourcePivot(source, call);
  const table = pivot === null ? sourceTable(source, call) : null;
  const own = pivot ?? (table as TableTarget);
  const sheet = destination(target, scope, own, call);
  checkUnprotected(sheet);
  const column = table === null ? pivotField(own as PivotTarget, field, call) : columnName(table, field);
  const names = all({ ...scope, sheet: null }).map(({ slicer }) => slicer.name);
  let name = column;
  for (let number = 1; names.includes(name); number += 1) name = `${column} ${number}`;
  const slicer: SlicerModel = {
    id: call.host.nextId(),
    name,
    caption: column,
    tableId: table?.table.id ?? pivot?.pivot.id ?? "",
    column,
    left: 0,
    top: 0,
    width: WIDTH,
    height: HEIGHT,
    style: "SlicerStyleLight1",
    selected: [],
  };
  sheet.slicers.push(slicer);
  return new HostObject("Slicer", { sheet, slicer });
}

declare("SlicerCollection", {
  items: (scope) => all(scope).map((target) => new HostObject("Slicer", target)),
  item: (scope, key) => {
    const found = all(scope).find(({ slicer }) => slicer.id === String(key) || slicer.name === String(key));
    if (found === undefined) throw itemNotFound(`slicer ${String(key)}`);
    return new HostObject("Slicer", found);
  },
  methods: { Add: add },
});

type Field = "caption" | "name" | "style";
type Measure = "left" | "top" | "width" | "height";

function text(key: Field): Property<SlicerTarget> {
  return {
    read: ({ slicer }) => slicer[key],
    write: ({ slicer }, value) => {
      slicer[key] = String(value);
    },
  };
}

function measure(key: Measure): Property<SlicerTarget> {
  return {
    read: ({ slicer }) => slicer[key],
    write: ({ slicer }, value) => {
      if (typeof value !== "number" || value < 0) throw invalidArgument(`${key} ${String(value)}`);
      slicer[key] = value;
    },
  };
}

function tableOf({ slicer }: SlicerTarget, { host }: Call): TableTarget {
  const found = findTable(host.model, slicer.tableId, null);
  if (found === null) throw itemNotFound("the slicer's table is gone");
  return found;
}

/** The distinct shown values of the slicer's column. */
function itemsOf(target: SlicerTarget, call: Call): string[] {
  const pivot = sourcePivot(target.slicer.tableId, call);
  if (pivot !== null) return pivotItems(pivot.pivot, target.slicer.column, call);
  const { sheet, table } = tableOf(target, call);
  const body = bodyArea(table);
  const column = body.left + table.columns.findIndex((each) => each.name === target.slicer.column);
  const items = new Set<string>();
  for (let row = body.top; row <= bottom(body); row += 1) {
    const cell = cellAt(sheet, row, column);
    if (cell !== undefined) items.add(call.host.shownText(cell));
  }
  return [...items].sort((one, other) => one.localeCompare(other, "fr"));
}

/** Selecting items filters the table's column; selecting none or all clears the filter. */
function select(target: SlicerTarget, items: readonly unknown[], call: Call): void {
  const values = items.map(String);
  const pivot = sourcePivot(target.slicer.tableId, call);
  if (pivot !== null) {
    target.slicer.selected = values;
    drawPivot(pivot, call);
    return;
  }
  const { sheet, table } = tableOf(target, call);
  checkAllowed(sheet, "allowAutoFilter");
  target.slicer.selected = values;
  const column = table.columns.findIndex((each) => each.name === target.slicer.column);
  setFilter(table.filters, column, values.length === 0 ? null : { filterOn: "Values", values });
  refilter(sheet, call);
}

declare("Slicer", {
  identity: "Id",
  properties: {
    Id: readOnly(({ slicer }) => slicer.id),
    Name: text("name"),
    Caption: text("caption"),
    Style: text("style"),
    Left: measure("left"),
    Top: measure("top"),
    Width: measure("width"),
    Height: measure("height"),
    IsFilterCleared: readOnly(({ slicer }) => slicer.selected.length === 0),
  },
  links: {
    SlicerItems: (target) => new HostObject("SlicerItemCollection", target),
    Worksheet: ({ sheet }) => new HostObject("Worksheet", { sheet }),
  },
  methods: {
    ClearFilters: (target, _, call) => select(target, [], call),
    SelectItems: (target, [items], call) => select(target, (items as unknown[] | null) ?? [], call),
    GetSelectedItems: (target, _, call) =>
      target.slicer.selected.length === 0 ? itemsOf(target, call) : [...target.slicer.selected],
    Delete: ({ sheet, slicer }) => {
      checkUnprotected(sheet);
      sheet.slicers.splice(sheet.slicers.indexOf(slicer), 1);
    },
  },
});

declare("SlicerItemCollection", {
  items: (target, call) =>
    itemsOf(target, call).map((key) => new HostObject("SlicerItem", { ...target, key })),
  item: (target, key, call) => {
    const found = itemsOf(target, call).find((each) => each === String(key));
    if (found === undefined) throw itemNotFound(`slicer item ${String(key)}`);
    return new HostObject("SlicerItem", { ...target, key: found });
  },
});

declare("SlicerItem", {
  identity: "Key",
  properties: {
    Key: readOnly(({ key }) => key),
    Name: readOnly(({ key }) => key),
    HasData: readOnly(() => true),
    IsSelected: {
      read: ({ slicer, key }) => slicer.selected.length === 0 || slicer.selected.includes(key),
      write: (target, value, call) => {
        const others = target.slicer.selected.filter((each) => each !== target.key);
        select(target, value === true ? [...others, target.key] : others, call);
      },
    },
  },
});

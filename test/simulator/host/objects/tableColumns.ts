import { bottom } from "../../address";
import { apiValue, cellAt } from "../../cells";
import { bodyArea, rangeObject } from "../addressing";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, invalidOperation, itemNotFound } from "../errors";
import { checkUnprotected } from "../protection";
import { applyShift } from "../structure";
import { freeColumnName, writeHeadings } from "../tableChanges";
import { insertColumn } from "../tableModels";
import type { TableColumnTarget, TableTarget } from "../targets";
import { writeContent } from "../writing";

function column(target: TableTarget, index: number): HostObject {
  const found = target.table.columns[index];
  if (found === undefined) throw itemNotFound(`column ${index} of table ${target.table.name}`);
  return new HostObject("TableColumn", { ...target, column: found });
}

/** By id when the key is a number, by heading otherwise (TableColumnCollection.getItem: "column name or ID"). */
function byKey(target: TableTarget, key: unknown): HostObject {
  const { columns, name } = target.table;
  const byName = columns.findIndex((each) => each.name.toLowerCase() === String(key).toLowerCase());
  const index = typeof key === "number" ? columns.findIndex((each) => each.id === key) : byName;
  if (index < 0) throw itemNotFound(`column ${String(key)} of table ${name}`);
  return column(target, index);
}

/**
 * columns.add: the cells to the right of the new column move right; at index 0 it is the first one inside the
 * table, whose left edge stays (TableColumnCollection.add in the API reference).
 */
function add(target: TableTarget, [index, values, name]: readonly unknown[], call: Call): HostObject {
  const { sheet, table } = target;
  checkUnprotected(sheet);
  const count = table.columns.length;
  const at = index === undefined || index === null || index === -1 ? count : index;
  if (typeof at !== "number" || at < 0 || at > count) throw invalidArgument(`column index ${String(index)}`);
  const area = { ...table.area, left: table.area.left + at, columns: 1 };
  applyShift({ kind: "insert", axis: "columns", area }, sheet, call);
  if (at === 0) table.area = { ...table.area, left: area.left };
  if (at === 0 || at === count) {
    table.area = { ...table.area, columns: table.area.columns + 1 };
    insertColumn(table, at);
  }
  const created = table.columns[at];
  if (created === undefined) throw new Error("no column was made");
  if (typeof name === "string" && name !== "") created.name = freeColumnName(table, name, created.name);
  writeHeadings(sheet, table);
  const object = column(target, at);
  if (values !== undefined && values !== null) writeColumn({ ...target, column: created }, values, call);
  return object;
}

/** Values with or without the heading: as many rows as the whole column or as its body. */
function writeColumn(target: TableColumnTarget, values: unknown, call: Call): void {
  const whole = columnArea(target);
  const body = { ...bodyArea(target.table), left: whole.left, columns: 1 };
  const area = Array.isArray(values) && values.length === whole.rows ? whole : body;
  writeContent({ sheet: target.sheet, area }, values, call);
}

declare("TableColumnCollection", {
  properties: { Count: readOnly(({ table }) => table.columns.length) },
  items: (target) => target.table.columns.map((_, index) => column(target, index)),
  item: byKey,
  methods: { Add: add },
});

function indexOf({ table, column: own }: TableColumnTarget): number {
  const index = table.columns.indexOf(own);
  if (index < 0) throw itemNotFound(`column ${own.name} of table ${table.name}`);
  return index;
}

function columnArea(target: TableColumnTarget): { top: number; left: number; rows: number; columns: number } {
  const { area } = target.table;
  return { ...area, left: area.left + indexOf(target), columns: 1 };
}

function remove(target: TableColumnTarget, call: Call): void {
  checkUnprotected(target.sheet);
  const { table, sheet } = target;
  const index = indexOf(target);
  if (table.columns.length === 1) throw invalidOperation("a table needs a column");
  applyShift({ kind: "delete", axis: "columns", area: columnArea(target) }, sheet, call);
  table.filters = table.filters.filter((filter) => filter.column !== index);
  for (const filter of table.filters) if (filter.column > index) filter.column -= 1;
  table.sort = table.sort
    .filter(({ key }) => key !== index)
    .map((field) => ({ ...field, key: field.key - Number(field.key > index) }));
}

function readValues(target: TableColumnTarget, call: Call): unknown[][] {
  call.host.calculateIfNeeded();
  const { top, left, rows } = columnArea(target);
  call.host.meters.cellsRead += rows;
  return Array.from({ length: rows }, (_, row) => [
    apiValue(cellAt(target.sheet, top + row, left)?.value ?? null),
  ]);
}

/** Excel's longest heading of a table's column. */
const LONGEST_NAME = 255;

declare("TableColumn", {
  identity: "Id",
  properties: {
    Id: readOnly(({ column: own }) => own.id),
    Index: readOnly(indexOf),
    Name: {
      read: ({ column: own }) => own.name,
      write: (target, value, call) => {
        if (typeof value !== "string" || value === "" || value.length > LONGEST_NAME)
          throw invalidArgument("a column needs a name of at most 255 characters");
        checkUnprotected(target.sheet);
        target.column.name = freeColumnName(target.table, value, target.column.name);
        writeHeadings(target.sheet, target.table);
        call.host.touch(false);
      },
    },
    Values: { read: readValues, write: writeColumn },
  },
  links: { Filter: (target) => new HostObject("Filter", { ...target, columnIndex: indexOf(target) }) },
  methods: {
    Delete: (target, _, call) => remove(target, call),
    GetRange: (target) => rangeObject(target.sheet, columnArea(target)),
    GetDataBodyRange: (target) =>
      rangeObject(target.sheet, { ...bodyArea(target.table), left: columnArea(target).left, columns: 1 }),
    GetHeaderRowRange: (target) => {
      if (!target.table.showHeaders) throw itemNotFound("the table shows no header");
      return rangeObject(target.sheet, { ...columnArea(target), rows: 1 });
    },
    GetTotalRowRange: (target) => {
      if (!target.table.showTotals) throw itemNotFound("the table shows no totals");
      const area = columnArea(target);
      return rangeObject(target.sheet, { ...area, top: bottom(area), rows: 1 });
    },
  },
});

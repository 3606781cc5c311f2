import { apiValue, cellAt } from "../../cells";
import type { Area } from "../../model";
import { bodyArea, rangeObject } from "../addressing";
import type { Call } from "../declarations";
import { declare, HostObject, loadedForNothing, readOnly } from "../declarations";
import { generalException, HostError, invalidArgument, itemNotFound } from "../errors";
import { raiseChanged } from "../events";
import { deleteRows, insertRows, rowCount } from "../tableChanges";
import type { TableRowTarget, TableTarget } from "../targets";
import { writeContent } from "../writing";

function row(target: TableTarget, index: number): HostObject<"TableRow"> {
  return new HostObject("TableRow", { sheet: target.sheet, table: target.table, index });
}

/** rows.add: one or several rows at an index, or at the end; the new rows look like those above. */
function add(target: TableTarget, [index, values]: readonly unknown[], call: Call): HostObject {
  const count = rowCount(target.table);
  const at = index === undefined || index === null || index === -1 ? count : index;
  if (typeof at !== "number" || !Number.isInteger(at) || at < 0 || at > count)
    throw invalidArgument(`row index ${String(index)}`);
  const matrix = rowsToAdd(values);
  const width = target.table.columns.length;
  if (matrix?.some((cells) => cells.length !== width))
    throw invalidArgument(`rows must have ${width} values`);
  const size = matrix?.length ?? 1;
  insertRows(target, at, size, call);
  const area = bodyRow(target, at, size);
  if (at > 0) copyLookOfRowAbove(target, area);
  if (matrix === null) raiseChanged(call, target.sheet, area, "RowInserted");
  else writeContent({ sheet: target.sheet, area }, matrix, call);
  return row(target, at);
}

function copyLookOfRowAbove({ sheet }: TableTarget, area: Area): void {
  for (let r = 0; r < area.rows; r += 1) {
    for (let c = 0; c < area.columns; c += 1) {
      const above = cellAt(sheet, area.top - 1, area.left + c);
      if (above === undefined) continue;
      const cells = (sheet.rows[area.top + r] ??= []);
      cells[area.left + c] = { ...above, value: null, formula: null, stale: false };
    }
  }
}

/** A matrix; a single row may come as a plain array, and no values at all make one blank row. */
function rowsToAdd(values: unknown): unknown[][] | null {
  if (values === undefined || values === null) return null;
  if (!Array.isArray(values) || values.length === 0) throw invalidArgument("rows");
  return Array.isArray(values[0]) ? (values as unknown[][]) : [values];
}

function bodyRow({ table }: TableTarget, index: number, count = 1): Area {
  const body = bodyArea(table);
  return { ...body, top: body.top + index, rows: count };
}

/** rows.deleteRowsAt and deleteRows: InsertDeleteConflict while the table is filtered (API reference). */
function checkNotFiltered({ table }: TableTarget): void {
  if (table.filters.length > 0)
    throw new HostError("InsertDeleteConflict", `table ${table.name} is filtered`);
}

declare("TableRowCollection", {
  properties: { Count: readOnly(({ table }) => rowCount(table)) },
  items: (target) => Array.from({ length: rowCount(target.table) }, (_, index) => row(target, index)),
  methods: {
    Add: add,
    DeleteRowsAt: (target, [index, count], call) => {
      checkNotFiltered(target);
      deleteRows(target, Number(index), count === undefined || count === null ? 1 : Number(count), call);
    },
    DeleteRows: (target, [rows], call) => {
      checkNotFiltered(target);
      const indexes = (rows as unknown[]).map((each) =>
        each instanceof HostObject ? (each.as("TableRow")?.target.index ?? NaN) : Number(each),
      );
      for (const index of indexes.sort((a, b) => b - a)) deleteRows(target, index, 1, call);
    },
  },
});

/** Where the row is now. Throws ItemNotFound when the table has become shorter. */
function place(target: TableRowTarget): Area {
  if (target.index >= rowCount(target.table))
    throw itemNotFound(`row ${target.index} of ${target.table.name}`);
  return bodyRow(target, target.index);
}

function readValues(target: TableRowTarget, call: Call): unknown[][] {
  call.host.calculateIfNeeded();
  const { top, left, columns } = place(target);
  call.host.meters.cellsRead += columns;
  return [
    Array.from({ length: columns }, (_, c) => apiValue(cellAt(target.sheet, top, left + c)?.value ?? null)),
  ];
}

declare("TableRow", {
  properties: {
    Index: readOnly(({ index }) => index),
    // 90-scenarios/currency-converter.
    Value: loadedForNothing,
    Values: {
      read: readValues,
      write: (target, value, call) => {
        const matrix = Array.isArray(value) && !Array.isArray(value[0]) ? [value as unknown[]] : value;
        writeContent({ sheet: target.sheet, area: place(target) }, matrix, call);
      },
    },
  },
  methods: {
    GetRange: (target) => rangeObject(target.sheet, place(target)),
    Delete: (target, _, call) => {
      place(target);
      // office-js#994 and #468: rows of a filtered table are not deleted.
      if (target.table.filters.length > 0) throw generalException(`table ${target.table.name} is filtered`);
      deleteRows(target, target.index, 1, call);
    },
  },
});

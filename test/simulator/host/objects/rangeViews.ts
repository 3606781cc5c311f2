import { bottom, columnName } from "../../address";
import { apiValue, cellAt, GENERAL } from "../../cells";
import type { Cell } from "../../model";
import { rangeObject } from "../addressing";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument } from "../errors";
import { valueType } from "../events";
import { isColumnHidden, isRowHidden } from "../layout";
import type { RangeTarget, RangeViewTarget } from "../targets";

function visibleRows({ sheet, area }: RangeTarget): number[] {
  const rows: number[] = [];
  const end = Math.min(bottom(area), Math.max(sheet.rows.length - 1, area.top));
  for (let row = area.top; row <= end; row += 1) if (!isRowHidden(sheet, row)) rows.push(row);
  return rows;
}

function rowsOf(target: RangeViewTarget): number[] {
  const rows = visibleRows(target);
  return target.index === null ? rows : rows.slice(target.index, target.index + 1);
}

function columnsOf({ sheet, area }: RangeViewTarget): number[] {
  const columns: number[] = [];
  for (let column = area.left; column < area.left + area.columns; column += 1) {
    if (!isColumnHidden(sheet, column)) columns.push(column);
  }
  return columns;
}

function matrix<T>(read: (cell: Cell | undefined, call: Call) => T): Property<RangeViewTarget> {
  return {
    read: (target, call) => {
      call.host.calculateIfNeeded();
      const [rows, columns] = [rowsOf(target), columnsOf(target)];
      call.host.meters.cellsRead += rows.length * columns.length;
      return rows.map((row) => columns.map((column) => read(cellAt(target.sheet, row, column), call)));
    },
    // Writing through the visible view fails with InvalidArgument (office-js#226).
    write: () => {
      throw invalidArgument("the input array doesn't match the size or dimensions of the range");
    },
  };
}

declare("RangeView", {
  properties: {
    Values: matrix((cell) => apiValue(cell?.value ?? null)),
    Formulas: matrix((cell) => cell?.formula ?? apiValue(cell?.value ?? null)),
    NumberFormat: matrix((cell) => cell?.numberFormat ?? GENERAL),
    Text: matrix((cell, { host }) => host.shownText(cell)),
    ValueTypes: matrix((cell) => valueType(cell?.value ?? null)),
    CellAddresses: readOnly((target) =>
      rowsOf(target).map((row) => columnsOf(target).map((column) => `${columnName(column)}${row + 1}`)),
    ),
    RowCount: readOnly((target) => rowsOf(target).length),
    ColumnCount: readOnly((target) => columnsOf(target).length),
    Index: readOnly(({ index }) => index ?? 0),
  },
  links: { Rows: ({ sheet, area }) => new HostObject("RangeViewCollection", { sheet, area }) },
  methods: {
    GetRange: (target) => {
      const [row] = rowsOf(target);
      const { sheet, area } = target;
      return rangeObject(sheet, target.index === null ? area : { ...area, top: row ?? area.top, rows: 1 });
    },
  },
});

declare("RangeViewCollection", {
  items: ({ sheet, area }) =>
    visibleRows({ sheet, area }).map((_, index) => new HostObject("RangeView", { sheet, area, index })),
});

import type { Workbook } from "@fortune-sheet/react";
import type { ComponentProps } from "react";
import type { GridCell, GridSheet } from "./gridSheet";
import type { TypedCell } from "./userHands";

export type GridOperations = Parameters<NonNullable<ComponentProps<typeof Workbook>["onOp"]>>[0];

/** The cells of each sheet, by its id, that the grid says it changed by itself (erased, dragged, filled, undone). */
export function cellsTouched(operations: GridOperations): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  for (const { id, path } of operations) {
    const [part, row, column] = path;
    if (id === undefined || part !== "data" || typeof row !== "number" || typeof column !== "number")
      continue;
    touched.set(id, (touched.get(id) ?? new Set()).add(`${row}_${column}`));
  }
  return touched;
}

/** What those cells now hold in the grid, as something typed. */
export function typedCells(sheet: GridSheet, touched: ReadonlySet<string>): TypedCell[] {
  return [...touched].map((key) => {
    const [row = 0, column = 0] = key.split("_").map(Number);
    return { row, column, text: textOf(sheet.data?.[row]?.[column] ?? null) };
  });
}

/** What the grid's cell editor starts from: the formula, else the value (a date as it shows). */
export function textOf(cell: GridCell | null): string {
  if (!cell) return "";
  if (cell.f) return cell.f;
  return String((cell.ct?.t === "d" ? cell.m : cell.v) ?? "");
}

/** Text copied from a spreadsheet or a table: rows by line, cells by tab, placed from the top left cell. */
export function pastedCells(text: string, top: number, left: number): TypedCell[] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.flatMap((line, row) =>
    line.split("\t").map((cell, column) => ({ row: top + row, column: left + column, text: cell })),
  );
}

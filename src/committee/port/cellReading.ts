import type { CellOutput } from "../../book/cells";

/** The text of a cell, without blanks around it. */
export function textIn(cell: CellOutput | undefined): string {
  return String(cell ?? "").trim();
}

import { eachPlace } from "../../domain/basis/eachPlace";
import { isBlank } from "./plainText";
import type { CellValue, SheetGrid } from "./sheetGrid";

type Rows = SheetGrid["values"];

/** Kept by sheet: several look for titles and blank rows, and to reach a hundred thousand rows takes its time. */
const THIN = new WeakMap<Rows, readonly number[]>();

/** The rows of which one of the first two cells is blank: blank rows, titles and notes are among them. */
function thinRows(values: Rows): readonly number[] {
  const known = THIN.get(values);
  if (known !== undefined) return known;
  const thin: number[] = [];
  eachPlace(0, values.length, (row) => {
    const cells = values[row] as readonly CellValue[];
    if (isBlank(cells[0]) || isBlank(cells[1])) thin.push(row);
  });
  THIN.set(values, thin);
  return thin;
}

/**
 * Visits the first row, every row in which blank cells stand in front, and each one after a row for which `visit` says
 * so: most rows of a list are lines, which begin no part of a sheet.
 * @param visit returns whether the next row is to be looked at whatever it is.
 */
export function visitThinRows({ values }: SheetGrid, visit: (row: number) => boolean): void {
  const thin = thinRows(values);
  let next = 0;
  for (let row = 0; row < values.length;) {
    const looksOn = visit(row);
    while (next < thin.length && (thin[next] as number) <= row) next += 1;
    row = looksOn ? row + 1 : (thin[next] ?? values.length);
  }
}

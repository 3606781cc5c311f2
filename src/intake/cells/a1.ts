/** Letters of a zero-based column: 0 = A, 26 = AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The address of a cell with its sheet, e.g. `'Open items'!C12`; row and column are zero-based. */
export function cellAddress(sheet: string, row: number, column: number): string {
  return `'${sheet.replaceAll("'", "''")}'!${columnLetters(column)}${row + 1}`;
}

/** What is written to a cell: null leaves it as it stands, "" clears it. */
export type CellInput = string | number | boolean | null;

/** A cell as `Range.values` reads it: a blank one is "". */
export type CellOutput = string | number | boolean;

/** Letters with spaces and a few signs: nothing Excel could read as a number, date, formula or truth value. */
const PLAIN_WORDS = /^[\p{L}][\p{L}\s'’().,;:&/–—-]*$/u;
const READ_AS_SOMETHING_ELSE = /^(true|false|vrai|faux)$/i;

/**
 * Text as it must be sent so that Excel keeps it as text: strings written to cells are read like typed
 * input, so "0411023" would become a number, "1/2" a date and "=x" or "-x" a formula. The leading
 * apostrophe is consumed by Excel and does not stand in the cell.
 */
export function literal(text: string): string {
  if (text === "") return "";
  const plain = PLAIN_WORDS.test(text) && !READ_AS_SOMETHING_ELSE.test(text);
  return plain ? text : `'${text}`;
}

/** Letters of a zero-based column: 0 → A, 27 → AB. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? columnLetters(before - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** A1 address of a zero-based cell. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** A sheet's name as addresses and formulas quote it. */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** Sheet name and local address of `'Open items'!C12`, or null when it is not of that form. */
export function splitAddress(address: string): { readonly sheet: string; readonly local: string } | null {
  const at = address.lastIndexOf("!");
  if (at <= 0) return null;
  const name = address.slice(0, at);
  const sheet = name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
  return { sheet, local: address.slice(at + 1) };
}

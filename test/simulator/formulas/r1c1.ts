import { columnIndex, columnName, MAX_COLUMNS, MAX_ROWS } from "../address";
import { mapFormula } from "./formulaTokens";

interface Place {
  readonly row: number;
  readonly column: number;
}

const CORNER = /^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/;

/** An A1 formula as Range.formulasR1C1 writes it at its cell: relative references as R[-1]C[2]. */
export function toR1C1(formula: string, place: Place): string {
  return mapFormula(formula, (token) => {
    if (token.kind !== "reference") return null;
    const sheet = token.text.slice(0, token.text.length - token.local.length);
    const corners = token.local.split(":").map((corner) => cornerToR1C1(corner, place));
    return sheet + [...new Set(corners)].join(":");
  });
}

function cornerToR1C1(corner: string, place: Place): string {
  const [, first = "", letters = "", second = "", digits = ""] = CORNER.exec(corner) ?? [];
  const rowFixed = letters === "" ? first === "$" : second === "$";
  const row = digits === "" ? "" : line("R", Number(digits) - 1, place.row, rowFixed);
  const column = letters === "" ? "" : line("C", columnIndex(letters), place.column, first === "$");
  return row + column;
}

function line(letter: string, index: number, own: number, isFixed: boolean): string {
  if (isFixed) return `${letter}${index + 1}`;
  return index === own ? letter : `${letter}[${index - own}]`;
}

const TEXT_OR_NAME = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|[\p{L}\p{N}_.[\]-]+/gu;
const REFERENCE = /^(?:R(?:\[(-?\d+)\]|(\d+))?)?(?:C(?:\[(-?\d+)\]|(\d+))?)?$/i;

/** The reverse of toR1C1. What lies off the sheet becomes #REF!. */
export function fromR1C1(formula: string, place: Place): string {
  return formula.replace(TEXT_OR_NAME, (text: string, at: number) => {
    const match = /^["']/.test(text) || formula[at + text.length] === "(" ? null : REFERENCE.exec(text);
    if (match === null) return text;
    const row = /^R/i.test(text) ? position(match[1], match[2], place.row, MAX_ROWS) : "";
    const column = /C/i.test(text) ? position(match[3], match[4], place.column, MAX_COLUMNS) : "";
    if (row === null || column === null) return "#REF!";
    if (column === "") return `${named(row, String)}:${named(row, String)}`;
    const letters = named(column, (number) => columnName(number - 1));
    return row === "" ? `${letters}:${letters}` : letters + named(row, String);
  });
}

/** A line by its number from one and whether it is fixed; null when it is off the sheet. */
function position(
  relative: string | undefined,
  fixed: string | undefined,
  own: number,
  count: number,
): { number: number; isFixed: boolean } | null {
  const number = fixed === undefined ? own + 1 + Number(relative ?? 0) : Number(fixed);
  return number < 1 || number > count ? null : { number, isFixed: fixed !== undefined };
}

function named(place: { number: number; isFixed: boolean } | "", write: (number: number) => string): string {
  if (place === "") return "";
  return `${place.isFixed ? "$" : ""}${write(place.number)}`;
}

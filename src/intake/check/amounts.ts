import { UNIT_FACTORS, unitSaid, type AmountUnit } from "../find/amountUnit";
import { ask } from "../find/ask";
import type { Layout } from "../find/layout";
import type { CellValue } from "../cells/sheetGrid";
import { isAmountField } from "../find/columnProfile";
import type { Question } from "../question";
import { amountColumns, threeDecimals } from "../read/columnReading";
import { CellColumn } from "../read/tableColumns";
import type { Field } from "../source";

const UNITS = Object.keys(UNIT_FACTORS) as readonly AmountUnit[];

/**
 * How amounts are written: thousands or millions that a heading or a title speaks of, and three digits behind what
 * is the decimal mark of the others.
 */
export function amounts(layout: Layout): readonly Question[] {
  const columns = amountsRead(layout);
  return [...unit(layout, columns), ...columns.flatMap((column) => decimals(layout, column))];
}

/** Grid indexes of the columns of amounts that are read. */
function amountsRead({ columns, buckets, months }: Layout): readonly number[] {
  const named = (Object.entries(columns) as [Field, { readonly index: number }][])
    .filter(([field]) => isAmountField(field))
    .map(([, { index }]) => index);
  return [...new Set([...named, ...[...buckets, ...months].map(({ index }) => index)])];
}

function unit(layout: Layout, columns: readonly number[]): readonly Question[] {
  const column = columns.find((each) => unitSaid(layout, each) !== null);
  const said = column === undefined ? null : unitSaid(layout, column);
  if (column === undefined || said === null) return [];
  const { values } = layout.grid;
  const isFilled = (cell: CellValue | undefined): boolean => cell !== undefined && cell !== "" && cell !== 0;
  const lines = [...values.keys()].filter(
    (index) => index > layout.headerIndex && columns.some((each) => isFilled(values[index]?.[each])),
  );
  const own = lines.filter((index) => isFilled(values[index]?.[column]));
  const rows = own.length > 1 ? own : lines;
  return [
    ask(layout, "amount-unit", {
      column,
      subject: "",
      rows,
      values: { said: said.text },
      choices: UNITS,
      proposed: UNITS.indexOf(said.unit),
    }),
  ];
}

/** Three digits behind a comma or a dot at the end of a text; the mark is looked for first, for few cells have it. */
function endsInThreeDigits(text: string): boolean {
  const mark = text.charCodeAt(text.length - 4);
  return (mark === COMMA || mark === DOT) && THREE_DIGITS.test(text);
}

const COMMA = 44;
const DOT = 46;
const THREE_DIGITS = /\d{3}$/;

/** Whether a cell of the column ends so: without one there is nothing to ask, and nothing to read. */
function hasThreeDigits(layout: Layout, column: number): boolean {
  const cells = new CellColumn(layout, column);
  for (let row = layout.headerIndex + 1; row < cells.length; row++) {
    const cell = cells.at(row);
    if (typeof cell === "string" && endsInThreeDigits(cell)) return true;
  }
  return false;
}

function decimals(layout: Layout, column: number): readonly Question[] {
  if (!hasThreeDigits(layout, column)) return [];
  const { values } = layout.grid;
  const named = layout.headings.find(({ index }) => index === column);
  const [read] = amountColumns(layout, [{ index: column, heading: named?.text ?? "", score: 1 }]).columns;
  const rows = read === undefined ? [] : threeDecimals(layout, column, read.mark);
  const [first] = rows;
  if (first === undefined) return [];
  const example = String(values[first]?.[column] ?? "").trim();
  const counts = { rows: rows.length, count: rows.length, example };
  const choices = ["thousands", "decimals"];
  return [ask(layout, "three-decimals", { column, rows, values: counts, choices })];
}

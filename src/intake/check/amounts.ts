import { UNIT_FACTORS, unitSaid, type AmountUnit } from "../find/amountUnit";
import { ask } from "../find/ask";
import type { Layout } from "../find/layout";
import type { CellValue } from "../cells/sheetGrid";
import { isAmountField } from "../find/columnProfile";
import type { Question } from "../question";
import { amountColumns, threeDecimals, withThreeDigits } from "../read/columnReading";
import type { Field } from "../source";

const UNITS = Object.keys(UNIT_FACTORS) as readonly AmountUnit[];

/**
 * How amounts are written: thousands or millions that a heading or a title speaks of, and three digits behind what
 * is the decimal mark of the others.
 */
export function amounts(layout: Layout): readonly Question[] {
  const columns = amountsRead(layout);
  const unclear = withThreeDigits(layout);
  return [...unit(layout, columns), ...unclear.flatMap((column) => decimals(layout, column))];
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

function decimals(layout: Layout, column: number): readonly Question[] {
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

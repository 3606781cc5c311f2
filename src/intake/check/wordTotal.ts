import { toUnits, type Cents } from "../../domain/basis/money";
import { isBlank, plainText } from "../cells/plainText";
import { ask } from "../find/ask";
import type { Layout } from "../find/layout";
import { unreadColumns } from "../find/unread";
import { amountReader } from "../find/unknownWords";
import { quoted } from "../messages";
import { QUESTIONS, type Question } from "../question";
import type { TableReading } from "../read/reading";
import { againstOwnTotal } from "./reconcile";

/** Different words of a column before they are rather names. */
const MOST_WORDS = 8;

/** The lines that bear a word of a column. */
interface Worded {
  readonly word: string;
  readonly column: number;
  readonly rows: number[];
  sum: Cents;
}

/**
 * Where the lines do not make the sheet's own total and those of one word, in a column that nobody knows, explain it:
 * deducted they do, or left out. Nothing is asked where two words would.
 */
export function wordTotal(layout: Layout, reading: TableReading): readonly Question[] {
  const answered = layout.answers.filter(({ kind }) => kind === "word-total");
  const unexplained = againstOwnTotal(reading)?.unexplained ?? 0;
  if (layout.kind !== "open-items" || (unexplained === 0 && answered.length === 0)) return [];
  const words = wordsOf(layout, reading);
  const subjects = new Set(answered.map(({ subject }) => plainText(subject)));
  const explaining = words.filter(({ word, sum }) => {
    return subjects.has(plainText(word)) || (sum > 0 && [sum, 2 * sum].includes(-unexplained));
  });
  if (explaining.length !== 1) return [];
  return explaining.map(({ word, column, rows, sum }) => {
    const { sheetTotal, sumRead } = reading.source;
    const values = {
      word,
      rows: rows.length,
      count: rows.length,
      amount: toUnits(sum),
      total: toUnits(sheetTotal ?? 0),
      read: toUnits(sumRead),
    };
    const proposed = unexplained === -sum ? 1 : 0;
    return ask(layout, "word-total", {
      column,
      rows,
      values,
      choices: QUESTIONS["word-total"],
      proposed,
      subject: word,
    });
  });
}

function wordsOf(layout: Layout, { source }: TableReading): readonly Worded[] {
  const { grid, headerIndex, columns } = layout;
  const amountOf = amountReader(columns);
  const worded = unreadColumns(layout)
    .filter(({ holds }) => holds === "words" || holds === "statuses")
    .map(({ column }) => column - grid.firstColumn);
  if (amountOf === null || worded.length === 0) return [];
  // Lines that a word leaves out are still its lines.
  const leftOut = new Set(
    source.ignored.flatMap(({ row, reason }) => (reason === "supplier" ? [] : [row - 1 - grid.firstRow])),
  );
  const known = new Map<string, Worded>();
  for (let row = headerIndex + 1; row < grid.values.length; row++) {
    const cells = grid.values[row] ?? [];
    if (leftOut.has(row)) continue;
    for (const column of worded) {
      const cell = cells[column];
      if (cell === undefined || isBlank(cell)) continue;
      const key = `${column} ${plainText(String(cell))}`;
      const own = known.get(key) ?? { word: quoted(cell), column, rows: [], sum: 0 };
      own.rows.push(row);
      own.sum += amountOf(cells);
      known.set(key, own);
    }
  }
  const found = [...known.values()];
  return found.filter(({ column }) => found.filter((each) => each.column === column).length <= MOST_WORDS);
}

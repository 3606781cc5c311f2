import { cellAddress } from "../cells/a1";
import { isBlank } from "../cells/plainText";
import { quoted } from "../messages";
import type { CellValue } from "../cells/sheetGrid";
import { isSameQuestion } from "../answers";
import type { Answer, Chosen, ExampleCell, ExampleRow, Question, QuestionKind } from "../question";
import type { SourceKind } from "../../domain/receivables/sourceKind";
import { rangeOfField } from "./bucketParts";
import { isAmountField, isDayField } from "./columnProfile";
import { placeOf } from "./decisions";
import { sourceColumn, type Layout, type LayoutHeading } from "./layout";
import type { Field } from "../source";

/** What a check or a reader knows of what it asks. */
interface Asked {
  /** Grid index of the column it is about; null for a question about the whole sheet. */
  readonly column: number | null;
  /** Grid rows to look at: the first two are shown. */
  readonly rows: readonly number[];
  readonly values?: Question["values"];
  /** A text is a choice without a heading. */
  readonly choices: readonly (string | Chosen)[];
  /** The place of the proposed choice, the first one unless told. */
  readonly proposed?: number;
  /** True where what is proposed may be taken unasked; false unless told. */
  readonly isTaken?: boolean;
  /** What it is about when that is not the column's heading. */
  readonly subject?: string;
}

const EXAMPLES = 2;

/** A question about a table, with the answer kept for it when there is one. */
export function ask(layout: Layout, kind: QuestionKind, asked: Asked): Question {
  const { grid, key } = layout;
  const column = asked.column === null ? null : sourceColumn(layout, asked.column);
  const named = {
    kind,
    sheet: grid.sheet,
    sourceKind: layout.kind,
    layout: key,
    subject: asked.subject ?? column?.heading ?? "",
  };
  return {
    ...named,
    column,
    examples: asked.rows.slice(0, EXAMPLES).map((row) => exampleRow(layout, row, asked.column)),
    values: { sheet: grid.sheet, heading: column?.heading ?? "", ...asked.values },
    choices: asked.choices.map((choice) => ({
      ...(typeof choice === "string" ? { choice, heading: "" } : choice),
      totals: null,
    })),
    proposed: asked.proposed ?? 0,
    isTaken: asked.isTaken ?? false,
    answer: layout.answers.find((answer) => isSameQuestion(answer, named)) ?? null,
  };
}

/** Cells of a row quoted beside the one asked about: enough to know the row again. */
const CELLS_QUOTED = 4;

/** The serial day after 31 December 9999, the last one that Excel knows. */
const AFTER_LAST_DAY = 2_958_466;

/** A grid row to look at, with the address of its cell in a grid column, the table's first when none is asked about. */
export function exampleRow(layout: Layout, row: number, column: number | null): ExampleRow {
  const { grid, span } = layout;
  const at = column ?? -1;
  const cells = grid.values[row] ?? [];
  const isFilled = (index: number): boolean =>
    cells[index] !== undefined && !isBlank(cells[index]) && !isGivenClient(layout, row, index);
  const others = [...cells.keys()].filter(
    (index) => index >= span[0] && index <= span[1] && index !== at && isFilled(index),
  );
  const shown = [...others.slice(0, CELLS_QUOTED), ...(column !== null && isFilled(at) ? [at] : [])];
  shown.sort((one, other) => one - other);
  return {
    address: cellAddress(grid.sheet, grid.firstRow + row, grid.firstColumn + (column ?? span[0])),
    cells: shown.map((index) => exampleCell(layout, cells[index] as CellValue, index, at)),
  };
}

/** A client that stands in the row above alone, where whose line it is is asked: the cell itself is blank. */
function isGivenClient({ clientsFilled, columns }: Layout, row: number, index: number): boolean {
  if (clientsFilled?.isDoubtful !== true || !clientsFilled.rows.includes(row)) return false;
  return index === columns.clientCode?.index || index === columns.clientName?.index;
}

/** Numbers are dates or amounts where their column is read as such, or is the one asked about. */
function exampleCell(layout: Layout, cell: CellValue, index: number, at: number): ExampleCell {
  if (typeof cell !== "number") return quoted(cell);
  const { columns, buckets, months } = layout;
  const fields = (Object.entries(columns) as [Field, { readonly index: number }][])
    .filter(([, column]) => column.index === index)
    .map(([field]) => field);
  if (fields.some(isDayField))
    return cell >= 1 && cell < AFTER_LAST_DAY ? { day: Math.floor(cell) } : quoted(cell);
  const isPart = [...buckets, ...months].some((column) => column.index === index);
  const isAmount = isPart || fields.some(isAmountField) || (index === at && fields.length === 0);
  return isAmount ? { amount: cell } : quoted(cell);
}

/** What was answered about a table to a question of that kind and subject; null when nothing was. */
export function answerTo(
  layout: Pick<Layout, "answers">,
  kind: QuestionKind,
  subject: string,
): Chosen | null {
  const text = subject.trim().toLowerCase();
  return (
    layout.answers.find((answer) => answer.kind === kind && answer.subject.trim().toLowerCase() === text) ??
    null
  );
}

/** The answers that hold for a table: given for its sheet, else for a table of the same headings. */
export function answersFor(
  answers: readonly Answer[],
  sheet: string,
  kind: SourceKind,
  layout: string,
): readonly Answer[] {
  const ofKind = answers.filter(({ sourceKind }) => sourceKind === kind);
  const isHere = (answer: Answer): boolean => answer.sheet.toLowerCase() === sheet.toLowerCase();
  return [
    ...ofKind.filter(isHere),
    ...ofKind.filter((answer) => !isHere(answer) && answer.layout === layout),
  ];
}

/** Questions whose subject is a heading and whose choice may be the field that its column holds. */
const FIELD_QUESTIONS: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["unread-bucket", "bucket-hole"]);

/** The columns that answers say a field stands in, found by their headings. */
export function answeredColumns(
  answers: readonly Answer[],
  headings: readonly LayoutHeading[],
): readonly { readonly field: Field; readonly index: number; readonly heading: string }[] {
  return answers.flatMap(({ kind, subject, choice }) => {
    const field = choice as Field;
    if (!FIELD_QUESTIONS.has(kind) || rangeOfField(field) === undefined) return [];
    const place = placeOf(subject, headings);
    return place === undefined ? [] : [{ field, index: place.index, heading: place.text }];
  });
}

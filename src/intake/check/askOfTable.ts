import { isSameQuestion } from "../answers";
import type { Question, QuestionKind } from "../question";
import type { TableReading } from "../read/reading";
import type { Field } from "../source";

/** What a question about a table is about. */
interface AboutTable {
  readonly fields: readonly Field[];
  readonly subject: string;
  /** Places of the records to look at; the first ones unless told. */
  readonly places?: readonly number[];
}

/** A question about a table as a whole, with the first of the fields that it has. */
export function askOfTable(
  { source, records }: TableReading,
  kind: QuestionKind,
  values: Question["values"],
  choices: readonly string[],
  { fields, subject, places }: AboutTable,
): Question {
  const { sheet, layout, columns, answers = [] } = source;
  const column = fields.map((field) => columns[field]).find((each) => each !== undefined) ?? null;
  const named = { kind, sheet, sourceKind: source.kind, layout, subject };
  const shown = places?.slice(0, 2) ?? [...Array(Math.min(2, records.length)).keys()];
  return {
    ...named,
    column,
    examples: shown.map((place) => records.exampleAt(place, ...fields)),
    values: { sheet, heading: column?.heading ?? "", ...values },
    choices: choices.map((choice) => ({ choice, heading: "", totals: null })),
    proposed: 0,
    isTaken: false,
    answer: answers.find((answer) => isSameQuestion(answer, named)) ?? null,
  };
}

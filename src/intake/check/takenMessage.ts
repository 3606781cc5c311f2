import { message, type IntakeMessage, type WarningCode } from "../messages";
import type { Question, QuestionKind } from "../question";

/** What is said of lines that are left out, whether it was answered so or is too plain to be asked. */
const SAID: Readonly<Partial<Record<QuestionKind, WarningCode>>> = {
  "lines-paid": "paid-left-out",
  "suppliers-among": "suppliers-left-out",
};

/** The sentence for what a sheet leaves out, answered or taken; none for a question that waits. */
export function saidOf({
  kind,
  answer,
  isTaken,
  choices,
  proposed,
  values,
}: Question): readonly IntakeMessage[] {
  const code = SAID[kind];
  const choice = (answer ?? (isTaken ? choices[proposed] : undefined))?.choice;
  return code === undefined || choice !== "left-out" ? [] : [message(code, values)];
}

/** What is taken unasked of a sheet, in a sentence with the sums of both readings; null for a question that waits. */
export function takenMessage(question: Question): IntakeMessage | null {
  const code = SAID[question.kind];
  return question.isTaken && question.answer === null && code !== undefined
    ? message(code, question.values)
    : null;
}

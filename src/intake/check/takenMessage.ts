import { message, type IntakeMessage, type WarningCode } from "../messages";
import type { Question, QuestionKind } from "../question";

/** What is said of a choice, whether it was answered or taken; of words that were only taken, until they are answered to. */
interface Said {
  readonly code: WarningCode;
  readonly choice: string;
  readonly isUntilAnswered?: boolean;
}

const SAID: Readonly<Partial<Record<QuestionKind, Said>>> = {
  "lines-paid": { code: "paid-left-out", choice: "left-out" },
  "suppliers-among": { code: "suppliers-left-out", choice: "left-out" },
  "type-word": { code: "type-added", choice: "adds", isUntilAnswered: true },
};

/** The sentence for what is read so, answered or taken; none for a question that waits. */
export function saidOf({
  kind,
  answer,
  isTaken,
  choices,
  proposed,
  values,
}: Question): readonly IntakeMessage[] {
  const said = SAID[kind];
  if (said === undefined || (said.isUntilAnswered === true && answer !== null)) return [];
  const choice = (answer ?? (isTaken ? choices[proposed] : undefined))?.choice;
  return choice === said.choice ? [message(said.code, values)] : [];
}

/** What is taken unasked of a sheet, in a sentence with the sums of both readings; null for a question that waits. */
export function takenMessage(question: Question): IntakeMessage | null {
  const said = SAID[question.kind];
  return question.isTaken && question.answer === null && said !== undefined
    ? message(said.code, question.values)
    : null;
}

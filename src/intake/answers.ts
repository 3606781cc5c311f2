import type { Answer, Chosen, QuestionKey } from "./question";

/** The answer that a choice of a question is. */
export function answerOf(
  { kind, sheet, sourceKind, layout, subject }: QuestionKey,
  { choice, heading }: Chosen,
): Answer {
  return { kind, sheet, sourceKind, layout, subject, choice, heading };
}

/** Whether both are about the same thing, as people and Excel compare names. */
export function isSameQuestion(one: QuestionKey, other: QuestionKey): boolean {
  const sheets = one.sheet.toLowerCase() === other.sheet.toLowerCase();
  return isSameMatter(one, other) && (sheets || one.layout === other.layout);
}

function isSameMatter(one: QuestionKey, other: QuestionKey): boolean {
  return (
    one.kind === other.kind &&
    one.sourceKind === other.sourceKind &&
    one.subject.trim().toLowerCase() === other.subject.trim().toLowerCase()
  );
}

/** Answers over others to the same questions. */
export function mergeAnswers(answers: readonly Answer[], newer: readonly Answer[]): readonly Answer[] {
  return [...answers.filter((answer) => !newer.some((other) => isSameQuestion(answer, other))), ...newer];
}

import { ageOpenItems } from "../../../src/domain/receivables/ageing";
import { addAgeings, AGEING_PARTS, type Ageing } from "../../../src/domain/receivables/receivables";
import { openQuestions } from "../../../src/intake/check/questions";
import { readWorkbook } from "../../../src/intake/join/readWorkbook";
import { answerOf, mergeAnswers } from "../../../src/intake/answers";
import type { Answer, Question } from "../../../src/intake/question";
import type { Intake } from "../../../src/intake/source";
import { DAY, generateUnknown, type GeneratedUnknown, type Unknown } from "./generateUnknown";

/** How a table with a column in invented words was read. */
export interface ReadUnknown {
  readonly isRight: boolean;
  /** True where a question waits for an answer. */
  readonly isAsked: boolean;
  /** True where one of them bears an invented word. */
  readonly isAskedByName: boolean;
  /** True where a column left unread, a sheet not read, or something said bears one. */
  readonly isNamed: boolean;
  /** True where answers lead to what is right. */
  readonly isAnswerable: boolean;
}

/** Reads the workbook of that kind and seed. */
export async function readUnknown(kind: Unknown, seed: number): Promise<ReadUnknown> {
  const workbook = generateUnknown(kind, seed);
  const intake = await read(workbook, []);
  const questions = openQuestions(intake);
  const isRight = areRight(intake, workbook);
  const bears = (text: string): boolean => workbook.invented.some((word) => text.includes(word));
  return {
    isRight,
    isAsked: questions.length > 0,
    isAskedByName: questions.some((question) => bears(toldIn(question))),
    isNamed: bears(
      JSON.stringify([intake.sources.map(({ unread }) => unread), intake.notRead, intake.warnings]),
    ),
    isAnswerable: isRight || (await leadsToRight(workbook, [], 3)),
  };
}

function toldIn({ column, subject, choices, values, sheet }: Question): string {
  return JSON.stringify([column, subject, choices, values, sheet]);
}

function read({ grids, day }: GeneratedUnknown, answers: readonly Answer[]): Promise<Intake> {
  return readWorkbook(grids, { referenceDate: day, answers });
}

/** Answers tried at most on the way to what is right. */
async function leadsToRight(
  workbook: GeneratedUnknown,
  answers: readonly Answer[],
  steps: number,
): Promise<boolean> {
  const intake = await read(workbook, answers);
  if (areRight(intake, workbook)) return true;
  if (steps === 0) return false;
  for (const question of openQuestions(intake)) {
    for (const choice of question.choices) {
      const given = mergeAnswers(answers, [answerOf(question, choice)]);
      if (await leadsToRight(workbook, given, steps - 1)) return true;
    }
  }
  return false;
}

function areRight(intake: Intake, { ageing, day }: GeneratedUnknown): boolean {
  const found = ageingOf(intake);
  const isDated = day !== null || intake.referenceDate === DAY;
  return isDated && AGEING_PARTS.every((part) => found[part] === ageing[part]);
}

function ageingOf({ openItems, agedBalance, referenceDate }: Intake): Ageing {
  if (openItems.length === 0) return addAgeings(agedBalance);
  const clients = ageOpenItems(openItems, {
    referenceDate: referenceDate ?? DAY,
    residue: 0,
    termOf: () => null,
  });
  return addAgeings(clients.map(({ ageing }) => ageing));
}

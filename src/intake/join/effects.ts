import { addAgeings } from "../../domain/receivables/receivables";
import { ageOpenItems } from "../../domain/receivables/ageing";
import type { SheetGrid } from "../cells/sheetGrid";
import { answerOf, mergeAnswers, type Choice, type Question, type ReadTotals } from "../question";
import type { Intake } from "../source";
import type { Pause } from "../read/rows";
import { readWorkbook, type IntakeOptions } from "./readWorkbook";

/**
 * The questions with what everything read comes to under each choice: the sheets are read again with it, so that
 * what is shown before an answer is what stands after it.
 */
export async function withEffects(
  questions: readonly Question[],
  grids: readonly SheetGrid[],
  options: IntakeOptions,
  pause: Pause,
): Promise<readonly Question[]> {
  const shown: Question[] = [];
  for (const question of questions) {
    const choices: Choice[] = [];
    for (const choice of question.choices) {
      const answers = mergeAnswers(options.answers ?? [], [answerOf(question, choice)]);
      const intake = await readWorkbook(grids, { ...options, answers }, pause);
      choices.push({ ...choice, totals: totalsOf(intake) });
    }
    shown.push({ ...question, choices });
  }
  return shown;
}

/**
 * What the receivables come to: open items where there are some, else the aged balance. Items without a due date
 * count as not due, and so do all of them where no day is known.
 */
function totalsOf({ openItems, agedBalance, referenceDate }: Intake): ReadTotals {
  if (openItems.length === 0) {
    const clients = new Set(agedBalance.map(({ clientCode }) => clientCode)).size;
    const balance = agedBalance.reduce((sum, line) => sum + line.balance, 0);
    return { ...addAgeings(agedBalance), balance, clients };
  }
  const clients = ageOpenItems(openItems, {
    referenceDate: referenceDate ?? 0,
    termOf: () => null,
    residue: 0,
  });
  const balance = clients.reduce((sum, client) => sum + client.balance, 0);
  return { ...addAgeings(clients.map(({ ageing }) => ageing)), balance, clients: clients.length };
}

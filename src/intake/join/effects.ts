import type { SheetGrid } from "../cells/sheetGrid";
import { answerOf, mergeAnswers } from "../answers";
import type { Choice, Question, ReadTotals } from "../question";
import type { Pause } from "../read/rows";
import type { Intake } from "../source";
import { readWorkbook, type IntakeOptions } from "./readWorkbook";

/**
 * The questions with what everything read comes to under each choice: the sheets are read again with it, so that
 * what is shown before an answer is what stands after it.
 * @param totalsOf what the receivables of a reading come to, aged as the analysis ages them.
 */
export async function withEffects(
  questions: readonly Question[],
  grids: readonly SheetGrid[],
  options: IntakeOptions,
  pause: Pause,
  totalsOf: (intake: Intake) => ReadTotals,
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

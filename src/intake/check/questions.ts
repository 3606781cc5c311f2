import type { Layout } from "../find/layout";
import { unreadColumns } from "../find/unread";
import { isSameQuestion } from "../answers";
import type { Question } from "../question";
import type { AgedBalanceReading } from "../read/agedBalance";
import type { TableReading } from "../read/reading";
import type { Intake, Source } from "../source";
import { amounts } from "./amounts";
import { layoutQuestions } from "./layoutQuestions";
import { partsAndWhole } from "./partsAndWhole";
import { saidOf } from "./takenMessage";
import { wordTotal } from "./wordTotal";

/** The reading with what has to be asked of it, the answers it was read with, and the columns it leaves unread. */
export function withQuestions<R extends TableReading>(layout: Layout, reading: R): R {
  const questions = uniqueQuestions([...(reading.questions ?? []), ...checks(layout, reading)]);
  const unread = unreadColumns(layout);
  const warnings = [...reading.warnings, ...questions.flatMap(saidOf)];
  return { ...reading, warnings, source: { ...reading.source, questions, answers: layout.answers, unread } };
}

function checks(layout: Layout, reading: TableReading): readonly Question[] {
  const ofLayout = [...layoutQuestions(layout), ...amounts(layout), ...wordTotal(layout, reading)];
  return isAgedBalance(reading) ? [...ofLayout, ...partsAndWhole(layout, reading.gaps)] : ofLayout;
}

function isAgedBalance(reading: TableReading): reading is AgedBalanceReading {
  return reading.source.kind === "aged-balance" && "gaps" in reading;
}

function uniqueQuestions(questions: readonly Question[]): readonly Question[] {
  return questions.filter(
    (question, place) => questions.findIndex((other) => isSameQuestion(question, other)) === place,
  );
}

/** The questions that wait for an answer, of the sources whose figures are used, in the order of the sheets. */
export function openQuestions(intake: Pick<Intake, "sources">): readonly Question[] {
  return countedSources(intake)
    .flatMap(({ questions = [] }) => questions)
    .filter(({ answer, isTaken }) => answer === null && !isTaken);
}

/** Of the receivables open items say more than an aged balance, which is then not used; all else is. */
function countedSources({ sources }: Pick<Intake, "sources">): readonly Source[] {
  const used = sources.filter(({ superseded }) => superseded !== true);
  const hasItems = used.some(({ kind }) => kind === "open-items");
  return used.filter(({ kind }) => !(hasItems && kind === "aged-balance"));
}

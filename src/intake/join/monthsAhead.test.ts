import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { openQuestions } from "../check/questions";
import { answerOf, mergeAnswers } from "../answers";
import type { Answer, Question } from "../question";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

function read(words: readonly string[], answers: readonly Answer[] = []): Promise<Intake> {
  const lines = ["Alpha", "Bravo"].flatMap((client) => words.map((word, row) => [client, word, 100 + row]));
  const values = [["Client", "Retard", "Solde"], ...lines];
  const grid = { sheet: "Export", hidden: false, firstRow: 0, firstColumn: 0, values };
  return readWorkbook([grid], { referenceDate: 46_000, answers });
}

/** In units: not due, then by days late. */
function agesOf({ agedBalance }: Intake): readonly number[] {
  return AGEING_PARTS.map((part) => agedBalance.reduce((sum, line) => sum + line[part], 0) / 100);
}

const LATE: Readonly<Record<string, string>> = { "M+1": "d1_30", "M+2": "d31_60", ">M+3": "d91_120" };

test("months ahead, none of them back, may be months late: each is asked about", async () => {
  const words = ["Non échu", ...Object.keys(LATE)];
  const questions = openQuestions(await read(words));
  expect(questions.map(({ kind, subject }) => [kind, subject])).toEqual(
    [">M+3", "M+2", "M+1"].map((word) => ["bucket-word", word]),
  );
  const choiceOf = (question: Question): Answer => {
    const chosen = question.choices.find(({ choice }) => choice === LATE[question.subject]);
    if (chosen === undefined) throw new Error(`No such choice of ${question.subject}`);
    return answerOf(question, chosen);
  };
  const answers = questions.reduce<readonly Answer[]>((all, each) => mergeAnswers(all, [choiceOf(each)]), []);
  const answered = await read(words, answers);
  expect([agesOf(answered), openQuestions(answered)]).toEqual([[200, 202, 204, 0, 206, 0, 0], []]);
});

test("beside months back they are to come", async () => {
  const intake = await read(["M-2", "M-1", "M", "M+1"]);
  expect([agesOf(intake), openQuestions(intake)]).toEqual([[206, 204, 202, 200, 0, 0, 0], []]);
});

/** A row a client below the headings, the figures of two of them. */
function readWide(headings: readonly string[], answers: readonly Answer[] = []): Promise<Intake> {
  const rows = [1, 2].map((times) => [
    `Maison ${times}`,
    ...headings.map((heading, place) => (heading === "Solde" ? 0 : times * (place + 1))),
  ]);
  for (const row of rows) {
    const sum = row.slice(1).reduce<number>((total, each) => total + Number(each), 0);
    const balance = headings.indexOf("Solde") + 1;
    if (balance > 0) row[balance] = sum;
  }
  const values = [["Client", ...headings], ...rows];
  const grid = { sheet: "Export", hidden: false, firstRow: 0, firstColumn: 0, values };
  return readWorkbook([grid], { referenceDate: 46_000, answers });
}

test("columns of months ahead are months late where no other is late, and it is asked", async () => {
  const headings = ["À échoir", "M+1", "M+2", "M+3", "> M+3", "Solde"];
  const asked = await readWide(headings);
  const [question, ...others] = openQuestions(asked);
  expect([question?.kind, question?.subject, others]).toEqual(["months-ahead", "M+1", []]);
  expect(agesOf(asked)).toEqual([3, 6, 9, 12, 15, 0, 0]);
  const toCome = question?.choices.find(({ choice }) => choice === "to-come");
  if (question === undefined || toCome === undefined) throw new Error("Nothing is asked");
  const answered = await readWide(headings, [answerOf(question, toCome)]);
  expect([agesOf(answered), openQuestions(answered)]).toEqual([[45, 0, 0, 0, 0, 0, 0], []]);
});

test("columns of months ahead are to come beside what is overdue", async () => {
  const intake = await readWide(["Échu", "M+1", "M+2", "Solde"]);
  expect(openQuestions(intake).map(({ kind }) => kind)).not.toContain("months-ahead");
  expect(agesOf(intake)[0]).toBe(15);
});

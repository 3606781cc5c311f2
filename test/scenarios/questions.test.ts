import { NeedsDecision } from "../../src/committee/port/needsDecision";
import { answerOf } from "../../src/intake/answers";
import type { Question } from "../../src/intake/question";
import { columnLetters } from "../../src/book/cells";
import type { Scalar, WorkbookModel } from "../simulator/model";
import { newWorkbook, putValues, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const FRENCH = { language: "fr", referenceDate: 46_112 } as const;
const SHEET = "Balance âgée";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function open(model: WorkbookModel): Promise<OpenCommittee> {
  const committee = await openCommittee(model);
  opened.push(committee);
  return committee;
}

/** An aged balance whose oldest bucket bears a word that nobody knows. */
function withUnknownBucket(rows: readonly (readonly Scalar[])[] = WEEK): WorkbookModel {
  const model = newWorkbook("Comité.xlsx", [SHEET]);
  putValues(sheetNamed(model, SHEET), "A1", [HEADINGS, ...rows]);
  return model;
}

const HEADINGS = [
  "Code client",
  "Nom client",
  "Solde",
  "Non échu",
  "1-30 jours",
  "31-60 jours",
  "61-90 jours",
  "Vieux dossiers",
];
const WEEK = [
  ["C1", "Alpha", 90_000, 0, 0, 0, 0, 90_000],
  ["C2", "Bravo", 500, 500, 0, 0, 0, 0],
  ["C3", "Charlie", 700, 0, 100, 200, 300, 100],
];
const NEXT_WEEK = [
  ["C9", "Delta", 1_000, 0, 0, 0, 0, 1_000],
  ...WEEK.slice().reverse(),
  ["C8", "Echo", 100, 100, 0, 0, 0, 0],
];

async function questionsOf(work: Promise<unknown>): Promise<readonly Question[]> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof NeedsDecision)) throw new Error(`Expected a question, got ${String(error)}`);
  return error.questions;
}

function answered(question: Question | undefined, choice: string) {
  const chosen = question?.choices.find((each) => each.choice === choice);
  if (question === undefined || chosen === undefined) throw new Error(`${choice} cannot be answered`);
  return answerOf(question, chosen);
}

/** The rows of answers as the settings hold them, headings first. */
function kept(model: WorkbookModel): (string | number | boolean)[][] {
  const { area } = tableNamed(model, "CC_Answers");
  const right = columnLetters(area.left + area.columns - 1);
  const address = `${columnLetters(area.left)}${area.top + 1}:${right}${area.top + area.rows}`;
  return valuesOf(sheetNamed(model, "Paramètres"), address);
}

test("a bucket that nobody knows is asked about before anything is written, with what each answer comes to", async () => {
  const { actions, excel } = await open(withUnknownBucket());
  const questions = await questionsOf(actions.analysis.analyse(FRENCH, patience()));
  expect([...excel.meters.written.keys()]).toEqual([]);
  expect(questions).toHaveLength(1);
  const [question] = questions;
  expect(question).toMatchObject({
    kind: "unread-bucket",
    sheet: SHEET,
    subject: "Vieux dossiers",
    column: { column: 7, heading: "Vieux dossiers" },
    values: { missing: 90_100, held: 90_100, rows: 2 },
    answer: null,
  });
  expect(question?.examples.map(({ address }) => address)).toEqual([`'${SHEET}'!H2`, `'${SHEET}'!H4`]);
  const proposed = question?.choices[question.proposed];
  expect(proposed?.choice).toBe("over90");
  expect(proposed?.totals).toMatchObject({ balance: 9_120_000, notDue: 50_000, d91_120: 9_010_000 });
  const notDue = question?.choices.find(({ choice }) => choice === "notDue");
  expect(notDue?.totals).toMatchObject({ balance: 9_120_000, notDue: 9_060_000, d91_120: 0, clients: 3 });
});

test("the answer gives the figures that were shown, is kept, and next week's file is read with it unasked", async () => {
  const { actions, model } = await open(withUnknownBucket());
  const [question] = await questionsOf(actions.analysis.analyse(FRENCH, patience()));
  const answers = [answered(question, "over120")];
  const shown = question?.choices.find(({ choice }) => choice === "over120")?.totals;
  const first = await actions.analysis.analyse({ ...FRENCH, answers }, patience());
  expect(first.totals).toMatchObject({ balance: shown?.balance, over120: shown?.over120, notDue: 50_000 });
  expect(first.clients.find(({ clientCode }) => clientCode === "C1")?.colour).not.toBe("green");
  expect(kept(model)[1]?.slice(0, 5)).toEqual([
    SHEET,
    "Balance âgée",
    "Colonne d'une tranche",
    "Vieux dossiers",
    "Plus de 120 jours de retard",
  ]);

  putValues(sheetNamed(model, SHEET), "A1", [HEADINGS, ...NEXT_WEEK]);
  const next = await actions.analysis.analyse(FRENCH, patience());
  expect(next.totals.over120).toBe(9_110_000);
  expect(next.readings[0]?.answers).toMatchObject([{ subject: "Vieux dossiers", choice: "over120" }]);
  expect(kept(model)).toHaveLength(2);
});

test("an answer made no sense of is named with its cell, and the question asked again", async () => {
  const { actions, model } = await open(withUnknownBucket());
  const [question] = await questionsOf(actions.analysis.analyse(FRENCH, patience()));
  await actions.analysis.analyse({ ...FRENCH, answers: [answered(question, "over90")] }, patience());
  const { area } = tableNamed(model, "CC_Answers");
  const cell = `${columnLetters(area.left + 4)}${area.top + 2}`;
  putValues(sheetNamed(model, "Paramètres"), cell, [["vieux"]]);
  const again = await questionsOf(actions.analysis.analyse(FRENCH, patience()));
  expect(again.map(({ kind }) => kind)).toEqual(["unread-bucket"]);
  const done = await actions.analysis.analyse(
    { ...FRENCH, answers: [answered(again[0], "notDue")] },
    patience(),
  );
  expect(done.warnings).toContainEqual({
    code: "source-setting-invalid",
    values: { address: `'Paramètres'!${cell}`, column: "Réponse", value: "vieux" },
  });
  expect(done.totals.notDue).toBe(9_060_000);
  expect(kept(model)[1]?.[4]).toBe("Non échu");
});

test("what names a field is kept in words, and is the same question next week", async () => {
  const model = newWorkbook("Comité.xlsx", [SHEET]);
  const headings = ["Client", "N° facture", "Date facture", "Fin", "Solde dû"];
  const rows = [0, 1, 2, 3].map((row) => [`Maison ${row}`, `F${row}`, 46_000 + row, 46_060 + row, 100.5]);
  putValues(sheetNamed(model, SHEET), "A1", [headings, ...rows]);
  const { actions } = await open(model);
  const [question] = await questionsOf(actions.analysis.analyse(FRENCH, patience()));
  expect(question).toMatchObject({ kind: "due-date-column", subject: "dueDate" });
  await actions.analysis.analyse({ ...FRENCH, answers: [answered(question, "column")] }, patience());
  expect(kept(model)[1]?.slice(2, 5)).toEqual(["Colonne de l'échéance", "Échéance", "« Fin »"]);
  const next = await actions.analysis.analyse(FRENCH, patience());
  expect(next.readings[0]?.answers).toMatchObject([{ subject: "dueDate", heading: "Fin" }]);
});

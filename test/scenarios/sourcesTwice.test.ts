import { translator } from "../../src/locales/translator";
import { questionText } from "../../src/taskpane/sources/questionText";
import { ensureCell } from "../simulator/cells";
import type { Scalar, WorkbookModel } from "../simulator/model";
import { newWorkbook, putValues, sheetNamed, valuesOf } from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { analyseAgreeing, openCommittee } from "./openCommittee";

const words = translator("fr");
const ROWS = valuesOf(sheetNamed(plainReceivablesWorkbook(), "Pièces ouvertes"), "A3:F11") as Scalar[][];

/** Two sheets without a day, as exports stand side by side: the second has what is done to the amounts of the first. */
function twoExports(amount: (value: Scalar | undefined) => Scalar): WorkbookModel {
  const model = newWorkbook("Comité.xlsx", ["Export A", "Export B"]);
  const [headings = [], ...rows] = ROWS;
  putValues(sheetNamed(model, "Export A"), "A1", ROWS);
  putValues(sheetNamed(model, "Export B"), "A1", [
    headings,
    ...rows.map((row) => [...row.slice(0, 5), amount(row[5])]),
  ]);
  return model;
}

/** Analyses as somebody who agrees to what is proposed. @returns the balance, the rows refused, and all that was read on the way. */
async function analysed(model: WorkbookModel) {
  const committee = await openCommittee(model);
  const { analysis, asked } = await analyseAgreeing(committee, { language: "fr", referenceDate: 46_036 });
  committee.close();
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
  return {
    balance: analysis.totals.balance,
    rejected: analysis.rejected,
    asked: asked.flatMap(({ questions }) => questions.map((each) => plain(questionText(each, words).ask))),
    said: analysis.warnings.map((each) => plain(words.message(each))),
  };
}

const LEFT_ASIDE =
  "La feuille « Export B » est remplacée par « Export A », plus récente ou identique ; elle n'est pas comptée.";

test("the same export twice counts once, and the other sheet is named", async () => {
  const { balance, asked, said } = await analysed(twoExports((value) => value ?? ""));
  expect({ balance, asked }).toEqual({ balance: 286_487_95, asked: [] });
  expect(said).toContain(LEFT_ASIDE);
});

test("two undated sheets of the same items: which is the newer is asked, with what both come to", async () => {
  const { balance, asked, said } = await analysed(twoExports((value) => Number(value) + 100));
  expect(asked).toEqual([
    "« Export A » (286 487,95) et « Export B » (287 287,95) portent les mêmes lignes, et rien ne dit laquelle est la plus récente. Laquelle faut-il lire ?",
  ]);
  expect(balance).toBe(286_487_95);
  expect(said).toContain(LEFT_ASIDE);
});

test("an amount that a lost link made #REF! is refused with its cell, never counted as nil in silence", async () => {
  const model = plainReceivablesWorkbook();
  ensureCell(sheetNamed(model, "Pièces ouvertes"), 4, 5).value = "#REF!";
  const { balance, rejected } = await analysed(model);
  expect(balance).toBe(286_487_95 - 9_310_00);
  expect(rejected).toMatchObject([{ address: "'Pièces ouvertes'!F5" }]);
});

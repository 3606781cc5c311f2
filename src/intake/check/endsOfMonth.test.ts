import { dayOf } from "../../domain/basis/day";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { readWorkbook } from "../join/readWorkbook";
import { answerOf } from "../answers";
import { QUESTIONS, type Answer, type Question } from "../question";
import type { Intake } from "../source";
import { openQuestions } from "./questions";

const DAY = dayOf(2026, 3, 31);

function grid(sheet: string, values: readonly (readonly CellValue[])[]): SheetGrid {
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
}

const ITEMS = ["Code client", "N° facture", "Date facture", "Échéance", "Solde dû"];
const JANUARY = dayOf(2026, 1, 15);
const DATED = ["C3", "F9", JANUARY, dayOf(2026, 2, 10), 40];
const CLIENTS = grid("Fichier clients", [
  ["Code client", "Nom", "Conditions de règlement"],
  ["C1", "Verrerie Ravel", "60 jours"],
  ["C2", "Garage Moulin", "45 jours fin de mois"],
  ["C3", "Cidrerie Le Goff", "30 jours"],
]);

function read(
  rows: readonly (readonly CellValue[])[],
  answers: readonly Answer[] = [],
  clients = CLIENTS,
): Promise<Intake> {
  const items = grid("Pièces", [ITEMS, ...rows, DATED]);
  return readWorkbook([items, clients], {
    referenceDate: DAY,
    endOfMonthReading: "days-then-month",
    answers,
  });
}

// 45 days end of month: 17 March with the end first, 31 March with the days first.
const OPEN = [
  ["C1", "F1", JANUARY, "", 10],
  ["C2", "F2", JANUARY, "", 20],
  ["C2", "F3", dayOf(2026, 3, 1), "", 5],
] as const;

test("an end of month of a client sheet is asked where an invoice without due date is late or not with it", async () => {
  const intake = await read(OPEN);
  const [question, ...more] = openQuestions(intake) as [Question];
  expect(more).toEqual([]);
  expect(question).toMatchObject({
    kind: "end-of-month",
    sheet: "Fichier clients",
    sourceKind: "clients",
    column: { heading: "Conditions de règlement" },
    examples: [{ address: "'Fichier clients'!C3" }],
    values: { rows: 1 },
    proposed: 1,
  });
  for (const choice of QUESTIONS["end-of-month"]) {
    const answered = await read(OPEN, [answerOf(question, { choice, heading: "" })]);
    expect([openQuestions(answered), answered.endOfMonthReading]).toEqual([[], choice]);
  }
});

test.each<[string, readonly (readonly CellValue[])[]]>([
  ["both readings give the same range", [["C2", "F3", dayOf(2026, 3, 1), "", 5]]],
  ["only credits have no due date", [["C2", "F2", JANUARY, "", -20]]],
  ["every invoice has its due date", [["C2", "F2", JANUARY, dayOf(2026, 3, 20), 20]]],
  [
    "another invoice of the client tells the reading",
    [...OPEN, ["C2", "F4", JANUARY, dayOf(2026, 3, 17), 20]],
  ],
])("nothing is asked where %s", async (_, rows) => {
  expect(openQuestions(await read(rows))).toEqual([]);
});

test("nor where the file's invoices tell it, nor of a client sheet without such terms", async () => {
  const two = grid("Fichier clients", [...CLIENTS.values, ["C4", "Tuilerie du Lac", "45 jours fin de mois"]]);
  const told = [...OPEN, ["C4", "F5", JANUARY, dayOf(2026, 3, 17), 20]];
  expect(openQuestions(await read(told, [], two))).toEqual([]);
  const net = grid("Fichier clients", [...CLIENTS.values.slice(0, 2), ["C2", "Garage Moulin", "45 jours"]]);
  expect(openQuestions(await read(OPEN, [], net))).toEqual([]);
});

import { dayOf } from "../../domain/basis/day";
import type { CellValue } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import type { Answer } from "../question";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);
const BILLED = [6000, 1000, 450, 80];

function read(
  columns: Readonly<Record<string, readonly CellValue[]>>,
  { amount = "Montant TTC", answers = [] }: { amount?: string; answers?: readonly Answer[] } = {},
): Promise<Intake> {
  const values = [
    ["Client", "N° facture", "Date facture", "Échéance", amount, ...Object.keys(columns)],
    ...BILLED.map((billed, row) => {
      const paid = Object.values(columns).map((cells) => cells[row] ?? "");
      return [`Maison ${row}`, `F${row}`, DAY - 60, DAY - 30 + row, billed, ...paid];
    }),
  ];
  const grid = { sheet: "Factures", hidden: false, firstRow: 0, firstColumn: 0, values };
  return readWorkbook([grid], { referenceDate: DAY, answers });
}

const owed = ({ openItems }: Intake): readonly number[] => [...openItems].map((item) => item.amount / 100);
const saidOf = ({ warnings }: Intake): readonly string[] =>
  warnings.filter(({ code }) => code === "paid-left-out").map(({ values }) => String(values["heading"]));

const FIRST = [1000, 0, 50, 0];
const SECOND = [2000, 600, 0, ""];
const LEFT = [3000, 400, 400, 80];

test.each([
  ["Acompte versé", "Encaissement"],
  ["Deposit", "Amount paid"],
  ["Anzahlung", "Zahlungen"],
  ["Anticipo", "Cobrado"],
  ["Acconti", "Pagato"],
  ["Aanbetaling", "Betaald"],
  ["Règlement", "Avoir imputé"],
  ["Amount paid", "Credits applied"],
])("“%s” and “%s” beside an amount billed are both taken off, and both named", async (first, second) => {
  const intake = await read({ [first]: FIRST, [second]: SECOND });
  expect([owed(intake), openQuestions(intake)]).toEqual([LEFT, []]);
  expect([[`${first} + ${second}`], [`${second} + ${first}`]]).toContainEqual(saidOf(intake));
});

test.each<[string, readonly CellValue[]]>([
  ["Total réglé", [3000, 600, 50, 0]],
  ["Encaissé", [3000, 600, 50, 0]],
])("“%s” that holds the two others is taken off alone", async (heading, sums) => {
  const intake = await read({ "Acompte versé": FIRST, Versement: SECOND, [heading]: sums });
  expect([owed(intake), openQuestions(intake)]).toEqual([LEFT, []]);
});

test("a payment on account within what is paid is no second one where both are more than the line", async () => {
  const intake = await read({ Acompte: [1000, 600, 50, 0], "Déjà réglé": [3000, 600, 50, 0] });
  expect([owed(intake), openQuestions(intake)]).toEqual([LEFT, []]);
});

test("a payment on account that may stand within what is paid is asked about, and taken off as answered", async () => {
  const columns = { Acompte: [1000, 100, 50, 0], "Déjà réglé": [3000, 400, 50, 0] };
  const intake = await read(columns);
  const [question, ...others] = openQuestions(intake);
  expect(others).toEqual([]);
  expect(question).toMatchObject({
    kind: "amount-paid",
    subject: "Acompte",
    values: { amountHeading: "Montant TTC", held: 1150, whole: 7530 },
  });
  expect(owed(intake)).toEqual([3000, 600, 400, 80]);
  const {
    kind = "amount-paid",
    sheet = "",
    sourceKind = "open-items",
    layout = "",
    subject = "",
  } = question ?? {};
  const answerOf = (choice: string): Answer => {
    return { kind, sheet, sourceKind, layout, subject, choice, heading: "" };
  };
  const added = await read(columns, { answers: [answerOf("deducted")] });
  expect([owed(added), openQuestions(added)]).toEqual([[2000, 500, 350, 80], []]);
  const within = await read(columns, { answers: [answerOf("not-paid")] });
  expect([owed(within), openQuestions(within)]).toEqual([[3000, 600, 400, 80], []]);
});

test.each(["Retenue de garantie", "TVA", "Frais de relance", "Mode de règlement"])(
  "“%s” is no second payment",
  async (heading) => {
    const intake = await read({ "Montant réglé": FIRST, [heading]: [500, 400, 0, 0] });
    expect(saidOf(intake)).toEqual(["Montant réglé"]);
  },
);

test("what is asked about payments counts the lines alone, those paid in full too, and no total below them", async () => {
  const lines: CellValue[][] = [
    ["A", "F1", DAY - 60, DAY - 30, 6000, 1000, 3000],
    ["B", "F2", DAY - 60, DAY - 30, 1000, 100, 400],
    ["C", "F3", DAY - 60, DAY - 30, 500, 0, 500],
    ["Total", "", "", "", 7500, 1100, 3900],
  ];
  const headings = [
    "Client",
    "N° facture",
    "Date facture",
    "Échéance",
    "Montant TTC",
    "Acompte",
    "Déjà réglé",
  ];
  const grid = {
    sheet: "Factures",
    hidden: false,
    firstRow: 0,
    firstColumn: 0,
    values: [headings, ...lines],
  };
  const asked = openQuestions(await readWorkbook([grid], { referenceDate: DAY }));
  expect(asked.filter(({ kind }) => kind === "amount-paid")).toMatchObject([
    { subject: "Acompte", values: { held: 1_100, whole: 7_500 } },
  ]);
});

test("payments beside an amount that is called open change nothing", async () => {
  const intake = await read({ Acompte: FIRST, Versement: SECOND }, { amount: "Reste dû" });
  expect([owed(intake), openQuestions(intake)]).toEqual([BILLED, []]);
});

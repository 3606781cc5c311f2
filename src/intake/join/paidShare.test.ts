import { dayOf } from "../../domain/basis/day";
import type { CellValue } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import type { Answer } from "../question";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

function read(
  heading: string,
  cells: readonly CellValue[],
  { amount = "Montant TTC", answers = [] }: { amount?: string; answers?: readonly Answer[] } = {},
): Promise<Intake> {
  const values = [
    ["Client", "N° facture", "Date facture", "Échéance", amount, heading],
    ...cells.map((cell, row) => [`Maison ${row}`, `F${row}`, DAY - 60, DAY - 30 + row, 100, cell]),
  ];
  const grid = { sheet: "Factures", hidden: false, firstRow: 0, firstColumn: 0, values };
  return readWorkbook([grid], { referenceDate: DAY, answers });
}

const owed = ({ openItems }: Intake): readonly number[] => [...openItems].map((item) => item.amount / 100);

const WHOLE = [100, 100, 100, 100];
const LEFT = [50, 100, 75];

test.each<[string, readonly CellValue[]]>([
  ["% payé", [1, 0.5, 0, 0.25]],
  ["% payé", [100, 50, 0, 25]],
  ["Taux de règlement", ["100 %", "50 %", "0 %", "25 %"]],
  ["Avancement", ["100 %", "50 %", "0 %", "25 %"]],
  ["Bezahlt in %", ["100%", "50%", "0%", "25,0%"]],
  ["Percentuale incassata", ["100%", "50%", "0%", "25%"]],
  ["Reste à payer %", [0, 0.5, 1, 0.75]],
  ["Remaining (%)", ["0 %", "50 %", "100 %", "75 %"]],
])(
  "“%s” beside an amount is asked about, and what is left is read so where it is answered",
  async (heading, cells) => {
    const intake = await read(heading, cells);
    const [question, ...others] = openQuestions(intake);
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      kind: "amount-paid",
      subject: heading,
      values: { amountHeading: "Montant TTC", held: 175, whole: 400 },
    });
    expect(owed(intake)).toEqual(WHOLE);
    const { kind = "amount-paid", sheet = "", sourceKind = "open-items", layout = "" } = question ?? {};
    const answerOf = (choice: string): Answer => {
      return { kind, sheet, sourceKind, layout, subject: heading, choice, heading: "" };
    };
    expect(owed(await read(heading, cells, { answers: [answerOf("deducted")] }))).toEqual(LEFT);
    const whole = await read(heading, cells, { answers: [answerOf("not-paid")] });
    expect([owed(whole), openQuestions(whole)]).toEqual([WHOLE, []]);
  },
);

test.each<[string, readonly CellValue[]]>([
  ["Taux TVA", ["20 %", "5,5 %", "20 %", "20 %"]],
  ["Remise %", [0.05, 0, 0, 0.1]],
  ["% du total", [0.25, 0.25, 0.25, 0.25]],
  ["Avancement travaux", ["60 %", "100 %", "100 %", "30 %"]],
  ["Probabilité d'encaissement %", [0.25, 0.5, 0.75, 0.9]],
  ["% couvert", [0.9, 0.9, 0, 0.9]],
])("“%s” is no share that is paid, and no amount that might be open", async (heading, cells) => {
  const asked = openQuestions(await read(heading, cells));
  expect(JSON.stringify(asked)).not.toContain(heading);
});

test("a share beside an amount that is called open changes nothing", async () => {
  const intake = await read("% payé", [1, 0.5, 0, 0.25], { amount: "Reste dû" });
  expect([owed(intake), openQuestions(intake)]).toEqual([WHOLE, []]);
});

import { dayOf } from "../../domain/basis/day";
import type { CellValue } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

async function owed(
  heading: string,
  none: CellValue,
  paid: CellValue,
): Promise<readonly [owed: readonly number[], asked: readonly string[]]> {
  const values = [
    ["Client", "N° facture", "Date facture", "Échéance", "Montant TTC", heading],
    ["Vannerie", "F1", DAY - 90, DAY - 60, 500, paid],
    ["Tuilerie", "F2", DAY - 80, DAY - 50, 70, none],
    ["Verrerie", "F3", DAY - 70, DAY - 40, 30, none],
    ["Vannerie", "F4", DAY - 60, DAY - 30, 900, paid],
  ];
  const grid = { sheet: "Factures", hidden: false, firstRow: 0, firstColumn: 0, values };
  const intake = await readWorkbook([grid], { referenceDate: DAY });
  return [
    [...intake.openItems].map(({ amount }) => amount / 100),
    openQuestions(intake).map(({ kind }) => kind),
  ];
}

test.each<[string, CellValue]>([
  ["Date de paiement", "00/00/0000"],
  ["Date de règlement", "-"],
  ["Date Closed", dayOf(4712, 12, 31)],
  ["Closed on", dayOf(9999, 12, 31)],
  ["Zahlungsdatum", dayOf(1900, 1, 1)],
])("in “%s”, %s stands for no payment, and nothing is asked", async (heading, none) => {
  expect(await owed(heading, none, DAY - 25)).toEqual([[70, 30], []]);
});

test("a date of noughts in a column of matches is no match", async () => {
  const [amounts] = await owed("Ausgleich", "00.00.0000", "06.03.2026");
  expect(amounts).toEqual([70, 30]);
});

test("a number that is no date in the place of one is unreadable, not unpaid", async () => {
  for (const odd of [45, 1_234, 90_000]) {
    const [, asked] = await owed("Date de paiement", odd, DAY - 25);
    expect(asked).not.toEqual([]);
  }
});

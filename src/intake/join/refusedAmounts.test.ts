import { dayOf } from "../../domain/basis/day";
import type { CellValue } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

function read(amounts: readonly CellValue[]): Promise<Intake> {
  const values = [
    ["Client", "N° facture", "Échéance", "Reste dû"],
    ...amounts.map((amount, row) => [`Maison ${row}`, `F${row}`, DAY - 20 - row, amount]),
  ];
  return readWorkbook([{ sheet: "Encours", hidden: false, firstRow: 0, firstColumn: 0, values }], {
    referenceDate: DAY,
  });
}

test.each<[string, CellValue, number]>([
  ["a word after it", "3 400,50 palanques", 340_050],
  ["a word before it", "Palq. 3 400,50", 340_050],
])("an amount with %s is refused with its cell and with what it seems to come to", async (_, cell, cents) => {
  const { sources } = await read([cell, 900, 8_000]);
  expect(sources[0]?.rejected).toMatchObject([
    { address: "'Encours'!D2", reason: { code: "amount-unreadable" }, amount: cents },
  ]);
});

test("a note in the place of an amount comes to nothing", async () => {
  const { sources } = await read(["voir 2 avoirs", 900, 8_000]);
  expect(sources[0]?.rejected).toMatchObject([{ address: "'Encours'!D2", amount: null }]);
});

test("an amount in thousands is refused without a thousandth of it", async () => {
  const { sources } = await read(["9 milliers", 900, 8_000]);
  expect(sources[0]?.rejected).toMatchObject([{ address: "'Encours'!D2", amount: null }]);
});

test("one refused line that holds most of the money is asked about, though it is one of many", async () => {
  const intake = await read(["9 000 palanques", 900, 800, 700]);
  expect(openQuestions(intake)).toMatchObject([
    { kind: "many-rejected", values: { rows: 1, read: 3, amount: 9_000 } },
  ]);
  expect(openQuestions(intake)[0]?.examples[0]?.address).toBe("'Encours'!D2");
  expect(openQuestions(await read(["900 palanques", 900, 800, 700]))).toEqual([]);
});

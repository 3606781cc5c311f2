import fc from "fast-check";
import "../../../test/order/seed";
import { dayOf } from "../../domain/basis/day";
import { readWorkbook } from "../join/readWorkbook";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Intake } from "../source";

const HEADINGS = [
  "Code client",
  "Client",
  "N° pièce",
  "Type",
  "Date pièce",
  "Échéance",
  "Devise",
  "Restant dû",
  "Litige",
  "Lettrage",
  "Commercial",
];
const FIRST_DAY = dayOf(2025, 9, 1);

/** Mostly the cell that stands there, now and then an odd one. */
function oddly(usual: fc.Arbitrary<CellValue>, odd: readonly CellValue[]): fc.Arbitrary<CellValue> {
  return fc.oneof({ arbitrary: usual, weight: 12 }, { arbitrary: fc.constantFrom(...odd), weight: 1 });
}

const day = fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 120 });
const row = fc.tuple(
  oddly(fc.constantFrom("C001", "C002", "0410003", 410003), ["", " ", "#N/A", "Total", "C 002"]),
  oddly(fc.constantFrom("Dupont SA", "Duval", "Total Énergies"), [
    "",
    "#REF!",
    "DUPONT",
    "Sous-total Dupont",
  ]),
  oddly(fc.constantFrom("F1", "F2", "F3"), ["", " F1 ", 12, "#N/A"]),
  oddly(fc.constantFrom("Facture", "Loyer", "Prestation"), [
    "",
    "Avoir",
    "Retenue de garantie",
    "Client",
    "Fournisseur",
    "XYZ",
  ]),
  oddly(day, ["", "12/10/2025", "hier", 0, FIRST_DAY + 200]),
  oddly(day, ["", "31/12/2025", "à réception", "#VALUE!", 20_251_231, 1]),
  oddly(fc.constant("EUR"), ["", "eur"]),
  oddly(
    fc.integer({ min: -50_000, max: 900_000 }).map((cents) => cents / 100),
    ["", "1 234,56", "n.c.", 0, -12, "#N/A"],
  ),
  oddly(fc.constant(""), ["x", "non", " ", "oui"]),
  oddly(fc.constant(""), ["A", " ", "non"]),
  oddly(fc.constantFrom("Anne", "Paul"), ["", "#N/A"]),
);

function sheetOf(rows: readonly (readonly CellValue[])[], more: readonly string[]): SheetGrid {
  const blank = more.map(() => "");
  const values = [[...HEADINGS, ...more], ...rows.map((cells) => [...cells, ...blank])];
  return { sheet: "Balance", hidden: false, firstRow: 0, firstColumn: 0, values };
}

/** All that is read of the lines: the items, what became of each row, and what is said of them. */
function readOf({ openItems, clients, sources, warnings }: Intake): object {
  const books = sources.map(({ rowsRead, ignored, rejected, sumRead, findings, questions }) => {
    return {
      rowsRead,
      ignored,
      rejected,
      sumRead,
      findings,
      asked: questions?.map(({ kind, values, proposed, answer }) => [kind, values, proposed, answer]),
    };
  });
  return { items: [...openItems], clients, books, warnings };
}

/** The same lines read at a look, and each asked for everything: a column of payments, though blank, has it so. */
async function expectAlike(rows: readonly (readonly CellValue[])[]): Promise<void> {
  const options = { referenceDate: FIRST_DAY + 130 };
  const looked = await readWorkbook([sheetOf(rows, [])], options);
  const asked = await readWorkbook([sheetOf(rows, ["Date de règlement"])], options);
  const hasPayments = asked.sources.some(({ columns }) => columns["paidDate"] !== undefined);
  expect(hasPayments).toBe(asked.sources.length > 0);
  expect(readOf(looked)).toEqual(readOf(asked));
}

test("lines read at a look say what they say when each is asked for everything", async () => {
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 12, maxLength: 40 }), expectAlike), {
    numRuns: 150,
  });
});

test("lines of no known party are counted among those that tell a supplier's", async () => {
  const types = ["Facture", "Loyer", "Prestation", "Loyer", "Facture", "Client", "Fournisseur", "Prestation"];
  await expectAlike(
    Array.from({ length: 16 }, (_, place) => {
      const [client, type] = [`C00${place % 4}`, types[place % types.length] as string];
      const dates = [FIRST_DAY + place, FIRST_DAY + place + 30];
      return [client, `Client ${client}`, `F${place}`, type, ...dates, "EUR", 100 + place, "", "", "Anne"];
    }),
  );
});

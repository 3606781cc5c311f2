import { dayOf } from "../../domain/basis/day";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { openQuestions } from "../check/questions";
import type { CellValue } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2027, 9, 30);

type Rows = readonly (readonly CellValue[])[];

function read(rows: Rows): Promise<Intake> {
  const width = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  const grid = { sheet: "Blatt", hidden: false, firstRow: 0, firstColumn: 0, values };
  return readWorkbook([grid], { referenceDate: DAY, answers: [] });
}

/** In units: not due, then by days late. */
function agesOf({ agedBalance }: Intake): readonly number[] {
  return AGEING_PARTS.map((part) => agedBalance.reduce((sum, line) => sum + line[part], 0) / 100);
}

const columnsOf = ({ sources }: Intake): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sources[0]?.columns ?? {}).map(([field, column]) => [field, column.heading]),
  );

test("names over the numbers of their documents, of which the column holds more, are the clients", async () => {
  const documents = (from: number): Rows =>
    [0, 1, 2, 3].map((row) => [`RE-27${from + row}`, DAY - 20 * row, "", row === 0 ? 5 : "", row, "", ""]);
  const intake = await read([
    ["", "Datum", "Nicht fällig", "1-30", "31-60", "> 60", "Gesamt"],
    ["Tischlerei Oberlin", "", 0, 5, 6, 0, 11],
    ...documents(10),
    ["Optik Zander", "", 0, 5, 6, 0, 11],
    ...documents(20),
  ]);
  expect(intake.agedBalance.map(({ clientName, balance }) => [clientName, balance])).toEqual([
    ["Tischlerei Oberlin", 1_100],
    ["Optik Zander", 1_100],
  ]);
});

test("the documents under a name may have two dates, one of them of payment", async () => {
  const documents = (from: number): Rows =>
    [0, 1, 2].map((row) => [
      `RE-27${from + row}`,
      DAY - 50,
      "411",
      DAY - 20 * row,
      row === 0 ? 5 : 0,
      row,
      0,
      "",
    ]);
  const intake = await read([
    ["", "Date de facturation", "Compte", "Date prévue", "À la date", "1-30", "31-60", "Total"],
    ["Charpente Oberlin", "", "", "", 5, 3, 0, 8],
    ...documents(10),
    ["Optique Zander", "", "", "", 5, 3, 0, 8],
    ...documents(20),
    ["Total", "", "", "", 10, 6, 0, 16],
  ]);
  expect(intake.agedBalance.map(({ clientName, balance }) => [clientName, balance])).toEqual([
    ["Charpente Oberlin", 800],
    ["Optique Zander", 800],
  ]);
});

test("a total called so in the column of due dates is none of the last client's lines", async () => {
  const intake = await read([
    ["Kunde", "Beleg", "Fälligkeit", "Offen"],
    ["70011 Kap", "", "", 90],
    ["", "R1", DAY - 10, 50],
    ["", "R2", DAY - 20, 40],
    ["70012 Nord", "", "", 30],
    ["", "R3", DAY - 30, 30],
    ["", "", "Gesamt", 120],
  ]);
  expect([intake.sources[0]?.sumRead, openQuestions(intake)]).toEqual([12_000, []]);
});

test("a credit period beside the dates of documents is a term, not how late they are", async () => {
  const intake = await read([
    ["Debiteur", "Factuur", "Datum", "Krediettermijn", "Saldo"],
    ["Bakker", "F1", DAY - 90, 30, 120],
    ["Visser", "F2", DAY - 80, 14, 80],
  ]);
  expect(columnsOf(intake)).toMatchObject({ paymentTerms: "Krediettermijn" });
  expect(columnsOf(intake).daysLate).toBeUndefined();
});

const MONTHS_OWED: Rows = [
  ["Kiosk Rio", 7, 4, 3, 2, 16],
  ["Kiosk Sol", 1, 1, 1, 1, 4],
];

test("the last days of months as real dates head the columns of those months, under their dates", async () => {
  const ends = [dayOf(2027, 9, 30), dayOf(2027, 8, 31), dayOf(2027, 7, 31)];
  const intake = await read([["Cliente", "A scadere", ...ends, "Totale"], ...MONTHS_OWED]);
  expect(agesOf(intake)).toEqual([8, 5, 4, 3, 0, 0, 0]);
  expect(columnsOf(intake).d1_30).toBe("2027-09-30");
});

test("dates over dates head columns by the time in which amounts fell due", async () => {
  const [first, last] = [
    [dayOf(2027, 9, 1), dayOf(2027, 8, 2), "Vor"],
    [dayOf(2027, 9, 30), dayOf(2027, 8, 31), dayOf(2027, 8, 2)],
  ];
  const intake = await read([
    ["", "", ...first, ""],
    ["Kunde", "Nicht fällig", ...last, "Saldo"],
    ...MONTHS_OWED,
  ]);
  expect([agesOf(intake).slice(0, 3), openQuestions(intake)]).toEqual([[8, 5, 4], []]);
  expect(agesOf(intake).reduce((sum, each) => sum + each, 0)).toBe(20);
});

test("months that go on from that of the figures are to come, and so is what is beyond them", async () => {
  const months = ["Octubre", "Noviembre", "Diciembre", "Enero"];
  const rows = MONTHS_OWED.map(([client = "", ...amounts]) => [
    client,
    9,
    ...amounts.slice(0, 4),
    9 + Number(amounts[4]),
  ]);
  const intake = await read([["Cliente", "Vencido", ...months, "Total"], ...rows]);
  const beyond = await read([
    ["Client", "Échu", "Octobre", "Novembre", "Au-delà", "Solde"],
    ["Kiosk", 9, 1, 2, 3, 15],
  ]);
  expect(agesOf(intake)).toEqual([20, 18, 0, 0, 0, 0, 0]);
  expect(agesOf(beyond)).toEqual([6, 9, 0, 0, 0, 0, 0]);
});

test("what is left behind a payment, on the other side of the account, is a running balance", async () => {
  const intake = await read([
    ["Kunde", "Beleg", "Belegdatum", "Fälligkeit", "Soll", "Haben", "Saldo"],
    ["Eins", "R1", DAY - 90, DAY - 60, 700, "", 700],
    ["Eins", "Z1", DAY - 10, DAY - 10, "", 300, 400],
    ["Zwei", "R2", DAY - 50, DAY - 20, 80, "", 80],
  ]);
  expect(columnsOf(intake).openAmount).toBeUndefined();
  expect(columnsOf(intake)).toMatchObject({ debit: "Soll", credit: "Haben" });
});

test.each([
  ["Bedragen in duizenden euro", 1_000],
  ["Waarvan 35 k€ in betwisting", 1],
])("a note under the table, « %s », may say what the amounts are in", async (note, factor) => {
  const rows: Rows = [
    ["Klant", "Niet vervallen", "1-30", "31-60", "Saldo"],
    ["Bakker", 7, 4, 3, 14],
    [],
    [note],
  ];
  expect(agesOf(await read(rows))[0]).toBe(7 * factor);
});

test("short headings of an accounting system are understood", async () => {
  const intake = await read([
    ["Debitor", "Name1", "BelNr", "BArt", "BelDat", "Nettofäll.", "Betrag HW"],
    ["70011", "Seilerei Kap", 18_000_011, "RV", DAY - 60, DAY - 30, 120],
    ["70012", "Brauerei Nord", 18_000_012, "RV", DAY - 50, DAY - 20, 80],
  ]);
  expect(columnsOf(intake)).toMatchObject({
    clientName: "Name1",
    document: "BelNr",
    documentDate: "BelDat",
    dueDate: "Nettofäll.",
    openAmount: "Betrag HW",
  });
});

test("what is left in the company's currency has no rival in what is left in the document's", async () => {
  const intake = await read([
    ["Cliente", "Fattura", "Scadenza", "Div.", "Residuo divisa", "Residuo controvalore"],
    ["Torre", "F1", DAY - 20, "EUR", 120, 120],
    ["Ponte", "F2", DAY - 10, "CHF", 80, 84],
  ]);
  expect([intake.sources[0]?.sumRead, openQuestions(intake)]).toEqual([20_400, []]);
});

import { dayOf } from "../../domain/basis/day";
import { openQuestions } from "../check/questions";
import type { CellValue } from "../cells/sheetGrid";
import { answerOf } from "../answers";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

type Values = readonly (readonly CellValue[])[];

function sheet(values: Values, name = "Export") {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  return { sheet: name, hidden: false, firstRow: 0, firstColumn: 0, values: padded };
}

const read = (values: Values, referenceDate: number | null = DAY): Promise<Intake> =>
  readWorkbook([sheet(values)], { referenceDate });

const sumOf = ({ openItems }: Intake): number => [...openItems].reduce((sum, { amount }) => sum + amount, 0);
const kindsOf = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);

/** Three documents, due 51 and 20 days before the day of the figures and 9 days after. */
const LINES: Values = [
  ["Atelier Nord", "V1", DAY - 81, DAY - 51, 400],
  ["Fonderie Est", "V2", DAY - 50, DAY - 20, 700],
  ["Atelier Nord", "V3", DAY - 21, DAY + 9, 900],
];
const HEADINGS = ["Client", "Pièce", "Date", "Échéance", "Montant"];

/** The same with one more column. */
const withColumn = (heading: string, cells: readonly CellValue[]): Values => [
  [...HEADINGS, heading],
  ...LINES.map((line, row) => [...line, cells[row] ?? ""]),
];

test("whole numbers that are part of each amount may be what is paid, whatever their heading", async () => {
  expect(kindsOf(await read(withColumn("Remontée", [400, 200, 0])))).toEqual(["amount-paid"]);
});

test("a column of statuses is known by its heading though few of its words are", async () => {
  const intake = await read(withColumn("Fakturastatus", ["bezahlt", "Stufe X", "Stufe Y"]));
  expect(intake.sources[0]?.columns.status?.heading).toBe("Fakturastatus");
});

test("both sides of an account tell the signs without a heading over them", async () => {
  expect(sumOf(await read(withColumn("", ["D", "C", "D"])))).toBe(60_000);
  expect(sumOf(await read(withColumn("", ["D", "X", "D"])))).toBe(200_000);
});

test("numbers that make one day with the due dates tell the day of the figures", async () => {
  const told = await read(withColumn("Compteur", [51, 20, ""]), null);
  expect(told.sources[0]?.referenceDate).toBe(DAY);
  const chance = await read(withColumn("Compteur", [51, 21, ""]), null);
  expect(chance.sources[0]?.referenceDate).toBeNull();
});

test.each([
  ["Flux", "À encaisser", "À décaisser"],
  ["Compte", "Trade receivables", "Trade payables"],
  ["Sens", "Encaissement", "Décaissement"],
  ["C/F", "C", "F"],
  ["Vorgang", "Verkaufsrechnung", "Einkaufsrechnung"],
  ["Hauptbuch", "1200", "3300"],
  ["Type tiers", "CL", "FO"],
])("« %s » tells what others owe from what we owe", async (heading, own, other) => {
  const intake = await read(withColumn(heading, [own, other, own]));
  expect([sumOf(intake), kindsOf(intake).includes("sheet-kind")]).toEqual([130_000, false]);
});

test("debtor and creditor are sides where one client has both", async () => {
  expect(sumOf(await read(withColumn("Colonne", ["Débiteur", "Débiteur", "Créditeur"])))).toBe(20_000);
});

test("what is settled is no balance, though its accent alone tells", async () => {
  const intake = await read(withColumn("Montant soldé", [400, 200, 0]));
  expect(intake.sources[0]?.columns.paidAmount?.heading).toBe("Montant soldé");
});

test("a term counts from the only date that is never after the due date", async () => {
  const intake = await read([
    ["Client", "Pièce", "Le", "Échéance", "Conditions", "Reste dû"],
    ["Atelier Nord", "V1", DAY - 81, "", "30 jours", 400],
    ["Fonderie Est", "V2", DAY - 50, DAY - 20, "30 jours", 700],
  ]);
  expect([...intake.openItems].map(({ dueDate }) => dueDate)).toEqual([DAY - 51, DAY - 20]);
});

test("a status « à payer » is no supplier's", async () => {
  expect(sumOf(await read(withColumn("Statut", ["à payer", "payée", "à payer"])))).toBe(130_000);
});

test("how late a line is, below « Échéance », is no term of payment", async () => {
  const intake = await read([
    ["Client", "Échéance", "Reste dû"],
    ["Atelier Nord", "Échu 31-60 j", 400],
    ["Fonderie Est", "Non échu", 700],
  ]);
  expect(intake.sources[0]).toMatchObject({ kind: "aged-balance", columns: { ageBucket: { column: 1 } } });
});

test("what a heading says in brackets may be left out to know it", async () => {
  const intake = await read([
    ["Customer", "Doc", "Due date", "Curr", "Balance (functional currency)"],
    ["Atelier Nord", "V1", DAY - 51, "EUR", 400],
    ["Fonderie Est", "V2", DAY - 20, "USD", 700],
  ]);
  expect([sumOf(intake), kindsOf(intake)]).toEqual([110_000, []]);
});

test.each(["Mths", "Mon."])("ranges in « %s » are months", async (unit) => {
  const intake = await read([
    ["Client", "Non échu", `0-1 ${unit}`, `1-2 ${unit}`, `> 2 ${unit}`, "Solde"],
    ["Atelier Nord", 10, 20, 30, 40, 100],
    ["Fonderie Est", 0, 5, 0, 7, 12],
  ]);
  expect(intake.agedBalance[0]).toMatchObject({ notDue: 1_000, d1_30: 2_000, d31_60: 3_000 });
});

test("ranges of a unit that nobody knows are no days", async () => {
  const intake = await read([
    ["Client", "Non échu", "0-1 zy", "1-2 zy", "> 2 zy", "Solde"],
    ["Atelier Nord", 10, 20, 30, 40, 100],
    ["Fonderie Est", 0, 5, 0, 7, 12],
  ]);
  expect(intake.agedBalance.length === 0 || kindsOf(intake).length > 0).toBe(true);
});

test("amounts to come stand aside of late ones though both are called amounts", async () => {
  const intake = await read([
    ["", "Forderungen", "", "Forderungen überfällig", "", ""],
    ["Kunde", "0-30", "31-60", "0-30", "31-60", "Saldo"],
    ["Atelier Nord", 10, 20, 30, 40, 100],
    ["Fonderie Est", 1, 2, 3, 4, 10],
  ]);
  expect(intake.agedBalance[0]).toMatchObject({ notDue: 3_000, d1_30: 3_000, d31_60: 4_000 });
});

test.each([
  [["Relevé au 28-Feb-2026"], dayOf(2026, 2, 28)],
  [["Encours fin février 26"], dayOf(2026, 2, 28)],
  [["Arrêté provisoire : février 2026"], dayOf(2026, 2, 28)],
  [["Période : févr-26"], dayOf(2026, 2, 28)],
  [["Figures at 28 Feb 2026 (downloaded 4 Mar 2026)"], dayOf(2026, 2, 28)],
  [["Quartalsabschluss Q2 2026"], dayOf(2026, 6, 30)],
  [["Clôture du 3e trimestre 2025"], dayOf(2025, 9, 30)],
  [["Arrêté au 28 février 2026, imprimé le 4 mars 2026"], dayOf(2026, 2, 28)],
])("%j says the day of the figures", async (title, day) => {
  const intake = await read(
    [title, ["Client", "Non échu", "1-30", "31-60", "Solde"], ["Atelier Nord", 10, 20, 30, 60]],
    null,
  );
  expect(intake.sources[0]?.referenceDate).toBe(day);
});

const AGED: Values = [
  ["Customer", "0-30", "31-60", "> 60", "Total"],
  ["Atelier Nord", 10, 20, 1, 31],
];

test.each([
  ["above", "Days since invoice", null],
  ["in two cells", "Ageing by:", "Document date"],
])("ageing from the invoice is asked about, said %s", async (_, first, second) => {
  const title = second === null ? [first] : [first, second];
  const intake = await read([title, ...AGED]);
  expect(kindsOf(intake)).toEqual(["aged-by-invoice"]);
});

test("so is a note below the table", async () => {
  const note = ["Buckets are calculated from the invoice date"];
  expect(kindsOf(await read([...AGED, [""], note]))).toEqual(["aged-by-invoice"]);
});

test("a label and its day over the headings are no part of them", async () => {
  const intake = await read(
    [
      ["Jour", dayOf(2026, 2, 27)],
      ["Client", "Non échu", "1-30", "31-60", "Solde"],
      ["Atelier Nord", 10, 20, 30, 60],
    ],
    null,
  );
  expect(intake.sources[0]).toMatchObject({
    referenceDate: dayOf(2026, 2, 27),
    columns: { notDue: { column: 1 } },
  });
});

test.each([
  ["Non exigible", "Exigible"],
  ["Zukünftig fällig", "Bereits fällig"],
  ["Before due date", "Rest"],
  ["Non réclamable", "Réclamable"],
  ["Within limits", "Beyond limits"],
])("« %s » stands aside of « %s » over the same ranges", async (notDue, late) => {
  const intake = await read([
    ["", notDue, "", late, "", ""],
    ["Kunde", "0-30", "31-60", "0-30", "31-60", "Saldo"],
    ["Atelier Nord", 10, 20, 30, 40, 100],
    ["Fonderie Est", 1, 2, 3, 4, 10],
  ]);
  expect(intake.agedBalance[0]).toMatchObject({ notDue: 3_000, d1_30: 3_000, d31_60: 4_000 });
});

test("the same ranges under two headings nobody knows are asked about before they are added", async () => {
  const grid = [
    ["", "Grün", "", "Rot", "", ""],
    ["Kunde", "0-30", "31-60", "0-30", "31-60", "Saldo"],
    ["Atelier Nord", 10, 20, 30, 40, 100],
    ["Fonderie Est", 1, 2, 3, 4, 10],
  ];
  const intake = await read(grid);
  expect(kindsOf(intake)).toEqual(["ranges-twice"]);
  const answers = openQuestions(intake).map((question) =>
    answerOf(question, { choice: "left-not-due", heading: "" }),
  );
  const answered = await readWorkbook([sheet(grid)], { referenceDate: DAY, answers });
  expect(answered.agedBalance[0]).toMatchObject({ notDue: 3_000, d1_30: 3_000, d31_60: 4_000 });
});

test("what is not due may be said behind the range", async () => {
  const intake = await read([
    ["Client", "0-30 à venir", "> 30 à venir", "0-30 échu", "> 30 échu"],
    ["Atelier Nord", 10, 20, 30, 40],
    ["Fonderie Est", 1, 2, 3, 4],
  ]);
  expect(intake.agedBalance[0]).toMatchObject({ balance: 10_000, notDue: 3_000, d1_30: 3_000 });
});

describe("a column before all ranges of days late, without a word that is known", () => {
  const aged = (first: number, balance: number): Promise<Intake> =>
    read([
      ["Client", "Zone", "1-30", "31-60", "> 60", "Solde"],
      ["Atelier Nord", first, 20, 30, 40, balance],
      ["Fonderie Est", 0, 2, 3, 4, 9],
    ]);

  test("is not due where it makes up the balance with them", async () => {
    const intake = await aged(10, 100);
    expect([intake.agedBalance[0]?.notDue, kindsOf(intake)]).toEqual([1_000, []]);
  });

  test("is a credit where it takes from it", async () => {
    const intake = await aged(-10, 80);
    expect(intake.agedBalance[0]).toMatchObject({ notDue: 0, unallocatedCredits: -1_000 });
  });
});

test("the clients stand below no heading, beside the column of the total's label", async () => {
  const intake = await read([
    ["", "", "Current", "1-30", "31-60", "Total"],
    ["", "Atelier Nord", 10, 20, 30, 60],
    ["", "Fonderie Est", 1, 2, 3, 6],
    ["TOTAL", "", 11, 22, 33, 66],
  ]);
  expect(intake.agedBalance.map(({ clientName }) => clientName)).toEqual(["Atelier Nord", "Fonderie Est"]);
});

describe("cover", () => {
  const items = sheet([
    ["Client", "Pièce", "Date", "Échéance", "Reste dû"],
    ["K-7001 / Atelier Nord", "V1", DAY - 81, DAY - 51, 400],
    ["K-7002 / Fonderie Est", "V2", DAY - 50, DAY - 20, 700],
  ]);
  const both = (values: Values): Promise<Intake> =>
    readWorkbook([items, sheet(values, "Assurance")], { referenceDate: DAY });

  test("is found by the code alone, letters before its number and all", async () => {
    const intake = await both([
      ["Code client", "Assureur", "Plafond octroyé", "Date d'effet"],
      ["K-7001", "Coface", 300, DAY - 90],
      ["K-7002", "Coface", 500, DAY - 90],
    ]);
    const [first] = intake.coverLines;
    expect([first?.granted, first?.clientCode]).toEqual([30_000, [...intake.openItems][0]?.clientCode]);
  });

  test("is told in whatever words an insurer answers a demand", async () => {
    const intake = await both([
      ["Risikoname", "Angefragtes Limit", "Gewährtes Kreditlimit", "Entscheidung"],
      ["Atelier Nord", 900, 300, "teilweise"],
      ["Fonderie Est", 900, 0, "abgelehnt"],
    ]);
    expect(intake.coverLines.map(({ requested, granted }) => [requested, granted])).toEqual([
      [90_000, 30_000],
      [90_000, 0],
    ]);
  });
});

test.each(["Nicht fällig", "Non échu", "No vencido", "Niet vervallen", "Not yet overdue"])(
  "round amounts under %j are no days late",
  async (heading) => {
    const { openItems, sources } = await read([
      ["Client", heading, "M+1", "M+2", ">M+2", "Saldo"],
      ["Atelier Nord", 1000, 200, 100, 50, 1350],
      ["Fonderie Est", 0, 300, 0, 0, 300],
      ["Moulin Sud", 500, 0, 0, 700, 1200],
      ["Scierie Ouest", 250, 10, 20, 30, 310],
    ]);
    expect(sources.map(({ columns }) => columns.daysLate)).not.toContainEqual(
      expect.objectContaining({ heading }),
    );
    expect([...openItems]).toEqual([]);
  },
);

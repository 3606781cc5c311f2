import { dayOf } from "../../domain/basis/day";
import { openQuestions } from "../check/questions";
import type { CellValue } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

type Values = readonly (readonly CellValue[])[];

function sheet(values: Values, name = "Export") {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  return { sheet: name, hidden: false, firstRow: 0, firstColumn: 0, values: padded };
}

const read = (values: Values): Promise<Intake> => readWorkbook([sheet(values)], { referenceDate: DAY });

const sumOf = ({ openItems }: Intake): number => [...openItems].reduce((sum, { amount }) => sum + amount, 0);
const kindsOf = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);

/** Four documents of three clients. */
const LINES: Values = [
  ["Talleres Soria", "V1", DAY - 81, DAY - 51, 400],
  ["Vidrios Palma", "V2", DAY - 50, DAY - 20, 700],
  ["Talleres Soria", "V3", DAY - 21, DAY + 9, 900],
  ["Maderas Vigo", "V4", DAY - 41, DAY - 11, 600],
];

const list = (open: string, lines: Values = LINES): Values => [
  ["Cliente", "Documento", "Fecha", "Vencimiento", open],
  ...lines,
];

test.each(["Saldo en moneda propia", "Saldo in eigen valuta", "Saldo in divisa propria"])(
  "« %s » is a balance in what the company counts in",
  async (heading) => {
    const intake = await read(list(heading));
    expect([sumOf(intake), kindsOf(intake)]).toEqual([260_000, []]);
  },
);

test.each([
  "Unidad: mil euros",
  "Unità di misura: mille euro",
  "Cijfers in duizendtallen",
  "Valores em milhares de euros",
  "Importes: miles",
  "in euro/1000",
])("« %s » says thousands", async (title) => {
  expect(sumOf(await read([[title], ...list("Saldo pendiente")]))).toBe(260_000_000);
});

/** The list with one more column of words, by line, and perhaps one more line. */
function withWords(heading: string, words: readonly string[], more: Values = []): Values {
  const [headings = [], ...lines] = list("Pendiente", [...LINES, ...more]);
  return [[...headings, heading], ...lines.map((line, row) => [...line, words[row] ?? ""])];
}

const PAID: Values = [["Vidrios Palma", "9001", DAY - 5, "", 300]];

test.each([
  ["Operación", "Venta", "Ingreso"],
  ["Movimiento", "Facturación", "Entrada banco"],
  ["Descrizione", "Fatt. vendita", "Introito"],
  ["Omschrijving", "Verkoop", "Creditering"],
])("below « %s » « %s » adds and « %s » takes, though written positive", async (heading, invoice, paid) => {
  const words = [invoice, invoice, invoice, invoice, paid];
  expect(sumOf(await read(withWords(heading, words, PAID)))).toBe(230_000);
});

test("a word that nobody knows, of lines without a due date among others, is asked about", async () => {
  const words = ["Tralari", "Tralari", "Tralari", "Tralari", "Perepe"];
  const asked = await read(withWords("Glosa", words, PAID));
  expect(kindsOf(asked)).toContain("type-word");
  expect(sumOf(asked)).toBe(230_000);
  const alike = await read(withWords("Glosa", ["Tralari", "Perepe", "Tralari", "Perepe"]));
  expect([sumOf(alike), kindsOf(alike)]).toEqual([260_000, []]);
});

test.each([
  ["Naturaleza", "Deudora", "Acreedora"],
  ["Posición", "Cargo", "Abono"],
  ["Partita", "Carico", "Scarico"],
  ["Verso", "Addebito", "Accredito"],
  ["Teken", "Bij", "Af"],
  ["Mutatie", "Belast", "Ontlast"],
  ["Soort saldo", "Debetsaldo", "Creditsaldo"],
])("below « %s » « %s » and « %s » are the sides of an account", async (heading, debit, credit) => {
  expect(sumOf(await read(withWords(heading, [debit, credit, debit, debit])))).toBe(120_000);
});

test.each([
  ["Rol", "Comprador", "Suministrador"],
  ["Soggetto", "Cliente", "Forn."],
  ["Clase", "C", "P"],
  ["Soort", "Deb", "Cred"],
  ["Deb/Cred", "D", "C"],
  ["T", "CLI", "PRV"],
  ["Groep", "Handelsdebiteuren", "Handelscrediteuren"],
])("below « %s » « %s » is a client and « %s » none", async (heading, client, supplier) => {
  const intake = await read(withWords(heading, [client, client, client, supplier]));
  expect(sumOf(intake)).toBe(200_000);
});

test("a word that nobody knows, of a line numbered otherwise than all others, is asked about", async () => {
  const words = ["Tralari", "Tralari", "Tralari", "Tralari", "Perepe"];
  const dated: Values = [["Vidrios Palma", "9001", DAY - 5, DAY - 5, 300]];
  expect(kindsOf(await read(withWords("Glosa", words, dated)))).toContain("type-word");
  const branch: Values = [["Vidrios Palma", "P9001", DAY - 5, DAY - 5, 300]];
  expect(kindsOf(await read(withWords("Glosa", words, branch)))).toEqual([]);
});

test("letters that stand beside lines of one client are no parties", async () => {
  const intake = await read(withWords("Clase", ["C", "C", "P", "C"]));
  expect(sumOf(intake)).toBe(260_000);
});

test.each([
  ["Situación", "Viva", "Extinguida"],
  ["Esito", "In attesa", "Buon fine"],
  ["Stato", "Sospesa", "Regolata"],
  ["Fase", "Aangemaand", "Afgewikkeld"],
])("below « %s » « %s » is open and « %s » is paid", async (heading, open, paid) => {
  const values = withWords(heading, [open, paid, open, open]);
  const billed = values.map((row, index) => (index === 0 ? row.with(4, "Importe") : row));
  expect(sumOf(await read(billed))).toBe(190_000);
});

test("the balance is told by the ranges and a column of credits together, whatever both are called", async () => {
  const intake = await read([
    ["Klant", "Niet vervallen", "1-30", "31-60", "> 60", "Zwamp", "Kwint"],
    ["Alfa BV", 1_000, 100, 0, 0, -300, 800],
    ["Bravo BV", 0, 200, 0, 500, 0, 700],
    ["Charlie BV", 50, 0, 0, 0, -20, 30],
  ]);
  const { columns } = intake.sources[0] ?? {};
  expect(columns?.balance?.heading).toBe("Kwint");
  expect(columns?.unallocatedCredits?.heading).toBe("Zwamp");
});

test.each([
  ["Clasificaciones", "Importe clasificado"],
  ["Riesgos asegurados", "Tope"],
  ["Assicurazione", "Massimale"],
  ["SACE", "Plafond assicurativo"],
  ["Kredietverzekering", "Afgegeven limiet"],
  ["Atradius", "Acceptatie"],
  ["Solunion", "Línea aprobada"],
  ["Copertura assicurativa", "Valore coperto"],
  ["Polis", "Gedekt tot"],
])("in « %s » « %s » is what an insurer grants", async (name, heading) => {
  const values: Values = [
    ["Cliente", heading],
    ["Talleres Soria", 5_000],
    ["Vidrios Palma", 0],
  ];
  const cover = sheet(values, name);
  const intake = await readWorkbook([sheet(list("Pendiente")), cover], { referenceDate: DAY });
  expect(intake.coverLines.map(({ granted }) => granted)).toEqual([500_000, 0]);
});

test("premiums on a sheet of the insurer are no cover", async () => {
  const values: Values = [
    ["Cliente", "Importe"],
    ["Talleres Soria", 50],
    ["Vidrios Palma", 70],
  ];
  const premiums = sheet(values, "Seguro de crédito");
  const intake = await readWorkbook([sheet(list("Pendiente")), premiums], { referenceDate: DAY });
  expect(intake.coverLines).toEqual([]);
});

test.each([
  ["Del", "Cobrar antes de"],
  ["Fechada", "Fin de plazo"],
  ["Emessa il", "Da incassare il"],
  ["Gefactureerd op", "Uiterste dag"],
  ["Emissão", "Vencimento"],
])("« %s » dates the document and « %s » is its due date", async (issued, due) => {
  const values = list("Pendiente").map((row, index) =>
    index === 0 ? row.with(2, issued).with(3, due) : row,
  );
  const { columns } = (await read(values)).sources[0] ?? {};
  expect([columns?.documentDate?.heading, columns?.dueDate?.heading]).toEqual([issued, due]);
});

test.each([
  ["Facturado", "Falta cobrar"],
  ["Nominal", "Riesgo vivo"],
  ["Importo fatt.", "Ancora da avere"],
  ["Fatturato", "Credito vivo"],
  ["Totaal", "Nog te voldoen"],
])("of « %s » and « %s » the latter is open", async (billed, open) => {
  const values = list(billed).map((row, index) => [
    ...row,
    index === 0 ? open : Number(row[4]) - (index === 1 ? 150 : 0),
  ]);
  const intake = await read(values);
  expect([sumOf(intake), kindsOf(intake)]).toEqual([245_000, []]);
});

test.each([-1, 1])(
  "credits of sign %d make the balance with the ranges, a late bucket does not",
  async (sign) => {
    const rows = (amounts: readonly number[], balances: readonly number[]): Values => [
      ["Klant", "Niet vervallen", "1-30", "31-60", "> 60", "Zwamp", "Kwint"],
      ["Alfa BV", 1_000, 100, 0, 0, amounts[0] ?? 0, balances[0] ?? 0],
      ["Bravo BV", 0, 200, 0, 500, 0, 700],
      ["Charlie BV", 50, 0, 0, 0, amounts[1] ?? 0, balances[1] ?? 0],
    ];
    const credits = await read(rows([300 * sign, 20 * sign], [800, 30]));
    expect(credits.agedBalance.map(({ balance }) => balance)).toEqual([80_000, 70_000, 3_000]);
    const bucket = await read(rows([300, 20], [1_400, 70]));
    expect(bucket.sources[0]?.columns.unallocatedCredits).toBeUndefined();
  },
);

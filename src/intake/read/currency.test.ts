import { dayOf } from "../../domain/basis/day";
import { currencyOfFormat } from "../cells/currencies";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import { answerOf } from "../answers";
import { readWorkbook, type IntakeOptions } from "../join/readWorkbook";
import type { Intake } from "../source";

const DAY = dayOf(2026, 3, 31);
const HEADINGS = ["Client", "N° facture", "Échéance", "Reste dû"];

test.each([
  ["[$CHF-100C] #,##0.00", "CHF"],
  ["[$$-409]#,##0.00", "USD"],
  ['#,##0.00 "€"', "EUR"],
  ['_-* #,##0.00 "€"_-;-* #,##0.00 "€"_-', "EUR"],
  ["#,##0.00\\ [$MAD]", "MAD"],
  ["[Red]$#,##0", "USD"],
  ["#,##0.00_€", null],
  ["[$-409]d-mmm-yy", null],
  ['0 "j"', null],
  ["General", null],
])("the currency of the format %s is %s", (format, currency) => {
  expect(currencyOfFormat(format)).toBe(currency);
});

function sheet(amount: CellValue, { name = "Export", format = "", heading = "Reste dû" } = {}): SheetGrid {
  const values = [
    [...HEADINGS.slice(0, 3), heading],
    [`Alpha ${name}`, `${name}1`, DAY - 20, amount],
    [`Bravo ${name}`, `${name}2`, DAY + 20, amount],
  ];
  const rows = values.map((row, index) =>
    row.map((_, column) => (index > 0 && column === 3 ? format : "General")),
  );
  const place = { firstRow: 0, firstColumn: 0 };
  return {
    sheet: name,
    hidden: false,
    ...place,
    values,
    ...(format !== "" && { formats: { ...place, rows } }),
  };
}

const read = (grids: readonly SheetGrid[], options: Partial<IntakeOptions> = {}): Promise<Intake> =>
  readWorkbook(grids, { referenceDate: DAY, ...options });
const sum = ({ openItems }: Intake): number =>
  [...openItems].reduce((total, { amount }) => total + amount, 0);
const asked = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);

test.each([
  ["the heading", sheet(100, { heading: "Reste dû (MAD)" }), "MAD"],
  ["a heading's short word between brackets", sheet(100, { heading: "Reste dû (MNT)" }), "MNT"],
  ["the amounts", sheet("100,00 USD"), "USD"],
  ["the amounts in Swiss usage", sheet("SFr. 100.00"), "CHF"],
  ["the amounts with a name behind", sheet("100,00 dólares"), "USD"],
  ["the amounts in a dollar of their own", sheet("CA$ 100.00"), "CAD"],
  ["a heading in Swiss usage", sheet(100, { heading: "Reste dû SFr." }), "CHF"],
  ["a heading that ends in francs", sheet(100, { heading: "Saldo in Fr." }), "CHF"],
  ["a heading of two words", sheet(100, { heading: "Reste dû (francs suisses)" }), "CHF"],
  ["the number format", sheet(100, { format: "[$CHF-100C] #,##0.00" }), "CHF"],
  ["nothing", sheet(100), null],
  ["no abbreviation of another word", sheet(100, { heading: "MNT restant dû TTC" }), null],
])("the currency that %s tells is that of the figures", async (_, grid, currency) => {
  const intake = await read([grid]);
  expect(intake.currency).toBe(currency);
  expect(asked(intake)).toEqual([]);
  expect(sum(intake)).toBe(20_000);
});

test.each([
  ["Aged receivables (in thousands of GBP)", "GBP"],
  ["Balance âgée en K€", "EUR"],
  ["Offene Posten (TEUR)", "EUR"],
  ["Open items in USD", "USD"],
  ["Encours clients (CHF)", "CHF"],
  ["Open items (all)", null],
  ["CAD Drawings Ltd, open items", null],
  ["Mars 2026", null],
])("a title %s says that amounts are in %s", async (title, currency) => {
  const below = sheet(100);
  const intake = await read([{ ...below, values: [[title, "", "", ""], ...below.values] }]);
  expect(intake.currency).toBe(currency);
});

test("a sheet in another currency than the company's is converted by its rate, and asked about without one", async () => {
  const dollars = sheet(100, { format: "[$$-409]#,##0.00" });
  expect(asked(await read([dollars], { companyCurrency: "EUR" }))).toEqual(["other-currency"]);
  const converted = await read([dollars], { companyCurrency: "EUR", rates: { USD: 0.9 } });
  expect(asked(converted)).toEqual([]);
  expect(sum(converted)).toBe(18_000);
});

test("sheets of several currencies, and formats of several in one column, are asked about", async () => {
  const euros = sheet(100, { name: "France", format: '#,##0.00 "€"' });
  const dollars = sheet(50, { name: "Export", format: "[$$-409]#,##0.00" });
  const intake = await read([euros, dollars]);
  expect(intake.currency).toBeNull();
  expect(asked(intake)).toEqual(["other-currency", "other-currency"]);
  expect(asked(await read([sheet(100, { name: "France" }), dollars]))).toHaveLength(2);
  const { formats } = euros;
  const mixed = {
    ...euros,
    formats: formats && { ...formats, rows: [...formats.rows.slice(0, 2), ["", "", "", "[$$-409]0.00"]] },
  };
  expect(asked(await read([mixed]))).toEqual(["other-currency"]);
});

test("rows in a currency without a rate are rejected, and asked about", async () => {
  const values = [
    ["Client", "Facture", "Échéance", "Devise", "Reste dû"],
    ["Alpha", "F1", DAY - 20, "EUR", 100],
    ["Bravo", "F2", DAY - 20, "USD", 50],
  ];
  const grid = { sheet: "Export", hidden: false, firstRow: 0, firstColumn: 0, values };
  const intake = await read([grid]);
  expect(openQuestions(intake)).toMatchObject([{ kind: "other-currency", values: { currencies: "USD" } }]);
  const [question] = openQuestions(intake);
  if (question === undefined) throw new Error("nothing is asked");
  const answers = [answerOf(question, { choice: "as-written", heading: "" })];
  expect(sum(await read([grid], { answers }))).toBe(15_000);
  expect(asked(await read([grid], { companyCurrency: "EUR", rates: { USD: 0.9 } }))).toEqual([]);
});

test("a title says what the amounts are written in", async () => {
  const { values, ...place } = sheet(100);
  const titled = { ...place, values: [["Amounts in USD", "", "", ""], ...values] };
  expect((await read([titled])).currency).toBe("USD");
});

test.each([
  ["Importi in franchi svizzeri", "CHF"],
  ["Divisa: SFr.", "CHF"],
  ["Valores em francos suíços", "CHF"],
  ["Importes en dólares", "USD"],
  ["Bedragen in Britse ponden", "GBP"],
  ["Valori in dollari canadesi", "CAD"],
])("the title %s tells the currency %s", async (title, currency) => {
  const plain = sheet(100);
  const intake = await read([{ ...plain, values: [[title], ...plain.values] }]);
  expect(intake.currency).toBe(currency);
});

test("amounts of which some bear the name of another currency are read with it", async () => {
  const values = [
    [...HEADINGS.slice(0, 3), "Reste dû"],
    ["Alpha", "1", DAY - 20, "100,00"],
    ["Bravo", "2", DAY + 20, "200,00 EUR"],
    ["Charlie", "3", DAY + 20, "SFr. 1'300,00"],
  ];
  const grid = { ...sheet(100), values };
  expect(asked(await read([grid]))).toEqual(["other-currency"]);
  expect(sum(await read([grid], { companyCurrency: "EUR", rates: { CHF: 1.1 } }))).toBe(173_000);
});

test("amounts of which only some bear a currency are asked about", async () => {
  const plain = sheet("100,00");
  const values = plain.values.map((row, index) => (index === 2 ? [...row.slice(0, 3), "100,00 USD"] : row));
  const intake = await read([{ ...plain, values }]);
  expect(asked(intake)).toEqual(["other-currency"]);
});

test("a column of currencies may name them in words", async () => {
  const grid = sheet(100);
  const currencies = ["Divisa", "SFr.", "Dólares"];
  const values = grid.values.map((row, index) => [...row, currencies[index] ?? ""]);
  const options = { companyCurrency: "EUR", rates: { CHF: 2, USD: 3 } };
  expect(sum(await read([{ ...grid, values }], options))).toBe(50_000);
});

describe("money of which no code is known", () => {
  const list = (currencies: readonly string[], heading = "Devise"): SheetGrid => ({
    sheet: "Export",
    hidden: false,
    firstRow: 0,
    firstColumn: 0,
    values: [
      [...HEADINGS, heading],
      ...currencies.map((currency, row) => [`Maison ${row}`, `F${row}`, DAY - 20, 100 + row, currency]),
    ],
  });
  const textAmounts = (amounts: readonly CellValue[]): SheetGrid => ({
    ...list([]),
    values: [HEADINGS, ...amounts.map((amount, row) => [`Maison ${row}`, `F${row}`, DAY - 20, amount])],
  });
  const subjects = (intake: Intake): string[] => openQuestions(intake).map(({ subject }) => subject);

  test.each([
    [["EUR", "couronnes", "EUR", "couronne"], "COURONNE", [101, 103]],
    [["EUR", "dirhams DH", "EUR", "EUR"], "DIRHAM DH", [101]],
    [["euros", "euros", "Kronen", "€"], "KRONEN", [102]],
    [["EUR", "EUR", "EUR", "taka"], "TAKA", [103]],
    [["E", "E", "E", "U"], "U", [103]],
  ])("in %j, %s is left out with its rows and asked about", async (currencies, name, left) => {
    const intake = await read([list(currencies)]);
    expect(subjects(intake)).toEqual([name]);
    const rejected = intake.sources.flatMap((source) => source.rejected);
    expect(rejected.map(({ amount }) => amount)).toEqual(left.map((units) => units * 100));
  });

  test.each([
    [[1_000, "1 200,00 couronnes", 1_300, 1_400], "COURONNE"],
    [[1_000, "1 200,00 kr", 1_300, 1_400], "KR"],
    [[1_000, "1 200,00 CNH", 1_300, 1_400], "CNH"],
    [[1_000, "Rs 1 200,00", 1_300, 1_400], "INR"],
    [["1 000,00 EUR", "1 200,00 roupies", "900,00 EUR"], "ROUPIE"],
  ])("beside the amounts %j, %s is left out and asked about", async (amounts, name) => {
    const intake = await read([textAmounts(amounts)]);
    expect(subjects(intake)).toEqual([name]);
    expect(intake.sources[0]?.rejected).toMatchObject([{ amount: 120_000 }]);
  });

  test.each([
    ["all lines", list(["couronnes", "couronnes"]), "COURONNE"],
    ["the heading", sheet(100, { heading: "Reste dû en roupies" }), "ROUPIE"],
    ["all amounts", textAmounts(["1 000,00 couronnes", "900,00 couronnes"]), "COURONNE"],
    ["the number format", sheet(100, { format: '#,##0.00 "kr"' }), "KR"],
  ])("of %s is asked about: the company counts in no such name", async (_, grid, name) => {
    const intake = await read([grid]);
    expect([subjects(intake), intake.currency]).toEqual([[name], null]);
  });

  test.each([
    ["spellings of one currency", list(["EUR", "€", "Euro", "eur", "EUROS", "E"])],
    ["a remark behind the code", list(["EUR", "EUR (à vérifier)", "EUR"])],
    ["none known", list(["EUR", "n/a", "EUR", "-"])],
    ["what amounts are of", textAmounts(["1 200,00 TTC", "900,00 NET", 100, "1200 eur"])],
  ])("%s: nothing is asked", async (_, grid) => {
    const intake = await read([grid]);
    expect([subjects(intake), intake.sources[0]?.rejected]).toEqual([[], []]);
  });
});

test.each(["à voir", "n.c.", "en attente", "soldé", "voir Nadia", "tbd", "offen"])(
  "%j in the place of an amount is no currency beside amounts that bear one",
  async (word) => {
    const values = [
      HEADINGS,
      ["Alpha", "F1", DAY - 20, "400,00 €"],
      ["Bravo", "F2", DAY - 10, 250],
      ["Charlie", "F3", DAY + 5, word],
    ];
    const grid = { sheet: "Export", hidden: false, firstRow: 0, firstColumn: 0, values };
    const intake = await readWorkbook([grid], { referenceDate: DAY });
    expect(openQuestions(intake).map(({ kind }) => kind)).not.toContain("other-currency");
    expect(intake.sources.map(({ rejected }) => rejected.map(({ address }) => address))).toEqual([
      ["'Export'!D4"],
    ]);
  },
);

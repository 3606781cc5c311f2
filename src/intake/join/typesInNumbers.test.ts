import type { CellValue } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import { readWorkbook } from "./readWorkbook";

const LINES: readonly (readonly CellValue[])[] = [
  ["D100", "Vannerie", "R-1", "01", 46_020, 46_050, 700],
  ["D100", "Vannerie", "G-1", "11", 46_030, 46_030, 50],
  ["D200", "Tuilerie", "R-2", "01", 46_025, 46_055, 900],
  ["D200", "Tuilerie", "Z-1", "15", 46_040, 46_040, 300],
];

async function owed(heading: string, lines: readonly (readonly CellValue[])[]): Promise<readonly number[]> {
  const headings = ["Konto", "Name", "Beleg", heading, "Belegdatum", "Nettofälligkeit", "Betrag"];
  const grid = { sheet: "FBL5N", hidden: false, firstRow: 0, firstColumn: 0, values: [headings, ...lines] };
  const { openItems } = await readWorkbook([grid], { referenceDate: 46_112 });
  return [...openItems].map(({ amount }) => amount / 100);
}

test.each(["BS", "Buchungsschlüssel", "Posting Key", "Clé de comptabilisation"])(
  "amounts without a sign take their side from the posting keys below “%s”",
  async (heading) => {
    expect(await owed(heading, LINES)).toEqual([700, -50, 900, -300]);
    const asNumbers = LINES.map((line) => line.map((cell, place) => (place === 3 ? Number(cell) : cell)));
    expect(await owed(heading, asNumbers)).toEqual([700, -50, 900, -300]);
  },
);

test("amounts with their sign keep it beside posting keys", async () => {
  const signed = LINES.map((line) => line.map((cell) => (cell === 50 || cell === 300 ? -cell : cell)));
  expect(await owed("BS", signed)).toEqual([700, -50, 900, -300]);
});

test.each(["Type", "Code type facture"])(
  "amounts without a sign take their side from the types of electronic invoices below “%s”",
  async (heading) => {
    const types = ["380", "381", "380", "381"];
    const typed = LINES.map((line, row) =>
      line.map((cell, place) => (place === 3 ? (types[row] ?? "") : cell)),
    );
    expect(await owed(heading, typed)).toEqual([700, -50, 900, -300]);
  },
);

test("the same numbers below any other heading are no posting keys", async () => {
  expect(await owed("Buchungskreis", LINES)).toEqual([700, 50, 900, 300]);
});

/** Lines of two types in numbers of which nobody knows what they say, those of the second due as given. */
async function askedOf(dueOfSecond: (issued: number) => CellValue): Promise<readonly string[]> {
  const headings = ["Code", "Client", "N°", "Type", "Date", "Échéance", "Reste dû"];
  const rows = [70, 90, 55, 40, 62, 81].map((amount, row): readonly CellValue[] => {
    const [type, issued] = [row % 3 === 2 ? 7 : 4, 46_000 + 3 * row];
    const due = type === 7 ? dueOfSecond(issued) : issued + 30;
    return [`C${row % 4}`, `Maison ${row % 4}`, `P${100 + row}`, type, issued, due, amount];
  });
  const grid = {
    sheet: "Pièces",
    hidden: false,
    firstRow: 0,
    firstColumn: 0,
    values: [headings, ...rows],
  };
  const intake = await readWorkbook([grid], { referenceDate: 46_112 });
  return openQuestions(intake).map(({ kind, subject }) => `${kind} ${subject}`);
}

test("a type in numbers whose lines alone are not dated is asked about, one like the others is not", async () => {
  expect(await askedOf(() => "")).toContain("type-word 7");
  expect(await askedOf((issued) => issued + 45)).toEqual([]);
});

import { readWorkbook } from "../join/readWorkbook";
import type { CellValue } from "../cells/sheetGrid";

type Rows = readonly (readonly CellValue[])[];

async function notDueAndBalance(values: Rows): Promise<readonly [notDue: number, balance: number]> {
  const grid = { sheet: "Balance", hidden: false, firstRow: 0, firstColumn: 0, values };
  const { agedBalance } = await readWorkbook([grid], { referenceDate: 46_112 });
  const sumOf = (field: "notDue" | "balance"): number =>
    agedBalance.reduce((sum, line) => sum + line[field] / 100, 0);
  return [sumOf("notDue"), sumOf("balance")];
}

const LINES: Rows = [
  ["K1", "Vannerie Sud", 300, 40, 15, 0, 6],
  ["K2", "Tuilerie Est", 0, 25, 0, 80, 0],
];

test.each<readonly [readonly string[], readonly string[]]>([
  [
    ["", "", "Non échu", "", "Échu", "", ""],
    ["Code", "Client", "Mois prochain", "Au-delà", "1-30", "31-60", "61-90"],
  ],
  [
    ["", "", "À échoir", "", "Échu", "", ""],
    ["Code", "Client", "Sous 30 jours", "Plus tard", "1-30", "31-60", "Au-delà"],
  ],
  [
    ["", "", "Nicht fällig", "", "Fällig", "", ""],
    ["Konto", "Kunde", "Nächster Monat", "Danach", "1-30", "31-60", "61-90"],
  ],
])(
  "columns under the title of what is not due are read, whatever they are called",
  async (titles, headings) => {
    expect(await notDueAndBalance([titles, headings, ...LINES])).toEqual([365, 466]);
  },
);

test("a column that the title of what is not due may not reach is no part of it", async () => {
  const titles = ["", "", "Échu", "", "Non échu", "", ""];
  const headings = ["Code", "Client", "1-30", "31-60", "0-30", "31-60", "Plafond"];
  expect(await notDueAndBalance([titles, headings, ...LINES])).toEqual([95, 460]);
});

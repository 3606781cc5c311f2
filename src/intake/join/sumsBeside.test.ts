import { dayOf } from "../../domain/basis/day";
import type { CellValue } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

type Rows = readonly (readonly CellValue[])[];

async function owed(rows: Rows): Promise<readonly [owed: readonly string[], questions: number]> {
  const values = [["Client", "N° pièce", "Date pièce", "Échéance", "Reste dû"], ...rows];
  const grid = { sheet: "Échéancier", hidden: false, firstRow: 0, firstColumn: 0, values };
  const intake = await readWorkbook([grid], { referenceDate: DAY });
  const items = [...intake.openItems].map(({ clientName, amount }) => `${clientName} ${amount / 100}`);
  return [items, openQuestions(intake).length];
}

const line = (client: string, amount: number): readonly CellValue[] => {
  return [client, `P${amount}`, DAY - 60, DAY - 20, amount];
};
const LINES = ["Vannerie 70", "Vannerie 30", "Tuilerie 45"];

test.each(["Sous-total", "Zwischensumme", "Subtotaal", "Subtotale", "Total client"])(
  "“%s” in the column of documents is no line of the client above",
  async (label) => {
    const rows = [
      ["Vannerie", "", "", "", ""],
      line("", 70),
      line("", 30),
      ["", label, "", "", 100],
      ["Tuilerie", "", "", "", ""],
      line("", 45),
      ["", label, "", "", 45],
      ["", "Total", "", "", 145],
    ];
    expect(await owed(rows)).toEqual([LINES, 0]);
  },
);

test("nor is it one beside its client", async () => {
  const rows = [
    line("Vannerie", 70),
    line("Vannerie", 30),
    ["Vannerie", "Sous-total", "", "", 100],
    line("Tuilerie", 45),
    ["Tuilerie", "Sous-total", "", "", 45],
  ];
  expect(await owed(rows)).toEqual([LINES, 0]);
});

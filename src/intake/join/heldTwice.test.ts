import { dayOf } from "../../domain/basis/day";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

type Line = readonly [client: string, document: string, amount: number];

function sheet(
  name: string,
  lines: readonly Line[],
  headings = ["Client", "N° pièce", "Échéance", "Solde"],
): SheetGrid {
  const rows = lines.map(([client, document, amount]): readonly CellValue[] => {
    return [client, document, DAY - (amount % 90), amount];
  });
  return { sheet: name, hidden: false, firstRow: 0, firstColumn: 0, values: [headings, ...rows] };
}

const read = (...grids: readonly SheetGrid[]): Promise<Intake> => readWorkbook(grids, { referenceDate: DAY });
const owed = ({ openItems }: Intake): number =>
  [...openItems].reduce((sum, { amount }) => sum + amount / 100, 0);

const ALL: readonly Line[] = [
  ["Vannerie", "FAC-2026-11", 910],
  ["Tuilerie", "FAC-2026-12", 220],
  ["Verrerie", "FAC-2026-13", 345],
  ["Corderie", "FAC-2026-14", 75],
  ["Scierie", "FAC-2026-15", 62],
];

test("a few items under other numbers are held twice where their clients, days and amounts are the same", async () => {
  const part: readonly Line[] = [
    ["Vannerie", "2026/11", 910],
    ["Verrerie", "2026/13", 345],
  ];
  const intake = await read(sheet("Export", ALL), sheet("Contestées", part));
  expect(openQuestions(intake)).toMatchObject([
    {
      kind: "figures-twice",
      sheet: "Export",
      subject: "Contestées",
      values: { rows: 2, otherAmount: 1_255 },
    },
  ]);
  expect(owed(intake)).toBe(1_612);
});

test("the same amounts of other clients are other items", async () => {
  const others: readonly Line[] = [
    ["Poterie", "K1", 910],
    ["Chaudronnerie", "K2", 345],
  ];
  const intake = await read(sheet("Nord", ALL), sheet("Sud", others));
  expect([openQuestions(intake), owed(intake)]).toEqual([[], 2_867]);
  expect(intake.warnings.map(({ code }) => code)).not.toContain("counted-twice");
});

test("a document that two sheets of different lists both hold is told", async () => {
  const others: readonly Line[] = [
    ["Vannerie", "FAC-2026-11", 910],
    ["Poterie", "K1", 31],
    ["Poterie", "K2", 32],
    ["Poterie", "K3", 33],
    ["Poterie", "K4", 34],
  ];
  const intake = await read(sheet("Nord", ALL), sheet("Sud", others));
  expect(owed(intake)).toBe(2_652);
  expect(intake.warnings).toContainEqual({
    code: "counted-twice",
    values: { sheet: "Sud", kept: "Nord", rows: 1 },
  });
});

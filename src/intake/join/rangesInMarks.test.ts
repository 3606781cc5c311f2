import { openQuestions } from "../check/questions";
import type { CellValue } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

function read(heading: string, lines: readonly (readonly CellValue[])[]): Promise<Intake> {
  const values = [["Klant", "Factuur", heading, "Openstaand bedrag"], ...lines];
  const grid = { sheet: "Lijst", hidden: false, firstRow: 0, firstColumn: 0, values };
  return readWorkbook([grid], { referenceDate: 46_000 });
}

const LINES = (marks: readonly string[]): CellValue[][] =>
  marks.map((mark, row) => [`Huis ${"XY"[row % 2] ?? ""}`, `R-${row}`, mark, 100 + row]);

const askedOf = (intake: Intake): readonly string[] =>
  openQuestions(intake).map(({ kind, subject }) => `${kind} ${subject}`);

test.each([
  ["Klasse", ["a", "b", "c", "b"], ["b", "c", "a"]],
  ["Periode", ["T1", "T1", "T2", "T3"], ["t3", "t2", "t1"]],
  ["Ouderdomsklasse", ["groen", "geel", "rood"], ["rood", "geel", "groen"]],
])(
  "lines without any date, a mark in « %s » on each: what each one says is asked",
  async (heading, marks, words) => {
    const intake = await read(heading, LINES(marks));
    const asked = askedOf(intake).map((each) => each.toLowerCase());
    expect([...asked].sort()).toEqual(words.map((word) => `bucket-word ${word}`).sort());
    expect(intake.agedBalance.reduce((sum, { balance }) => sum + balance, 0)).toBe(
      LINES(marks).reduce((sum, line) => sum + 100 * Number(line[3]), 0),
    );
  },
);

test("a class that each client has one of is no range of lateness", async () => {
  const intake = await read("Klasse", LINES(["a", "b", "a", "b"]));
  expect([intake.agedBalance, openQuestions(intake)]).toEqual([[], []]);
});

import { readWorkbook } from "../../../src/intake/join/readWorkbook";
import type { Field, Intake, Source } from "../../../src/intake/source";
import { generateLayout, type GeneratedLayout } from "./generateLayout";
import { LANGUAGES, SHAPES, type Shape } from "./wordings";

/** Layouts of each shape in each language. */
const SEEDS = Array.from({ length: 8 }, (_, index) => index + 1);

const layouts = (Object.keys(SHAPES) as Shape[]).flatMap((shape, place) =>
  LANGUAGES.flatMap((language, other) =>
    SEEDS.map((seed) => generateLayout(shape, language, 10_000 * (place + 1) + 100 * other + seed)),
  ),
);

interface Outcome {
  readonly layout: GeneratedLayout;
  readonly intake: Intake;
  readonly source: Source | undefined;
  /** Fields found elsewhere than where they are, or not at all. */
  readonly missed: readonly string[];
}

async function read(layout: GeneratedLayout): Promise<Outcome> {
  const intake = await readWorkbook([layout.grid], { referenceDate: null });
  const source = intake.sources.find(({ kind }) => kind === layout.kind);
  const missed = (Object.entries(layout.fields) as [Field, number][]).flatMap(([field, column]) => {
    const found = source?.columns[field]?.column;
    return found === column ? [] : [`${field} in column ${column} read in ${found ?? "none"}`];
  });
  return { layout, intake, source, missed };
}

/** The user is asked before these figures are used. */
function isAsked({ source, intake }: Outcome): boolean {
  if (source === undefined) return true;
  return source.status !== "found" || intake.reconciliation.some(({ unexplained }) => unexplained !== 0);
}

describe("made-up layouts", () => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    outcomes = await Promise.all(layouts.map(read));
  });

  test("have all their fields found without help in at least 95 of 100, and the rest are asked about", () => {
    const right = outcomes.filter(({ missed }) => missed.length === 0);
    const share = right.length / outcomes.length;
    const wrong = outcomes.filter(({ missed }) => missed.length > 0);
    console.log(
      `${outcomes.length} layouts, all fields found in ${(100 * share).toFixed(1)} %`,
      wrong.map(({ layout, missed }) => `${layout.name}: ${missed.join("; ")}`),
    );
    expect(outcomes.length).toBeGreaterThanOrEqual(40);
    expect(share).toBeGreaterThanOrEqual(0.95);
    expect(
      wrong.filter((outcome) => !isAsked(outcome)).map(({ layout, missed }) => [layout.name, missed]),
    ).toEqual([]);
  });

  test("never add up wrong without a question", () => {
    const silent = outcomes.filter(
      (outcome) => outcome.source?.sumRead !== outcome.layout.sum && !isAsked(outcome),
    );
    expect(silent.map(({ layout, source }) => [layout.name, layout.sum, source?.sumRead])).toEqual([]);
  });

  test("lose no row: every line is read, every unreadable one refused", () => {
    const found = outcomes.filter(({ missed, layout }) => missed.length === 0 && !layout.hasOtherTable);
    for (const { layout, source } of found) {
      expect([layout.name, source?.rowsRead, source?.rejected.length]).toEqual([
        layout.name,
        layout.lines,
        layout.rejectedRows,
      ]);
      const leftOut = source?.ignored.filter(
        ({ reason }) => reason === "matched" || reason === "other-account",
      );
      expect([layout.name, leftOut?.length]).toEqual([layout.name, layout.leftOutRows]);
    }
  });

  test("are not asked about when nothing is doubtful", () => {
    const asked = outcomes.filter(
      (outcome) => outcome.missed.length === 0 && !outcome.layout.hasOtherTable && isAsked(outcome),
    );
    const why = asked.map(({ layout, source, intake }) => [
      layout.name,
      source?.findings[0]?.message.code,
      intake.reconciliation[0]?.unexplained,
    ]);
    console.log(`${asked.length} of ${outcomes.length} asked about although all fields are right`, why);
    expect(asked.length).toBeLessThanOrEqual(0.1 * outcomes.length);
  });
});

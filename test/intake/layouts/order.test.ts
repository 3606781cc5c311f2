import fc from "fast-check";
import { AGEING_PARTS } from "../../../src/domain/receivables/receivables";
import type { SheetGrid } from "../../../src/intake/cells/sheetGrid";
import { openQuestions } from "../../../src/intake/check/questions";
import { readWorkbook } from "../../../src/intake/join/readWorkbook";
import { seededRandom, shuffled } from "../../sample/random";
import { DAY, generateKind, KINDS } from "./generateKind";
import { LANGUAGES } from "./wordings";

/** Kinds whose rows or columns say something by their place: a client above its lines, a heading over several columns. */
const PLACED = new Set<string>([
  "client above",
  "client on first line",
  "ranges under two headings",
  "running balance",
  "pages",
]);
/** A client without heading is known by standing first. */
const FIRST = new Set<string>(["client without heading", "total above"]);

const tables = (kinds: readonly (typeof KINDS)[number][]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    language: fc.constantFrom(...LANGUAGES),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    order: fc.integer({ min: 1, max: 1_000_000 }),
  });

/** What a table is read as, whatever its columns' places. */
async function readOf(grid: SheetGrid) {
  const intake = await readWorkbook([grid], { referenceDate: DAY });
  const items = [...intake.openItems].map(({ clientName, document, amount, dueDate, disputed }) =>
    JSON.stringify([clientName, document, amount, dueDate, disputed]),
  );
  const balances = intake.agedBalance.map(({ clientCode: _, ...line }) => JSON.stringify(line));
  return {
    lines: [...items, ...balances].sort(),
    asked: openQuestions(intake)
      .map(({ kind, subject }) => `${kind} ${subject}`)
      .sort(),
    fields: Object.fromEntries(
      intake.sources.flatMap(({ columns }) =>
        Object.entries(columns).map(([field, column]) => [field, column?.heading ?? ""]),
      ),
    ),
  };
}

/** The headings' row: the first with several cells. */
function headingRow({ values }: SheetGrid): number {
  return values.findIndex((row) => row.filter((cell) => cell !== "").length > 2);
}

function withColumns(grid: SheetGrid, order: number): SheetGrid {
  const width = grid.values[0]?.length ?? 0;
  const places = shuffled([...Array(width).keys()], seededRandom(order));
  const header = headingRow(grid);
  const values = grid.values.map((row, index) =>
    index < header ? row : places.map((place) => row[place] ?? ""),
  );
  return { ...grid, values };
}

function withRows(grid: SheetGrid, order: number): SheetGrid {
  const header = headingRow(grid);
  const rows = shuffled([...grid.values.slice(header + 1)], seededRandom(order));
  return { ...grid, values: [...grid.values.slice(0, header + 1), ...rows] };
}

test("what is read and asked never depends on the order of the columns", async () => {
  const kinds = KINDS.filter((kind) => !PLACED.has(kind) && !FIRST.has(kind));
  await fc.assert(
    fc.asyncProperty(tables(kinds), async ({ kind, language, seed, order }) => {
      const { grid } = generateKind(kind, language, seed);
      expect(await readOf(withColumns(grid, order))).toEqual(await readOf(grid));
    }),
    { numRuns: 150 },
  );
});

test("what is read and asked never depends on the order of the rows", async () => {
  const kinds = KINDS.filter((kind) => !PLACED.has(kind));
  await fc.assert(
    fc.asyncProperty(tables(kinds), async ({ kind, language, seed, order }) => {
      const { grid } = generateKind(kind, language, seed);
      expect(await readOf(withRows(grid, order))).toEqual(await readOf(grid));
    }),
    { numRuns: 150 },
  );
});

test("every row is read, left aside for a reason or rejected, and no money is lost", async () => {
  await fc.assert(
    fc.asyncProperty(tables(KINDS), async ({ kind, language, seed }) => {
      const { grid, ageing } = generateKind(kind, language, seed);
      const { sources, openItems, agedBalance } = await readWorkbook([grid], { referenceDate: DAY });
      const [source] = sources;
      const rows = grid.firstRow + grid.values.length - (source?.headerRow ?? 0);
      expect((source?.rowsRead ?? 0) + (source?.ignored.length ?? 0) + (source?.rejected.length ?? 0)).toBe(
        rows,
      );
      const owed = AGEING_PARTS.reduce((sum, part) => sum + ageing[part], 0);
      const read = [
        ...[...openItems].map(({ amount }) => amount),
        ...agedBalance.map(({ balance }) => balance),
      ];
      expect(read.reduce((sum, amount) => sum + amount, 0)).toBe(owed);
      expect(source?.sumRead).toBe(owed);
    }),
    { numRuns: 150 },
  );
});

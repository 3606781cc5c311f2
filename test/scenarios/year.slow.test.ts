import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../../src/domain/results/comparison";
import { committeesWithFigures } from "../../src/domain/results/committeeTrend";
import { COMMITTEES_HELD, committeeDay } from "../sample/year/calendar";
import { NAMES } from "../sample/year/cast";
import { eveOf, THRESHOLD_CHANGED, YEAR_FILE_NAME, type WeekPart } from "../sample/year/holdCommittee";
import { fileOnEve } from "../sample/year/yearFile";
import { openXlsx } from "../simulator/files/openXlsx";
import { holdYear, testBooks, type HeldYear } from "./heldYear";

const YEAR_FILE = join(__dirname, "../../assets", YEAR_FILE_NAME);

let held: HeldYear;
// Fifty-two weeks take three minutes alone, and twice that beside other tests on two cores.
beforeAll(async () => {
  held = await holdYear(COMMITTEES_HELD);
}, 900_000);
afterAll(() => held?.year.committee.close());

testBooks(COMMITTEES_HELD, () => held);

test("whatever was asked of the arbiter was ruled on, and every postponed action points back", () => {
  const { protocol } = held;
  const asked = protocol.filter(({ arbitration }) => arbitration !== "none");
  expect(asked.length).toBeGreaterThanOrEqual(4);
  expect(new Set(asked.map(({ arbitration }) => arbitration))).toEqual(new Set(["ruled"]));
  const continued = protocol.filter(({ kind, origin }) => origin !== null && kind !== "shipment-release");
  expect(continued.length).toBeGreaterThan(5);
  for (const { origin, clientCode } of continued) {
    expect(protocol.find(({ number }) => number === origin)).toMatchObject({ clientCode, status: "dropped" });
  }
});

test("the year tells what it should: a new code, losses, a threshold changed, broken promises, DSO every week", () => {
  const { history, committees, protocol } = held;
  expect(protocol.length).toBeGreaterThan(120);
  const named = (name: string) => history.filter(({ clientName }) => clientName === name);
  expect(new Set(named(NAMES.balmeron).map(({ clientCode }) => clientCode)).size).toBe(2);
  expect(named(NAMES.wolvenberg).at(-1)!.committeeDate).toBeLessThan(committeeDay(40));
  expect(protocol.filter(({ kind }) => kind === "insurer-declaration").length).toBeGreaterThanOrEqual(3);
  const stamps = [...new Set(committeesWithFigures(committees).map(({ policy }) => policy))];
  expect(stamps).toHaveLength(2);
  expect(committees.findIndex(({ policy }) => policy === stamps[1])).toBe(THRESHOLD_CHANGED - 1);
  const garonnais = named(NAMES.garonnais).find(({ reasons }) => reasons.includes("promesse"));
  expect(garonnais?.colour).toBe("red");
  for (const { dso, bestDso } of committees) {
    expect(dso).toBeGreaterThan(30);
    expect(bestDso).toBeLessThan(dso!);
  }
  expect(
    compare(
      committeesWithFigures(committees).map((record) => ({ ...record, ...record.figures })),
      [],
      new Map(),
    )!.share,
  ).toBeLessThan(-0.2);
});

test("nothing was to be warned of but an override that had ended", () => {
  const said = held.weeks.flatMap(({ analysis, agenda, meeting }) => [
    ...analysis.warnings,
    ...agenda.warnings,
    ...meeting.warnings,
  ]);
  expect(new Set(said.map(({ code }) => code))).toEqual(new Set(["override-ended"]));
});

const UNUSUAL = new Set([1, THRESHOLD_CHANGED]);

/** Costs of the weeks in which nothing but the week was done. */
function costsOf(part: WeekPart) {
  return held.weeks
    .filter(({ number }) => !UNUSUAL.has(number))
    .map(({ number, costs }) => ({ number, ...costs[part] }));
}

/** What a row of the history or of the protocol may cost whoever reads the tables again. */
const BYTES_PER_ROW = 400;

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test.each(["analyse", "agenda", "opening", "closing"] as const)(
  "the requests of %s are no more after a year than in the first weeks",
  (part) => {
    const costs = costsOf(part);
    const [first, last] = [costs.slice(0, 12), costs.slice(-12)];
    const usual = (weeks: typeof costs) => middle(weeks.map(({ requests }) => requests));
    expect(usual(last)).toBeLessThanOrEqual(usual(first));
  },
);

test.each(["record", "review"] as const)(
  "to %s takes as many requests after a year as in the first weeks, and bytes in line with the rows",
  (useCase) => {
    const calls = held.weeks
      .slice(1)
      .flatMap((week) => week.calls.filter((call) => call.useCase === useCase));
    const [first, last] = [calls.slice(0, 20), calls.slice(-20)];
    expect(middle(last.map(({ requests }) => requests))).toBe(middle(first.map(({ requests }) => requests)));
    const bytes = middle(last.map((call) => call.bytes)) - middle(first.map((call) => call.bytes));
    expect(bytes).toBeLessThan(held.protocol.length * BYTES_PER_ROW);
  },
);

test.each(["analyse", "agenda", "opening", "closing"] as const)(
  "the bytes of %s grow with the rows of the tables, not faster",
  (part) => {
    const bytes = costsOf(part).map((cost) => cost.bytes);
    const quarter = Math.floor(bytes.length / 4);
    const level = (from: number) => middle(bytes.slice(from * quarter, (from + 1) * quarter));
    const growth = [1, 2, 3].map((at) => level(at) - level(at - 1));
    // Were it more than linear, each quarter would add more than the one before.
    expect(growth[2]).toBeLessThan(Math.max(10_000, (growth[0] ?? 0) * 1.5));
    const rows = held.history.length + held.protocol.length;
    expect(level(3) - level(0)).toBeLessThan(rows * BYTES_PER_ROW);
  },
);

test("the eve of the committee after them reads like any other", async () => {
  const { analysis, asked } = await eveOf(held.year, COMMITTEES_HELD + 1);
  expect(asked).toEqual([]);
  expect(analysis.change?.since).toBe(committeeDay(COMMITTEES_HELD));
  const week = await held.year.committee.actions.week.readWeek();
  expect(week).toMatchObject({ committee: committeeDay(COMMITTEES_HELD + 1), isPrepared: false });
});

test("the sample file is this very year, cell by cell (`npm run sample` makes it again)", async () => {
  const { bytes } = await fileOnEve(held.year, COMMITTEES_HELD + 1);
  expect(await contentOf(readFileSync(YEAR_FILE))).toEqual(await contentOf(bytes));
});

/** What every cell of a file says, one line per row, so that a difference is told in short. */
async function contentOf(bytes: Uint8Array): Promise<Record<string, string[]>> {
  const { sheets } = await openXlsx(new Uint8Array(bytes), YEAR_FILE_NAME);
  return Object.fromEntries(
    sheets.map(({ name, rows }) => [
      name,
      rows.map((cells) =>
        cells.map((cell) => JSON.stringify([cell?.formula ?? cell?.value, cell?.numberFormat])).join(" "),
      ),
    ]),
  );
}

import { classifyPortfolio } from "../../src/committee/analysis/classifyPortfolio";
import { dayOf } from "../../src/domain/basis/day";
import { DEFAULT_POLICY } from "../../src/domain/policy/policy";
import { centsOfCell } from "../../src/intake/cells/numbers";
import { readWorkbook } from "../../src/intake/join/readWorkbook";
import type { SheetGrid } from "../../src/intake/cells/sheetGrid";
import { wideGrid } from "./grid";
import type { Measures } from "./measures";
import { spreadOf, type Spread } from "./spread";

const REFERENCE = dayOf(2026, 1, 14);
const ROUNDS = 21;
const unpaused = { pause: () => Promise.resolve() };

type Work = () => unknown;

/** Milliseconds of several rounds of each work, which take turns: a busy minute troubles all of them alike. */
async function inTurns<Name extends string>(
  works: Readonly<Record<Name, Work>>,
): Promise<Record<Name, Spread>> {
  const entries = Object.entries(works) as [Name, Work][];
  const took = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of entries) {
      const start = performance.now();
      await work();
      took.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries([...took].map(([name, rounds]) => [name, spreadOf(rounds)])) as Record<
    Name,
    Spread
  >;
}

/** What classification is compared with: amounts summed by client in one pass, nothing checked. */
function sumByClient(values: SheetGrid["values"]): Map<string, number> {
  const headings = values[0]?.map(String) ?? [];
  const client = headings.indexOf("Code client");
  const amount = headings.indexOf("Restant dû (EUR)");
  const sums = new Map<string, number>();
  for (const row of values.slice(1)) {
    const code = String(row[client]);
    sums.set(code, (sums.get(code) ?? 0) + Number(String(row[amount]).replace(",", ".")));
  }
  return sums;
}

/**
 * What intake is compared with: one column of amounts converted as anyone would write it (blanks taken out,
 * the comma made a point, `Number`, cents) and summed. No other cell is looked at and nothing is checked.
 */
function convertAndSum(values: SheetGrid["values"]): number {
  const amount = (values[0] ?? []).indexOf("Restant dû (EUR)");
  let cents = 0;
  for (let row = 1; row < values.length; row += 1) {
    const text = String(values[row]?.[amount]).replace(/\s/g, "").replace(",", ".");
    cents += Math.round(Number(text) * 100);
  }
  return cents;
}

/** The same with the intake's own reader of amounts, which knows a plain text at sight: the least possible. */
function readAndSum(values: SheetGrid["values"]): number {
  const amount = (values[0] ?? []).indexOf("Restant dû (EUR)");
  let cents = 0;
  for (let row = 1; row < values.length; row += 1) {
    cents += centsOfCell(values[row]?.[amount] ?? "", ",") ?? 0;
  }
  return cents;
}

async function longestTask(grid: SheetGrid): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const note = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  await readWorkbook([grid], { referenceDate: REFERENCE }, () => Promise.resolve(note()));
  note();
  return longest;
}

async function measure(items: number): Promise<Measures> {
  const grid = wideGrid(items);
  const { values } = grid;
  const options = { referenceDate: REFERENCE };
  // What is compared takes turns; what is not stays out, for it leaves its garbage to the next.
  const reading = await inTurns({
    convert: () => convertAndSum(values),
    read: () => readAndSum(values),
    intake: () => readWorkbook([grid], options),
  });
  const intake = await readWorkbook([grid], options);
  const classifying = await inTurns({
    sum: () => sumByClient(values),
    classify: () => classifyPortfolio(intake, DEFAULT_POLICY, REFERENCE, unpaused),
  });
  const took = { ...reading, ...classifying };
  const clients = (await classifyPortfolio(intake, DEFAULT_POLICY, REFERENCE, unpaused)).length;
  const columns = values[0]?.length ?? 0;
  return { items, clients, columns, took, longestTaskMs: await longestTask(grid) };
}

async function main(): Promise<void> {
  const measures: Measures[] = [];
  for (const size of process.argv.slice(2)) measures.push(await measure(Number(size)));
  process.stdout.write(JSON.stringify(measures));
}

void main();

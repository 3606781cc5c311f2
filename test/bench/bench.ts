import { classifyPortfolio } from "../../src/committee/readPortfolio";
import { dayOf } from "../../src/domain/day";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { centsOfCell } from "../../src/intake/numbers";
import { readWorkbook } from "../../src/intake/readWorkbook";
import type { SheetGrid } from "../../src/intake/sheetGrid";
import { openItemsMatrix } from "../sample/portfolio";
import { openCommittee, patience } from "../scenarios/openCommittee";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
import { SEED, wideGrid } from "./grid";
import { readingMemory } from "./memory";

const SIZES = [1_000, 10_000, 100_000] as const;
const REFERENCE = dayOf(2026, 1, 14);
const ROUNDS = 9;

type Work = () => unknown;

/**
 * Milliseconds of the fastest of several rounds of each work: the one least disturbed by the machine. The
 * works take turns, so that a busy minute troubles all of them alike.
 */
async function fastest<Name extends string>(
  works: Readonly<Record<Name, Work>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(works) as [Name, Work][];
  const best = Object.fromEntries(entries.map(([name]) => [name, Infinity])) as Record<Name, number>;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of entries) {
      const start = performance.now();
      await work();
      best[name] = Math.min(best[name], performance.now() - start);
    }
  }
  return best;
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

interface Measures {
  readonly items: number;
  readonly clients: number;
  readonly columns: number;
  /** Milliseconds. */
  readonly took: Readonly<Record<"sum" | "convert" | "read" | "intake" | "classify", number>>;
  /** The longest time between two pauses of the intake: how long the pane cannot answer. */
  readonly longestTaskMs: number;
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

async function measurePure(items: number): Promise<Measures> {
  const grid = wideGrid(items);
  const { values } = grid;
  const options = { referenceDate: REFERENCE };
  const intake = await readWorkbook([grid], options);
  const took = await fastest({
    sum: () => sumByClient(values),
    convert: () => convertAndSum(values),
    read: () => readAndSum(values),
    intake: () => readWorkbook([grid], options),
    classify: () => classifyPortfolio(intake, DEFAULT_POLICY, REFERENCE),
  });
  const clients = classifyPortfolio(intake, DEFAULT_POLICY, REFERENCE).length;
  const columns = values[0]?.length ?? 0;
  return { items, clients, columns, took, longestTaskMs: await longestTask(grid) };
}

interface Cost {
  readonly items: number;
  readonly what: string;
  readonly requests: number;
  readonly kbOut: number;
  readonly kbIn: number;
  readonly largestRequestKb: number;
  readonly largestAnswerKb: number;
  readonly seconds: number;
}

/** What one use case costs over the simulator, requests and bytes as Excel would see them. */
async function measureExcel(items: number): Promise<Cost[]> {
  const model = newWorkbook("bench.xlsx", []);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", openItemsMatrix(items, SEED));
  const committee = await openCommittee(model);
  const { actions, excel } = committee;
  const cost = async (what: string, work: () => Promise<unknown>): Promise<Cost> => {
    excel.meters.reset();
    const start = performance.now();
    await work();
    const { requests, bytesOut, bytesIn, largestRequest, largestResponse } = excel.meters;
    return {
      items,
      what,
      requests,
      kbOut: bytesOut / 1000,
      kbIn: bytesIn / 1000,
      largestRequestKb: largestRequest / 1000,
      largestAnswerKb: largestResponse / 1000,
      seconds: (performance.now() - start) / 1000,
    };
  };
  const request = { language: "fr", referenceDate: REFERENCE } as const;
  const costs = [
    await cost("open the pane", () => actions.lookUp(patience())),
    await cost("analyse (first)", () => actions.analyse(request, patience())),
    await cost("analyse (again)", () => actions.analyse(request, patience())),
    await cost("prepare agenda", () => actions.prepareAgenda(patience())),
  ];
  committee.close();
  return costs;
}

function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

async function main(): Promise<void> {
  const pure: Measures[] = [];
  for (const size of SIZES) pure.push(await measurePure(size));
  console.log("Intake and classification, without Excel (fastest of 9 rounds)");
  console.table(
    pure.map(({ items, columns, clients, took, longestTaskMs }) => ({
      items,
      columns,
      clients,
      "column converted (ms)": rounded(took.convert, 2),
      "by own reader (ms)": rounded(took.read, 2),
      "intake (ms)": rounded(took.intake),
      "÷ converted": rounded(took.intake / took.convert),
      "÷ own reader": rounded(took.intake / took.read),
      "longest task (ms)": rounded(longestTaskMs),
      "summed by client (ms)": rounded(took.sum, 2),
      "classify (ms)": rounded(took.classify, 2),
      "÷ summed": rounded(took.classify / took.sum),
    })),
  );
  const [, tenThousand, hundredThousand] = pure;
  if (tenThousand && hundredThousand) {
    const total = ({ took }: Measures) => took.intake + took.classify;
    console.log(`100k / 10k items: ${rounded(total(hundredThousand) / total(tenThousand))} times the time`);
  }
  const { matrixMb, peakMb } = await readingMemory(100_000);
  console.log(
    `Memory in use while reading 100k items, garbage collected at every pause: ${rounded(peakMb)} MB at most, ` +
      `${rounded(peakMb / matrixMb, 2)} times the matrix (${rounded(matrixMb)} MB)`,
  );
  const costs: Cost[] = [];
  for (const size of SIZES) costs.push(...(await measureExcel(size)));
  console.log("Requests and bytes between the add-in and Excel (over the simulator)");
  console.table(
    costs.map(({ items, what, requests, ...figures }) => ({
      items,
      what,
      requests,
      ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)])),
    })),
  );
}

void main();

import { classifyPortfolio } from "../../src/committee/readPortfolio";
import { dayOf } from "../../src/domain/day";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { readWorkbook } from "../../src/intake/readWorkbook";
import type { CellValue, SheetGrid } from "../../src/intake/sheetGrid";
import { openItemsMatrix } from "../sample/portfolio";
import { openCommittee, patience } from "../scenarios/openCommittee";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";

const SIZES = [1_000, 10_000, 100_000] as const;
const SEED = 7;
const REFERENCE = dayOf(2026, 1, 14);
const ROUNDS = 9;

/** Milliseconds of the fastest of several rounds: the one least disturbed by the machine. */
async function fastest(work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** The bare pass everything is compared with: amounts summed by client, nothing checked. */
function sumByClient(values: readonly (readonly CellValue[])[]): Map<string, number> {
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

interface Measures {
  readonly items: number;
  readonly clients: number;
  readonly bareMs: number;
  readonly intakeMs: number;
  readonly classifyMs: number;
  readonly columns: number;
  /** The longest time between two pauses of the intake: how long the pane cannot answer. */
  readonly longestTaskMs: number;
  /** A pass over the same matrix that converts one column of text amounts and sums it. */
  readonly convertMs: number;
}

const COLUMNS = 20;

/** The matrix with its amounts as texts ("1234,56") and columns nobody reads beside its own. */
function asWideText(values: readonly (readonly CellValue[])[]): CellValue[][] {
  const amounts = new Set(["Montant devise", "Restant dû (EUR)"]);
  const isAmount = (values[0] ?? []).map((heading) => amounts.has(String(heading)));
  return values.map((row, index) => {
    const cells = row.map((cell, column) => {
      return index > 0 && isAmount[column] ? String(cell).replace(".", ",") : cell;
    });
    const spare = Array.from({ length: COLUMNS - row.length }, (_, place) => {
      return index === 0 ? `Libre ${place + 1}` : "x";
    });
    return [...cells, ...spare];
  });
}

function convertAndSum(values: readonly (readonly CellValue[])[]): number {
  const amount = (values[0] ?? []).indexOf("Restant dû (EUR)");
  let cents = 0;
  for (let row = 1; row < values.length; row += 1) {
    const text = String(values[row]?.[amount]).replace(/\s/g, "").replace(",", ".");
    cents += Math.round(Number(text) * 100);
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

async function measurePure(items: number): Promise<Measures> {
  const values = asWideText(openItemsMatrix(items, SEED));
  const grid: SheetGrid = { sheet: "Pièces ouvertes", hidden: false, firstRow: 0, firstColumn: 0, values };
  const options = { referenceDate: REFERENCE };
  const bareMs = await fastest(() => sumByClient(values));
  const intake = await readWorkbook([grid], options);
  const intakeMs = await fastest(() => readWorkbook([grid], options));
  const classifyMs = await fastest(() => classifyPortfolio(intake, DEFAULT_POLICY, REFERENCE));
  const clients = classifyPortfolio(intake, DEFAULT_POLICY, REFERENCE).length;
  const longestTaskMs = await longestTask(grid);
  const convertMs = await fastest(() => convertAndSum(values));
  const columns = values[0]?.length ?? 0;
  return { items, clients, bareMs, intakeMs, classifyMs, columns, longestTaskMs, convertMs };
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
    pure.map(({ items, clients, bareMs, intakeMs, classifyMs, columns, longestTaskMs, convertMs }) => ({
      items,
      columns,
      clients,
      "bare pass (ms)": rounded(bareMs, 2),
      "intake (ms)": rounded(intakeMs),
      "classify (ms)": rounded(classifyMs, 2),
      "ratio to bare pass": rounded((intakeMs + classifyMs) / bareMs),
      "one column converted (ms)": rounded(convertMs, 2),
      "intake to that": rounded(intakeMs / convertMs),
      "longest task (ms)": rounded(longestTaskMs),
    })),
  );
  const [, tenThousand, hundredThousand] = pure;
  if (tenThousand && hundredThousand) {
    const total = ({ intakeMs, classifyMs }: Measures) => intakeMs + classifyMs;
    console.log(`100k / 10k items: ${rounded(total(hundredThousand) / total(tenThousand))} times the time`);
  }
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

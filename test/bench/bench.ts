import { availableBrowser } from "../browser/availableBrowser";
import { dayOf } from "../../src/domain/basis/day";
import { openItemsMatrix } from "../sample/portfolio";
import { openCommittee, patience } from "../scenarios/openCommittee";
import { EVES, useCaseCosts } from "../scenarios/useCaseCosts";
import { costOf } from "../scenarios/workCost";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
import { measureFirstPaint } from "./firstPaint";
import { SEED } from "./grid";
import { measurePure, measureWhole, type Measures } from "./measures";
import { readingMemory } from "./memory";
import { spreadOf, type Spread } from "./spread";

const SIZES = [1_000, 10_000, 100_000] as const;
const REFERENCE = dayOf(2026, 1, 14);
const ROUNDS = 5;
/** What a request takes in Excel on the web, about. */
const REQUEST_SECONDS = 0.2;

function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

function shown({ median, from, to }: Spread, digits = 0): string {
  return `${rounded(median, digits)} (${rounded(from, digits)}–${rounded(to, digits)})`;
}

function kilobytes({ bytesOut, bytesIn }: { readonly bytesOut: number; readonly bytesIn: number }): string {
  return `${Math.round(bytesOut / 1000)} + ${Math.round(bytesIn / 1000)}`;
}

/** What a user waits for, Excel apart: each round in a process that has done nothing before. */
async function analysis(): Promise<void> {
  const rounds = await measureWhole(100_000, ROUNDS);
  const parts = ["read", "classify", "rows", "summaries"] as const;
  const cpu = parts.map((part) => [part, shown(spreadOf(rounds.map(({ cpuMs }) => cpuMs[part])))]);
  const whole = rounds.map(({ cpuMs }) => parts.reduce((sum, part) => sum + cpuMs[part], 0));
  console.log(
    "A whole cold analysis of 100,000 items but for Excel: ms of processor time, middle one (half of them)",
  );
  console.table([
    {
      clients: rounds[0]?.clients,
      ...Object.fromEntries(cpu),
      whole: shown(spreadOf(whole)),
      "longest task": shown(spreadOf(rounds.map(({ longestTaskMs }) => longestTaskMs))),
    },
  ]);
}

/** What a user waits for in Excel: the requests of each use case, one after the other. */
async function requests(): Promise<void> {
  for (const [when, open] of Object.entries(EVES)) {
    const costs = await useCaseCosts(open);
    console.log(`Requests and kB (sent + received) ${when}; seconds at ${REQUEST_SECONDS} s a request`);
    console.table(
      costs.map((cost) => ({
        "use case": cost.what,
        requests: cost.requests,
        "≈ s": rounded(cost.requests * REQUEST_SECONDS, 1),
        kB: kilobytes(cost),
      })),
    );
  }
}

/** How requests and bytes grow with the items. */
async function growth(): Promise<void> {
  const rows: object[] = [];
  for (const items of SIZES) {
    const model = newWorkbook("bench.xlsx", []);
    putValues(addSheet(model, "Pièces ouvertes"), "A1", openItemsMatrix(items, SEED));
    const committee = await openCommittee(model);
    const { actions } = committee;
    const request = { language: "fr", referenceDate: REFERENCE } as const;
    const works = {
      "opening the pane": () => actions.sources.lookUp(patience()),
      "first analysis": () => actions.analysis.analyse(request, patience()),
      "nothing changed": () => actions.analysis.analyse(request, patience()),
      agenda: () => actions.agenda.prepareAgenda(patience()),
    };
    for (const [what, work] of Object.entries(works)) {
      const { requests: count, bytesIn, total, largest } = await costOf(committee, work);
      const kB = kilobytes({ bytesOut: total - bytesIn, bytesIn });
      rows.push({ items, what, requests: count, kB, "largest kB": Math.round(largest / 1000) });
    }
    committee.close();
  }
  console.log("Requests and kB (sent + received) by size");
  console.table(rows);
}

/** When the pane shows something, and its clients; Office.js and Excel apart. */
async function paint(): Promise<void> {
  const browser = availableBrowser();
  if ("reason" in browser) return console.log(`First paint is not measured: ${browser.reason}`);
  const found = await measureFirstPaint(ROUNDS);
  console.log("First paint in Chromium at a quarter of this machine's speed: ms, middle one (half of them)");
  console.table(
    (["cold", "cached"] as const).map((files) => ({
      files,
      "pane's frame": shown(spreadOf(found[files].map(({ frame }) => frame))),
      "clients on home": shown(spreadOf(found[files].map(({ home }) => home))),
    })),
  );
}

/** Intake and classification, warm, beside the least that anyone must do. */
async function warm(): Promise<void> {
  const pure = await measurePure(SIZES);
  const ratio = ({ took }: Measures, what: keyof Measures["took"], than: keyof Measures["took"]) =>
    rounded(took[what].median / took[than].median, 1);
  console.log(
    "Intake and classification, warm, in turns, bundled as the pane is: ms, middle one (half of them)",
  );
  console.table(
    pure.map((measures) => ({
      items: measures.items,
      clients: measures.clients,
      "column converted": shown(measures.took.convert, 1),
      "own reader": shown(measures.took.read, 1),
      intake: shown(measures.took.intake, 1),
      "÷ converted": ratio(measures, "intake", "convert"),
      "÷ own reader": ratio(measures, "intake", "read"),
      "summed by client": shown(measures.took.sum, 1),
      classify: shown(measures.took.classify, 1),
      "÷ summed": ratio(measures, "classify", "sum"),
      "longest task": rounded(measures.longestTaskMs),
    })),
  );
}

/** What reading holds at once. */
async function memory(): Promise<void> {
  const { matrixMb, peakMb } = await readingMemory(100_000);
  console.log(
    `Memory while reading 100,000 items, garbage collected at every pause: ${rounded(peakMb)} MB at most, ` +
      `${rounded(peakMb / matrixMb, 1)} times the cells (${rounded(matrixMb)} MB)`,
  );
}

/** What a user feels comes first. `npm run bench -- paint` measures that part alone. */
const PARTS = { analysis, requests, paint, growth, warm, memory };

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  for (const [name, part] of Object.entries(PARTS))
    if (asked.length === 0 || asked.includes(name)) await part();
}

void main();

import { dayOf } from "../../src/domain/basis/day";
import { openItemsMatrix } from "../sample/portfolio";
import { openCommittee, patience } from "../scenarios/openCommittee";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
import { SEED } from "./grid";
import { measurePure, measureWhole, type Measures, type WholeAnalysis } from "./measures";
import { readingMemory } from "./memory";

const SIZES = [1_000, 10_000, 100_000] as const;
/** Of the whole analysis: the middle one is what to expect. */
const ROUNDS = 5;
const REFERENCE = dayOf(2026, 1, 14);
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
    await cost("open the pane", () => actions.sources.lookUp(patience())),
    await cost("analyse (first)", () => actions.analysis.analyse(request, patience())),
    await cost("analyse (again)", () => actions.analysis.analyse(request, patience())),
    await cost("prepare agenda", () => actions.agenda.prepareAgenda(patience())),
  ];
  committee.close();
  return costs;
}

function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

async function main(): Promise<void> {
  const pure = await measurePure(SIZES);
  console.log("Intake and classification, without Excel (fastest of 40 rounds, bundled as the pane is)");
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
    const growth = (what: keyof Measures["took"]) =>
      rounded(hundredThousand.took[what] / tenThousand.took[what]);
    console.log(
      `100k / 10k items: intake ${growth("intake")} times the time, column converted ${growth("convert")}; ` +
        `classify ${growth("classify")}, summed by client ${growth("sum")}`,
    );
  }
  const rounds = await measureWhole(100_000, ROUNDS);
  const total = ({ cpuMs }: WholeAnalysis) => Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);
  console.log(
    "A whole analysis of 100k items but for Excel, each time in a new process (processor time, ms)",
  );
  console.table(
    rounds
      .toSorted((a, b) => total(a) - total(b))
      .map((round) => ({
        clients: round.clients,
        ...Object.fromEntries(Object.entries(round.cpuMs).map(([name, ms]) => [name, Math.round(ms)])),
        whole: Math.round(total(round)),
        "longest task (ms)": Math.round(round.longestTaskMs),
      })),
  );
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

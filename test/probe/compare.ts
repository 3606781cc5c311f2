import type { Facts, SelfCheckReport } from "../../src/committee/selfCheck/selfCheckContract";
import type { ReadReport } from "./report";
import { checkSimulator } from "./simulatedCheck";

/** One thing that an Excel and the simulator answer differently. */
interface Difference {
  readonly number: number;
  readonly probe: string;
  readonly fact: string;
  readonly excel: string;
  readonly simulator: string;
  /** What documentation and reports let expect. */
  readonly expected: string;
}

export interface Comparison {
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Probes that only one of both answered, with what this Excel answered. */
  readonly notCompared: readonly { readonly probe: string; readonly excel: string }[];
}

/** Runs the probes over a simulator in the report's language and requirement sets, and compares the answers. */
export async function compareWithSimulator(report: ReadReport): Promise<Comparison> {
  const { displayLanguage, contentLanguage, requirementSets } = report.excel;
  const simulated = await checkSimulator({
    displayLanguage,
    contentLanguage,
    requirements: { ExcelApi: matrixVersion(requirementSets["ExcelApi"] ?? "0") },
  });
  return compared(report, simulated);
}

/** The simulator's matrix holds versions as numbers, in which 1.20 would be 1.2: the one before stands for it. */
function matrixVersion(version: string): number {
  return Number(version.endsWith("0") ? `1.${Number(version.split(".")[1] ?? "0") - 1}` : version);
}

/** Compares what a report says with what the simulator answered, fact by fact. */
function compared(report: ReadReport, simulated: SelfCheckReport): Comparison {
  const pairs = simulated.probes.flatMap((own) => {
    const excel = report.probes.find(({ id }) => id === own.id);
    return excel === undefined ? [] : [{ own, excel }];
  });
  const isAnswered = ({ outcome }: { outcome: string }) => outcome !== "notAsked";
  const both = pairs.filter(({ own, excel }) => isAnswered(own) && isAnswered(excel));
  return {
    compared: both.length,
    differences: both.flatMap(({ own, excel }) =>
      differingFacts(answersOf(excel), answersOf(own)).map((fact) => ({
        number: own.number,
        probe: own.id,
        fact,
        excel: told(answersOf(excel)[fact]),
        simulator: told(answersOf(own)[fact]),
        expected: told(own.expected[fact]),
      })),
    ),
    notCompared: pairs
      .filter((pair) => !both.includes(pair))
      .map(({ own, excel }) => ({
        probe: own.id,
        excel: isAnswered(excel) ? JSON.stringify(answersOf(excel)) : `not asked (${excel.code})`,
      })),
  };
}

/** The facts of a probe; of one that was refused, the code as the only one. */
function answersOf({ outcome, code, facts }: ReadReport["probes"][number]): Facts {
  return outcome === "refused" ? { refused: code } : facts;
}

function differingFacts(one: Facts, other: Facts): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]);
}

function told(fact: Facts[string] | undefined): string {
  return fact === undefined ? "–" : String(fact);
}

import type { SampleRun } from "./runSample";
import { isTarget, NEVER_ON_THIS_OFFICE_JS, REFUSED_WITH_REASON } from "./targets";

/** How many samples were accepted, of those aimed at and of all. */
export interface Count {
  readonly accepted: number;
  readonly of: number;
}

function countAll(runs: readonly SampleRun[]): Count {
  return { accepted: runs.filter(({ refusals }) => refusals.length === 0).length, of: runs.length };
}

export function countTargets(runs: readonly SampleRun[]): Count {
  return countAll(runs.filter(({ sample }) => isTarget(sample)));
}

/** The samples aimed at that were refused without being named with their reason: there should be none. */
export function unnamedRefusals(runs: readonly SampleRun[]): string[] {
  const named = new Set([...Object.keys(NEVER_ON_THIS_OFFICE_JS), ...Object.keys(REFUSED_WITH_REASON)]);
  return runs
    .filter(({ sample, refusals }) => isTarget(sample) && refusals.length > 0 && !named.has(sample))
    .map(({ sample }) => sample);
}

/** The report as lines: each sample, the causes by the number of samples that each holds back, the counts. */
export function reportLines(runs: readonly SampleRun[]): string[] {
  const [targets, all] = [countTargets(runs), countAll(runs)];
  return [
    ...runs.flatMap(sampleLines),
    "",
    "Causes, by the number of samples that each holds back:",
    ...causeLines(runs),
    "",
    `Accepted: ${targets.accepted} of the ${targets.of} aimed at, ${all.accepted} of all ${all.of}.`,
  ];
}

function sampleLines({ sample, refusals, missingElements }: SampleRun): string[] {
  const never = NEVER_ON_THIS_OFFICE_JS[sample];
  const reason = REFUSED_WITH_REASON[sample];
  const notes = [
    ...(never === undefined ? [] : [`never on this Office.js, which lacks ${never.join(", ")}`]),
    ...(reason === undefined ? [] : [reason]),
    ...(missingElements.length === 0 ? [] : [`its page lacks #${missingElements.join(", #")}`]),
  ];
  const verdict = refusals.length === 0 ? "accepted" : "REFUSED ";
  const title = `${verdict} ${sample}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
  return [title, ...refusals.map(({ at, cause }) => `    ${at}: ${cause}`)];
}

function causeLines(runs: readonly SampleRun[]): string[] {
  const samples = new Map<string, Set<string>>();
  for (const { sample, refusals } of runs) {
    for (const { cause } of refusals) {
      const held = samples.get(cause) ?? new Set<string>();
      samples.set(cause, held.add(sample));
    }
  }
  return [...samples]
    .sort(([, one], [, other]) => other.size - one.size)
    .map(([cause, held]) => `${String(held.size).padStart(4)}  ${cause}`);
}

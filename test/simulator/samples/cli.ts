import { readSamples } from "./readSamples";
import { reportLines, unnamedRefusals } from "./report";
import { runSample, type SampleRun } from "./runSample";

const USAGE = "npm run samples -- FOLDER [NAME…]   FOLDER: samples/excel of OfficeDev/office-js-snippets";

/**
 * Runs Microsoft's samples, all or those whose names hold one of the given texts, and prints what was refused.
 * @returns 1 when a sample aimed at was refused that is not named with its reason (targets.ts)
 */
async function main([folder, ...wanted]: readonly string[]): Promise<number> {
  if (folder === undefined) {
    console.error(USAGE);
    return 1;
  }
  const samples = await readSamples(folder);
  const runs: SampleRun[] = [];
  for (const sample of samples) {
    if (wanted.length > 0 && !wanted.some((text) => sample.name.includes(text))) continue;
    runs.push(await runSample(sample));
  }
  console.log(reportLines(runs).join("\n"));
  const unnamed = unnamedRefusals(runs);
  if (unnamed.length > 0) console.log(`Refused without a reason by name: ${unnamed.join(", ")}.`);
  return unnamed.length > 0 ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => process.exit(code));

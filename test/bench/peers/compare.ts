import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { inBundle } from "../measures";

const SIZES = [10_000, 100_000];

/** Times the product and its peers in turns, in one process, over the same sheet. */
async function main(): Promise<void> {
  await inBundle(resolve(__dirname, "own.ts"), async (bundle) => {
    for (const items of SIZES) {
      const options = [resolve(__dirname, "rounds.mjs"), bundle, String(items)];
      const { stdout } = await promisify(execFile)(process.execPath, options);
      process.stdout.write(stdout);
    }
  });
}

void main();

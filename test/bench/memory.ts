import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

/** Megabytes in use, garbage collected. */
export interface ReadingMemory {
  /** The cells alone. */
  readonly matrixMb: number;
  /** The most at any pause of the reading, the cells included, or at its end with all that it gives. */
  readonly peakMb: number;
  readonly pauses: number;
  readonly items: number;
}

const ROOT = resolve(__dirname, "../..");

/** What reading so many open items takes, measured in a process of its own that collects its garbage. */
export async function readingMemory(items: number): Promise<ReadingMemory> {
  const script = resolve(__dirname, "readingMemory.ts");
  const options = ["--expose-gc", "--import", "tsx", script, String(items)];
  const { stdout } = await promisify(execFile)(process.execPath, options, { cwd: ROOT });
  return JSON.parse(stdout) as ReadingMemory;
}

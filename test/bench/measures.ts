import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";
import { build } from "../build/buildSite";
import type { Spread } from "./spread";

/** What intake and classification of a sheet of so many open items take, without Excel. */
export interface Measures {
  readonly items: number;
  readonly clients: number;
  readonly columns: number;
  /** Milliseconds. */
  readonly took: Readonly<Record<"sum" | "convert" | "read" | "intake" | "classify", Spread>>;
  /** The longest time between two pauses of the intake: how long the pane cannot answer. */
  readonly longestTaskMs: number;
}

const ROOT = resolve(__dirname, "../..");

/** Within the project, where a bundle finds what it does not hold. */
const CACHE = resolve(ROOT, "node_modules/.cache");

/**
 * Measures in a process of its own and by a bundle built like the pane's: modules loaded one by one, as tests
 * load them, call each other by a detour that the product does not take.
 */
export async function measurePure(sizes: readonly number[]): Promise<readonly Measures[]> {
  const [measures] = await runBundled<readonly Measures[]>(resolve(__dirname, "pure.ts"), [
    sizes.map(String),
  ]);
  return measures ?? [];
}

/** What a whole analysis but for Excel takes, once, in a process that has done nothing before. */
export interface WholeAnalysis {
  readonly clients: number;
  /** Milliseconds of processor time, those of collecting garbage and of compiling among them. */
  readonly cpuMs: Readonly<Record<"read" | "classify" | "rows" | "summaries", number>>;
  readonly longestTaskMs: number;
}

/** The same analysis some times over, each in a process of its own. */
export function measureWhole(items: number, rounds: number): Promise<readonly WholeAnalysis[]> {
  return runBundled<WholeAnalysis>(
    resolve(__dirname, "whole.ts"),
    Array<string[]>(rounds).fill([String(items)]),
  );
}

/** Bundles a file as the pane is, runs it once with each set of arguments, and reads what it prints. */
async function runBundled<Result>(
  file: string,
  argumentsOfRuns: readonly (readonly string[])[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  await inBundle(file, async (bundled) => {
    for (const options of argumentsOfRuns) {
      const { stdout } = await promisify(execFile)(process.execPath, [bundled, ...options], { cwd: ROOT });
      results.push(JSON.parse(stdout) as Result);
    }
  });
  return results;
}

/** Named as the pane's pages are, which are made smaller in their own way. */
const BUNDLED = "page-measured.js";

/** Bundles a file as the pane is, for as long as the work with it takes. */
export async function inBundle(file: string, work: (bundled: string) => Promise<void>): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(resolve(CACHE, "bench-"));
  try {
    await bundle(file, folder);
    await work(resolve(folder, BUNDLED));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bundle(entry: string, folder: string): Promise<void> {
  const {
    resolve: found,
    module,
    optimization,
  } = build({ production: true, origin: "https://localhost", output: folder });
  const compiler = webpack({
    context: ROOT,
    mode: "production",
    target: "node20",
    entry,
    output: { path: folder, filename: BUNDLED, library: { type: "commonjs2" } },
    resolve: found,
    module,
    ...(optimization?.minimizer !== undefined && { optimization: { minimizer: optimization.minimizer } }),
  });
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      const wrong = error?.message ?? (stats?.hasErrors() === true ? stats.toString("errors-only") : null);
      compiler.close(() => (wrong === null ? done() : fail(new Error(wrong))));
    });
  });
}

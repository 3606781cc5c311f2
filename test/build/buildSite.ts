import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import webpack, { type Configuration, type Stats, type WebpackPluginInstance } from "webpack";

/** What webpack.config.js offers besides webpack's own entry: it is a script, hence without types. */
interface WebpackConfig {
  build(options: { production: boolean; origin: string; output: string; pane?: string }): Configuration;
  checkedOrigin(text: string): string;
  SIZE_BUDGET: SizeBudgetBytes;
  SizeBudget: new (budget: SizeBudgetBytes) => WebpackPluginInstance;
}

/** Bytes of gzipped JavaScript. */
export interface SizeBudgetBytes {
  readonly opening: number;
  readonly all: number;
}

export const { build, checkedOrigin, SIZE_BUDGET, SizeBudget } =
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS script, see above
  require("../../webpack.config.js") as WebpackConfig;

/** A built site in a folder of its own, to be removed when it has served. */
export interface BuiltSite {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Builds the production site for an origin, or a development one with another pane.
 * @throws Error with webpack's own words when it does not compile or warns.
 */
export async function buildSite(origin: string, developmentPane?: string): Promise<BuiltSite> {
  const folder = await mkdtemp(path.join(tmpdir(), "comite-credit-site-"));
  const configuration = build({
    production: developmentPane === undefined,
    origin,
    output: folder,
    ...(developmentPane !== undefined && { pane: developmentPane }),
  });
  await compile(configuration);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Runs webpack once.
 * @throws Error with webpack's own words when it does not compile or warns.
 */
export function compile(configuration: Configuration): Promise<Stats> {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (!stats) reject(new Error("Webpack compiled nothing."));
      else if (stats.hasErrors() || stats.hasWarnings()) reject(new Error(stats.toString("errors-warnings")));
      else resolve(stats);
    });
  });
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Stats, StatsModule } from "webpack";

/** A package of which something is in the bundles. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json names it, e.g. "MIT". */
  readonly licence: string;
  /** Its licence and notices word for word. */
  readonly text: string;
}

/** Licences, by their SPDX names, under which a package may be part of the product. */
const PERMISSIVE = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

/** Texts for packages that name their licence without shipping it, by its SPDX name. */
const STANDARD_TEXTS: Readonly<Record<string, string>> = {
  "Apache-2.0": path.join(__dirname, "Apache-2.0.txt"),
};

/**
 * The packages that really went into the bundles of a build, by name: what was left out of them does not count.
 * @throws Error naming a package whose licence is not permissive, or whose text is neither in it nor a standard one.
 */
export function bundledPackages(stats: Stats): BundledPackage[] {
  const { modules = [] } = stats.toJson({
    all: false,
    modules: true,
    nestedModules: true,
    modulesSpace: Infinity,
    nestedModulesSpace: Infinity,
  });
  const folders = new Set(modules.flatMap(packageFolders));
  return [...folders].map(packageIn).sort((one, other) => one.name.localeCompare(other.name, "en"));
}

/** Folders of packages that a module, or those that webpack merged into it, come from. */
function packageFolders(module: StatsModule): string[] {
  const [folder] =
    /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(module.nameForCondition ?? "") ?? [];
  return [...(folder === undefined ? [] : [folder]), ...(module.modules ?? []).flatMap(packageFolders)];
}

function packageIn(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    license: string;
  };
  if (!license.split(" OR ").some((choice) => PERMISSIVE.includes(choice))) {
    throw new Error(`${name} ${version} is under ${license}: only permissive licences may be bundled.`);
  }
  const own = readdirSync(folder)
    .filter((file) => /licen[cs]e|copying|notice/i.test(file))
    .map((file) => path.join(folder, file));
  const standard = STANDARD_TEXTS[license] ?? "";
  const files = own.length === 0 && existsSync(standard) ? [standard] : own;
  if (files.length === 0) {
    throw new Error(
      `${name} ${version} (${license}) has no licence text: the release cannot name its terms.`,
    );
  }
  const text = files.map((file) => readFileSync(file, "utf8").trim()).join("\n\n");
  return { name, version, licence: license, text };
}

/** The file of third-party licences: each package, its licence and the text. */
export function licencesText(packages: readonly BundledPackage[]): string {
  const head = "Comité Crédit contains parts of these packages, under their own licences.\n";
  const entries = packages.map(
    ({ name, version, licence, text }) =>
      `${"-".repeat(80)}\n${name} ${version} – ${licence}\n\n${text.replaceAll("\r\n", "\n")}\n`,
  );
  return [head, ...entries].join("\n");
}

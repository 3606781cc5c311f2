import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT, surroundings } from "./surroundings";
import { validateManifest } from "./validate";

/** Checks the manifest named on the command line, else the project's, with the icons beside it. */
function main(): void {
  const file = path.resolve(process.argv[2] ?? path.join(PROJECT, "manifest.xml"));
  if (!existsSync(file)) return fail([`There is no manifest ${file}`], file);
  const problems = validateManifest(readFileSync(file, "utf8"), surroundings(path.dirname(file)));
  if (problems.length > 0) return fail(problems, file);
  console.log(`${file} is sound.`);
}

function fail(problems: readonly string[], file: string): void {
  console.error([`${file} has ${problems.length} problem(s):`, ...problems].join("\n  - "));
  process.exitCode = 1;
}

main();

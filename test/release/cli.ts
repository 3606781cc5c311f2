import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkedOrigin } from "../build/buildSite";
import { PROJECT } from "../manifest/surroundings";
import type { LockFile, PackageFile } from "./billOfMaterials";
import { changelogSection } from "./changelog";
import { makeRelease, writeRelease } from "./release";
import { CHANGELOG, releaseProblems } from "./releaseProblems";

const USAGE = "npm run release -- --origin https://addins.example.com/credit";

const text = (file: string) => readFileSync(path.join(PROJECT, file), "utf8");

/** Lines that git answers. */
function git(...words: string[]): string[] {
  try {
    const told = execFileSync("git", words, { cwd: PROJECT, encoding: "utf8", stdio: "pipe" });
    return told.split("\n").filter((line) => line !== "");
  } catch (error) {
    throw new Error(`A release is made of a commit, but git does not answer: ${(error as Error).message}`);
  }
}

function originOf(words: string[]): string {
  const { values } = parseArgs({ args: words, options: { origin: { type: "string" } } });
  if (values.origin === undefined) throw new Error(`A release is made for an address: ${USAGE}`);
  return checkedOrigin(values.origin);
}

/** Checks that the project stands as a release needs it, builds it and writes out/dist.zip. */
async function main(): Promise<void> {
  const origin = originOf(process.argv.slice(2));
  const packageFile = JSON.parse(text("package.json")) as PackageFile & { version: string };
  const lockFile = JSON.parse(text("package-lock.json")) as LockFile & { version: string };
  const { version } = packageFile;
  const changelog = text(CHANGELOG);
  const problems = releaseProblems({
    packageVersion: version,
    lockVersion: lockFile.version,
    manifest: text("manifest.xml"),
    changelog,
    uncommitted: git("status", "--porcelain").map((line) => line.slice(3)),
    tags: git("tag", "--points-at", "HEAD", "v*"),
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const [date = ""] = git("log", "-1", "--format=%cI");
  const parts = { packageFile, lockFile, licence: text("LICENSE"), date: new Date(date) };
  const release = await makeRelease(origin, parts);
  await writeRelease(release, changelogSection(changelog, version) ?? "", path.join(PROJECT, "out"));
  const count = Object.keys(release.files).length;
  console.log(
    `out/dist.zip: version ${version} for ${origin}, ${count} files, ${Math.round(release.zip.length / 1000)} kB.`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

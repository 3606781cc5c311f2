import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { SAMPLE_FILES } from "./page/samples";

const ROOT = path.resolve(__dirname, "../..");
const BUILDS = path.join(ROOT, ".cache", "demo");

/** All that a build of the demo is made of; the packages stand in their lock file. */
const SOURCES = [
  "src",
  "test/demo",
  "test/simulator",
  "assets/icons",
  ...Object.values(SAMPLE_FILES).map(({ file }) => `assets/${file}`),
  "manifest.xml",
  "package.json",
  "package-lock.json",
  "webpack.config.js",
];

const NO_PART = /\.test\.tsx?$|\.md$/;

/** Builds kept beside the present one: a demo that still runs may be served from an earlier one. */
const MOST_BUILDS = 4;

/**
 * The folder of the demo as its sources stand now. It is built when none is kept for them.
 * @param onBuild called before a build begins
 * @throws Error with webpack's own words when something does not compile.
 */
export async function builtDemo(onBuild: () => void = () => undefined): Promise<string> {
  const folder = path.join(BUILDS, await sourcesKey());
  if (!existsSync(folder)) {
    onBuild();
    await buildInto(folder);
  }
  const now = new Date();
  await utimes(folder, now, now);
  return folder;
}

/** The build appears whole or not at all: one that was stopped half way is never taken for one. */
async function buildInto(folder: string): Promise<void> {
  await mkdir(BUILDS, { recursive: true });
  const unfinished = await mkdtemp(path.join(BUILDS, "unfinished-"));
  try {
    const { buildDemo } = await import("./buildDemo");
    await buildDemo(unfinished);
    await rename(unfinished, folder).catch((error: unknown) => {
      // Another process has built the same meanwhile.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await removeOldest();
}

async function removeOldest(): Promise<void> {
  const builds = await Promise.all(
    (await readdir(BUILDS)).map(async (name) => {
      const place = path.join(BUILDS, name);
      return { place, usedAt: (await stat(place)).mtimeMs };
    }),
  );
  const old = builds.sort((one, other) => other.usedAt - one.usedAt).slice(MOST_BUILDS);
  await Promise.all(old.map(({ place }) => rm(place, { recursive: true, force: true })));
}

/** Names the content of all sources: another one as soon as one of them changes, comes or goes. */
async function sourcesKey(): Promise<string> {
  const files = (await Promise.all(SOURCES.map(filesBelow))).flat().sort();
  const hash = createHash("sha256").update(process.version);
  const contents = await Promise.all(files.map((file) => readFile(path.join(ROOT, file))));
  files.forEach((file, index) => hash.update(`\n${file}\n`).update(contents[index] ?? ""));
  return hash.digest("hex").slice(0, 16);
}

/** Files below a folder of the project, or the file itself, with their paths from the project's root. */
async function filesBelow(place: string): Promise<string[]> {
  if ((await stat(path.join(ROOT, place))).isFile()) return [place];
  const entries = await readdir(path.join(ROOT, place), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !NO_PART.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

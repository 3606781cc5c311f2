/*
 * Runs cli.ts as one bundle, kept as long as none of its sources changes: compiling hundreds of files on the fly takes
 * longer than the run itself.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const BUNDLE = path.join(ROOT, ".cache", "try", "cli.cjs");
/** Which sources the bundle was made of, each with a digest of its content. */
const MADE_OF = path.join(ROOT, ".cache", "try", "sources.json");

/** What a bundle was made of besides its sources: the packages it was made with and for. */
const SURROUNDINGS = ["package-lock.json", "tsconfig.json", "test/try/run.mjs"];

if (!isCurrent()) await bundle();
createRequire(import.meta.url)(BUNDLE);

function isCurrent() {
  try {
    const sources = Object.entries(JSON.parse(readFileSync(MADE_OF, "utf8")));
    return sources.every(([source, digest]) => digestOf(source) === digest);
  } catch {
    return false;
  }
}

function digestOf(source) {
  return createHash("sha256")
    .update(readFileSync(path.join(ROOT, source)))
    .digest("hex");
}

async function bundle() {
  const esbuild = await import("esbuild");
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ["test/try/cli.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    target: "node20",
    write: false,
    metafile: true,
    logLevel: "error",
    outfile: BUNDLE,
  });
  const sources = [...SURROUNDINGS, ...Object.keys(metafile.inputs)];
  mkdirSync(path.dirname(BUNDLE), { recursive: true });
  replace(BUNDLE, outputFiles[0].contents);
  replace(MADE_OF, JSON.stringify(Object.fromEntries(sources.map((source) => [source, digestOf(source)]))));
}

/** Puts a file in its place as a whole: another run may read it at the same time. */
function replace(file, content) {
  const written = `${file}.${process.pid}`;
  writeFileSync(written, content);
  renameSync(written, file);
}

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { zipSync, type Zippable } from "fflate";
import { build, compile } from "../build/buildSite";
import { surroundings } from "../manifest/surroundings";
import { validateManifest } from "../manifest/validate";
import { billOfMaterials, type BillOfMaterials, type LockFile, type PackageFile } from "./billOfMaterials";
import { bundledPackages, licencesText, type BundledPackage } from "./bundledPackages";

/** What of the project goes into a release besides what webpack builds. */
export interface ReleaseParts {
  readonly packageFile: PackageFile;
  readonly lockFile: LockFile;
  /** Text of the product's own licence. */
  readonly licence: string;
  /** Day and hour that the files bear: those of the commit, so that the same commit gives the same files. */
  readonly date: Date;
}

/** The files of a release, by their path in dist.zip, and the zip itself. */
export interface Release {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly zip: Uint8Array;
}

/**
 * Builds the site for an origin, without source maps, and packs it with the licences and the bill of materials.
 * @param pane another pane than the product's.
 * @throws Error with one sentence when the built manifest is not sound, or a bundle holds what the bill does not name.
 */
export async function makeRelease(origin: string, parts: ReleaseParts, pane?: string): Promise<Release> {
  const folder = await mkdtemp(path.join(tmpdir(), "comite-credit-release-"));
  try {
    const site = build({ production: true, origin, output: folder, ...(pane !== undefined && { pane }) });
    const packages = bundledPackages(await compile({ ...site, devtool: false }));
    const bill = await billOfMaterials(parts.packageFile, parts.lockFile);
    ensureNamed(packages, bill);
    const built = await filesIn(folder);
    ensureSound(built["manifest.xml"], folder);
    const files = {
      ...built,
      "LICENSE.txt": bytes(parts.licence),
      "THIRD-PARTY-LICENSES.txt": bytes(licencesText(packages)),
      "sbom.cdx.json": bytes(bill.text),
    };
    return { files, zip: zipSync(dated(files, parts.date), { level: 9 }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes a release into the folder `out`; what it held of an earlier one is replaced. */
export async function writeRelease({ zip }: Release, notes: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, "dist.zip"), zip);
  await writeFile(path.join(out, "release-notes.md"), `${notes}\n`);
}

/** @throws Error naming what the bundles hold and the bill does not. */
export function ensureNamed(
  packages: readonly BundledPackage[],
  { components }: Pick<BillOfMaterials, "components">,
): void {
  const named = new Set(components.map(({ name, version }) => `${name} ${version}`));
  const missing = packages.map(({ name, version }) => `${name} ${version}`).filter((one) => !named.has(one));
  if (missing.length > 0) {
    throw new Error(
      `The bundles hold ${missing.join(", ")}, which package.json does not count among its dependencies.`,
    );
  }
}

function ensureSound(manifest: Uint8Array | undefined, folder: string): void {
  const problems = validateManifest(new TextDecoder().decode(manifest), surroundings(folder));
  if (problems.length > 0) throw new Error(`The built manifest is not sound: ${problems.join("; ")}.`);
}

/** Every file below a folder, by its path with forward slashes. */
async function filesIn(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const read = files.map(async (file) => {
    const name = path.relative(folder, file).replaceAll(path.sep, "/");
    return [name, new Uint8Array(await readFile(file))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function dated(files: Readonly<Record<string, Uint8Array>>, mtime: Date): Zippable {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, [content, { mtime }]]));
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

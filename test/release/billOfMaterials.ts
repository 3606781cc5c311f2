import { execFile } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** As much of package.json as concerns the bill. */
export interface PackageFile {
  readonly name: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** As much of package-lock.json as concerns the bill: the root's entry is named "". */
export interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly devDependencies?: Readonly<Record<string, string>> }>
  >;
}

/** As much of a CycloneDX bill as is checked. */
interface Bill {
  readonly components: readonly { readonly name: string; readonly version: string }[];
}

/** A bill of materials and its text, in the form of CycloneDX. */
export interface BillOfMaterials extends Bill {
  readonly text: string;
}

/**
 * The bill of everything that the product's dependencies bring, as `npm sbom` writes it. What serves development
 * alone is taken out of the lock file first: npm's own `--omit dev` also leaves out what both need, React among it.
 */
export async function billOfMaterials(
  packageFile: PackageFile,
  lockFile: LockFile,
): Promise<BillOfMaterials> {
  const { devDependencies: _tools, ...product } = packageFile;
  const packages = Object.entries(lockFile.packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([place, { devDependencies: _own, ...entry }]) => [place, entry] as const);
  const parent = await mkdtemp(path.join(tmpdir(), "comite-credit-bill-"));
  // npm names the product after its folder.
  const folder = path.join(parent, packageFile.name);
  try {
    await mkdir(folder);
    const lock = { ...lockFile, packages: Object.fromEntries(packages) };
    await writeFile(path.join(folder, "package.json"), JSON.stringify(product));
    await writeFile(path.join(folder, "package-lock.json"), JSON.stringify(lock));
    const text = await npmSbom(folder);
    return { ...(JSON.parse(text) as Bill), text };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

async function npmSbom(folder: string): Promise<string> {
  const options = ["--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "application"];
  const isWindows = process.platform === "win32";
  const { stdout } = await promisify(execFile)("npm", ["sbom", ...options], {
    cwd: folder,
    shell: isWindows,
  });
  return stdout;
}

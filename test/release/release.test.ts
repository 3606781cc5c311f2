import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { compile } from "../build/buildSite";
import { PROJECT } from "../manifest/surroundings";
import { billOfMaterials, type LockFile, type PackageFile } from "./billOfMaterials";
import { bundledPackages, licencesText } from "./bundledPackages";
import { ensureNamed, makeRelease, writeRelease, type Release, type ReleaseParts } from "./release";

const ORIGIN = "https://addins.example.com/credit";

let folder: string;
let parts: ReleaseParts;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "comite-credit-packages-"));
  parts = {
    packageFile: await json<PackageFile>("package.json"),
    lockFile: await json<LockFile>("package-lock.json"),
    licence: "The licence of the product.",
    date: new Date(2026, 10, 28, 12, 0, 0),
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function json<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(path.join(PROJECT, file), "utf8")) as T;
}

/** Puts a package with these files beside its package.json into a project of its own. */
async function install(project: string, name: string, licence: string, files: Record<string, string>) {
  const place = path.join(folder, project, "node_modules", name);
  await mkdir(place, { recursive: true });
  const packageJson = { name, version: "1.2.3", license: licence, main: "index.js", sideEffects: false };
  const all = {
    "package.json": JSON.stringify(packageJson),
    "index.js": "export const a = () => document.title;",
    ...files,
  };
  for (const [file, text] of Object.entries(all)) await writeFile(path.join(place, file), text);
}

async function built(project: string, source: string) {
  await writeFile(path.join(folder, project, "index.js"), source);
  const place = path.join(folder, project);
  return compile({
    context: place,
    mode: "production",
    entry: "./index.js",
    output: { path: `${place}/out` },
  });
}

describe("third-party licences", () => {
  test("are those of the packages in the bundles, with their notices and a standard text where one is missing", async () => {
    await install("shop", "tool", "MIT", { "LICENSE.md": "You may.\r\nAlways.", NOTICE: "By someone." });
    await install("shop", "@of/part", "Apache-2.0", {});
    await install("shop", "unused", "GPL-3.0", { LICENSE: "You must." });
    const stats = await built(
      "shop",
      `import { a } from "tool"; import * as part from "@of/part"; import { a as b } from "unused"; console.log(a, part);`,
    );
    const packages = bundledPackages(stats);
    expect(packages.map(({ name, version, licence }) => [name, version, licence])).toEqual([
      ["@of/part", "1.2.3", "Apache-2.0"],
      ["tool", "1.2.3", "MIT"],
    ]);
    expect(packages[0]?.text).toMatch(/^Apache License\s+Version 2.0/);
    expect(licencesText(packages)).toContain("tool 1.2.3 – MIT\n\nYou may.\nAlways.\n\nBy someone.\n");
  });

  test("are refused when one is not permissive", async () => {
    await install("strict", "mine", "GPL-3.0", { LICENSE: "You must." });
    const stats = await built("strict", `import { a } from "mine"; console.log(a);`);
    expect(() => bundledPackages(stats)).toThrow(
      "mine 1.2.3 is under GPL-3.0: only permissive licences may be bundled.",
    );
  });

  test("are refused when a package has none", async () => {
    await install("careless", "bare", "ISC", {});
    const stats = await built("careless", `import { a } from "bare"; console.log(a);`);
    expect(() => bundledPackages(stats)).toThrow(
      "bare 1.2.3 (ISC) has no licence text: the release cannot name its terms.",
    );
  });
});

describe("the bill of materials", () => {
  test("names what the product brings, also what tools need too, and no tool", async () => {
    const { components, text } = await billOfMaterials(parts.packageFile, parts.lockFile);
    const names = components.map(({ name }) => name);
    const { dependencies } = await json<{ dependencies: Record<string, string> }>("package.json");
    expect(names).toEqual(expect.arrayContaining([...Object.keys(dependencies), "scheduler", "tslib"]));
    expect(names.filter((name) => /jest|webpack|eslint|office-js/.test(name))).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      bomFormat: "CycloneDX",
      metadata: { component: { name: "comite-credit", type: "application" } },
    });
  });
});

describe("dist.zip", () => {
  const pane = "./test/build/fluentPane.tsx";
  let release: Release;
  let zipped: Record<string, Uint8Array>;
  const text = (name: string) => new TextDecoder().decode(zipped[name]);

  beforeAll(async () => {
    release = await makeRelease(ORIGIN, parts, pane);
    await writeRelease(release, "What is new.", path.join(folder, "out"));
    zipped = unzipSync(new Uint8Array(await readFile(path.join(folder, "out", "dist.zip"))));
  });

  test("holds the site, its help, the manifest for the origin, the licences and the bill", () => {
    const names = Object.keys(zipped);
    expect(names).toEqual(
      expect.arrayContaining([
        "taskpane.html",
        "support.html",
        "privacy-en.html",
        "help.css",
        "assets/icons/committee-32.png",
        "manifest.xml",
        "LICENSE.txt",
        "THIRD-PARTY-LICENSES.txt",
        "sbom.cdx.json",
      ]),
    );
    expect(names.filter((name) => /^(taskpane|libraries)\.\w+\.js$/.test(name))).toHaveLength(2);
    expect(text("manifest.xml")).toContain(`DefaultValue="${ORIGIN}/taskpane.html"`);
    expect(text("LICENSE.txt")).toBe("The licence of the product.");
  });

  test("has no source maps, and no bundle asks for one", () => {
    const bundles = Object.keys(zipped).filter((name) => name.endsWith(".js"));
    expect(Object.keys(zipped).filter((name) => name.endsWith(".map"))).toEqual([]);
    expect(bundles.filter((name) => text(name).includes("sourceMappingURL"))).toEqual([]);
  });

  test("gives the licence of each package in its bundles, which its bill names too", () => {
    const heads = [...text("THIRD-PARTY-LICENSES.txt").matchAll(/^-{80}\n(\S+) (\S+) – \S/gm)];
    const { components } = JSON.parse(text("sbom.cdx.json")) as { components: unknown[] };
    expect(heads.map(([, name]) => name)).toEqual(expect.arrayContaining(["@fluentui/react", "react"]));
    for (const [, name, version] of heads) {
      expect(components).toContainEqual(expect.objectContaining({ name, version }));
    }
  });

  test("comes with the notes of the version", async () => {
    expect(await readFile(path.join(folder, "out", "release-notes.md"), "utf8")).toBe("What is new.\n");
  });
});

test("a release is refused when a bundle holds what the bill does not name", () => {
  const bundled = (name: string) => ({ name, version: "1.2.3", licence: "MIT", text: "You may." });
  const components = [{ name: "react", version: "1.2.3" }];
  expect(() => ensureNamed([bundled("react")], { components })).not.toThrow();
  expect(() => ensureNamed([bundled("react"), bundled("jest")], { components })).toThrow(
    "The bundles hold jest 1.2.3, which package.json does not count among its dependencies.",
  );
});

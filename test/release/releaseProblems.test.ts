import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { stamped } from "../manifest/manifestVersion";
import { PROJECT } from "../manifest/surroundings";
import { changelogSection } from "./changelog";
import { CHANGELOG, releaseProblems, type ReleaseState } from "./releaseProblems";

const LOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-28

### Added

- The results.

## [1.1.0] - 2026-10-01
`;

const READY: ReleaseState = {
  packageVersion: "1.2.0",
  lockVersion: "1.2.0",
  manifest: "<OfficeApp><Version>1.2.0.0</Version></OfficeApp>",
  changelog: LOG,
  uncommitted: [],
  tags: [],
};

describe("a release", () => {
  test("is made when everything agrees", () => {
    expect(releaseProblems(READY)).toEqual([]);
    expect(releaseProblems({ ...READY, tags: ["v1.2.0"] })).toEqual([]);
  });

  test.each<[string, Partial<ReleaseState>, string]>([
    [
      "a version that Excel does not take",
      { packageVersion: "1.2.0-beta.1" },
      "package.json says version 1.2.0-beta.1: Excel takes three numbers only, such as 1.2.0.",
    ],
    [
      "a lock file left behind",
      { lockVersion: "1.1.0" },
      "package-lock.json says version 1.1.0, package.json 1.2.0: run npm install.",
    ],
    [
      "a manifest left behind",
      { manifest: "<OfficeApp><Version>1.1.0.0</Version></OfficeApp>" },
      "manifest.xml says version 1.1.0.0, which should be 1.2.0.0 after package.json: run npm version, or write it.",
    ],
    [
      "a changelog that does not know the version",
      { changelog: LOG.replace("[1.2.0]", "[1.2.1]") },
      '.github/CHANGELOG.md has no section "## [1.2.0] - YYYY-MM-DD": say there what changes for users.',
    ],
    [
      "a section without a day",
      { changelog: LOG.replace(" - 2026-11-28", "") },
      '.github/CHANGELOG.md has no section "## [1.2.0] - YYYY-MM-DD": say there what changes for users.',
    ],
    [
      "a section that says nothing",
      { changelog: LOG.replace("### Added\n\n- The results.\n", "") },
      "The section of 1.2.0 in .github/CHANGELOG.md says nothing.",
    ],
    [
      "files that are not committed",
      { uncommitted: ["README.md", "src/new.ts"] },
      "Not everything is committed (README.md, src/new.ts): a release is made of a commit.",
    ],
    [
      "the tag of another version",
      { tags: ["v1.3.0"] },
      "The commit is tagged v1.3.0, but package.json says version 1.2.0.",
    ],
  ])("is refused for %s", (_what, change, sentence) => {
    expect(releaseProblems({ ...READY, ...change })).toEqual([sentence]);
  });

  test("names everything that stands in its way at once", () => {
    const version = { packageVersion: "2.0.0" };
    expect(releaseProblems({ ...READY, ...version, uncommitted: ["README.md"] })).toHaveLength(4);
  });
});

describe("the changelog", () => {
  test("gives what it says of a version, and nothing of the others", () => {
    expect(changelogSection(LOG, "1.2.0")).toBe("### Added\n\n- The results.");
    expect(changelogSection(LOG, "1.1.0")).toBe("");
    expect(changelogSection(LOG, "1.2")).toBeNull();
    expect(changelogSection(LOG, "Unreleased")).toBeNull();
  });

  test("of the project tells the version of the project", () => {
    const { version } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
      version: string;
    };
    const section = changelogSection(readFileSync(path.join(PROJECT, CHANGELOG), "utf8"), version);
    expect(section).toMatch(/^- \S/m);
  });
});

test("the manifest gets the package's version and a fourth number, and keeps everything else", () => {
  const manifest = readFileSync(path.join(PROJECT, "manifest.xml"), "utf8");
  const next = stamped(manifest, "12.3.4");
  expect(next).toContain("<Version>12.3.4.0</Version>");
  expect(next.replace("12.3.4.0", "")).toBe(manifest.replace(/(?<=<Version>)[\d.]+/, ""));
});

describe("the command", () => {
  /** What it says on the error channel, and its exit code. */
  function told(...words: string[]): Promise<{ text: string; code: unknown }> {
    const command = [path.join(PROJECT, "node_modules/tsx/dist/cli.mjs"), path.join(__dirname, "cli.ts")];
    return new Promise((resolve) => {
      execFile(process.execPath, [...command, ...words], (error, _out, text) =>
        resolve({ text, code: error?.code ?? 0 }),
      );
    });
  }

  test.each([
    [[], /^A release is made for an address: npm run release -- --origin https:/],
    [["--origin", "http://addins.example.com"], /^The origin "http:.*" is not an https address such as/],
    [["--orign", "https://addins.example.com"], /^Unknown option '--orign'/],
  ])("with %p says what is wrong and fails", async (words, sentence) => {
    const { text, code } = await told(...words);
    expect(text).toMatch(sentence);
    expect(text.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });
});

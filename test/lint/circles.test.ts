import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PROJECT = path.resolve(__dirname, "../..");

/** The names of the project's rules that a small tree breaks, by the lines of its files. */
function broken(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "circles-"));
  try {
    for (const [file, text] of Object.entries({ "tsconfig.json": "{}", ...files })) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(PROJECT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
        ...["src", "--output-type", "json", "--config", path.join(PROJECT, ".dependency-cruiser.cjs")],
      ],
      { cwd: folder, encoding: "utf8" },
    );
    if (stdout === "") throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string } }[]; totalCruised: number };
    };
    if (summary.totalCruised !== Object.keys(files).length) throw new Error("Not all files were read");
    return [...new Set(summary.violations.map(({ rule }) => rule.name))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("imports that go one way break nothing", () => {
  expect(
    broken({
      "src/committee/meeting/meeting.ts":
        'import type { Page } from "../agenda/page";\nexport type M = Page;',
      "src/committee/agenda/page.ts": "export type Page = string;",
    }),
  ).toEqual([]);
});

test("a circle of files is found, of types alone too", () => {
  expect(
    broken({
      "src/domain/colour/grade.ts": 'import type { Block } from "./block";\nexport type Grade = Block;',
      "src/domain/colour/block.ts": 'import type { Why } from "./why";\nexport type Block = Why;',
      "src/domain/colour/why.ts": 'import type { Grade } from "./grade";\nexport type Why = Grade | 1;',
    }),
  ).toEqual(["no-circle-of-files"]);
});

test("a circle of rooms is found, although no file is in one", () => {
  expect(
    broken({
      "src/committee/meeting/meeting.ts":
        'import type { Page } from "../agenda/page";\nexport type M = Page;',
      "src/committee/meeting/clock.ts": "export type Clock = number;",
      "src/committee/agenda/page.ts": "export type Page = string;",
      "src/committee/agenda/minutes.ts":
        'import type { Clock } from "../meeting/clock";\nexport type N = Clock;',
    }),
  ).toEqual(["no-circle-of-rooms"]);
});

import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSite, compile, SizeBudget, type SizeBudgetBytes } from "./buildSite";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "comite-credit-budget-"));
  await writeFile(
    path.join(folder, "opening.js"),
    `console.log("opened"); import("./later.js").then(console.log);`,
  );
  await writeFile(path.join(folder, "later.js"), `export const told = ${JSON.stringify(words(4000))};`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A text that gzip makes little smaller. */
function words(count: number): string {
  return Array.from({ length: count }, (_, index) => Math.sin(index).toString(36).slice(2)).join(" ");
}

/** Builds a page that weighs some 2 kB on opening and loads more than 20 kB later. */
function built(name: string, budget: SizeBudgetBytes) {
  return compile({
    context: folder,
    mode: "production",
    entry: "./opening.js",
    output: { path: path.join(folder, name) },
    performance: false,
    plugins: [new SizeBudget(budget)],
  });
}

test("a build within its budget passes", async () => {
  await built("within", { opening: 5_000, all: 60_000 });
  expect(existsSync(path.join(folder, "within", "main.js"))).toBe(true);
});

test("what is loaded later does not count as opening, but in all", async () => {
  const building = built("later", { opening: 5_000, all: 20_000 });
  await expect(building).rejects.toThrow(
    /The JavaScript of all pages weighs \d{5} bytes gzipped: more than the 20000 of SIZE_BUDGET/,
  );
  await expect(building).rejects.not.toThrow(/on opening/);
});

test("a build that is too heavy on opening fails and leaves nothing behind", async () => {
  await expect(built("opening", { opening: 100, all: 60_000 })).rejects.toThrow(
    /The JavaScript loaded on opening weighs \d+ bytes gzipped: more than the 100 of SIZE_BUDGET/,
  );
  expect(existsSync(path.join(folder, "opening"))).toBe(false);
});

// The whole production build, maps included, takes ten seconds of one core: without them figures would be others.
test("the pane's own pages are within their budget", async () => {
  const site = await buildSite("https://addins.example.com/credit");
  await site.remove();
});

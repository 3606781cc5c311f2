import { readFileSync } from "node:fs";
import path from "node:path";
import { withKeys } from "./withKeys";
import { words } from "./words";

/** What the pane's build makes of a file of words, run. */
function built(language: string, file: string): unknown {
  const resourcePath = path.join(__dirname, language, `${file}.json`);
  const source = readFileSync(resourcePath, "utf8");
  const load = (resourceQuery: string): string =>
    loader.call({ resourcePath, resourceQuery, addDependency: () => undefined }, source);
  const [keys = ""] = /JSON\.parse\(.*\)/.exec(load("?keys")) ?? [];
  const [, texts = ""] = /withKeys\(keys, (JSON\.parse\(.*\))\);/.exec(load("")) ?? [];
  const run = (code: string): unknown =>
    JSON.parse(JSON.parse(code.slice("JSON.parse(".length, -1)) as string);
  return withKeys(run(keys) as never, run(texts) as never);
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- webpack's loader is a CommonJS script
const loader = require("../../webpack.words.js") as (
  this: { resourcePath: string; resourceQuery: string; addDependency: () => void },
  source: string,
) => string;

const FILES = Object.entries(words).flatMap(([language, namespaces]) =>
  Object.entries(namespaces).map(([file, own]) => [language, file, own] as const),
);

test.each(FILES)("the pane's build has the %s words of %s, each under its key", (language, file, own) => {
  expect(built(language, file)).toEqual(own);
});

test("keys that one language alone has are not there in the other", () => {
  expect(withKeys({ a: 0, b: { c: 0, d: 0 } }, ["eins", 0, "zwei"])).toEqual({ a: "eins", b: { d: "zwei" } });
});

test("a text that is the one before again is written once", () => {
  expect(withKeys({ a_one: 0, a_many: 0, a_other: 0 }, ["Stück", "Stücke", 1])).toEqual({
    a_one: "Stück",
    a_many: "Stücke",
    a_other: "Stücke",
  });
  const source = readFileSync(path.join(__dirname, "fr", "questions.json"), "utf8");
  const resourcePath = path.join(__dirname, "fr", "questions.json");
  const loaded = loader.call({ resourcePath, resourceQuery: "", addDependency: () => undefined }, source);
  expect(loaded.split("ne compter que ce qui reste dû")).toHaveLength(2);
  expect(loaded.split("sont réglées, en tout ou partie")).toHaveLength(2);
});

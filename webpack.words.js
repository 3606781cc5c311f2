const { readFileSync } = require("node:fs");
const path = require("node:path");

/**
 * Webpack's loader for the words of a language: its texts alone, in the order of keys that both languages share, so
 * that what a text is called is loaded once. `?keys` gives these keys, of which a language may lack some.
 */
module.exports = function wordsLoader(source) {
  const file = path.basename(this.resourcePath);
  const locales = path.resolve(path.dirname(this.resourcePath), "..");
  const trees = ["fr", "en"].map((language) => {
    const of = path.join(locales, language, file);
    this.addDependency(of);
    return JSON.parse(readFileSync(of, "utf8"));
  });
  const keys = keysOf(trees);
  if (this.resourceQuery === "?keys") return `export default ${parsed(keys)};`;
  return [
    `import keys from "../fr/${file}?keys";`,
    `import { withKeys } from "../withKeys";`,
    `export default withKeys(keys, ${parsed(saidOnce(textsOf(JSON.parse(source), keys)))});`,
  ].join("\n");
};

/** Quicker for a browser to read than an object is. */
function parsed(value) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** All keys of some trees of texts; 0 stands where a text does. */
function keysOf(trees) {
  if (trees.some((tree) => typeof tree === "string")) return 0;
  const names = new Set(trees.flatMap((tree) => Object.keys(tree)));
  return Object.fromEntries(
    [...names].map((name) => [name, keysOf(trees.filter((tree) => name in tree).map((tree) => tree[name]))]),
  );
}

/** French says most plurals twice, for "many" and "other": 1 stands for the same text again. */
function saidOnce(texts) {
  return texts.map((text, place) => (text !== 0 && text === texts[place - 1] ? 1 : text));
}

/** The texts of a tree in the order of the keys; 0 for one that it lacks. */
function textsOf(tree, keys) {
  if (keys === 0) return [tree ?? 0];
  return Object.entries(keys).flatMap(([name, below]) => textsOf(tree?.[name], below));
}

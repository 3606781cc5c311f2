import { text } from "node:stream/consumers";
import { ESLint } from "eslint";

/**
 * Lints texts as if they stood in the files named, with the project's own rules. Reads a JSON array of
 * { file, text } and prints, for each, the list of "rule: message". A process of its own, because Jest
 * cannot load the configuration, an ES module.
 */
const eslint = new ESLint();
const found = [];
for (const { file, text: source } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(source, { filePath: file });
  found.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(found));

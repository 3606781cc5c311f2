import path from "node:path";
import { text } from "node:stream/consumers";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

/**
 * Lints texts as if they stood in the files named, with the project's own rules. Reads a JSON array of
 * { file, text } and prints, for each, the list of "rule: message". A process of its own, because Jest
 * cannot load the configuration, an ES module.
 *
 * Types take most of ESLint's time: they are known of the one file that the tsconfig.json beside this names, and
 * the rules that need them are left out of the others.
 */
const TYPED = path.resolve("src/domain/basis/money.ts");
const files = ["**/*.{ts,tsx}"];
const [withTypes, withoutTypes] = [
  {
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: "test/lint/tsconfig.json",
        // A single run, which CI=true makes it guess, would look at the file on disk instead of the text.
        disallowAutomaticSingleRunInference: true,
      },
    },
  },
  tseslint.configs.disableTypeChecked,
].map((config) => new ESLint({ overrideConfig: { ...config, files } }));

const found = [];
for (const { file, text: source } of JSON.parse(await text(process.stdin))) {
  const eslint = file === TYPED ? withTypes : withoutTypes;
  const [result] = await eslint.lintText(source, { filePath: file });
  found.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(found));

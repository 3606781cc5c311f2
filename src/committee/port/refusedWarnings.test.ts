import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { translator, words } from "../../locales/translator";
import { refusedWarnings } from "./refusedWarnings";

const told = (names: readonly string[], language: "fr" | "en") =>
  refusedWarnings(names).map((warning) => translator(language).message(warning).replace(/\s/g, " "));

test("says what this Excel refused in the language of the reader, each once", () => {
  const names = ["frozen panes", "colours", "fit to page", "print setup", "colours"];
  expect(told(names, "fr")).toEqual([
    "Cette version d'Excel a refusé : les volets figés, les couleurs, l'ajustement à une page de large et la mise en page. Les données sont complètes.",
  ]);
  expect(told(names, "en")[0]).toContain("frozen panes, colours, fitting to one page wide and page setup.");
  expect(told([], "fr")).toEqual([]);
});

test("a chart is named by its title, whatever it holds", () => {
  expect(told(["Échu par tranche, en k€ & co"], "fr")[0]).toContain("refusé : Échu par tranche, en k€ & co.");
});

test("every decoration that can be refused has words", () => {
  const folder = path.join(__dirname, "../../excel");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const sources = files.map((file) => readFileSync(path.join(folder, file), "utf8"));
  const names = sources.flatMap((text) =>
    [...text.matchAll(/\bname: "([a-z ]+)"/g)].map(([, name = ""]) => name),
  );
  const known = Object.keys(words.fr.workbook.decorations);
  expect(names.length).toBeGreaterThan(10);
  // "all" stands for a whole request and is never reported.
  expect(names.filter((name) => name !== "all" && !known.includes(name))).toEqual([]);
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../manifest/surroundings";

const PAPERS = readdirSync(path.join(PROJECT, ".github"))
  .filter((name) => name.endsWith(".md") && name !== "CHANGELOG.md")
  .map((name) => path.join(".github", name))
  .concat("README.md");

/** Places in the project that a paper names in code (`src/…`) or links to, as paths from the project's folder. */
function placesIn(paper: string): string[] {
  const text = readFileSync(path.join(PROJECT, paper), "utf8");
  const named = [
    ...text.matchAll(/`((?:src|test|assets|\.github|\.ci)\/[\w./-]*|[\w.-]+\.(?:xml|mjs|js))`/g),
  ];
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)];
  return [
    ...named.map(([, place = ""]) => place),
    ...linked.map(([, place = ""]) => path.join(path.dirname(paper), place)),
  ];
}

test("the papers of a newcomer are there", () => {
  const expected = ["CONTRIBUTING", "PULL_REQUEST_TEMPLATE", "SECURITY"].map((name) => `.github/${name}.md`);
  expect(PAPERS).toEqual(expect.arrayContaining([...expected, "README.md"]));
});

test.each(PAPERS)("%s names only places that there are", (paper) => {
  expect(placesIn(paper).filter((place) => !existsSync(path.join(PROJECT, place)))).toEqual([]);
});

test("the guide to the code names the files to change", () => {
  expect(placesIn(".github/CONTRIBUTING.md").length).toBeGreaterThan(40);
});

import { asDeclared } from "../../book/table";
import { protocolEntry } from "../../../test/sample/protocolEntry";
import { LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import type { CellOutput } from "../../book/cells";
import type { TableContent } from "../../excel/table/ownTables";
import { RESULTS_TABLE } from "../../book/results";
import type { Results } from "./resultsContract";
import { resultsSheetContent } from "./resultsRows";

const NONE = { results: null, committees: null, protocol: null, clients: null, history: null };
const plain = (text: unknown) =>
  String(text)
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/^'/, "");
const texts = (of: Results) =>
  resultsSheetContent(of, NONE, "fr").page.rows.map(({ cells }) => plain(cells.label ?? ""));
/** What stands below a table's title. */
const below = (of: Results, title: string) => {
  const all = texts(of);
  return all.slice(all.indexOf(title) + 1, all.indexOf("", all.indexOf(title)));
};

/** The table that feeds the charts as it stood, with some columns known for every committee. */
function before(known: readonly string[]): TableContent {
  const keys = RESULTS_TABLE.columns.map(({ key }) => key);
  const row = keys.map((key): CellOutput => (known.includes(key) ? 1 : "#N/A"));
  return {
    sheet: "Résultats",
    ...asDeclared(RESULTS_TABLE, "fr"),
    rows: [row, row],
    hasFilterButtons: true,
  };
}

test("the printed page has as many rows whatever there is to tell, so that charts stay where they stand", () => {
  const busy: Results = {
    ...RESULTS,
    improvements: Array.from({ length: 12 }, () => RESULTS.improvements[0]!),
    gaps: Array.from({ length: 30 }, () => RESULTS.gaps[0]!),
  };
  const printed = [RESULTS, LITTLE_HISTORY, busy].map(
    (of) => resultsSheetContent(of, NONE, "fr").page.printed,
  );
  expect(new Set(printed).size).toBe(1);
  expect(
    texts(busy)
      .slice(0, printed[0])
      .filter((text) => text !== "")
      .at(-1),
  ).toBe("La suite se lit dans le volet, page Résultats.");
});

test("without insurance how punctual actions are stands in the place of what is uncovered", () => {
  const points = RESULTS.points.map((point) => ({ ...point, dso: null }));
  const uninsured: Results = { ...RESULTS, points, looksAtCover: false };
  const contentOf = (results: TableContent | null, of = uninsured) =>
    resultsSheetContent(of, { ...NONE, results }, "fr");
  const { places, page } = contentOf(null);
  expect(places.punctuality).toBe(contentOf(null, { ...RESULTS, points }).places.uncovered);
  expect(new Set(Object.values(places)).size).toBe(7);
  // Insured later, the charts that stand keep their places.
  expect(contentOf(before(["countedOverdue"]), { ...uninsured, looksAtCover: true }).places).toEqual(places);
  expect(texts(uninsured).join()).not.toContain("Non couvert");
  expect(page.printed).toBe(contentOf(null, RESULTS).page.printed);
});

test("the DSO has its chart on the printed page; one that comes later leaves the others their places", () => {
  const places = (results: TableContent | null, of = RESULTS) =>
    resultsSheetContent(of, { ...NONE, results }, "fr").places;
  const withDso = places(null);
  const points = RESULTS.points.map((point) => ({ ...point, dso: null }));
  const without = places(null, { ...RESULTS, points });
  expect(without.uncovered).toBe(withDso.dso);
  expect(places(before(["countedOverdue", "dso"]))).toEqual(withDso);
  expect(places(before(["countedOverdue", "uncovered"]))).toEqual(without);
  expect(new Set(Object.values(without)).size).toBe(7);
});

test("sales that were not read, or are not there, are said where they would be compared", () => {
  const title = "Ventes avant et après un délai plus long refusé";
  const refused: Results = { ...RESULTS, salesHeld: [], termsRefused: 1 };
  expect(below({ ...refused, sales: "unread" }, title).at(-1)).toBe(
    "Les ventes n'ont pas été lues : lancez l'analyse, puis actualisez les résultats.",
  );
  expect(below({ ...refused, sales: "none" }, title).at(-1)).toMatch(/^Aucune feuille de ventes/);
  expect(below({ ...refused, sales: "read" }, title).at(-1)).toMatch(/^Aucun allongement/);
});

test("a table names fifty rows and says how many more there are", () => {
  const entry = protocolEntry({ decision: "=1+1", kind: "shipment-block", clientName: "=2+2" });
  const blocks = Array.from({ length: 53 }, () => ({ entry, before: 10_000_00, after: null }));
  const { rows } = resultsSheetContent({ ...RESULTS, blocks }, NONE, "fr").page;
  const shown = rows.filter(({ cells }) => cells.label === "'=2+2");
  expect(shown).toHaveLength(50);
  expect(shown[0]?.cells).toMatchObject({ second: 10_000, third: "'–", fourth: "'–", text: "'=1+1" });
  expect(texts({ ...RESULTS, blocks })).toContain(
    "… et 3 autres lignes, à retrouver dans la feuille Protocole.",
  );
});

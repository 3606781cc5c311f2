import { RESULTS } from "../../../test/sample/results";
import type { Comparison } from "../../domain/results/comparison";
import { translator } from "../../locales/translator";
import { keyFigures } from "./keyFigures";
import { headline } from "./resultsWords";

const fr = translator("fr");
const plain = (text: string) => text.replace(/\s/g, " ");
const rows = (of: typeof RESULTS) =>
  keyFigures(of, fr).map(({ name, first, last, change, isBetter }) =>
    plain(`${name} | ${first} | ${last} | ${change} | ${isBetter}`),
  );

test("the key figures go from the first committees to the last, with what got better", () => {
  expect(rows(RESULTS)).toEqual([
    "Retards comparés | 9,1 M€ | 6,5 M€ | −2,6 M€ | true",
    "Hors succès |  | 0 € |  | null",
    "Échu retenu constaté | 9,1 M€ | 6,5 M€ |  | null",
    "% échu constaté | 14,7 % | 10,5 % | −4,2 pts | true",
    "DSO constaté | 67,8 j | 62,9 j | −4,9 j | true",
    "Non couvert constaté | 14,5 M€ | 11,4 M€ | −3,0 M€ | true",
    "Clients rouges | 30,0 | 20,5 | −9,5 | true",
    "Actions à temps | 74 % | 80 % | +6 pts | true",
    "Arbitrages | 23 % | 9 % | −14 pts | true",
  ]);
});

test("what left without payment is in no change: the overdue moves as the headline says, the rest claims nothing", () => {
  const { comparison } = RESULTS;
  const after = { ...(comparison as Comparison).after, countedOverdue: 6_000_000_00 };
  const lost: typeof RESULTS = { ...RESULTS, comparison: { ...(comparison as Comparison), after } };
  expect(rows(lost).slice(0, 7)).toEqual([
    "Retards comparés | 9,1 M€ | 6,5 M€ | −2,6 M€ | true",
    "Hors succès |  | 533 k€ |  | null",
    "Échu retenu constaté | 9,1 M€ | 6,5 M€ |  | null",
    "% échu constaté | 14,7 % | 10,5 % | −4,2 pts | null",
    "DSO constaté | 67,8 j | 62,9 j | −4,9 j | null",
    "Non couvert constaté | 14,5 M€ | 11,4 M€ | −3,0 M€ | null",
    "Clients rouges | 30,0 | 20,5 | −9,5 | null",
  ]);
  const [overdue] = keyFigures(lost, fr);
  expect(headline(lost.comparison as Comparison, fr)).toContain(
    `${overdue?.first} → ${overdue?.last} (${overdue?.change}`,
  );
});

test("a figure that nothing is known of is no number, and one that stands still did not get better", () => {
  const [first] = RESULTS.points;
  if (first === undefined) throw new Error("no point");
  const bare = { ...first, dso: null, punctuality: null, arbitrationRate: null };
  const few = keyFigures({ ...RESULTS, points: [bare, bare], comparison: null, arbitration: null }, fr);
  expect(few.map(({ key, change, isBetter }) => [key, change, isBetter])).toEqual([
    ["overdue", "–", null],
    ["unpaid", "", null],
    ["observed", "", null],
    ["overdueRate", "–", null],
    ["uncovered", "–", null],
    ["red", "–", null],
    ["punctuality", "–", null],
    ["arbitrationRate", "–", null],
  ]);
});

import { FIRST_COMMITTEE, LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import { translator } from "../../locales/translator";
import {
  arbitrationSentences,
  cashSentence,
  headline,
  improvementText,
  keyFigures,
  littleHistory,
  lostText,
  resultsNotices,
} from "./resultsWords";
import type { Trend } from "../../domain/results/committeeTrend";

const fr = translator("fr");
const en = translator("en");
const plain = (text: string) => text.replace(/\s/g, " ");
const TREND = RESULTS.trend as Trend;

test("the headline says how the overdue moved, and since when", () => {
  expect(plain(headline(TREND, fr))).toBe("Retards : 9,4 M€ → 6,1 M€ (−3,3 M€, −35 %) depuis le 09/01/2026");
  expect(plain(headline(TREND, en))).toBe("Overdue: €9.4M → €6.1M (−€3.3M, −35%) since 09/01/2026");
});

test("a rise has a plus, and a share of nothing is not told", () => {
  const first = { ...TREND.first, figures: { ...TREND.first.figures, countedOverdue: 0 } };
  const last = { ...TREND.last, figures: { ...TREND.last.figures, countedOverdue: 42_000_00 } };
  const rise: Trend = { ...TREND, first, last, overdueChange: 42_000_00, overdueShare: null, cashFreed: 0 };
  expect(plain(headline(rise, fr))).toBe("Retards : 0 € → 42 k€ (+42 k€) depuis le 09/01/2026");
  expect(plain(cashSentence(rise, fr))).toBe("Les retards n'ont pas baissé : aucune trésorerie libérée.");
  const same: Trend = { ...rise, first: last, overdueChange: 0, overdueShare: 0 };
  expect(plain(headline(same, fr))).toBe("Retards : 42 k€, inchangés depuis le 08/05/2026");
});

test("the cash freed names its assumption", () => {
  expect(plain(cashSentence(TREND, fr))).toBe(
    "Trésorerie libérée : 3,3 M€, si cette baisse a été encaissée.",
  );
});

test("the key figures go from the first committee to the last, with what got better", () => {
  const rows = keyFigures(RESULTS, fr).map(({ name, first, last, change, isBetter }) =>
    plain(`${name} | ${first} | ${last} | ${change} | ${isBetter}`),
  );
  expect(rows).toEqual([
    "Échu retenu | 9,4 M€ | 6,1 M€ | −3,3 M€ | true",
    "% échu | 15,2 % | 9,9 % | −5,3 pts | true",
    "DSO | 68,4 j | 62,1 j | −6,3 j | true",
    "Non couvert | 14,8 M€ | 10,9 M€ | −3,9 M€ | true",
    "Clients rouges | 31 | 19 | −12 | true",
    "Actions à temps | 61 % | 80 % | +19 pts | true",
    "Arbitrages | 23 % | 9 % | −14 pts | true",
  ]);
});

test("a figure that nothing is known of is no number, and one that stands still did not get better", () => {
  const [first] = RESULTS.points;
  if (first === undefined) throw new Error("no point");
  const bare = { ...first, dso: null, punctuality: null, arbitrationRate: null };
  const rows = keyFigures({ ...RESULTS, points: [bare, bare], arbitration: null }, fr);
  expect(rows.map(({ key, change, isBetter }) => [key, change, isBetter])).toEqual([
    ["overdue", "=", null],
    ["overdueRate", "=", null],
    ["uncovered", "=", null],
    ["red", "=", null],
    ["punctuality", "–", null],
    ["arbitrationRate", "–", null],
  ]);
});

test("arbitrations are read as the practice reads them, against their signal", () => {
  const reading = { first: 0.18, last: 0.26, direction: "rising", signal: 0.2 } as const;
  expect(arbitrationSentences(reading, fr).map(plain)).toEqual([
    "Arbitrages : 18 % → 26 % des décisions. Ils montent : les désaccords se règlent moins en comité.",
    "Le signal de 20 % est dépassé.",
  ]);
  const steady = { ...reading, last: 0.18, direction: "steady" } as const;
  expect(arbitrationSentences(steady, en)).toEqual([
    "Arbitrations: 18% of decisions, a steady rate.",
    "The signal of 20% is not passed.",
  ]);
});

test("clients are told with amounts and dates, without a cause", () => {
  const [improvement] = RESULTS.improvements;
  const [lost] = RESULTS.lost;
  if (improvement === undefined || lost === undefined) throw new Error("no client");
  expect(plain(improvementText(improvement, fr))).toBe("642 100 € le 16/01/2026 → 64 210 € (−577 890 €)");
  expect(plain(lostText(lost, fr))).toBe(
    "Orange → Rouge le 20/03/2026 : 23 480 € échus sur 112 481 € d'encours",
  );
});

test("weeks left out, another policy and a code that changed are said, the rules that changed alone", () => {
  expect(resultsNotices(RESULTS, fr).map(plain)).toEqual([
    "Aucun comité entre le 24/04/2026 et le 08/05/2026.",
    "La politique de crédit a changé le 13/03/2026 : seuil 50 000 € → seuil 75 000 €.",
    "Lunetterie Comtoise : le code C00771 est devenu D10771 (27/02/2026). Les deux sont suivis comme un seul client.",
  ]);
});

test("before the second committee it says when there will be something to see", () => {
  expect(littleHistory(RESULTS, fr)).toBeNull();
  expect(plain(littleHistory(LITTLE_HISTORY, fr) ?? "")).toContain(
    "deuxième comité, le vendredi 16 janvier 2026",
  );
  const undated = "à partir du deuxième comité.";
  expect(plain(littleHistory({ ...LITTLE_HISTORY, points: [] }, fr) ?? "")).toContain(undated);
  // The first committee is prepared and still to be held.
  const prepared = { ...LITTLE_HISTORY, nextDate: FIRST_COMMITTEE };
  expect(plain(littleHistory(prepared, fr) ?? "")).toContain(undated);
  expect(littleHistory({ ...LITTLE_HISTORY, nextDate: null }, en)).toMatch(/second committee on\.$/);
  expect(FIRST_COMMITTEE + 7).toBe(LITTLE_HISTORY.nextDate);
});

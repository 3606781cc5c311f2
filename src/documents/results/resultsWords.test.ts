import { FIRST_COMMITTEE, LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import { protocolEntry } from "../../../test/sample/protocolEntry";
import { translator } from "../../locales/translator";
import {
  arbitrationSentences,
  cashSentence,
  comparisonLines,
  decisionsPerRed,
  headline,
  improvementText,
  littleHistory,
  lostText,
  presenterNotes,
  resultsNotices,
  signedChange,
} from "./resultsWords";
import { compare, type Comparison } from "../../domain/results/comparison";
import { NO_AGEING } from "../../domain/receivables/receivables";

const fr = translator("fr");
const en = translator("en");
const plain = (text: string) => text.replace(/\s/g, " ");
const MEANS = RESULTS.comparison as Comparison;
const ENDS = compare(
  [
    { week: 0, amount: 9_412_300_00 },
    { week: 17, amount: 6_118_200_00 },
  ].map(({ week, amount }) => ({
    date: FIRST_COMMITTEE + 7 * week,
    referenceDate: FIRST_COMMITTEE + 7 * week,
    closed: FIRST_COMMITTEE + 7 * week,
    countedOverdue: amount,
    ageing: { ...NO_AGEING, d1_30: amount },
  })),
  [],
  new Map(),
) as Comparison;

test("the headline says how the overdue moved, and between what it is compared", () => {
  expect(plain(headline(MEANS, fr))).toBe(
    "Retards : 9,1 M€ → 6,5 M€ (−2,6 M€, −28 %), moyennes de 4 comités",
  );
  // A week without a committee among the last four: they are no four weeks.
  expect(MEANS.isWeekly).toBe(false);
  const weekly = { ...MEANS, isWeekly: true };
  expect(plain(headline(weekly, fr))).toMatch(/, moyennes de 4 semaines$/);
  expect(plain(headline(weekly, en))).toMatch(/, means of 4 weeks$/);
  expect(plain(headline(ENDS, fr))).toBe("Retards : 9,4 M€ → 6,1 M€ (−3,3 M€, −35 %) depuis le 09/01/2026");
  expect(plain(headline(ENDS, en))).toBe("Overdue: €9.4M → €6.1M (−€3.3M, −35%) since 09/01/2026");
});

test("a rise has a plus, and a share of nothing is not told", () => {
  const before = { ...ENDS.before, countedOverdue: 0 };
  const rise = { ...ENDS, before, comparable: 42_000_00, change: 42_000_00, share: null, cashFreed: 0 };
  expect(plain(headline(rise, fr))).toBe("Retards : 0 € → 42 k€ (+42 k€) depuis le 09/01/2026");
  expect(plain(cashSentence(rise, fr))).toBe("Les retards n'ont pas baissé : aucune trésorerie libérée.");
  const same = { ...rise, change: 0, share: 0 };
  expect(plain(headline(same, fr))).toBe("Retards : 42 k€, inchangés depuis le 09/01/2026");
});

test("the cash freed names its assumption, and the course its lowest and highest committee", () => {
  expect(comparisonLines(ENDS, fr).map(plain)).toEqual([
    "Trésorerie libérée : 3,3 M€, si elle a été encaissée. " +
      "Échu constaté : plus haut le 09/01/2026 : 9,4 M€, plus bas le 08/05/2026 : 6,1 M€.",
  ]);
  const since = { extreme: "lowest", change: 80_000_00, lost: 0 } as const;
  const lowest = { date: FIRST_COMMITTEE + 70, countedOverdue: 5_900_000_00 };
  expect(plain(comparisonLines({ ...ENDS, lowest, since }, fr)[0] ?? "")).toContain(
    "plus bas le 20/03/2026 : 5,9 M€, en hausse depuis (+80 k€).",
  );
  const fallen = { extreme: "highest", change: -300_000_00, lost: 282_000_00 } as const;
  expect(plain(comparisonLines({ ...ENDS, since: fallen }, fr)[0] ?? "")).toContain(
    ", en baisse depuis (−300 k€, dont 282 k€ passés en perte ou indemnisés).",
  );
  // What is written as nil is no rise, and what never moved has no lowest committee.
  const flat = { ...ENDS, since: { ...since, change: 20 }, highest: ENDS.lowest };
  expect(plain(comparisonLines({ ...ENDS, since: { ...since, change: 20 } }, fr)[0] ?? "")).not.toContain(
    "hausse",
  );
  expect(plain(comparisonLines(flat, fr)[0] ?? "")).toContain("Échu constaté : 6,1 M€ à chaque comité.");
});

test("what left without being paid stands on its own line; of means it is said", () => {
  const fall = { ...ENDS.fall, writtenOff: 282_000_00, absent: 40_000_00 };
  expect(plain(comparisonLines({ ...ENDS, fall }, fr)[1] ?? "")).toBe(
    "Hors succès : 282 k€ passés en perte et 40 k€ de clients absents du fichier.",
  );
  expect(plain(comparisonLines({ ...ENDS, fall, basis: "means" }, fr)[1] ?? "")).toMatch(
    /^Hors succès \(moyennes\) : 282 k€/,
  );
});

test("arbitrations are read as the practice reads them, against their signal", () => {
  const reading = { first: 0.18, last: 0.26, direction: "rising", signal: 0.2 } as const;
  expect(arbitrationSentences(reading, fr).map(plain)).toEqual([
    "Arbitrages : 18 % → 26 % des décisions, en hausse.",
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
  expect(plain(improvementText(improvement, fr))).toBe("642 100 € en moyenne → 64 210 € (−577 890 €)");
  expect(plain(lostText(lost, fr))).toBe(
    "Orange → Rouge le 20/03/2026 : 23 480 € échus sur 112 481 € d'encours",
  );
});

test("weeks left out, another policy and a code that changed are said, the rules that changed alone", () => {
  expect(resultsNotices(RESULTS, fr).map(plain)).toEqual([
    "Aucun comité clos entre le 24/04/2026 et le 08/05/2026.",
    "Depuis le comité du 13/03/2026, la politique de crédit est une autre : seuil 50 000 € → seuil 75 000 €.",
    "Lunetterie Comtoise : le code C00771 est devenu D10771 (27/02/2026). Les deux sont suivis comme un seul client.",
  ]);
});

test("before the second committee it says when there will be something to see", () => {
  expect(littleHistory(RESULTS, fr)).toBeNull();
  expect(plain(littleHistory(LITTLE_HISTORY, fr) ?? "")).toContain("deuxième, le vendredi 16 janvier 2026");
  const undated = "à partir du deuxième.";
  expect(plain(littleHistory({ ...LITTLE_HISTORY, points: [] }, fr) ?? "")).toContain(undated);
  // The first committee is prepared and still to be held.
  const prepared = { ...LITTLE_HISTORY, nextDate: FIRST_COMMITTEE };
  expect(plain(littleHistory(prepared, fr) ?? "")).toContain(undated);
  expect(littleHistory({ ...LITTLE_HISTORY, nextDate: null }, en)).toMatch(/from the second on\.$/);
  expect(FIRST_COMMITTEE + 7).toBe(LITTLE_HISTORY.nextDate);
});

describe("what the commercial director can say", () => {
  const LOSSES = [
    { year: 2026, writtenOff: { count: 2, amount: 282_000_00 }, indemnified: { count: 0, amount: 0 } },
  ];
  const held = (before: number, after: number) => ({
    entry: protocolEntry({ clientName: "Cave des Orvains", committeeDate: FIRST_COMMITTEE }),
    before,
    after,
    months: 12,
  });

  test("three sentences, each with its figures", () => {
    const said = presenterNotes({ ...RESULTS, salesHeld: [held(900_000_00, 950_000_00)] }, fr).map(plain);
    expect(said).toEqual([
      "Des 4 premiers comités aux 4 derniers, les retards ont baissé de 2,6 M€ : 9,1 M€ → 6,5 M€.",
      "Cave des Orvains n'a pas obtenu de délai plus long le 09/01/2026 : ses ventes sont de 900 k€ sur les 12 mois d'avant et de 950 k€ sur les 12 mois d'après.",
      "Verrerie du Midi SAS a 64 k€ de retards au comité du 08/05/2026, contre 642 k€ en moyenne à ses comités.",
    ]);
  });

  test("what was not paid is said beside the fall, losses and actions when there is nothing better", () => {
    const comparison = { ...ENDS, comparable: ENDS.comparable + 282_000_00 };
    const little = { ...RESULTS, comparison, improvements: [], salesHeld: [held(9, 5)], losses: LOSSES };
    expect(presenterNotes(little, fr).map(plain)).toEqual([
      "Du 09/01/2026 au 08/05/2026, les retards ont baissé de 3,3 M€ : 9,4 M€ → 6,4 M€ ; 282 k€ de pertes, indemnités, avoirs ou clients absents n'y comptent pas.",
      "En 2026 : 2 passages en perte (282 k€).",
      "80 % des actions échues sur les 12 dernières semaines ont été faites à temps.",
    ]);
  });

  test("a rise is a rise, and nothing is said before the second committee", () => {
    const [rise] = presenterNotes({ ...RESULTS, comparison: { ...MEANS, change: 500_00 } }, en);
    expect(rise).toContain("overdue rose by €500");
    expect(presenterNotes(LITTLE_HISTORY, fr)).toEqual([]);
  });

  test("no sentence claims a cause, in either language", () => {
    const results = { ...RESULTS, salesHeld: [held(900_000_00, 950_000_00)], losses: LOSSES };
    for (const words of [fr, en])
      for (const note of presenterNotes(results, words))
        expect(note).not.toMatch(/grâce|parce que|car |donc|because|thanks to|led to|so that/i);
  });
});

describe("what a reader who doubts would find", () => {
  const pointsWith = (over: (index: number) => Partial<(typeof RESULTS.points)[number]>) =>
    RESULTS.points.map((point, index) => ({ ...point, ...over(index) }));

  test("a change that would be written as nil has no percentage, and none at all is no change", () => {
    const near = { ...ENDS, change: -30_000_00, share: -0.003 };
    expect(plain(headline(near, fr))).toMatch(/ \(−30 k€\) depuis le /);
    expect(plain(signedChange(near, fr))).toBe("−30 k€");
    expect(plain(headline({ ...ENDS, change: -20, share: -0.0000001 }, fr))).toContain("inchangés");
    const [note] = presenterNotes({ ...RESULTS, comparison: { ...ENDS, change: -20 } }, fr);
    expect(plain(note ?? "")).toContain("les retards sont restés à");
  });

  test.each([
    [
      "fr",
      "DSO constaté : moyenne des seuls comités dont le chiffre est connu, 2 des 4 premiers et 4 des 4 derniers.",
    ],
    [
      "en",
      "DSO as it stands: mean of the committees whose figure is known alone, 2 of the first 4 and 4 of the last 4.",
    ],
  ] as const)("a mean over some of the committees alone is said (%s)", (language, sentence) => {
    const points = pointsWith((index) => (index < 2 ? { dso: null } : {}));
    expect(resultsNotices({ ...RESULTS, points }, translator(language)).map(plain)).toContain(sentence);
    expect(resultsNotices(RESULTS, translator(language)).map(plain)).not.toContain(sentence);
  });

  test("a year of indemnities alone is no year of nil write-offs", () => {
    const none = { count: 0, amount: 0 };
    const losses = [{ year: 2026, writtenOff: none, indemnified: { count: 1, amount: 130_000_00 } }];
    const said = presenterNotes({ ...RESULTS, improvements: [], losses }, fr).map(plain);
    expect(said).toContain("En 2026 : 1 indemnisation (130 k€).");
  });

  test("actions are said over the weeks there are", () => {
    const few = { ...RESULTS, points: RESULTS.points.slice(0, 5), improvements: [] };
    expect(presenterNotes(few, fr).map(plain)).toContain(
      "66 % des actions échues depuis le 09/01/2026 ont été faites à temps.",
    );
  });

  test("one decision about one red client is told in the singular", () => {
    const who = { redsDiscussed: 1, decisions: 1, people: [] };
    expect(plain(decisionsPerRed({ ...RESULTS, who }, fr))).toBe(
      "1 décision pour 1 passage d'un client rouge en comité, soit 1,0 par passage.",
    );
  });
});

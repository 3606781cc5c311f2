import type { Reason } from "../../domain/colour/reasons";
import { dayOf } from "../../domain/basis/day";
import type { Override } from "../../domain/policy/override";
import { translator } from "../../locales/translator";
import { reasonSentence } from "./reasons";

/** French writes thin and no-break spaces; the tests read them as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const sentence = (reasons: readonly Reason[]) => plain(reasonSentence("red", reasons, translator("fr")));

const override: Override = {
  clientCode: "C1",
  colour: "green",
  reason: "plan signé",
  who: "M. Faure",
  from: null,
  until: dayOf(2026, 1, 30),
};
const cover = {
  kind: "cover",
  grade: "uncovered",
  valid: 0,
  exposure: 182_000_00,
  excludingVat: false,
  shared: null,
} as const;
const limit = {
  kind: "limit",
  limit: 80_000_00,
  exposure: 100_000_00,
  excess: 20_000_00,
  shared: null,
  isCounted: false,
} as const;
const rating = {
  kind: "signature",
  provider: "Coface",
  value: "3/10",
  quality: "weak",
  oldSince: null,
} as const;

test("the reasons are one sentence of facts", () => {
  const overdue = {
    kind: "overdue",
    amount: 64_210_00,
    over60Days: 41_000_00,
    oldestDaysLate: 75,
    serious: { rule: "old" },
  } as const;
  expect(sentence([overdue, cover, rating])).toBe(
    "Rouge : 64 210 € échus dont 41 000 € > 60 j, non couvert (0 € garantis sur 182 000 €), " +
      "cote Coface 3/10 (faible)",
  );
});

test.each<[string, Reason]>([
  [
    "dérogation jusqu'au 30/01/2026 (M. Faure, plan signé), calculé rouge",
    { kind: "override", override, computed: "red" },
  ],
  [
    "dérogation jusqu'au 30/01/2026 (sans motif), calculé rouge",
    { kind: "override", override: { ...override, reason: "", who: "" }, computed: "red" },
  ],
  ["dérogation expirée le 30/01/2026 (était vert)", { kind: "override-expired", override }],
  [
    "calculé orange, amélioration en attente (comité 1 sur 3)",
    { kind: "waiting", computed: "orange", runs: 1, needed: 3 },
  ],
  ["procédure collective", { kind: "insolvent", insolvency: { kind: null, date: null }, claims: null }],
  [
    "redressement judiciaire du 12/01/2026, créances à déclarer avant le 12/03/2026",
    {
      kind: "insolvent",
      insolvency: { kind: "receivership", date: dayOf(2026, 1, 12) },
      claims: { deadline: dayOf(2026, 3, 12), state: "later" },
    },
  ],
  ["client douteux (1 200 € au compte 416)", { kind: "doubtful", amount: 1_200_00 }],
  [
    "24 000 € échus, 31 % du solde en retard",
    {
      kind: "overdue",
      amount: 24_000_00,
      over60Days: 900_00,
      oldestDaysLate: 70,
      serious: { rule: "share", share: 0.312 },
    },
  ],
  ["à jour", { kind: "up-to-date", behaviour: { weeksLate: 0, weeksKnown: 12 } }],
  [
    "à jour, mais en retard 9 semaines sur 12",
    { kind: "up-to-date", behaviour: { weeksLate: 9, weeksKnown: 12 } },
  ],
  [
    "12 000 € échus en litige, à part",
    { kind: "disputed", amount: 12_000_00, isOld: false, isCounted: false },
  ],
  ["12 000 € de l'échu en litige", { kind: "disputed", amount: 12_000_00, isOld: false, isCounted: true }],
  [
    "litige ancien : 12 000 € échus en litige",
    { kind: "disputed", amount: 12_000_00, isOld: true, isCounted: true },
  ],
  ["dans la limite (60 000 € sur 80 000 €)", { ...limit, exposure: 60_000_00, excess: 0 }],
  ["limite dépassée de 20 000 € (100 000 € sur 80 000 €)", limit],
  [
    "limite dépassée de 20 000 € (100 000 € sur 80 000 €), part d'une limite de 160 000 € pour 2 comptes",
    { ...limit, shared: { granted: 160_000_00, accounts: 2 } },
  ],
  ["dépassement de limite : 20 000 € de trop (100 000 € sur 80 000 €)", { ...limit, isCounted: true }],
  [
    "dépassement de limite du groupe : 60 000 € de trop (220 000 € sur 160 000 € pour 2 comptes)",
    {
      ...limit,
      limit: 160_000_00,
      exposure: 220_000_00,
      excess: 60_000_00,
      shared: { granted: 160_000_00, accounts: 2 },
      isCounted: true,
    },
  ],
  [
    "dépassement de limite : aucune vente à crédit permise (9 000 € d'encours)",
    { ...limit, limit: 0, exposure: 9_000_00, excess: 9_000_00, isCounted: true },
  ],
  [
    "dans la limite (0 € sur 0 €), part d'une limite de 160 000 € pour 2 comptes",
    { ...limit, limit: 0, exposure: 0, excess: 0, shared: { granted: 160_000_00, accounts: 2 } },
  ],
  [
    "aucune vente à crédit permise (900 € d'encours)",
    { ...limit, limit: 0, exposure: 900_00, excess: 900_00 },
  ],
  ["limite inconnue", { kind: "limit-missing" }],
  [
    "nouvelles livraisons non assurées (Coface, 61 j de retard)",
    { kind: "uninsured", insurer: "Coface", daysLate: 61 },
  ],
  ["nouvelles livraisons non assurées (61 j de retard)", { kind: "uninsured", insurer: "", daysLate: 61 }],
  [
    "couverture réduite ou résiliée, 10 001 € non couverts",
    { kind: "cover-withdrawn", uncovered: 10_001_00 },
  ],
  ["2 promesses non tenues", { kind: "broken-promises", count: 2 }],
  ["1 promesse non tenue", { kind: "broken-promises", count: 1 }],
  ["non couvert (0 € garantis sur 182 000 € HT)", { ...cover, excludingVat: true }],
  [
    "couvert en partie (20 000 € garantis sur 182 000 €), part d'une limite de 80 000 € pour 2 comptes",
    { ...cover, grade: "partial", valid: 20_000_00, shared: { granted: 80_000_00, accounts: 2 } },
  ],
  [
    "non couvert (aucune garantie connue sur 900 € HT)",
    { kind: "cover-missing", exposure: 900_00, excludingVat: true },
  ],
  ["cote Coface 3/10 (faible), ancienne (du 02/01/2024)", { ...rating, oldSince: dayOf(2024, 1, 2) }],
])("%s", (fact, reason) => {
  expect(sentence([reason])).toBe(`Rouge : ${fact}`);
});

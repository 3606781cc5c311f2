import type { Reason } from "../../domain/colour/classification";
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
const rating = {
  kind: "signature",
  provider: "Coface",
  value: "3/10",
  quality: "weak",
  oldSince: null,
} as const;

test("the reasons are one sentence of facts", () => {
  const overdue = { kind: "overdue", amount: 64_210_00, over60Days: 41_000_00, oldestDaysLate: 75 } as const;
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
  ["procédure collective", { kind: "insolvent" }],
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

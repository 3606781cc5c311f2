import fc from "fast-check";
import "../../../test/order/seed";
import { policyDifference } from "../../documents/results/policyDifference";
import { defaultGrid, gridInUse, COLOURS } from "../../domain/policy/grid";
import {
  COVER_CRITERIA,
  criteriaInUse,
  DEFAULT_PARAMETERS,
  DEFAULT_POLICY,
  PARAMETER_LIMITS,
  PARAMETER_NAMES,
  type Parameters,
  type Policy,
} from "../../domain/policy/policy";
import { translator } from "../../locales/translator";
import { combination } from "./gridAndRatings";
import { policyStamp } from "./policyStamp";
import { fromCell, valueText } from "./policyValues";

const fr = translator("fr");
/** Says nothing of clients. */
const BESIDE: readonly (keyof Parameters)[] = [
  "companyName",
  "companyCurrency",
  "meetingWeekday",
  "meetingTime",
  "meetingPlace",
  "maximumPeople",
  "agendaDaysBefore",
  "setUpAnswered",
  "coloursAside",
];

const stampOf = (policy: Partial<Policy>) => policyStamp({ ...DEFAULT_POLICY, ...policy }, "fr");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** What a parameter's cell may hold beside its default. */
function otherValues(name: keyof Parameters): fc.Arbitrary<Parameters[keyof Parameters]> {
  const limits = PARAMETER_LIMITS[name];
  const standing = DEFAULT_PARAMETERS[name];
  const choices: Readonly<Partial<Record<typeof limits.unit, readonly (string | boolean)[]>>> = {
    "cover-criterion": COVER_CRITERIA,
    "cover-base": ["including-vat", "excluding-vat"],
    "end-of-month": ["month-then-days", "days-then-month"],
    "yes-no": [true, false],
  };
  const chosen = choices[limits.unit];
  const { minimum = 0, maximum = 0 } = limits;
  const isShare = limits.unit === "share" || limits.unit === "rate";
  // Shares to a hundredth of a per cent, amounts to the cent, all others in whole numbers.
  const steps = isShare ? 10_000 : 1;
  const cells = fc
    .integer({ min: Math.ceil(minimum * steps), max: Math.min(maximum, 1e9) * steps })
    .map((number) => fromCell(number / steps, limits) ?? standing);
  const values: fc.Arbitrary<Parameters[keyof Parameters]> =
    chosen === undefined ? cells : fc.constantFrom(...chosen);
  return values.filter((value) => value !== standing);
}

test("any other value of any parameter that concerns clients is in the stamp, and the difference names it", () => {
  const concerned = PARAMETER_NAMES.filter((name) => !BESIDE.includes(name));
  const changed = fc
    .constantFrom(...concerned)
    .chain((name) => fc.record({ name: fc.constant(name), value: otherValues(name) }));
  const seen = new Set<keyof Parameters>();
  fc.assert(
    fc.property(changed, ({ name, value }) => {
      seen.add(name);
      const parameters: Parameters = { ...DEFAULT_PARAMETERS, [name]: value };
      const stamp = stampOf({ parameters, grid: gridInUse(DEFAULT_POLICY.grid, criteriaInUse(parameters)) });
      const changes = policyDifference(stampOf({}), stamp);
      expect(changes).toHaveLength(1);
      const [change] = changes;
      if (change?.name === "") {
        if (typeof value === "number" && name !== "improvementRuns" && name !== "brokenPromisesLimit") {
          expect(change.after).toContain(valueText(name, value, fr));
        }
      } else {
        const after = valueText(name, value, fr);
        const label = fr.t(`workbook:parameters.${name}.name`);
        expect(change).toEqual({ name: label, before: null, after });
      }
      expect(policyDifference(stamp, stamp)).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
  expect(seen.size).toBe(concerned.length);
});

test("who meets, where and when is no change of policy", () => {
  const parameters: Parameters = {
    ...DEFAULT_PARAMETERS,
    companyName: "Verrerie du Val",
    companyCurrency: "USD",
    meetingWeekday: 2,
    meetingTime: "9:00",
    meetingPlace: "Salle verte",
    maximumPeople: 5,
    agendaDaysBefore: 2,
    setUpAnswered: true,
  };
  expect(stampOf({ parameters })).toBe(stampOf({}));
});

test.each(["insurance", "none"] as const)(
  "any row of the grid in another colour is named, the criterion of cover being %s",
  (coverCriterion) => {
    const parameters = { ...DEFAULT_PARAMETERS, coverCriterion };
    const grid = defaultGrid(criteriaInUse(parameters));
    const usual = stampOf({ parameters, grid });
    for (const [place, row] of grid.entries()) {
      for (const colour of COLOURS.filter((each) => each !== row.colour)) {
        const edited = grid.map((each, index) => (index === place ? { ...each, colour } : each));
        expect(policyDifference(usual, stampOf({ parameters, grid: edited }))).toContainEqual({
          name: combination(row, fr),
          before: null,
          after: fr.t(`workbook:colours.${colour}`).toLowerCase(),
        });
      }
    }
  },
);

test("two grids with as many rows changed differ by the rows", () => {
  const grid = (places: readonly number[]) =>
    DEFAULT_POLICY.grid.map((row, index) =>
      places.includes(index) ? { ...row, colour: "red" as const } : row,
    );
  expect(policyDifference(stampOf({ grid: grid([0, 1]) }), stampOf({ grid: grid([0, 3]) }))).toEqual([
    { name: "Couvert / Bonne / Retard", before: "rouge", after: null },
    { name: "Couvert / Moyenne / À jour", before: null, after: "rouge" },
  ]);
});

test("another scale and another insurer's clock are named with what they say", () => {
  const ratingRanges = DEFAULT_POLICY.ratingRanges
    .filter(({ provider }) => provider !== "Ellisphere")
    .map((range) =>
      range.provider === "Altares" && range.quality === "good" ? { ...range, to: "15" } : range,
    );
  const insurers = [
    { insurer: "Prudence", daysFromDue: 30, daysFromInvoice: null, smallest: 500_00, uninsuredAfterDays: 45 },
    { insurer: "Usual", daysFromDue: 60, daysFromInvoice: null, smallest: 300_00, uninsuredAfterDays: 60 },
  ];
  const told = policyDifference(stampOf({}), stampOf({ ratingRanges, insurers })).map(
    ({ name, after }) => `${name}: ${plain(after ?? "default")}`,
  );
  expect(told).toEqual([
    ": cotations modifiées",
    "Altares / Bonne: 20 – 15",
    "Ellisphere / Bonne: –",
    "Ellisphere / Moyenne: –",
    "Ellisphere / Faible: –",
    "Prudence: déclaration 30 j après l'échéance, – j après la facture, dès 500 € ; non assuré après 45 j",
  ]);
});

test("a committee's stamp says what its colours depended on, and how it differs from the default", () => {
  const stamp = (policy = DEFAULT_POLICY) => plain(stampOf(policy));
  expect(stamp()).toBe(
    "seuil 50 000 €, rouges 10 000 € · critères : assurance, cote et retard · litiges à part · tolérance 1 000 €, partiel jusqu'à 50 % ou 10 000 €, base TTC · à jour jusqu'à 500 € ou 5 jours · retard grave > 60 j et > 5 000 €, ou ≥ 25 % du solde et ≥ 20 000 € · rouge d'office : procédure collective, client douteux, couverture retirée et plus de 10 000 € à découvert et 2 promesses non tenues · amélioration immédiate · grille standard · cotations standard",
  );
  const changed = {
    ...DEFAULT_POLICY,
    parameters: { ...DEFAULT_PARAMETERS, agendaMinimumExposure: 80_000_00, improvementRuns: 2 },
    grid: DEFAULT_POLICY.grid.map((row, index) => (index < 2 ? { ...row, colour: "red" as const } : row)),
    ratingRanges: DEFAULT_POLICY.ratingRanges.slice(3),
  };
  expect(stamp(changed)).toMatch(
    /^seuil 80 000 €, .*amélioration après 2 comités · grille : 2 lignes changées · cotations modifiées \+ Couvert \/ Bonne \/ À jour = rouge \+ Couvert \/ Bonne \/ Retard = rouge \+ Allianz Trade \/ Bonne = – \+/,
  );
});

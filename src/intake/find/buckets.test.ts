import { bucketOf, sideBySide } from "./buckets";

test.each([
  ["1-30", 1, 30],
  ["Scade entro 30 gg", 0, 0],
  ["Te laat 31-60 dgn", 31, 60],
  ["0-30 j", 1, 30],
  ["30-60j", 31, 60],
  ["1 à 30", 1, 30],
  ["1–30 j", 1, 30],
  ["31-60", 31, 60],
  ["61 à 90 jours", 61, 90],
  ["Échu 1-30", 1, 30],
  ["Échu 30", 1, 30],
  ["60 jours", 31, 60],
  ["Age ≤ 60 d.", 31, 60],
  ["< 30 j", 1, 30],
  ["Moins de 30 jours", 1, 30],
  ["<1", 0, 0],
  ["> 90", 91, null],
  ["+90 j", 91, null],
  ["90j+", 91, null],
  ["Plus de 90 jours", 91, null],
  ["+ de 90 jours", 91, null],
  ["91 et plus", 91, null],
  ["Au-delà de 90", 91, null],
  ["91-Above", 91, null],
  ["> 120 j", 121, null],
  ["1-30 (€)", 1, 30],
  ["91 jours et +", 91, null],
  ["1 à 2 trimestres", 91, 180],
  ["Mehr als 2 Quartale", 181, null],
  ["Plus d'un trimestre", 91, null],
  ["31-60 Tg", 31, 60],
  ["> 90 dgn", 91, null],
  ["da 91 giorni", 91, null],
  ["entro 30 gg", 1, 30],
  ["superior a 90 d.", 91, null],
  ["J+31 à J+60", 31, 60],
  ["3+ Months", 91, null],
  ["2ème mois", 31, 60],
  ["181 j et plus", 181, null],
  ["60+ days", 61, null],
  ["> 1 an", 366, null],
  ["Plus d'un an", 366, null],
  ["Entre 46 et 75 jours", 46, 75],
  ["31-60 jours de retard", 31, 60],
  ["61 to 90 days past due", 61, 90],
  ["überfällig 1-30 Tage", 1, 30],
  ["Mehr als 60 Tage", 61, null],
  ["de 1 a 30 días vencido", 1, 30],
  ["oltre 120 giorni", 121, null],
  ["entro 30 giorni", 1, 30],
  ["31-60 dgn", 31, 60],
  ["31≤60", 31, 60],
  ["31 < j ≤ 60", 31, 60],
  ["vanaf 121 dagen", 121, null],
  ["après 90 j", 91, null],
  ["Past 120", 121, null],
  ["Plus de 17 semaines", 121, null],
  ["8-13 semaines", 61, 90],
  ["1 thru 30", 1, 30],
  ["oltre i 90", 91, null],
  ["boven 90 dagen", 91, null],
  ["1–30 Tage überf.", 1, 30],
  ["meer dan 90 dagen", 91, null],
  ["dont 31-60 j", 31, 60],
  ["Inf. à 30 j", 1, 30],
  ["< 1 mois", 1, 30],
  ["2 à 3 mois", 61, 90],
  ["3 mois à 1 an", 91, 365],
  ["J+60", 31, 60],
  ["> J+90", 91, null],
  ["121 à 9999", 121, null],
  ["03 61-90", 61, 90],
  ["> 45", 46, null],
  ["À échoir 31-60", 0, 0],
  ["Non échu > 60 j", 0, 0],
  ["Due in 30 days", 0, 0],
])("%s is the bucket from %s to %s", (heading, from, to) => {
  expect(bucketOf(heading)).toMatchObject({ from, to });
});

test.each([
  "Solde",
  "Conditions 30 jours fin de mois",
  "2025",
  "N° 30",
  "1er trimestre",
  "CA 12 mois",
  "30 jours fin de mois",
  "constructor",
])("%s is no bucket", (heading) => {
  expect(bucketOf(heading)).toBeNull();
});

function ranges(...headings: readonly string[]): readonly (readonly [number, number | null])[] {
  const buckets = headings.map((heading) => ({ range: bucketOf(heading) ?? { from: -1, to: -1 } }));
  return sideBySide(buckets).map(({ range }) => [range.from, range.to]);
}

test.each([
  [
    ["< 1 Month", "1 Month", "2 Months"],
    [
      [1, 30],
      [31, 60],
      [61, 90],
    ],
  ],
  [
    ["1 mois", "2 mois"],
    [
      [1, 30],
      [31, 60],
    ],
  ],
  [
    ["0-15", "15-45", "> 45"],
    [
      [1, 15],
      [16, 45],
      [46, null],
    ],
  ],
  [
    ["≤ 15", "≤ 45", "> 45"],
    [
      [1, 15],
      [16, 45],
      [46, null],
    ],
  ],
] as const)("%j stand side by side without a day in two of them", (headings, expected) => {
  expect(ranges(...headings)).toEqual(expected);
});

import { currentRating, DEFAULT_RATING_RANGES, qualityOf, type SignatureQuality } from "./signature";

function quality(provider: string, value: string): SignatureQuality | null {
  return qualityOf({ provider, value, date: null }, DEFAULT_RATING_RANGES);
}

test.each<[string, string, SignatureQuality | null]>([
  ["Allianz Trade", "1", "good"],
  ["Allianz Trade", "10", "weak"],
  ["Coface DRA", "10", "good"],
  ["Coface DRA", "0", "weak"],
  ["Coface DRA", "3/10", "weak"],
  ["Atradius", "1", "good"],
  ["Atradius", "100", "weak"],
  ["Atradius", "101", null],
  ["Banque de France", "1+", "good"],
  ["Banque de France", "4+", "good"],
  ["Banque de France", "4", "medium"],
  ["Banque de France", "5-", "medium"],
  ["Banque de France", "6+", "weak"],
  ["Banque de France", "P", "weak"],
  ["Altares", "20", "good"],
  ["Altares", "12,5", "medium"],
  ["Altares", "0", "weak"],
  ["Ellisphere", "10/10", "good"],
  ["Ellisphere", "2", "weak"],
  ["Agence inconnue", "5", null],
  ["Coface", "en cours", null],
])("%s %s is %s", (provider, value, expected) => {
  expect(quality(provider, value)).toBe(expected);
});

test("the newest rating that a scale knows counts", () => {
  const current = currentRating(
    [
      { provider: "Coface", value: "2", date: 100 },
      { provider: "Altares", value: "15", date: 200 },
      { provider: "Inconnue", value: "AAA", date: 300 },
    ],
    DEFAULT_RATING_RANGES,
  );
  expect(current).toEqual({ rating: { provider: "Altares", value: "15", date: 200 }, quality: "good" });
});

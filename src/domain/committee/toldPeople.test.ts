import fc from "fast-check";
import { dayOf } from "../basis/day";
import { toldIn, withTold } from "./toldPeople";

test("notes everybody once, and finds each again with the day", () => {
  const name = fc.oneof(
    fc.constantFrom("Anne Roux", "Roux; Anne", "É\nBrûlé", '=HYPERLINK("x")', "A. 12/3"),
    fc.stringMatching(/^[A-Za-z]{1,8} [A-Za-z;]{1,8}$/),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), (names) => {
      let noted = "";
      for (const each of names) noted = withTold(noted, each, "15/01/2026");
      for (const each of names) expect(toldIn(noted, each)).toEqual({ on: dayOf(2026, 1, 15) });
      for (const each of names) expect(withTold(noted, each, "16/01/2026")).toBe(noted);
      expect(toldIn(noted, "Personne d'autre")).toBeNull();
    }),
  );
});

test("reads what people typed", () => {
  const noted = "ROUX anne\nPaul Martin  15/01/2026;";
  expect(toldIn(noted, "Roux Anne")).toEqual({ on: null });
  expect(toldIn(noted, "Paul Martin")).toEqual({ on: dayOf(2026, 1, 15) });
  expect(withTold(noted, "Zoé", "16/01/2026")).toBe(`${noted}; Zoé 16/01/2026`);
});

import fc from "fast-check";
import "../../../test/order/seed";
import { beginning } from "./text";

test("the beginning of a text keeps as much as it may, and no half of a character", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "é", " ", "😀", "𝔘"), maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.nat(14), (text, most) => {
      const kept = beginning(text, most);
      expect(text.startsWith(kept)).toBe(true);
      expect(kept).not.toMatch(/\p{Surrogate}/u);
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(most, text.length) - 1);
    }),
  );
  expect(beginning("ab😀", 3)).toBe("ab");
  expect(beginning("ab😀", 4)).toBe("ab😀");
});

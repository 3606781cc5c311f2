import fc from "fast-check";
import "../../../test/order/seed";
import { toCents, toUnits } from "./money";

test.each([
  [1.005, 101],
  [-1.005, -101],
  [0.1 + 0.2, 30],
  [-0.001, 0],
  [1234567.895, 123456790],
])("%d units are %d cents", (units, cents) => {
  expect(toCents(units)).toBe(cents);
});

test("cents survive the way to a cell and back", () => {
  fc.assert(fc.property(fc.integer({ min: -1e14, max: 1e14 }), (cents) => toCents(toUnits(cents)) === cents));
});

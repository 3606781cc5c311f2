import fc from "fast-check";
import "../../../test/order/seed";
import { coverGrade } from "../colour/grades";
import { gridInUse } from "./grid";
import { rulesMissing, withEarlierRules, withNewRules } from "./earlierRules";
import { DEFAULT_PARAMETERS, DEFAULT_POLICY, PARAMETER_LIMITS, PARAMETER_NAMES } from "./policy";

const cents = fc.integer({ min: 0, max: 10_000_000_00 });

test("as before cover had a size: any valid cover is partly covered, none is uncovered, beyond the tolerance", () => {
  fc.assert(
    fc.property(cents, cents, fc.constantFrom(0, 1_000_00), (exposure, granted, coverTolerance) => {
      // A cover of less than a ten-thousandth of the exposure was never granted to anybody.
      fc.pre(granted === 0 || granted >= exposure / 5_000);
      const parameters = withEarlierRules({ coverTolerance });
      const uncovered = Math.max(0, exposure - granted);
      const expected = uncovered <= coverTolerance ? "covered" : granted > 0 ? "partial" : "uncovered";
      expect(coverGrade(uncovered, exposure, parameters)).toBe(expected);
    }),
  );
});

test("what is stated keeps its value, and every earlier value is one that its cell takes", () => {
  const rules = rulesMissing(PARAMETER_NAMES);
  const earlier = withEarlierRules({ partialShare: 0.3 });
  expect(earlier.partialShare).toBe(0.3);
  expect(rules.length).toBeGreaterThan(10);
  for (const name of rules) {
    const { unit, minimum = 0, maximum = Infinity } = PARAMETER_LIMITS[name];
    const value = earlier[name];
    if (typeof value !== "number") continue;
    const inCell = unit === "amount" ? value / 100 : value;
    expect([name, inCell >= minimum, inCell <= maximum]).toEqual([name, true, true]);
  }
});

test("adopted, only what has no row changes, and criteria nobody chose are those that have a source", () => {
  const earlier = withEarlierRules({ partialShare: 0.3, vatRate: 0.1 });
  const policy = { ...DEFAULT_POLICY, parameters: earlier };
  const missing = rulesMissing(PARAMETER_NAMES).filter((name) => name !== "partialShare");
  const found = { coverCriterion: "none", ratingsInUse: true } as const;
  const adopted = withNewRules(policy, missing, found);
  expect(adopted.parameters).toEqual({ ...DEFAULT_PARAMETERS, ...found, partialShare: 0.3, vatRate: 0.1 });
  expect(adopted.grid).toEqual(gridInUse(DEFAULT_POLICY.grid, { cover: false, signature: true }));
  const chosen = withNewRules(policy, ["countDisputes"], found);
  expect(chosen.parameters).toEqual({ ...earlier, countDisputes: false });
});

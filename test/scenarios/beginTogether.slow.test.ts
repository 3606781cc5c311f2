import { seededRandom } from "../sample/random";
import { expectBothBegun } from "./beginTogether";

/** More than both ask for. */
const REQUESTS = 120;

test.each([1, 2, 3])("two people begin together, answers taking as long as chance %i has it", (seed) => {
  const random = seededRandom(seed);
  return expectBothBegun(
    0,
    Array.from({ length: REQUESTS }, () => random.whole(0, 6)),
  );
});

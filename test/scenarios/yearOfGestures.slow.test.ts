import { expectEndsRight } from "./damages";
import { seededRandom } from "../sample/random";
import { GESTURES } from "./yearOfGestures";

// The first of each gesture is tried by the fast tests.
test.each(GESTURES.flatMap(([, ...others]) => others))("$name: nothing changes", expectEndsRight);

test.each([1, 2, 3])("several gestures one after the other, as chance %i has it: nothing changes", (seed) => {
  const random = seededRandom(seed);
  const gestures = Array.from({ length: 5 }, () => random.pick(GESTURES.flat()));
  const inExcel = async (context: Excel.RequestContext) => {
    for (const { harm } of gestures) {
      await harm.inExcel?.(context);
      await context.sync();
    }
  };
  return expectEndsRight({ name: gestures.map(({ name }) => name).join(", "), harm: { inExcel } });
});

import { UNKNOWN_KINDS, UNKNOWNS } from "./generateUnknown";
import { readUnknown } from "./readUnknown";

/** Workbooks of each kind. */
const WORKBOOKS = 3;

test.each(UNKNOWN_KINDS)("%s in words that nobody knows", async (kind) => {
  for (let seed = 0; seed < WORKBOOKS; seed++) {
    const read = await readUnknown(kind, 1_000 * UNKNOWN_KINDS.indexOf(kind) + seed);
    const { isRight, isAsked, isAskedByName, isNamed, isAnswerable } = read;
    switch (UNKNOWNS[kind]) {
      case "asked":
        expect([isAskedByName, isAnswerable]).toEqual([true, true]);
        break;
      case "named":
        expect(isNamed || isAskedByName).toBe(true);
        break;
      default:
        expect([isRight, isAsked]).toEqual([true, false]);
    }
  }
});

import { expectEndsRight, expectSaidInEnglish } from "./damages";
import { converted, emptied, expectBegunAnew, headless, renamed, sheetsDeleted } from "./goneTables";
import { HARMLESS } from "./harmlessDamages";

// The first of each kind is tried by the fast tests.
test.each(HARMLESS.flatMap(([, ...others]) => others))("$name: nothing changes", expectEndsRight);

const PUT_BACK = [converted, renamed, headless].flatMap(([, ...others]) => others);

test.each(PUT_BACK)("$name: said wherever it matters, and one press puts it back", expectEndsRight);

test.each(sheetsDeleted.slice(1))(
  "$name: what is lost is said, and nothing takes its place",
  expectEndsRight,
);

test.each(emptied.slice(2))("$name: said, and nothing is begun anew by itself", expectEndsRight);

test.each(emptied.slice(1))(
  "$name: begun anew on purpose, and missed again once it has rows",
  expectBegunAnew,
);

test.each([...PUT_BACK, ...sheetsDeleted.slice(1), ...emptied.slice(1)])(
  "$name: an English pane says the same of the same table",
  expectSaidInEnglish,
);

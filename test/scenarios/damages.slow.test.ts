import { expectEndsRight, expectSaidInEnglish } from "./damages";
import { converted, headless, renamed, sheetsDeleted } from "./goneTables";
import { HARMLESS } from "./harmlessDamages";

// The first of each kind is tried by the fast tests.
test.each(HARMLESS.flatMap(([, ...others]) => others))("$name: nothing changes", expectEndsRight);

const PUT_BACK = [converted, renamed, headless].flatMap(([, ...others]) => others);

test.each(PUT_BACK)("$name: said wherever it matters, and one press puts it back", expectEndsRight);

test.each(sheetsDeleted.slice(1))(
  "$name: what is lost is said, and nothing takes its place",
  expectEndsRight,
);

test.each([...PUT_BACK, ...sheetsDeleted.slice(1)])(
  "$name: an English pane says the same of the same table",
  expectSaidInEnglish,
);

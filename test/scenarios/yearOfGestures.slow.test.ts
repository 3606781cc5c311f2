import { expectEndsRight } from "./damages";
import { GESTURES } from "./yearOfGestures";

// The first of each gesture is tried by the fast tests.
test.each(GESTURES.flatMap(([, ...others]) => others))("$name: nothing changes", expectEndsRight);

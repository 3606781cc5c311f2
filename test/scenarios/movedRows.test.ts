import { expectUnharmed, MOVED_CASES } from "./movedRows";

// The slow test tries each at every request.
test.each(MOVED_CASES.filter((_, place) => place % 5 === Math.floor(place / 5) % 5))(
  "$work while a colleague makes the gesture: $gesture, after request $after, and others: no row has cells of another",
  expectUnharmed,
);

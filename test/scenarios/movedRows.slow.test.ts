import { expectUnharmed, MOVED_CASES } from "./movedRows";

test.each(MOVED_CASES)(
  "$work while a colleague makes the gesture: $gesture, after request $after, and others: no row has cells of another",
  expectUnharmed,
);

import { expectBothBegun } from "./beginTogether";

// The slow test lets answers take as long as chance has it.
test.each([0, 1, 3, 4, 5])(
  "two people begin at the same moment, the second %i requests later: both end well, each table stands once",
  (later) => expectBothBegun(later),
);

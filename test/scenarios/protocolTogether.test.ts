import { expectTogether } from "./protocolTogether";

// The slow test has 500 operations.
test("two people, 60 operations each: nothing lost, doubled or altered, numbers unique", () =>
  expectTogether(60, 3));

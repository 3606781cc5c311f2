import { expectTogether } from "./protocolTogether";

test("two people, 500 operations each: nothing lost, doubled or altered, numbers unique", () =>
  expectTogether(500, 1));

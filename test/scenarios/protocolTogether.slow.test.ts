import { expectTogether } from "./protocolTogether";

test("two people, 500 operations each: nothing lost, doubled or altered, numbers unique", async () => {
  expect(await expectTogether(500, 1)).not.toEqual([]);
});

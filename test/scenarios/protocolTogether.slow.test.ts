import { expectTogether } from "./protocolTogether";

/** Whom two people meet, and when, is a matter of chance: of four pairs some do. */
const SEEDS = [1, 2, 3, 4];

test("two people, 300 operations each, four times: nothing lost, doubled or altered, numbers unique", async () => {
  const met: string[] = [];
  for (const seed of SEEDS) met.push(...(await expectTogether(300, seed)));
  expect(met).not.toEqual([]);
});

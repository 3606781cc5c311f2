import { expectFirstRunHealed, firstRunInPeace } from "./firstRunFaults";

test("a request that fails once, at any place, is healed by trying again", async () => {
  const { places, expected } = await firstRunInPeace();
  for (let place = 1; place <= places; place += 1)
    await expectFirstRunHealed("RequestAborted", place, expected);
});

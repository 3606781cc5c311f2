import { expectFirstRunHealed, firstRunInPeace } from "./firstRunFaults";

const TRIED = 6;

// The slow test has every place.
test("a request that fails once is healed by trying again", async () => {
  const { places, expected } = await firstRunInPeace();
  expect(places).toBeGreaterThan(TRIED);
  for (let index = 0; index < TRIED; index += 1) {
    await expectFirstRunHealed("RequestAborted", 1 + Math.floor((index * places) / TRIED), expected);
  }
});

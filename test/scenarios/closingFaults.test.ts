import { closeInPeace, expectClosingHealed } from "./closingFaults";
import { REQUEST_FAULTS } from "./requestFaults";

// The slow test has every fault at every place.
test("closing heals when it is done again after every fault, each at another request", async () => {
  const { places, expected } = await closeInPeace();
  const faults = Object.keys(REQUEST_FAULTS);
  expect(places).toBeGreaterThan(faults.length);
  for (const [index, fault] of faults.entries()) {
    await expectClosingHealed(fault, 1 + Math.floor((index * places) / faults.length), expected);
  }
});

import { closeInPeace, expectClosingHealed } from "./closingFaults";
import { REQUEST_FAULTS } from "./requestFaults";

test.each(Object.keys(REQUEST_FAULTS))("closing heals when it is done again after %s", async (fault) => {
  const { places, expected } = await closeInPeace();
  expect(places).toBeGreaterThan(8);
  for (let place = 1; place <= places; place += 1) await expectClosingHealed(fault, place, expected);
});

import { openProtocol } from "./openProtocol";
import type { OpenCommittee } from "./openCommittee";
import { expectHealed, placesOfCase, PROTOCOL_CASES, recorded } from "./protocolFaults";
import { REQUEST_FAULTS } from "./requestFaults";

let committee: OpenCommittee;
beforeAll(async () => {
  committee = await openProtocol();
  await recorded(committee, "une autre");
});
afterAll(() => committee.close());

describe.each(Object.keys(PROTOCOL_CASES))("%s", (name) => {
  let places = 0;
  beforeAll(async () => {
    places = await placesOfCase(committee, name);
  });

  test.each(Object.keys(REQUEST_FAULTS))("heals after %s, wherever it happens", async (fault) => {
    expect(places).toBeGreaterThan(1);
    for (let place = 1; place <= places; place += 1) await expectHealed(committee, name, fault, place);
  });
});

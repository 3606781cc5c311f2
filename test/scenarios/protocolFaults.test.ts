import { openProtocol } from "./openProtocol";
import type { OpenCommittee } from "./openCommittee";
import { expectHealed, placesOfCase, PROTOCOL_CASES, recorded } from "./protocolFaults";
import { REQUEST_FAULTS } from "./requestFaults";

// Each fault at one place of each use case; the slow test has every fault at every place.
let committee: OpenCommittee;
beforeAll(async () => {
  committee = await openProtocol();
  await recorded(committee, "une autre");
});
afterAll(() => committee.close());

test.each(Object.keys(PROTOCOL_CASES))(
  "%s heals after every fault, each at another request",
  async (name) => {
    const places = await placesOfCase(committee, name);
    for (const [index, fault] of Object.keys(REQUEST_FAULTS).entries()) {
      await expectHealed(committee, name, fault, 1 + (index % places));
    }
  },
);

test("what Office.js itself is refused when it lets go of ranges concerns nobody", async () => {
  const { excel } = committee;
  await excel.settled();
  const { members } = excel.meters;
  members.clear();
  excel.faults.refuse("Workbook._RemoveReference", "GeneralException");
  const { number } = await recorded(committee, "sans lâcher prise");
  await excel.settled();
  excel.faults.allow("Workbook._RemoveReference");
  expect(number).toBeGreaterThan(0);
  expect(members.get("Workbook._RemoveReference")).toBeGreaterThan(0);
});

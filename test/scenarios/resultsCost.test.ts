import { heldCommittees, holdCommittee } from "./heldCommittees";
import { requestsOf } from "./workCost";

test("the Results sheet is made with its charts, brought up to a new committee, and left alone in few requests", async () => {
  const committee = await heldCommittees(4);
  const refresh = () => requestsOf(committee, committee.actions.results.refreshResults);
  const first = await refresh();
  const unchanged = await refresh();
  await holdCommittee(committee, 6);
  const grown = await refresh();
  committee.close();
  // Seven charts are added in one request and shown their columns in another.
  expect(first).toBeLessThanOrEqual(8);
  expect(unchanged).toBeLessThanOrEqual(4);
  expect(grown).toBeLessThanOrEqual(8);
}, 60_000);

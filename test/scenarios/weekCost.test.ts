import { heldCommittees, heldOn, putExports } from "./heldCommittees";
import { analyseAgreeing, patience } from "./openCommittee";
import { requestsOf } from "./workCost";

test("in the third week the agenda takes six requests, sending it three, noting who was told four", async () => {
  const committee = await heldCommittees(2);
  const { actions, model } = committee;
  putExports(model, 3);
  committee.now = new Date(2026, 0, 29, 10);
  await analyseAgreeing(committee, { language: "fr", referenceDate: heldOn(3) - 2 });
  const { agenda } = actions;
  expect(await requestsOf(committee, () => agenda.prepareAgenda(patience()))).toBeLessThanOrEqual(6);
  expect(await requestsOf(committee, () => agenda.prepareAgenda(patience()))).toBeLessThanOrEqual(6);
  expect(await requestsOf(committee, () => agenda.readAgendaSending())).toBeLessThanOrEqual(3);
  expect(
    await requestsOf(committee, () => agenda.noteAgendaMail(heldOn(3), "Paul Tillac")),
  ).toBeLessThanOrEqual(4);
  expect(await requestsOf(committee, () => agenda.markAgendaSent())).toBeLessThanOrEqual(4);
  // Once it was sent, what the page says of it has changed.
  expect(await requestsOf(committee, () => agenda.prepareAgenda(patience()))).toBeLessThanOrEqual(6);
  committee.close();
});

import { heldCommittees, heldOn, putExports } from "./heldCommittees";
import { analyseAgreeing, patience } from "./openCommittee";

test("in the third week the agenda takes six requests, sending it three, noting who was told four", async () => {
  const committee = await heldCommittees(2);
  const { actions, excel, model } = committee;
  const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
    excel.meters.reset();
    await work();
    return excel.meters.requests;
  };
  putExports(model, 3);
  committee.now = new Date(2026, 0, 29, 10);
  await analyseAgreeing(committee, { language: "fr", referenceDate: heldOn(3) - 2 });
  const { agenda } = actions;
  expect(await requestsOf(() => agenda.prepareAgenda(patience()))).toBeLessThanOrEqual(6);
  expect(await requestsOf(() => agenda.prepareAgenda(patience()))).toBeLessThanOrEqual(6);
  expect(await requestsOf(() => agenda.readAgendaSending())).toBeLessThanOrEqual(3);
  expect(await requestsOf(() => agenda.noteAgendaMail(heldOn(3), "Paul Tillac"))).toBeLessThanOrEqual(4);
  expect(await requestsOf(() => agenda.markAgendaSent())).toBeLessThanOrEqual(4);
  // Once it was sent, what the page says of it has changed.
  expect(await requestsOf(() => agenda.prepareAgenda(patience()))).toBeLessThanOrEqual(6);
  committee.close();
});

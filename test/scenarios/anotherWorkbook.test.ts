import { FRONT_CASES, glanceAt, stayAt, undisturbed } from "./anotherWorkbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { openCommittee, patience } from "./openCommittee";

// Another workbook takes the focus while the add-in asks (Windows, Mac): every request can be the one.
describe.each(["recording a decision", "refreshing Clients"] as const)("%s", (name) => {
  const work = FRONT_CASES[name];

  test("is begun again after a glance at another workbook, at whichever request", async () => {
    const whole = await undisturbed(work);
    for (let place = 1; place <= whole.requests; place += 1) await glanceAt(place, work, whole);
  });

  test("tells to come back when it stays in front, says truly what is written, and is done when asked again", async () => {
    const whole = await undisturbed(work);
    const told: (string | null)[] = [];
    for (let place = 1; place <= whole.requests; place += 1) told.push(await stayAt(place, work, whole));
    expect(told[0]).toBe("nothing");
    // Nothing is asked of Excel once it is written, read back in the same request: while it is, a part may stand.
    expect(told).toContain("perhaps");
  });
});

test("the members that Microsoft's page names are told as another workbook in front too", async () => {
  const { actions, excel, close } = await openCommittee(plainReceivablesWorkbook());
  const analyse = () => actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  excel.faults.anotherWorkbookInFront = "documented";
  await expect(analyse()).rejects.toMatchObject({ code: "another-workbook" });
  await expect(actions.workbook.showCell("'Pièces ouvertes'!A1")).rejects.toMatchObject({
    code: "another-workbook",
  });
  excel.faults.anotherWorkbookInFront = null;
  expect((await analyse()).written.sheetsCreated).toHaveLength(3);
  close();
});

import type { Results } from "../../src/committee/results/resultsContract";
import { comparisonLines, headline } from "../../src/committee/results/resultsWords";
import { translator } from "../../src/locales/translator";
import { sheetNamed } from "../simulator/workbook";
import { analyseAgreeing, patience, type OpenCommittee } from "./openCommittee";
import { heldCommittees, heldOn, holdCommittee, putExports, RAVEL } from "./heldCommittees";

const fr = translator("fr");
const plain = (text: string) => text.replace(/\s/g, " ");

/** What a reader who doubts would do to the figures: none of it may improve what is told. */
describe("four committees held", () => {
  let committee: OpenCommittee;
  let before: Results;

  beforeEach(async () => {
    committee = await heldCommittees(4);
    before = await committee.actions.results.readResults();
  });
  afterEach(() => committee.close());

  const changeNow = async () => (await committee.actions.results.readResults()).comparison;

  test("an agenda that is prepared and not held proves nothing", async () => {
    putExports(committee.model, 7);
    await analyseAgreeing(committee, { language: "fr", referenceDate: heldOn(6) - 2 });
    await committee.actions.agenda.prepareAgenda(patience());
    const after = await committee.actions.results.readResults();
    expect(after.points.map(({ date }) => date)).toEqual([1, 2, 3, 4].map(heldOn));
    expect(after.comparison).toEqual(before.comparison);
  });

  test("a loss is said, and takes nothing off the overdue that is told", async () => {
    const { actions } = committee;
    const owed = 100_000_15 - 40_000_00;
    await actions.protocol.recordDecision({
      committeeDate: heldOn(4),
      clientCode: RAVEL,
      decision: "Passer en perte",
      kind: "write-off",
      amount: owed,
      owner: "Paul Tillac",
      dueDate: heldOn(4),
    });
    const comparison = await changeNow();
    if (comparison === null || before.comparison === null) throw new Error("nothing compared");
    expect(comparison.fall.writtenOff).toBe(owed);
    expect(comparison.change).toBe(before.comparison.change + owed);
    expect(comparison.cashFreed).toBe(Math.max(0, before.comparison.cashFreed - owed));
    expect(plain(headline(comparison, fr))).not.toBe(plain(headline(before.comparison, fr)));
    expect(plain(comparisonLines(comparison, fr)[1] ?? "")).toContain("60 k€ passés en perte");
    const ravel = (await actions.results.readResults()).improvements.find(
      ({ clientCode }) => clientCode === RAVEL,
    );
    expect(ravel?.lost ?? owed).toBe(owed);
  });

  test("a committee closed twice counts once", async () => {
    const { undecided } = await committee.actions.closing.readClosing(heldOn(4));
    await committee.actions.closing.closeMeeting({
      day: heldOn(4),
      present: ["Anne Ravel"],
      guests: "",
      nextDate: heldOn(6),
      withoutDecision: undecided.map(({ clientCode }) => clientCode),
    });
    expect(await changeNow()).toEqual(before.comparison);
  });

  test("six weeks without a committee are said", async () => {
    await holdCommittee(committee, 10);
    const { gaps } = await committee.actions.results.readResults();
    expect(gaps).toEqual([{ from: heldOn(4), to: heldOn(10) }]);
  });

  test("a client that left the file is among no successes", async () => {
    const named = async () =>
      (await committee.actions.results.readResults()).improvements.map(({ clientCode }) => clientCode);
    expect(await named()).toContain(RAVEL);
    putExports(committee.model, 5);
    const sheet = sheetNamed(committee.model, "Pièces ouvertes");
    sheet.rows = sheet.rows.filter((row) => row?.[0]?.value !== RAVEL);
    await analyseAgreeing(committee, { language: "fr", referenceDate: heldOn(5) - 2 });
    expect(await named()).not.toContain(RAVEL);
  });
});

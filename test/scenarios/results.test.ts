import { EVIL_NAME, heldCommittees, heldOn, LALANDE, RAVEL } from "./heldCommittees";
import { openProtocol } from "./openProtocol";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { readHistory } from "./readHistory";

const opened: OpenCommittee[] = [];
const opening = async (committee: Promise<OpenCommittee>) => {
  opened.push(await committee);
  return committee;
};
afterAll(() => opened.forEach((committee) => committee.close()));

describe("seven weeks of committees", () => {
  let committee: OpenCommittee;
  beforeAll(async () => {
    committee = await opening(heldCommittees(7));
  });

  test("the trend is what the rows of the history add up to", async () => {
    const results = await committee.actions.results.readResults();
    const rows = await readHistory(committee.session);
    const overdueOn = (day: number) =>
      rows
        .filter(({ committeeDate }) => committeeDate === day)
        .reduce((sum, { countedOverdue }) => sum + countedOverdue, 0);
    const { comparison, points } = results;
    expect(points.map(({ date }) => date)).toEqual([1, 2, 3, 4, 6, 7].map(heldOn));
    for (const point of points)
      expect([point.date, point.countedOverdue]).toEqual([point.date, overdueOn(point.date)]);
    expect(comparison?.change).toBe(overdueOn(heldOn(7)) - overdueOn(heldOn(1)));
    expect(comparison?.change).toBeLessThan(0);
    expect(comparison?.cashFreed).toBe(-(comparison?.change ?? 0));
    expect(results).toMatchObject({
      presenter: "Paul Tillac",
      nextDate: null,
      sheet: "absent",
      sales: "read",
    });
  });

  test("what is told of clients comes from the history, the protocol and the sales", async () => {
    const results = await committee.actions.results.readResults();
    const [best] = results.improvements;
    expect(best).toMatchObject({ clientCode: RAVEL, now: 20_000_15, committees: 6, precededBy: [1, 3] });
    expect(best?.precededBy.map((number) => results.decisions.get(number)?.kind)).toEqual([
      "shipment-block",
      "joint-visit",
    ]);
    expect(results.lost.map(({ clientCode, since }) => [clientCode, since])).toEqual([[LALANDE, heldOn(3)]]);
    expect(results.blocks).toMatchObject([{ before: 180_000_15, after: 100_000_15 }]);
    expect(results.cover).toMatchObject([{ entry: { clientName: EVIL_NAME, amount: 90_000_00 } }]);
    expect(results.visits).toMatchObject([{ before: 140_000_15, after: 20_000_15 }]);
    expect(results.losses).toEqual([]);
    expect(results.salesHeld).toMatchObject([{ before: 100_000_00, after: 100_000_00, months: 2 }]);
    expect(results.gaps).toEqual([{ from: heldOn(4), to: heldOn(6) }]);
    expect(results.codeChanges).toMatchObject([{ clientName: "Cristallerie Vernet", since: heldOn(4) }]);
  });

  test("the DSO is noted with each committee's figures, and its best possible part", async () => {
    const { points } = await committee.actions.results.readResults();
    for (const { dso, bestDso, delayDso } of points) {
      expect(dso).toBeGreaterThan(10);
      expect(bestDso).toBeGreaterThan(5);
      expect(delayDso).toBeCloseTo((dso ?? 0) - (bestDso ?? 0), 10);
    }
  });

  test("without an analysis since the pane opened, sales are said not to be read", async () => {
    const { actions } = await opening(reopened(committee));
    const results = await actions.results.readResults();
    expect(results).toMatchObject({ sales: "unread", salesHeld: [], termsRefused: 1 });
    expect(results.points.at(-1)?.dso).not.toBeNull();
  });
});

/** The same workbook in a pane that has just been opened. */
const reopened = ({ excel, now, model }: OpenCommittee) => openCommittee(model, { excel, now });

test("before the first committee there is nothing to tell, and it is known when there will be", async () => {
  const { actions } = await opening(openProtocol());
  await actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  const results = await actions.results.readResults();
  expect(results).toMatchObject({ points: [], comparison: null, sheet: "absent", sales: "none" });
  expect(results.nextDate).not.toBeNull();
});

test("one committee is no trend yet", async () => {
  const { actions } = await opening(heldCommittees(1, { withSales: false }));
  const results = await actions.results.readResults();
  expect(results).toMatchObject({ comparison: null, nextDate: heldOn(2) });
  expect(results.points).toMatchObject([{ date: heldOn(1), dso: null }]);
});

import { FACT_COLUMNS, readProtocol } from "../../src/excel/sheets/protocolSheet";
import { PAYLOAD_LIMIT } from "../simulator/excel";
import { COMMITTEE, draft, openProtocol } from "./openProtocol";
import { fillProtocol } from "./longProtocol";
import { patience, type OpenCommittee } from "./openCommittee";
import { costOf } from "./workCost";

/** Tests of what a protocol of so many rows costs: 15,000 are five years. */
export function testProtocolCosts(count: number): void {
  let committee: OpenCommittee;
  beforeAll(async () => {
    committee = await openProtocol();
    fillProtocol(committee.model, count);
  });
  afterAll(() => committee.close());

  /** Most requests over a year's rows, and over five years', which do not fit into one answer. */
  const most = (year: number, fiveYears: number) => (count < 5_000 ? year : fiveYears);

  test("what is due, blocked or promised is read in a few requests and under 5 MB together", async () => {
    const cost = await costOf(committee, () =>
      committee.session.run((workbook) => readProtocol(workbook, FACT_COLUMNS)),
    );
    expect(cost.requests).toBeLessThanOrEqual(most(2, 6));
    expect(cost.total).toBeLessThan(PAYLOAD_LIMIT);
  });

  test("a decision is recorded in a fixed number of requests, under 5 MB together", async () => {
    const cost = await costOf(committee, () =>
      committee.actions.protocol.recordDecision(draft({ decision: "une de plus" })),
    );
    expect(cost.requests).toBeLessThanOrEqual(3);
    expect(cost.total).toBeLessThan(0.2 * PAYLOAD_LIMIT);
  });

  test("a client's history is read in a few requests, far under 5 MB", async () => {
    let found = 0;
    const cost = await costOf(committee, async () => {
      found = (await committee.actions.protocol.clientHistory("0410012")).decisions.length;
    });
    expect(found).toBe(count / 300);
    expect(cost.requests).toBeLessThanOrEqual(2);
    expect(cost.total).toBeLessThan(0.1 * PAYLOAD_LIMIT);
  });

  test("a search reads every word in answers of half of what Excel takes", async () => {
    let found = 0;
    const cost = await costOf(committee, async () => {
      found = (
        await committee.actions.protocol.searchDecisions({ text: "virement ferme", clientCode: "0410012" })
      ).entries.length;
    });
    expect(found).toBe(count / 300);
    expect(cost.requests).toBeLessThanOrEqual(most(3, 12));
    expect(cost.largest).toBeLessThan(0.6 * PAYLOAD_LIMIT);
  });

  test("an agenda with an action in ten still open is written in requests under 3 MB", async () => {
    const cost = await costOf(committee, () => committee.actions.agenda.prepareAgenda(patience()));
    expect(cost.largest).toBeLessThan(0.6 * PAYLOAD_LIMIT);
  });

  test("a meeting is ended in a fixed number of requests, each under 5 MB", async () => {
    const { actions } = committee;
    const read = await costOf(committee, () => actions.closing.readClosing(COMMITTEE));
    expect(read.requests).toBeLessThanOrEqual(most(3, 32));
    expect(read.largest).toBeLessThan(PAYLOAD_LIMIT);
    const { undecided } = await actions.closing.readClosing(COMMITTEE);
    const closed = await costOf(committee, () =>
      actions.closing.closeMeeting({
        day: COMMITTEE,
        present: [],
        guests: "",
        nextDate: COMMITTEE + 7,
        withoutDecision: undecided.map(({ clientCode: code }) => code),
      }),
    );
    expect(closed.requests).toBeLessThanOrEqual(most(14, 45));
    expect(closed.largest).toBeLessThan(PAYLOAD_LIMIT);
  });
}

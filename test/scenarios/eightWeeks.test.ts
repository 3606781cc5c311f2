import type { Meeting, MeetingStep } from "../../src/committee/meeting/meetingContract";
import type { DecisionDraft, Review } from "../../src/committee/protocol/protocolContract";
import { isoDay, type Day } from "../../src/domain/basis/day";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { COMMITTEE, openProtocol } from "./openProtocol";
import { patience, type OpenCommittee } from "./openCommittee";

const CLIENT = "0410254";
const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

/** The Friday of a week, the first being number 1. */
const friday = (week: number): Day => COMMITTEE + (week - 1) * 7;

/** What happens about the client in one week's meeting, on what the meeting shows. */
type Week = (meeting: Meeting, hands: Hands) => Promise<void>;

interface Hands {
  record(own: Partial<DecisionDraft>): Promise<ProtocolEntry>;
  review(number: number, review: Partial<Review> & Pick<Review, "outcome">): Promise<{ isTooOften: boolean }>;
  readonly actions: OpenCommittee["actions"];
}

const stepOf = <Kind extends MeetingStep["kind"]>({ steps }: Meeting, kind: Kind) =>
  steps.filter((step): step is Extract<MeetingStep, { kind: Kind }> => step.kind === kind);
const reviewed = (meeting: Meeting) => stepOf(meeting, "review").map(({ entry }) => entry.number);
const clientIn = (meeting: Meeting) => {
  const found = stepOf(meeting, "client").find(({ client }) => client.clientCode === CLIENT);
  if (found === undefined) throw new Error(`${CLIENT} is not on the agenda`);
  return found.client;
};

const WEEKS: readonly Week[] = [
  async (meeting, { record }) => {
    expect(reviewed(meeting)).toEqual([]);
    await record({ decision: "Relancer le titulaire", kind: "client-reminder", owner: "Claire" });
  },
  async (meeting, { review }) => {
    expect(reviewed(meeting)).toEqual([1]);
    expect((await review(1, { outcome: "postponed" })).isTooOften).toBe(false);
  },
  async (meeting, { review, record }) => {
    expect(reviewed(meeting)).toEqual([2]);
    expect(stepOf(meeting, "review")[0]).toMatchObject({ postponed: 1 });
    await review(2, { outcome: "postponed" });
    expect(clientIn(meeting).suggestions.map(({ kind }) => kind)).toContain("shipment-block");
    await record({ decision: "Bloquer les expéditions", kind: "shipment-block", owner: "Paul" });
  },
  async (meeting, { review }) => {
    expect(reviewed(meeting)).toEqual([3, 4]);
    expect(clientIn(meeting).block?.number).toBe(4);
    expect((await review(3, { outcome: "postponed" })).isTooOften).toBe(true);
    await review(4, { outcome: "in-progress", result: "Client prévenu" });
  },
  async (meeting, { review, record, actions }) => {
    expect(reviewed(meeting)).toEqual([4, 5]);
    await review(5, { outcome: "done", result: "Promet 40 000 €" });
    const disputed = await record({
      decision: "Débloquer contre 40 000 €",
      kind: "shipment-release",
      until: meeting.day + 14,
      owner: "Paul",
      origin: 4,
    });
    await actions.protocol.requestArbitration(disputed, {
      salesPosition: "Livrer : la saison commence",
      financePosition: "Attendre l'encaissement",
      question: "Livre-t-on avant l'encaissement ?",
      rulingDue: meeting.nextDay,
    });
  },
  async (meeting, { actions, review }) => {
    // The arbitration follows last week's actions; what waits for it is not reviewed.
    expect(meeting.steps[1]).toMatchObject({ kind: "arbitration", entry: { number: 6 } });
    expect(reviewed(meeting)).toEqual([4]);
    expect(clientIn(meeting).block).toBeNull();
    const [pending] = stepOf(meeting, "arbitration");
    await actions.protocol.recordRuling(pending!.entry, {
      ruling: "Livrer contre 40 000 €",
      rulingDate: meeting.day,
    });
    await review(4, { outcome: "done", result: "Réglé par l'arbitrage" });
  },
  async (meeting, { review, record }) => {
    expect(meeting.steps.some(({ kind }) => kind === "arbitration")).toBe(false);
    expect(reviewed(meeting)).toEqual([6]);
    await review(6, { outcome: "done", result: "Livré" });
    await record({
      decision: "Échéancier signé",
      kind: "payment-plan",
      amount: 48_000_00,
      until: meeting.nextDay,
      owner: "Claire",
    });
  },
  async (meeting, { review }) => {
    expect(reviewed(meeting)).toEqual([7]);
    expect(clientIn(meeting).before.map(({ number }) => number)).toEqual([7, 6, 5]);
    await review(7, { outcome: "done", result: "Encaissé" });
  },
];

test("eight weeks of one client: postponed, blocked, arbitrated, released, paid; the history says it all", async () => {
  const committee = await openProtocol();
  opened.push(committee);
  const { actions } = committee;
  for (const [index, week] of WEEKS.entries()) {
    const day = friday(index + 1);
    committee.now = new Date(`${isoDay(day)}T08:30:00`);
    await actions.agenda.prepareAgenda(patience());
    const meeting = await actions.meeting.openMeeting(null, patience());
    expect([index + 1, meeting.day]).toEqual([index + 1, day]);
    const seen = new Map(
      meeting.steps.flatMap((step) =>
        step.kind === "review" ? [[step.entry.number, step.entry] as const] : [],
      ),
    );
    await week(meeting, {
      actions,
      record: async (own) => {
        const drafted = {
          committeeDate: day,
          clientCode: CLIENT,
          decision: "",
          kind: null,
          dueDate: day + 7,
        };
        return (await actions.protocol.recordDecision({ ...drafted, ...own })).entry;
      },
      review: (number, { outcome, ...own }) => {
        const entry = seen.get(number);
        if (entry === undefined) throw new Error(`No. ${number} is not on the list`);
        const told = { outcome, result: "", doneOn: day, committeeDate: day, dueDate: day + 7, ...own };
        return actions.protocol.reviewAction(entry, told);
      },
    });
  }

  const history = await actions.protocol.clientHistory(CLIENT);
  const line = (entry: ProtocolEntry) =>
    [
      entry.number,
      `S${(entry.committeeDate! - COMMITTEE) / 7 + 1}`,
      entry.kindText,
      entry.decision,
      entry.status,
      entry.result.replace("\n", " "),
      entry.origin ?? "",
    ].join(" | ");
  expect(history.decisions.map(line)).toEqual([
    "7 | S7 | Plan de règlement | Échéancier signé | done | Encaissé | ",
    "6 | S5 | Déblocage expédition | Débloquer contre 40 000 € | done | Livré | 4",
    "5 | S4 | Relance client | Relancer le titulaire | done | Promet 40 000 € | 3",
    "4 | S3 | Blocage expédition | Bloquer les expéditions | done | Réglé par l'arbitrage | ",
    "3 | S3 | Relance client | Relancer le titulaire | dropped | Reporté au 13/02/2026 | 2",
    "2 | S2 | Relance client | Relancer le titulaire | dropped | Reporté au 06/02/2026 | 1",
    "1 | S1 | Relance client | Relancer le titulaire | dropped | Reporté au 30/01/2026 | ",
  ]);
  expect(history.arbitrations).toMatchObject([
    {
      number: 6,
      arbitration: "ruled",
      salesPosition: "Livrer : la saison commence",
      financePosition: "Attendre l'encaissement",
      question: "Livre-t-on avant l'encaissement ?",
      ruling: "Livrer contre 40 000 €",
      rulingDate: friday(6),
    },
  ]);
  expect(history.keptPromises.map(({ number, amount }) => [number, amount])).toEqual([[7, 48_000_00]]);
  expect(history.brokenPromises).toEqual([]);
  // The block was dealt with and its release has ended it.
  expect(history.block).toBeNull();
  expect(history.points.map(({ committeeDate, colour }) => [committeeDate, colour])).toEqual(
    WEEKS.map((_, index) => [friday(index + 1), "red"]),
  );
  expect(new Set(history.points.map(({ countedOverdue }) => countedOverdue))).toEqual(new Set([88_000_00]));
  expect(history.warnings).toEqual([]);
});

import { committeeToHold } from "../../src/domain/committee/whichCommittee";
import type { Meeting, MeetingStep } from "../../src/committee/meeting/meetingContract";
import type { CommitteeRecord } from "../../src/domain/committee/committeeRecord";
import { PEOPLE_TABLE } from "../../src/book/settings";
import { tableNamed, valuesOf } from "../simulator/workbook";
import { asColleague, COMMITTEE, draft, openProtocol } from "./openProtocol";
import { patience, type OpenCommittee } from "./openCommittee";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

/** The workbook of four clients, analysed, on the morning of the committee. */
async function open(): Promise<OpenCommittee> {
  const committee = await openProtocol();
  committee.now = new Date(2026, 0, 16, 8, 25);
  opened.push(committee);
  return committee;
}

const meetingOf = (
  { actions }: OpenCommittee,
  begun: Parameters<typeof actions.meeting.openMeeting>[0] = null,
) => actions.meeting.openMeeting(begun, patience());
const keysOf = ({ steps }: Meeting) => steps.map(({ key }) => key);
const stepOf = <Kind extends MeetingStep["kind"]>({ steps }: Meeting, kind: Kind, index = 0) =>
  steps.filter((step): step is Extract<MeetingStep, { kind: Kind }> => step.kind === kind)[index]!;
const REDS = ["client:0410254", "client:0410232"];

test("opens with the clients on the agenda, reds first, and writes nothing", async () => {
  const committee = await open();
  const sheets = committee.model.sheets.map(({ name }) => name);
  const cells = JSON.stringify(committee.model.sheets.map((sheet) => valuesOf(sheet, "A1:AZ60")));
  const meeting = await meetingOf(committee);
  expect(committee.model.sheets.map(({ name }) => name)).toEqual(sheets);
  expect(JSON.stringify(committee.model.sheets.map((sheet) => valuesOf(sheet, "A1:AZ60")))).toBe(cells);
  expect(meeting).toMatchObject({ day: COMMITTEE, today: COMMITTEE, nextDay: COMMITTEE + 7, minutes: 60 });
  expect(keysOf(meeting)).toEqual([...REDS, "greens", "other"]);
  const { client } = stepOf(meeting, "client");
  expect(client).toMatchObject({
    clientName: "Pharmacie Thérambelle",
    colour: "red",
    block: null,
    before: [],
  });
  expect(client.rules).toBe("rouge, encours");
  expect(meeting.kinds[0]).toEqual({ kind: "sales-action", text: "Action force de vente" });
  expect(meeting.arbiter).toBeNull();
});

test("suggests to ask for the debt, of which a part leads out of the colour, and the block that the policy proposes", async () => {
  const committee = await open();
  const { client } = stepOf(await meetingOf(committee), "client");
  expect(client.wayOut).toMatch(/payés/);
  const amountIn = (text = "") => Number(text.replace(/\D/g, ""));
  const paid = amountIn(/([\d\s]+)€ sont payés/.exec(client.wayOut)?.[1]);
  const [reminder] = client.suggestions;
  expect(reminder?.kind).toBe("client-reminder");
  expect(amountIn(reminder?.decision)).toBe(Math.round(client.overdueOutOfDispute / 100));
  expect(paid).toBeLessThan(amountIn(reminder?.decision));
  expect(client.suggestions.map(({ kind }) => kind)).toContain("shipment-block");
});

test("begins with the open actions, the latest first, and the pending arbitrations; requests come before greens", async () => {
  const committee = await open();
  const { actions } = committee;
  const earlier = COMMITTEE - 14;
  const recorded = async (own: Parameters<typeof draft>[0]) =>
    (await actions.protocol.recordDecision(draft({ committeeDate: earlier, ...own }))).entry;
  await recorded({ decision: "en temps voulu", clientCode: "0410232", dueDate: COMMITTEE });
  await recorded({ decision: "en retard", clientCode: "0410254", dueDate: COMMITTEE - 7 });
  await recorded({ decision: "plus tard", clientCode: "0410254", dueDate: COMMITTEE + 7 });
  const disputed = await recorded({ decision: "livrer", clientCode: "0410155", dueDate: COMMITTEE });
  await recorded({
    decision: "ouvrir un compte",
    kind: "new-client",
    topic: "Cave neuve",
    dueDate: COMMITTEE + 30,
  });
  await recorded({
    decision: "bloquer",
    kind: "shipment-block",
    clientCode: "0410232",
    dueDate: COMMITTEE + 60,
  });
  await actions.protocol.requestArbitration(disputed, {
    salesPosition: "Livrer",
    financePosition: "Ne pas livrer",
    question: "Livre-t-on ?",
    rulingDue: COMMITTEE,
  });
  const meeting = await meetingOf(committee);
  expect(keysOf(meeting)).toEqual([
    "action:2",
    "action:1",
    "arbitration:4",
    ...REDS,
    // On the agenda for an action that is due.
    "client:0410155",
    "action:5",
    "greens",
    "other",
  ]);
  expect(meeting.steps.map(({ section }) => section).slice(0, 3)).toEqual([
    "actions",
    "actions",
    "arbitrations",
  ]);
  expect(meeting.steps.at(-3)).toMatchObject({ section: "requests", entry: { topic: "Cave neuve" } });
  expect(stepOf(meeting, "review")).toMatchObject({ daysLate: 7, postponed: 0 });
  const blocked = meeting.steps.find(({ key }) => key === "client:0410232")?.client;
  expect(blocked?.block?.number).toBe(6);
  const release = blocked?.suggestions.find(({ kind }) => kind === "shipment-release");
  expect(release).toMatchObject({ decision: "Débloquer les expéditions", origin: 6 });
  expect(blocked?.before.map(({ number }) => number)).toEqual([6, 1]);
});

test("taken up again it keeps its list: what was reviewed stays, what it recorded is not on it", async () => {
  const committee = await open();
  const { actions } = committee;
  for (const decision of ["une", "deux", "trois"]) {
    await actions.protocol.recordDecision(
      draft({ committeeDate: COMMITTEE - 7, clientCode: "0410254", decision, dueDate: COMMITTEE }),
    );
  }
  const first = await meetingOf(committee);
  const begun = { day: first.day, steps: keysOf(first) };
  const entryOf = (number: number) => {
    const found = first.steps.find(({ key }) => key === `action:${number}`);
    if (found?.kind !== "review") throw new Error(`No step for ${number}`);
    return found.entry;
  };
  await actions.protocol.reviewAction(entryOf(1), { outcome: "done", doneOn: COMMITTEE, result: "payé" });
  await actions.protocol.reviewAction(entryOf(2), {
    outcome: "postponed",
    committeeDate: COMMITTEE,
    dueDate: COMMITTEE + 7,
    result: "",
  });
  await actions.protocol.recordDecision(
    draft({ clientCode: "0410254", decision: "nouvelle", dueDate: COMMITTEE }),
  );
  const again = await meetingOf(committee, begun);
  expect(keysOf(again)).toEqual(keysOf(first));
  expect(stepOf(again, "review", 0).entry).toMatchObject({ status: "done", result: "payé" });
  expect(stepOf(again, "review", 1).entry.status).toBe("dropped");
  expect(again.recorded.map(({ number, decision }) => [number, decision])).toEqual([
    [4, "deux"],
    [5, "nouvelle"],
  ]);
  const fresh = await meetingOf(committee);
  expect(keysOf(fresh)).toEqual(keysOf(first).filter((key) => !["action:1", "action:2"].includes(key)));
  expect(fresh.done.map(({ number }) => number)).toEqual([]);
});

test("what came up since is taken in where it belongs; what is gone is left out", async () => {
  const committee = await open();
  await committee.actions.protocol.recordDecision(
    draft({ committeeDate: COMMITTEE - 7, decision: "oubliée", dueDate: COMMITTEE }),
  );
  const begun = { day: COMMITTEE, steps: ["client:parti", ...REDS, "other"] };
  expect(keysOf(await meetingOf(committee, begun))).toEqual(["action:1", ...REDS, "greens", "other"]);
  const greenThen = { day: COMMITTEE, steps: ["client:0410243", ...REDS, "other"] };
  expect(keysOf(await meetingOf(committee, greenThen))).toEqual([
    "action:1",
    "client:0410243",
    ...REDS,
    "other",
  ]);
  const otherDay = { day: COMMITTEE - 7, steps: ["other"] };
  expect(keysOf(await meetingOf(committee, otherDay))).toEqual(["action:1", ...REDS, "greens", "other"]);
});

test("knows the people: names for the owner, the arbiter", async () => {
  const committee = await open();
  await asColleague(committee.excel, (context) => {
    const table = context.workbook.tables.getItem(PEOPLE_TABLE.table);
    const names = [["Claire Morel"], ["Paul Garnier"], ["Luc Favre"], ["Anne Delattre"]];
    table.columns.getItemAt(1).getDataBodyRange().values = names;
  });
  await committee.actions.protocol.recordDecision(draft({ owner: "Hélène Roux" }));
  await committee.actions.protocol.recordDecision(draft({ owner: "paul garnier", decision: "b" }));
  const meeting = await meetingOf(committee);
  expect(meeting.owners).toEqual([
    "Claire Morel",
    "Paul Garnier",
    "Luc Favre",
    "Anne Delattre",
    "Hélène Roux",
  ]);
  expect(meeting.arbiter).toBe("Anne Delattre");
});

test("is the committee of the day also past its hour, and can be finished later", async () => {
  const committee = await open();
  await committee.actions.agenda.prepareAgenda(patience());
  committee.now = new Date(2026, 0, 16, 11, 0);
  expect((await meetingOf(committee)).day).toBe(COMMITTEE);
  committee.now = new Date(2026, 0, 19, 9, 0);
  expect((await meetingOf(committee)).day).toBe(COMMITTEE);
  committee.now = new Date(2026, 0, 23, 8, 0);
  expect((await meetingOf(committee)).day).toBe(COMMITTEE + 7);
});

test("cannot be opened before the clients are classified", async () => {
  const committee = await open();
  const table = tableNamed(committee.model, "CC_Clients");
  await asColleague(committee.excel, (context) => {
    context.workbook.tables.getItem(table.name).delete();
  });
  await expect(meetingOf(committee)).rejects.toMatchObject({ code: "not-analysed" });
});

test("which committee is held: today's, the next prepared one, one left open, the next", () => {
  const record = (date: number, closed: number | null = null) => ({ date, closed }) as CommitteeRecord;
  const [friday, next] = [COMMITTEE, COMMITTEE + 7];
  expect(committeeToHold(friday, next, [record(friday)])).toBe(friday);
  expect(committeeToHold(friday, next, [record(friday, friday)])).toBe(next);
  expect(committeeToHold(friday + 3, next, [record(friday)])).toBe(friday);
  expect(committeeToHold(friday + 3, next, [record(friday), record(next)])).toBe(next);
  expect(committeeToHold(friday + 7, next, [record(friday)])).toBe(next);
  expect(committeeToHold(friday - 3, friday, [])).toBe(friday);
});

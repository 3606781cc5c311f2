import { PROTOCOL_TABLE, type ProtocolColumn } from "../../src/book/protocol";
import type { MeetingStep } from "../../src/committee/meeting/meetingContract";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { asColleague, COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";
import { patience, type OpenCommittee } from "./openCommittee";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

const LANGE = "0410232";
const THERAMBELLE = "0410254";
type Edit = Extract<MeetingStep, { kind: "edit" }>;

/** Cells that somebody types into the rows of the protocol, by number; null adds a row below. */
type Typed = readonly (readonly [
  number: number | null,
  cells: Partial<Record<ProtocolColumn, string | number>>,
])[];

/** What a colleague without the add-in does on the sheet: he finds rows by their number, wherever they stand. */
async function typesOnSheet({ excel }: OpenCommittee, typed: Typed): Promise<void> {
  await asColleague(excel, async (context) => {
    const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
    const body = table.getDataBodyRange().load("values");
    await context.sync();
    const column = (key: string) => PROTOCOL_TABLE.columns.findIndex((each) => each.key === key);
    for (const [number, cells] of typed) {
      const at = body.values.findIndex((row) => (row as unknown[])[column("number")] === number);
      if (number !== null && at < 0) throw new Error(`No row ${number}`);
      const row = number === null ? body.getRowsBelow(1) : body.getRow(at);
      for (const [key, value] of Object.entries(cells)) row.getCell(0, column(key)).values = [[value]];
      if (number === null) table.resize(table.getRange().getBoundingRect(row));
    }
  });
}

async function sorts({ excel }: OpenCommittee, key: ProtocolColumn): Promise<void> {
  await asColleague(excel, (context) => {
    const at = PROTOCOL_TABLE.columns.findIndex((each) => each.key === key);
    context.workbook.tables.getItem(PROTOCOL_TABLE.table).sort.apply([{ key: at, ascending: true }]);
  });
}

async function filters({ excel }: OpenCommittee, key: ProtocolColumn, values: string[]): Promise<void> {
  await asColleague(excel, (context) => {
    const at = PROTOCOL_TABLE.columns.findIndex((each) => each.key === key);
    const column = context.workbook.tables.getItem(PROTOCOL_TABLE.table).columns.getItemAt(at);
    column.filter.applyValuesFilter(values);
  });
}

/** The workbook of four clients with the decisions of a committee, its meeting not closed. */
async function committeeHeld(): Promise<OpenCommittee> {
  const committee = await openProtocol();
  opened.push(committee);
  committee.now = new Date(2026, 0, 16, 8, 30);
  const decide = (own: Parameters<typeof draft>[0]) => committee.actions.protocol.recordDecision(draft(own));
  await decide({ decision: "appeler le comptable", clientCode: LANGE, dueDate: COMMITTEE + 7 });
  await decide({ decision: "bloquer", kind: "shipment-block", clientCode: THERAMBELLE, owner: "Luc" });
  await decide({ decision: "visiter", kind: "sales-action", clientCode: LANGE, dueDate: COMMITTEE + 7 });
  await decide({ decision: "relever la garantie", clientCode: THERAMBELLE, dueDate: COMMITTEE + 28 });
  await close(committee, COMMITTEE);
  return committee;
}

async function close({ actions }: OpenCommittee, day: number): Promise<void> {
  const closing = await actions.closing.readClosing(day);
  await actions.closing.closeMeeting({
    day,
    present: [],
    guests: "",
    nextDate: day + 7,
    withoutDecision: closing.undecided.map(({ clientCode }) => clientCode),
  });
}

/** Opens the meeting of a week, as it is begun in the pane: rows typed by hand have their numbers. */
async function editsOn(committee: OpenCommittee, week: number): Promise<Edit[]> {
  committee.now = new Date(2026, 0, 16 + 7 * week, 8, 30);
  await committee.actions.protocol.settleProtocol();
  const { steps } = await committee.actions.meeting.openMeeting(null, patience());
  return steps.filter((step): step is Edit => step.kind === "edit");
}

const told = (edits: readonly Edit[]) =>
  edits.map(({ entry, changes, isTyped }) => [
    entry.number,
    isTyped
      ? "typed"
      : changes.map(({ kind, was, now }) => `${kind}: ${was ?? "–"} → ${now ?? "–"}`).join(", "),
  ]);
const numbered = (entries: readonly ProtocolEntry[], number: number) =>
  entries.find((entry) => entry.number === number)!;

test("three weeks of work in the sheet alone are all met at the next review", async () => {
  const committee = await committeeHeld();
  expect(await editsOn(committee, 0)).toEqual([]);
  expect(await committee.actions.week.readWeek()).toMatchObject({ sheetEdits: 0 });
  // First week: one is done, its day not noted; a filter is left on.
  await typesOnSheet(committee, [[1, { status: "Fait" }]]);
  await filters(committee, "status", ["À faire"]);
  // Second week: a block is given up, a deadline moves; the table is sorted by owner.
  await typesOnSheet(committee, [
    [2, { status: "Abandonné" }],
    [4, { dueDate: COMMITTEE + 42, owner: "Sophie" }],
  ]);
  await sorts(committee, "owner");
  // Third week: a row of his own, of a client by its name in his own writing.
  await typesOnSheet(committee, [
    [
      null,
      {
        client: "pharmacie THERAMBELLE",
        decision: "proposer un acompte",
        owner: "Luc",
        dueDate: COMMITTEE + 21,
      },
    ],
  ]);
  const edits = await editsOn(committee, 3);
  // Home counts them before anybody opens the meeting.
  expect(await committee.actions.week.readWeek()).toMatchObject({ sheetEdits: 4 });
  expect(told(edits)).toEqual([
    [5, "typed"],
    [1, "status: to-do → done"],
    [2, "status: to-do → dropped"],
    [4, `due: ${COMMITTEE + 28} → ${COMMITTEE + 42}, owner: Claire → Sophie`],
  ]);
  expect(edits[0]!.meant).toEqual([{ clientCode: THERAMBELLE, clientName: "Pharmacie Thérambelle" }]);
  expect(edits[0]!.client).toMatchObject({ clientCode: THERAMBELLE });
});

test("accepted, what people wrote stays as it is and the typed row gets code, day and figures", async () => {
  const committee = await committeeHeld();
  const { settleEdit } = committee.actions.protocol;
  await typesOnSheet(committee, [
    [1, { status: "Fait", result: "virement annoncé" }],
    [null, { client: "Pharmacie Thérambelle", decision: "proposer un acompte", exposure: 12 }],
  ]);
  await typesOnSheet(committee, [
    [null, { client: "Pharmacie Thérambelle", decision: "prévenir le siège", owner: "Luc" }],
  ]);
  const before = await entriesOf(committee);
  const edits = await editsOn(committee, 1);
  for (const { entry, meant } of edits) {
    const [client] = meant;
    await settleEdit(entry, {
      outcome: "accepted",
      committeeDate: COMMITTEE + 7,
      clientCode: client?.clientCode ?? entry.clientCode,
    });
  }
  expect(await committee.actions.week.readWeek()).toMatchObject({ sheetEdits: 0 });
  expect(await editsOn(committee, 1)).toEqual([]);
  const after = await entriesOf(committee);
  expect(numbered(after, 1)).toMatchObject({ status: "done", doneOn: null, result: "virement annoncé" });
  const typed = after.find(({ decision }) => decision === "prévenir le siège")!;
  expect(typed).toMatchObject({
    committeeDate: COMMITTEE + 7,
    clientCode: THERAMBELLE,
    clientName: "Pharmacie Thérambelle",
    colour: "red",
    owner: "Luc",
    status: "to-do",
  });
  expect(typed.exposure).toBeGreaterThan(0);
  // Nothing that stood was written over.
  expect(after.find(({ decision }) => decision === "proposer un acompte")).toMatchObject({ exposure: 12_00 });
  expect(numbered(after, 3)).toEqual(numbered(before, 3));
});

test("corrected, a row is again as the committee left it, and a typed row is set aside", async () => {
  const committee = await committeeHeld();
  await typesOnSheet(committee, [
    [2, { status: "Fait", doneOn: COMMITTEE + 3, dueDate: COMMITTEE + 60, owner: "" }],
    [null, { client: "Personne", decision: "sans objet" }],
  ]);
  const edits = await editsOn(committee, 1);
  expect(edits.find(({ isTyped }) => isTyped)).toMatchObject({ client: null, meant: [] });
  for (const { entry } of edits) await committee.actions.protocol.settleEdit(entry, { outcome: "corrected" });
  const after = await entriesOf(committee);
  expect(numbered(after, 2)).toMatchObject({
    status: "to-do",
    doneOn: null,
    dueDate: COMMITTEE + 7,
    owner: "Luc",
  });
  expect(numbered(after, 5)).toMatchObject({ decision: "sans objet", cancelled: true });
  expect(await editsOn(committee, 1)).toEqual([]);
});

test("a name that two clients bear is asked, and a status that is none of the four is not accepted", async () => {
  const committee = await committeeHeld();
  await asColleague(committee.excel, async (context) => {
    const clients = context.workbook.tables.getItem("CC_Clients");
    const header = clients.getHeaderRowRange().load("values");
    await context.sync();
    const at = (header.values[0] as string[]).indexOf("Client");
    clients.columns.getItemAt(at).getDataBodyRange().getCell(0, 0).getResizedRange(1, 0).values = [
      ["Jumelle"],
      ["Jumelle"],
    ];
  });
  await typesOnSheet(committee, [
    [3, { status: "Peut-être" }],
    [null, { client: "jumelle", decision: "à préciser" }],
  ]);
  const edits = await editsOn(committee, 1);
  const [typed, changed] = [edits.find(({ isTyped }) => isTyped)!, edits.find(({ isTyped }) => !isTyped)!];
  expect(typed.client).toBeNull();
  expect(typed.meant).toHaveLength(2);
  expect(changed.changes).toEqual([{ kind: "status", was: "to-do", now: null }]);
  await committee.actions.protocol.settleEdit(changed.entry, {
    outcome: "accepted",
    committeeDate: COMMITTEE + 7,
    clientCode: LANGE,
  });
  expect((await editsOn(committee, 1)).map(({ entry }) => entry.number)).toContain(3);
});

test("what somebody changes while the committee looks at it is told, not written over", async () => {
  const committee = await committeeHeld();
  await typesOnSheet(committee, [[1, { status: "Fait" }]]);
  const [edit] = await editsOn(committee, 1);
  await typesOnSheet(committee, [[1, { owner: "Sophie" }]]);
  const settled = committee.actions.protocol.settleEdit(edit!.entry, { outcome: "corrected" });
  await expect(settled).rejects.toMatchObject({ code: "row-changed", fields: ["owner"] });
  expect(numbered(await entriesOf(committee), 1)).toMatchObject({ status: "done", owner: "Sophie" });
});

import { RowChanged } from "../../src/committee/protocol/rowChanged";
import { CLIENTS_TABLE } from "../../src/book/clients";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { PROTOCOL_COLUMNS } from "../../src/excel/sheets/protocolSheet";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { cellAt } from "../simulator/cells";
import { numberFormatsOf, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { asColleague, COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";
import { cellIn } from "./cellsOfTables";
import type { OpenCommittee } from "./openCommittee";
import { placesOf } from "./requestFaults";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function open(): Promise<OpenCommittee> {
  const committee = await openProtocol();
  opened.push(committee);
  return committee;
}

const PROTOCOL = "CC_Protocol";
const numbers = (entries: readonly ProtocolEntry[]) => entries.map(({ number }) => number);

/** Records this many decisions, "décision 1" and so on. */
async function recordMany({ actions }: OpenCommittee, count: number): Promise<ProtocolEntry[]> {
  const entries: ProtocolEntry[] = [];
  for (let index = 1; index <= count; index += 1) {
    entries.push((await actions.protocol.recordDecision(draft({ decision: `décision ${index}` }))).entry);
  }
  return entries;
}

test("a decision is recorded with the client's figures of the day, and they stay", async () => {
  const committee = await open();
  const { actions, model } = committee;
  const [code] = valuesOf(sheetNamed(model, "Clients"), cellIn(CLIENTS_TABLE, "clientCode", 5))[0]!;
  const client = String(code);
  const { entry, alreadyStood } = await actions.protocol.recordDecision(
    draft({ clientCode: client, amount: 44_211_00, until: COMMITTEE + 30 }),
  );
  expect(alreadyStood).toBe(false);
  expect(entry).toMatchObject({
    number: 1,
    committeeDate: COMMITTEE,
    clientCode: client,
    kind: "client-reminder",
    kindText: "Relance client",
    owner: "Claire",
    dueDate: COMMITTEE + 7,
    status: "to-do",
    amount: 44_211_00,
    until: COMMITTEE + 30,
  });
  expect(entry.clientName).not.toBe("");
  expect(entry.colour).not.toBeNull();
  expect(entry.exposure).toBeGreaterThan(0);
  await asColleague(committee.excel, (context) => {
    context.workbook.worksheets.getItem("Clients").getRange(cellIn(CLIENTS_TABLE, "exposure", 5)).values = [
      [1],
    ];
  });
  expect((await entriesOf(committee))[0]).toEqual(entry);
  expect(numberFormatsOf(sheetNamed(model, "Protocole"), "B5")[0]![0]).toBe("dd/mm/yyyy");
});

test("rows are added below the last one, with numbers one above the highest, also one pointed back to", async () => {
  const committee = await open();
  await recordMany(committee, 3);
  expect(numbers(await entriesOf(committee))).toEqual([1, 2, 3]);
  expect(tableNamed(committee.model, PROTOCOL).area.rows).toBe(4);
  await committee.actions.protocol.recordDecision(draft({ decision: "suite", origin: 12 }));
  const { entry } = await committee.actions.protocol.recordDecision(draft({ decision: "encore" }));
  expect(entry.number).toBe(13);
});

test("the same decision sent again is found, not added twice", async () => {
  const committee = await open();
  await committee.actions.protocol.recordDecision(draft());
  const again = await committee.actions.protocol.recordDecision(draft());
  expect(again).toMatchObject({ alreadyStood: true, entry: { number: 1 } });
  expect(await entriesOf(committee)).toHaveLength(1);
});

const LONG = "é".repeat(32_767);
const TEXTS = [
  "=1+1",
  "+33 1 23 45 67 89",
  "-10 %",
  "@tous",
  "'entre apostrophes'",
  "''deux",
  "0411",
  "1/2",
  "vrai",
  "première ligne\nseconde ligne",
  "🙂 d'accord 👩‍💼",
  "שלום עולם",
  "مرحبا",
  '=HYPERLINK("https://exemple.fr";"x")<b>',
  " espaces ",
  LONG,
];

test.each(TEXTS.map((text) => [text.slice(0, 24), text]))("stored as typed: %s", async (_, text) => {
  const committee = await open();
  const { entry } = await committee.actions.protocol.recordDecision(
    draft({ decision: text, topic: text, owner: text, kind: null, kindText: text }),
  );
  expect([entry.decision, entry.topic, entry.owner, entry.kindText]).toEqual([text, text, text, text]);
  const done = await committee.actions.protocol.reviewAction(entry, {
    outcome: "done",
    doneOn: COMMITTEE,
    result: text,
  });
  expect(done.entry.result).toBe(text);
  const sheet = sheetNamed(committee.model, "Protocole");
  const formulas = [9, 10, 11, 12, 16].map((column) => cellAt(sheet, 4, column)?.formula ?? null);
  expect(formulas).toEqual([null, null, null, null, null]);
});

test("a text longer than a cell is refused before anything is written", async () => {
  const committee = await open();
  const recorded = committee.actions.protocol.recordDecision(draft({ decision: `${LONG}x` }));
  await expect(recorded).rejects.toMatchObject({
    code: "text-too-long",
    values: { count: 32_768, most: 32_767 },
  });
  expect(await entriesOf(committee)).toEqual([]);
});

test("an action is reviewed in its own row wherever people sorted it to, and nothing else changes", async () => {
  const committee = await open();
  const [first, second] = await recordMany(committee, 3);
  await asColleague(committee.excel, (context) => {
    context.workbook.tables.getItem(PROTOCOL).sort.apply([{ key: 0, ascending: false }]);
  });
  const { entry } = await committee.actions.protocol.reviewAction(second!, {
    outcome: "done",
    doneOn: COMMITTEE + 3,
    result: "payé",
  });
  expect(entry).toEqual({
    ...second,
    status: "done",
    doneOn: COMMITTEE + 3,
    result: "payé",
    left: { ...second!.left, status: "done" },
  });
  const entries = await entriesOf(committee);
  expect(numbers(entries)).toEqual([3, 2, 1]);
  expect(entries[2]).toEqual(first);
});

test("a filter that hides the row is on again afterwards, and the row alone has changed", async () => {
  const committee = await open();
  const [, second, third] = await recordMany(committee, 3);
  await asColleague(committee.excel, (context) => {
    context.workbook.tables.getItem(PROTOCOL).columns.getItemAt(10).filter.applyValuesFilter(["décision 3"]);
  });
  await committee.actions.protocol.reviewAction(second!, { outcome: "in-progress", result: "appelé" });
  await committee.actions.protocol.recordDecision(draft({ decision: "quatrième" }));
  expect(tableNamed(committee.model, PROTOCOL).filters).toHaveLength(1);
  const entries = await entriesOf(committee);
  expect(entries.map(({ status }) => status)).toEqual(["to-do", "in-progress", "to-do", "to-do"]);
  expect(entries[2]).toEqual(third);
  expect(numbers(entries)).toEqual([1, 2, 3, 4]);
});

test("a row that somebody changed meanwhile is not written over: both versions are told", async () => {
  const committee = await open();
  const [seen] = await recordMany(committee, 1);
  await asColleague(committee.excel, (context) => {
    context.workbook.worksheets.getItem("Protocole").getRange(cellIn(PROTOCOL_TABLE, "status", 5)).values = [
      ["Fait"],
    ];
  });
  const review = committee.actions.protocol.reviewAction(seen!, { outcome: "dropped", result: "inutile" });
  const problem = await review.then(
    () => null,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(RowChanged);
  const { now, fields, values } = problem as RowChanged;
  expect([now.status, fields, values]).toEqual(["done", ["status"], { number: 1 }]);
  expect((await entriesOf(committee))[0]).toMatchObject({ status: "done", result: "" });
});

test("a change in the very moment of writing is put back, and told", async () => {
  const committee = await open();
  const [seen] = await recordMany(committee, 1);
  const { excel, actions } = committee;
  const last = await placesOf(excel, () =>
    actions.protocol.reviewAction(seen!, { outcome: "in-progress", result: "" }),
  );
  const before = (await entriesOf(committee))[0]!;
  excel.faults.before(last, (model) => {
    cellAt(sheetNamed(model, "Protocole"), 4, PROTOCOL_COLUMNS.indexOf("status"))!.value = "Fait";
  });
  const review = actions.protocol.reviewAction(before, { outcome: "dropped", result: "inutile" });
  await expect(review).rejects.toBeInstanceOf(RowChanged);
  expect(excel.faults.waitingToStrike).toBe(0);
  expect((await entriesOf(committee))[0]).toMatchObject({ status: "done", result: "" });
});

test("postponing closes the row and adds one that points back; the third time is pointed out", async () => {
  const committee = await open();
  let [seen] = await recordMany(committee, 1);
  const outcomes = [];
  for (const week of [1, 2, 3]) {
    const reviewed = await committee.actions.protocol.reviewAction(seen!, {
      outcome: "postponed",
      committeeDate: COMMITTEE + 7 * week,
      dueDate: COMMITTEE + 7 * (week + 1),
      result: "",
    });
    outcomes.push([reviewed.timesPostponed, reviewed.isTooOften]);
    seen = reviewed.continuation!;
  }
  expect(outcomes).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  const entries = await entriesOf(committee);
  expect(entries.map(({ number, origin, status, result }) => [number, origin, status, result])).toEqual([
    [1, null, "dropped", "Reporté au 30/01/2026"],
    [2, 1, "dropped", "Reporté au 06/02/2026"],
    [3, 2, "dropped", "Reporté au 13/02/2026"],
    [4, 3, "to-do", ""],
  ]);
});

test("a decision taken back keeps its number; a postponement taken back opens the action again", async () => {
  const committee = await open();
  const [first] = await recordMany(committee, 1);
  const { entry, continuation } = await committee.actions.protocol.reviewAction(first!, {
    outcome: "postponed",
    committeeDate: COMMITTEE + 7,
    dueDate: COMMITTEE + 14,
    result: "vacances",
  });
  const undone = await committee.actions.protocol.undo({ entry, before: first!, continuation });
  expect(undone.entry).toEqual(first);
  const entries = await entriesOf(committee);
  expect(entries.map(({ number, status, cancelled, result }) => [number, status, cancelled, result])).toEqual(
    [
      [1, "to-do", false, ""],
      [2, "dropped", true, "Saisie annulée"],
    ],
  );
  expect(entries[0]).toEqual(first);
});

test.each([
  { outcome: "done", doneOn: COMMITTEE, result: "payé" },
  { outcome: "dropped", result: "sans objet" },
] as const)("a review taken back leaves the action as it was before: $outcome", async (review) => {
  const committee = await open();
  const [first] = await recordMany(committee, 1);
  const begun = { outcome: "in-progress", result: "relancé" } as const;
  const { entry: before } = await committee.actions.protocol.reviewAction(first!, begun);
  const { entry } = await committee.actions.protocol.reviewAction(before, review);
  expect(entry.status).toBe(review.outcome);
  const undone = await committee.actions.protocol.undo({ entry, before, continuation: null });
  expect(undone.entry).toEqual(before);
  expect(await entriesOf(committee)).toEqual([before]);
});

test("an arbitration keeps both positions; the ruling ends it", async () => {
  const committee = await open();
  const [seen] = await recordMany(committee, 1);
  await asColleague(committee.excel, (context) => {
    const people = context.workbook.tables.getItem("CC_People");
    people.getDataBodyRange().getLastRow().values = [[null, "Paul Mercier", "paul@exemple.fr"]];
  });
  const asked = await committee.actions.protocol.requestArbitration(seen!, {
    salesPosition: "=livrer",
    financePosition: "bloquer\navant paiement",
    question: "Livre-t-on ?",
    rulingDue: COMMITTEE + 2,
  });
  expect(asked.arbiter).toMatchObject({ name: "Paul Mercier", email: "paul@exemple.fr" });
  expect(asked.entry).toMatchObject({
    arbitration: "asked",
    salesPosition: "=livrer",
    financePosition: "bloquer\navant paiement",
    question: "Livre-t-on ?",
    rulingDue: COMMITTEE + 2,
  });
  const { entry } = await committee.actions.protocol.recordRuling(asked.entry, {
    ruling: "on livre à moitié",
    rulingDate: COMMITTEE + 1,
  });
  expect(entry).toMatchObject({ arbitration: "ruled", ruling: "on livre à moitié", status: "to-do" });
});

test("a row typed by hand gets a number, only that cell, and it is said", async () => {
  const committee = await open();
  await recordMany(committee, 2);
  await asColleague(committee.excel, (context) => {
    const sheet = context.workbook.worksheets.getItem("Protocole");
    const typed = { clientCode: "'0411", client: "Vitry", decision: "à la main" } as const;
    for (const [key, text] of Object.entries(typed) as [keyof typeof typed, string][]) {
      sheet.getRange(cellIn(PROTOCOL_TABLE, key, 7)).values = [[text]];
    }
  });
  committee.excel.meters.reset();
  const notices = await committee.actions.protocol.settleProtocol();
  expect(notices).toEqual([{ code: "protocol-numbered", values: { number: 3 } }]);
  expect(committee.excel.meters.written.get("Protocole")?.cells).toBe(1);
  const entries = await entriesOf(committee);
  expect(entries[2]).toMatchObject({ number: 3, clientCode: "0411", decision: "à la main" });
  expect(await committee.actions.protocol.settleProtocol()).toEqual([]);
});

test("a number given twice is settled without losing either; what continues the second one follows it", async () => {
  const committee = await open();
  await committee.actions.protocol.recordDecision(draft({ decision: "a", clientCode: "A" }));
  await committee.actions.protocol.recordDecision(draft({ decision: "b", clientCode: "B" }));
  await committee.actions.protocol.recordDecision(
    draft({ decision: "suite de b", clientCode: "B", origin: 1 }),
  );
  await asColleague(committee.excel, (context) => {
    context.workbook.worksheets.getItem("Protocole").getRange("A6").values = [[1]];
  });
  expect(await committee.actions.protocol.settleProtocol()).toEqual([
    { code: "protocol-renumbered", values: { from: 1, to: 4 } },
  ]);
  const entries = await entriesOf(committee);
  expect(entries.map(({ number, decision, origin }) => [number, decision, origin])).toEqual([
    [1, "a", null],
    [4, "b", null],
    [3, "suite de b", 4],
  ]);
});

test("people's notes below the table move down and stay out of it", async () => {
  const committee = await open();
  await recordMany(committee, 1);
  await asColleague(committee.excel, (context) => {
    context.workbook.worksheets.getItem("Protocole").getRange(cellIn(PROTOCOL_TABLE, "decision", 8)).values =
      [["ma note"]];
  });
  await recordMany(committee, 4);
  const entries = await entriesOf(committee);
  expect(entries.map(({ decision }) => decision)).not.toContain("ma note");
  expect(entries).toHaveLength(4);
  const below = valuesOf(
    sheetNamed(committee.model, "Protocole"),
    `${cellIn(PROTOCOL_TABLE, "decision", 9)}:${cellIn(PROTOCOL_TABLE, "decision", 30)}`,
  ).map(([cell]) => cell);
  expect(below).toContain("ma note");
});

test("a row of the protocol left below the table becomes part of it again", async () => {
  const committee = await open();
  await recordMany(committee, 3);
  const table = tableNamed(committee.model, PROTOCOL);
  table.area = { ...table.area, rows: 3 };
  expect(await committee.actions.protocol.settleProtocol()).toEqual([
    { code: "protocol-taken-in", values: { count: 1 } },
  ]);
  expect(numbers(await entriesOf(committee))).toEqual([1, 2, 3]);
});

test("newest first when the meeting is over, unless people sorted the table themselves", async () => {
  const committee = await open();
  await recordMany(committee, 3);
  expect(await committee.actions.protocol.sortProtocol()).toBe(true);
  expect(numbers(await entriesOf(committee))).toEqual([3, 2, 1]);
  await recordMany(committee, 4);
  expect(numbers(await entriesOf(committee))).toEqual([3, 2, 1, 4]);
  expect(await committee.actions.protocol.sortProtocol()).toBe(true);
  expect(numbers(await entriesOf(committee))).toEqual([4, 3, 2, 1]);
  await asColleague(committee.excel, (context) => {
    context.workbook.tables.getItem(PROTOCOL).sort.apply([{ key: 10, ascending: true }]);
  });
  expect(await committee.actions.protocol.sortProtocol()).toBe(false);
});

test.each([
  ["workbook-read-only", (committee: OpenCommittee) => (committee.model.readOnly = true)],
  [
    "sheet-protected",
    (committee: OpenCommittee) =>
      (sheetNamed(committee.model, "Protocole").protection = {
        protected: true,
        password: null,
        options: {},
      }),
  ],
])("%s is said before the user types", async (code, lock) => {
  const committee = await open();
  lock(committee);
  await expect(committee.actions.protocol.ensureProtocolWritable()).rejects.toMatchObject({ code });
  await expect(committee.actions.protocol.recordDecision(draft())).rejects.toMatchObject({ code });
  expect(await entriesOf(committee)).toEqual([]);
});

test("decisions are found by words, client, owner, kind and dates; the row is selected", async () => {
  const committee = await open();
  const { actions } = committee;
  await actions.protocol.recordDecision(
    draft({ clientCode: "A", decision: "Relancer Éléonore", owner: "Paul" }),
  );
  await actions.protocol.recordDecision(
    draft({ clientCode: "B", decision: "Bloquer", kind: "shipment-block" }),
  );
  await actions.protocol.recordDecision(
    draft({ clientCode: "A", decision: "Visiter", committeeDate: COMMITTEE + 7 }),
  );
  const found = async (search: Parameters<typeof actions.protocol.searchDecisions>[0]) =>
    numbers((await actions.protocol.searchDecisions(search)).entries);
  expect(await found({})).toEqual([3, 2, 1]);
  expect(await found({ text: "ELEONORE relancer" })).toEqual([1]);
  expect(await found({ clientCode: "A" })).toEqual([3, 1]);
  expect(await found({ owner: "paul" })).toEqual([1]);
  expect(await found({ kind: "shipment-block" })).toEqual([2]);
  expect(await found({ from: COMMITTEE + 1 })).toEqual([3]);
  expect(await found({ to: COMMITTEE })).toEqual([2, 1]);
  await actions.protocol.showDecision(2);
  expect(committee.model.selection).toMatchObject({ top: 5, rows: 1 });
  await expect(actions.protocol.showDecision(99)).rejects.toMatchObject({ code: "row-gone" });
});

test("a client's history tells what was decided, blocked and promised", async () => {
  const committee = await open();
  const { actions } = committee;
  await actions.protocol.recordDecision(
    draft({ clientCode: "A", decision: "Bloquer", kind: "shipment-block", committeeDate: COMMITTEE - 7 }),
  );
  await actions.protocol.recordDecision(
    draft({ clientCode: "A", decision: "Promis", kind: "payment-plan", dueDate: COMMITTEE - 3 }),
  );
  await actions.protocol.recordDecision(draft({ clientCode: "B" }));
  const history = await actions.protocol.clientHistory("A");
  expect(numbers(history.decisions)).toEqual([2, 1]);
  expect(numbers(history.brokenPromises)).toEqual([2]);
  expect(history.block?.number).toBe(1);
  expect(history.points).toEqual([]);
});

import type { ClientCard } from "../../src/committee/client/clientContract";
import { balanceOf } from "../../src/domain/receivables/receivables";
import { columnLetters } from "../../src/book/cells";
import type { WorkbookModel } from "../simulator/model";
import { formulasOf, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";
import { until } from "../simulator/until";

const FRENCH = { language: "fr", referenceDate: null } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));
afterEach(() => jest.useRealTimers());

async function analysed(): Promise<OpenCommittee> {
  const committee = await openCommittee(await firstDayWorkbook());
  opened.push(committee);
  await committee.actions.analysis.analyse(FRENCH, patience());
  return committee;
}

/** The pane closed and opened again by the same user: nothing is kept in memory. */
async function reopened({ model, excel }: OpenCommittee): Promise<OpenCommittee> {
  const committee = await openCommittee(model, { excel });
  opened.push(committee);
  return committee;
}

/** Address of the cell under a heading of the Clients table, on the client's row. */
function cellOf(model: WorkbookModel, code: string, heading: string): string {
  const { area } = tableNamed(model, "CC_Clients");
  const right = columnLetters(area.left + area.columns - 1);
  const rows = valuesOf(sheetNamed(model, "Clients"), `A${area.top + 1}:${right}${area.top + area.rows}`);
  const headings = rows[0] ?? [];
  const row = rows.findIndex((cells) => cells[headings.indexOf("Code client")] === code);
  return `${columnLetters(headings.indexOf(heading))}${area.top + 1 + row}`;
}

const MOST_URGENT = 0;

async function cardAt(committee: OpenCommittee, rank: number): Promise<ClientCard> {
  const { clients = [] } = await committee.actions.sources.lookUp(patience());
  return committee.actions.client.clientCard(clients?.[rank]?.clientCode ?? "", patience());
}

test("a card's items, ageing and covers are those that the classification counts", async () => {
  const committee = await analysed();
  const card = await cardAt(committee, MOST_URGENT);
  const items = card.items ?? [];
  expect(card.colour).toBe("red");
  expect(items.length).toBeGreaterThan(0);
  expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(card.balance);
  expect(balanceOf(card.ageing)).toBe(card.balance);
  const late = items.filter(({ daysLate }) => daysLate > 0);
  const overdue = late.reduce((sum, { amount }) => sum + amount, 0);
  expect(Math.max(0, overdue + card.ageing.unallocatedCredits)).toBe(card.countedOverdue);
  expect(items.slice(0, late.length)).toEqual(late);
  expect(late.map(({ daysLate }) => daysLate)).toEqual(
    late.map(({ daysLate }) => daysLate).sort((a, b) => b - a),
  );
  expect(card.penalties?.lateInvoices).toBe(late.length);
  expect(card.penalties?.fees).toBe(late.length * 40_00);
  const valid = card.cover.filter(({ isValid }) => isValid);
  expect(valid.reduce((sum, { granted }) => sum + granted, 0)).toBe(card.validCover);
});

test("a pane opened again reads the sources once, for the same card", async () => {
  const committee = await analysed();
  const card = await cardAt(committee, MOST_URGENT);
  const later = await reopened(committee);
  const control = patience();
  expect(await later.actions.client.clientCard(card.clientCode, control)).toEqual(card);
  expect(control.steps.some(({ step }) => step === "reading")).toBe(true);
  const again = patience();
  await later.actions.client.clientCard(card.clientCode, again);
  expect(again.steps).toEqual([]);
});

test("stops reading the sources when it is told to", async () => {
  const committee = await analysed();
  const later = await reopened(committee);
  const control = patience();
  control.stop();
  const [client] = (await later.actions.sources.lookUp(patience())).clients ?? [];
  await expect(later.actions.client.clientCard(client?.clientCode ?? "", control)).rejects.toMatchObject({
    code: "cancelled",
  });
});

test("a client of whom no source says anything is said so", async () => {
  const { actions } = await analysed();
  await expect(actions.client.clientCard("nobody", patience())).rejects.toMatchObject({
    code: "client-not-in-file",
  });
});

test("pins and notes stand in the client's own row after a sort, as text, and survive the next analysis", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const { clientCode } = await cardAt(committee, 7);
  await committee.session.run(async (workbook) => {
    workbook.workbook.tables.getItem("CC_Clients").sort.apply([{ key: 3, ascending: true }]);
    await workbook.sync();
  });
  await actions.client.pinClient(clientCode, true);
  await actions.client.noteClient(clientCode, '=HYPERLINK("x") l\'été\n2e ligne', "");
  const sheet = sheetNamed(model, "Clients");
  const noteAt = cellOf(model, clientCode, "Note");
  expect(valuesOf(sheet, noteAt)).toEqual([['=HYPERLINK("x") l\'été\n2e ligne']]);
  expect(formulasOf(sheet, noteAt)).toEqual([['=HYPERLINK("x") l\'été\n2e ligne']]);
  await actions.analysis.analyse(FRENCH, patience());
  const card = await actions.client.clientCard(clientCode, patience());
  expect(card).toMatchObject({ isPinned: true, note: '=HYPERLINK("x") l\'été\n2e ligne' });
  await actions.client.pinClient(clientCode, false);
  expect(await actions.client.clientCard(clientCode, patience())).toMatchObject({ isPinned: false });
});

test("a note that a colleague changed meanwhile is not overwritten", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const { clientCode } = await cardAt(committee, MOST_URGENT);
  await actions.client.noteClient(clientCode, "Vu avec Paul", "");
  await expect(actions.client.noteClient(clientCode, "Relancé", "")).rejects.toMatchObject({
    code: "note-changed",
    values: { note: "Vu avec Paul" },
  });
  expect(valuesOf(sheetNamed(model, "Clients"), cellOf(model, clientCode, "Note"))).toEqual([
    ["Vu avec Paul"],
  ]);
});

test.each([1, 2, 3])(
  "a colleague sorts, then inserts a column, after request %i of a note: it stands in the client's own row",
  async (place) => {
    const committee = await analysed();
    const { actions, model, excel } = committee;
    const { clientCode } = await cardAt(committee, 7);
    const orders = [
      (table: Excel.Table) => table.sort.apply([{ key: 3, ascending: place % 2 === 0 }]),
      (table: Excel.Table) => void table.columns.add(0, undefined, "Mon avis"),
    ];
    let before = "";
    for (const [index, order] of orders.entries()) {
      const asked = excel.faults.asked;
      excel.faults.delay(place, 300);
      const note = `Vu ${index}`;
      const done = actions.client.noteClient(clientCode, note, before);
      await until(() => excel.faults.asked >= asked + place);
      await asColleague(excel, ({ workbook }) => order(workbook.tables.getItem("CC_Clients")));
      await done;
      before = note;
      expect(notesOf(model)).toEqual([[clientCode, note]]);
    }
  },
);

test("a note is written into a row that a filter hides, and the filter stays", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const { clientCode } = await cardAt(committee, MOST_URGENT);
  await committee.session.run(async (context) => {
    const { columns } = context.workbook.tables.getItem("CC_Clients");
    columns.getItem("Code client").filter.applyValuesFilter(["personne"]);
    await context.sync();
  });
  await actions.client.noteClient(clientCode, "Vu", "");
  expect(notesOf(model)).toEqual([[clientCode, "Vu"]]);
  expect(tableNamed(model, "CC_Clients").filters).toHaveLength(1);
});

/** Every note of the Clients table, with the code beside it. */
function notesOf(model: WorkbookModel): string[][] {
  const { area } = tableNamed(model, "CC_Clients");
  const right = columnLetters(area.left + area.columns - 1);
  const [headings = [], ...rows] = valuesOf(
    sheetNamed(model, "Clients"),
    `A${area.top + 1}:${right}${area.top + area.rows}`,
  );
  const [code, note] = [headings.indexOf("Code client"), headings.indexOf("Note")];
  return rows
    .filter((cells) => cells[note] !== "")
    .map((cells) => [String(cells[code]), String(cells[note])]);
}

test("the selection is followed on our sheets and the finance team's, until it is ended", async () => {
  const committee = await analysed();
  const { actions, session, excel } = committee;
  const clients = (await actions.sources.lookUp(patience())).clients ?? [];
  const told: (string | null)[] = [];
  await actions.client.showClient(clients[3]?.clientCode ?? "");
  const stop = await actions.client.followSelection((code) => told.push(code));
  expect(told).toEqual([clients[3]?.clientCode]);
  // The row is read when the selection has rested; the clock is turned on instead of being waited for.
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate"] });
  const rested = async () => {
    const before = told.length;
    await until(() => {
      jest.runOnlyPendingTimers();
      return told.length > before;
    });
  };
  await actions.client.showClient(clients[5]?.clientCode ?? "");
  await rested();
  expect(told.at(-1)).toBe(clients[5]?.clientCode);
  const [source] = await session.run(async (workbook) => {
    const sheet = workbook.workbook.worksheets.getItem("Pièces ouvertes");
    const row = sheet.getRange("A20:H20").load("values");
    sheet.activate();
    sheet.getRange("E20").select();
    await workbook.sync();
    return row.values as (string | number)[][];
  });
  await rested();
  const named = clients.find(({ clientName }) => source?.includes(clientName));
  expect(named).toBeDefined();
  expect(told.at(-1)).toBe(named?.clientCode);
  stop();
  const before = told.length;
  await actions.client.showClient(clients[1]?.clientCode ?? "");
  await excel.settled();
  jest.runOnlyPendingTimers();
  await excel.settled();
  expect(told).toHaveLength(before);
});

test("a row that a filter hides is selected all the same, and said to be hidden", async () => {
  const committee = await analysed();
  const { actions, session, model } = committee;
  const clients = (await actions.sources.lookUp(patience())).clients ?? [];
  await session.run(async (workbook) => {
    const { columns } = workbook.workbook.tables.getItem("CC_Clients");
    columns.getItem("Couleur").filter.applyValuesFilter(["Vert"]);
    await workbook.sync();
  });
  const red = clients.find(({ colour }) => colour === "red")?.clientCode ?? "";
  await expect(actions.client.showClient(red)).rejects.toMatchObject({
    code: "row-hidden",
    values: { sheet: "Clients" },
  });
  expect(model.selection).toMatchObject({ rows: 1 });
  await actions.client.showClient(clients.find(({ colour }) => colour === "green")?.clientCode ?? "");
});

test("a new client is followed under the name it was brought by, although it had no code then", async () => {
  const committee = await analysed();
  const { actions } = committee;
  const { clientCode, clientName, referenceDate } = await cardAt(committee, MOST_URGENT);
  const { entry } = await actions.protocol.recordDecision({
    committeeDate: referenceDate - 7,
    clientCode: "",
    decision: "Ouvrir un compte · ventes attendues 10 000 €",
    kind: "new-client",
    topic: clientName.toUpperCase(),
    owner: "Paul Tillac",
    dueDate: referenceDate + 30,
    amount: 30_000_00,
  });
  const card = await actions.client.clientCard(clientCode, patience());
  expect(card.opening).toMatchObject({ number: entry.number, amount: 30_000_00 });
  const { exposure, countedOverdue, oldestDaysLate } = card;
  const most = { exposure, countedOverdue, oldestDaysLate };
  expect(card.openingMonths).toEqual([{ from: referenceDate - 7, to: referenceDate, most }]);
  const other = await cardAt(committee, MOST_URGENT + 1);
  expect(other.opening).toBeNull();
});

import type { ClientCard } from "../../src/committee/client/clientContract";
import { balanceOf } from "../../src/domain/receivables/receivables";
import { columnLetters } from "../../src/excel/host/cells";
import type { WorkbookModel } from "../simulator/model";
import { formulasOf, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { until } from "../simulator/until";

const FRENCH = { language: "fr", referenceDate: null } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));
afterEach(() => jest.useRealTimers());

async function analysed(): Promise<OpenCommittee> {
  const committee = await openCommittee(await firstDayWorkbook());
  opened.push(committee);
  await committee.actions.analyse(FRENCH, patience());
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
  const { clients = [] } = await committee.actions.lookUp(patience());
  return committee.actions.clientCard(clients?.[rank]?.code ?? "", patience());
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
  expect(await later.actions.clientCard(card.code, control)).toEqual(card);
  expect(control.steps.some(({ step }) => step === "reading")).toBe(true);
  const again = patience();
  await later.actions.clientCard(card.code, again);
  expect(again.steps).toEqual([]);
});

test("stops reading the sources when it is told to", async () => {
  const committee = await analysed();
  const later = await reopened(committee);
  const control = patience();
  control.stop();
  const [client] = (await later.actions.lookUp(patience())).clients ?? [];
  await expect(later.actions.clientCard(client?.code ?? "", control)).rejects.toMatchObject({
    code: "cancelled",
  });
});

test("a client who is in no analysis is said so", async () => {
  const { actions } = await analysed();
  await expect(actions.clientCard("nobody", patience())).rejects.toMatchObject({ code: "not-analysed" });
});

test("pins and notes stand in the client's own row after a sort, as text, and survive the next analysis", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const { code } = await cardAt(committee, 7);
  await committee.session.run(async (workbook) => {
    workbook.workbook.tables.getItem("CC_Clients").sort.apply([{ key: 3, ascending: true }]);
    await workbook.sync();
  });
  await actions.pinClient(code, true);
  await actions.noteClient(code, '=HYPERLINK("x") l\'été\n2e ligne', "");
  const sheet = sheetNamed(model, "Clients");
  const noteAt = cellOf(model, code, "Note");
  expect(valuesOf(sheet, noteAt)).toEqual([['=HYPERLINK("x") l\'été\n2e ligne']]);
  expect(formulasOf(sheet, noteAt)).toEqual([['=HYPERLINK("x") l\'été\n2e ligne']]);
  await actions.analyse(FRENCH, patience());
  const card = await actions.clientCard(code, patience());
  expect(card).toMatchObject({ isPinned: true, note: '=HYPERLINK("x") l\'été\n2e ligne' });
  await actions.pinClient(code, false);
  expect(await actions.clientCard(code, patience())).toMatchObject({ isPinned: false });
});

test("a note that a colleague changed meanwhile is not overwritten", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const { code } = await cardAt(committee, MOST_URGENT);
  await actions.noteClient(code, "Vu avec Paul", "");
  await expect(actions.noteClient(code, "Relancé", "")).rejects.toMatchObject({
    code: "note-changed",
    values: { note: "Vu avec Paul" },
  });
  expect(valuesOf(sheetNamed(model, "Clients"), cellOf(model, code, "Note"))).toEqual([["Vu avec Paul"]]);
});

test("the selection is followed on our sheets and the finance team's, until it is ended", async () => {
  const committee = await analysed();
  const { actions, session, excel } = committee;
  const clients = (await actions.lookUp(patience())).clients ?? [];
  const told: (string | null)[] = [];
  await actions.showClient(clients[3]?.code ?? "");
  const stop = await actions.followSelection((code) => told.push(code));
  expect(told).toEqual([clients[3]?.code]);
  // The row is read when the selection has rested; the clock is turned on instead of being waited for.
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate"] });
  const rested = async () => {
    const before = told.length;
    await until(() => {
      jest.runOnlyPendingTimers();
      return told.length > before;
    });
  };
  await actions.showClient(clients[5]?.code ?? "");
  await rested();
  expect(told.at(-1)).toBe(clients[5]?.code);
  const [source] = await session.run(async (workbook) => {
    const sheet = workbook.workbook.worksheets.getItem("Pièces ouvertes");
    const row = sheet.getRange("A20:H20").load("values");
    sheet.activate();
    sheet.getRange("E20").select();
    await workbook.sync();
    return row.values as (string | number)[][];
  });
  await rested();
  const named = clients.find(({ name }) => source?.includes(name));
  expect(named).toBeDefined();
  expect(told.at(-1)).toBe(named?.code);
  stop();
  const before = told.length;
  await actions.showClient(clients[1]?.code ?? "");
  await excel.settled();
  jest.runOnlyPendingTimers();
  await excel.settled();
  expect(told).toHaveLength(before);
});

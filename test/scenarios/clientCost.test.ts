import { CLIENTS_TABLE } from "../../src/book/clients";
import { HISTORY_TABLE } from "../../src/book/history";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { headingOf, type OwnTable } from "../../src/book/table";
import type { WorkbookModel } from "../simulator/model";
import { tableNamed } from "../simulator/workbook";
import { heldCommittees, heldOn, LALANDE, RAVEL } from "./heldCommittees";
import type { OpenCommittee } from "./openCommittee";
import { asColleague, draft } from "./openProtocol";
import { requestsOf } from "./workCost";

let committee: OpenCommittee;
beforeEach(async () => (committee = await heldCommittees(3)));
afterEach(() => committee.close());

test("a decision about a client is recorded and read back in three requests, its earlier ones of that day looked at", async () => {
  const { protocol } = committee.actions;
  const own = { committeeDate: heldOn(4), clientCode: RAVEL };
  const record = (decision: string) => protocol.recordDecision(draft({ ...own, decision }));
  expect(await requestsOf(committee, () => record("Relancer"))).toBeLessThanOrEqual(3);
  expect(await requestsOf(committee, () => record("Visiter"))).toBeLessThanOrEqual(3);
  const { entry, alreadyStood } = await record("Relancer");
  expect(alreadyStood).toBe(true);
  expect(entry).toMatchObject({ clientName: "Verrerie Ravel", decision: "Relancer" });
  expect(entry.exposure).toBeGreaterThan(0);
});

test("a client's card is read in two requests", async () => {
  const { client } = committee.actions;
  const control = { signal: new AbortController().signal, onProgress: () => undefined };
  expect(await requestsOf(committee, () => client.clientCard(RAVEL, control))).toBeLessThanOrEqual(2);
});

const RETOUCHED: readonly (readonly [OwnTable, string])[] = [
  [CLIENTS_TABLE.table, "CODE  CLIENT"],
  [PROTOCOL_TABLE.table, "code client "],
  [HISTORY_TABLE.table, "Code Client"],
];

test("where people have retouched the headings, decision, card and history are what they were", async () => {
  const { protocol, client } = committee.actions;
  const control = { signal: new AbortController().signal, onProgress: () => undefined };
  const read = async () => ({
    card: await client.clientCard(LALANDE, control),
    history: await protocol.clientHistory(RAVEL),
  });
  const before = await read();
  expect(before.history.decisions.length).toBeGreaterThan(1);
  expect(before.history.points.length).toBe(3);
  await asColleague(committee.excel, (context) => {
    for (const [table, heading] of RETOUCHED) {
      const column = context.workbook.tables
        .getItem(table)
        .columns.getItem(headingOf(table, "clientCode", "fr"));
      column.getHeaderRowRange().values = [[heading]];
    }
  });
  expect(await read()).toEqual(before);
  const own = { committeeDate: heldOn(4), clientCode: RAVEL, decision: "Relancer" };
  const { entry } = await protocol.recordDecision(draft(own));
  expect(entry.exposure).toBeGreaterThan(0);
  expect((await protocol.recordDecision(draft(own))).alreadyStood).toBe(true);
});

/** Turns a table's body upside down, as a sort does. */
function reverseRows(model: WorkbookModel, name: OwnTable): void {
  const { area, sheet } = tablePlaced(model, name);
  const body = sheet.rows.slice(area.top + 1, area.top + area.rows).reverse();
  sheet.rows.splice(area.top + 1, body.length, ...body);
}

function tablePlaced(model: WorkbookModel, name: OwnTable) {
  const sheet = model.sheets.find(({ tables }) => tables.some((table) => table.name === name))!;
  return { sheet, area: tableNamed(model, name).area };
}

test("a colleague who sorts between the two requests of a card does not mix clients up", async () => {
  const { protocol } = committee.actions;
  const before = await protocol.clientHistory(RAVEL);
  committee.excel.faults.before(2, (model) => {
    for (const name of [PROTOCOL_TABLE.table, HISTORY_TABLE.table]) reverseRows(model, name);
  });
  const after = await protocol.clientHistory(RAVEL);
  expect(after.points).toEqual(before.points);
  expect(after.decisions.map(({ number }) => number)).toEqual(before.decisions.map(({ number }) => number));
});

test("a client's history is what it was when its codes have become numbers", async () => {
  const { protocol, client } = committee.actions;
  const control = { signal: new AbortController().signal, onProgress: () => undefined };
  const before = await protocol.clientHistory(RAVEL);
  const card = await client.clientCard(RAVEL, control);
  expect(before.decisions.length).toBeGreaterThan(1);
  for (const table of [PROTOCOL_TABLE.table, HISTORY_TABLE.table]) {
    await asColleague(committee.excel, async (context) => {
      const codes = context.workbook.tables
        .getItem(table)
        .columns.getItem(headingOf(table, "clientCode", "fr"));
      const body = codes.getDataBodyRange().load("values");
      await context.sync();
      body.numberFormat = [["General"]];
      body.values = (body.values as string[][]).map(([code]) => [Number(code) || code]);
    });
  }
  expect(await protocol.clientHistory(RAVEL)).toEqual(before);
  expect(await client.clientCard(RAVEL, control)).toEqual(card);
});

test("a decision keeps its client's figures when a colleague sorts the clients between its requests", async () => {
  const { protocol } = committee.actions;
  const own = { committeeDate: heldOn(4), clientCode: LALANDE };
  const before = await protocol.recordDecision(draft({ ...own, decision: "Relancer" }));
  committee.excel.faults.before(2, (model) => reverseRows(model, CLIENTS_TABLE.table));
  const { entry, notices } = await protocol.recordDecision(draft({ ...own, decision: "Visiter" }));
  expect(entry.exposure).toBe(before.entry.exposure);
  expect(entry.exposure).toBeGreaterThan(0);
  expect(notices).toEqual([]);
});

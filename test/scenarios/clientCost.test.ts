import { CLIENTS_TABLE } from "../../src/book/clients";
import { HISTORY_TABLE } from "../../src/book/history";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { headingOf, type OwnTable } from "../../src/book/table";
import type { WorkbookModel } from "../simulator/model";
import { tableNamed } from "../simulator/workbook";
import { heldCommittees, heldOn, LALANDE, RAVEL } from "./heldCommittees";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague, draft } from "./openProtocol";
import { until } from "../simulator/until";
import { costOf, requestsOf } from "./workCost";

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

/** A client whom the meetings never decided about. */
const UNDECIDED = "0410005";

/** Shows the card of a client. */
const cardOf = ({ actions }: OpenCommittee, clientCode: string) =>
  actions.client.clientCard(clientCode, patience());

/** Selects a client's row on the sheet, and follows from then on as the client's page does. */
async function followed(clientCode: string): Promise<() => void> {
  await committee.actions.client.showClient(clientCode);
  const stop = await committee.actions.client.followSelection(() => undefined);
  await committee.excel.settled();
  return stop;
}

describe("a client's card on selection", () => {
  test("is read in two requests the first time, for which rows are whose is asked", async () => {
    const first = await costOf(committee, () => cardOf(committee, RAVEL));
    expect(first.requests).toBeLessThanOrEqual(2);
    expect(first.total).toBeLessThan(45_000);
  });

  test("then takes one request and 2 kB, a client's own decisions and committees once more", async () => {
    const stop = await followed(RAVEL);
    await cardOf(committee, RAVEL);
    for (const code of [RAVEL, UNDECIDED, LALANDE]) await cardOf(committee, code);
    for (const code of [RAVEL, UNDECIDED, LALANDE]) {
      await committee.excel.settled();
      const { requests, total } = await costOf(committee, () => cardOf(committee, code));
      expect({ code, requests, isSmall: total <= 2_000 }).toEqual({ code, requests: 1, isSmall: true });
    }
    stop();
    await committee.excel.settled();
    expect(await requestsOf(committee, () => cardOf(committee, RAVEL))).toBe(2);
  });

  test.each([
    ["that no committee spoke of is read in 2 kB", UNDECIDED, 2_000],
    ["with a decision and three committees is read in 6 kB", LALANDE, 6_000],
  ])("of another client %s and one request, that of its row apart", async (_, code, bytes) => {
    const stop = await followed(RAVEL);
    await cardOf(committee, RAVEL);
    await committee.excel.settled();
    const { requests, total } = await costOf(committee, () => cardOf(committee, code));
    expect(requests).toBe(1);
    expect(total).toBeLessThanOrEqual(bytes);
    stop();
  });

  test("takes two requests with the reading of the selected row", async () => {
    let selected: string | null = null;
    const stop = await committee.actions.client.followSelection((code) => (selected = code));
    await committee.actions.client.showClient(RAVEL);
    await until(() => selected === RAVEL);
    await cardOf(committee, RAVEL);
    await committee.actions.client.showClient(LALANDE);
    await committee.excel.settled();
    const { requests } = await costOf(committee, async () => {
      await until(() => selected === LALANDE);
      await cardOf(committee, LALANDE);
    });
    expect(requests).toBe(2);
    stop();
  });

  test("is read anew while the user is on the protocol, where picks from lists may go untold", async () => {
    const stop = await followed(RAVEL);
    await cardOf(committee, RAVEL);
    const { entry } = await committee.actions.protocol.recordDecision(
      draft({ committeeDate: heldOn(4), clientCode: RAVEL, decision: "Relancer" }),
    );
    await committee.actions.protocol.showDecision(entry.number ?? 0);
    stop();
    const again = await committee.actions.client.followSelection(() => undefined);
    await committee.excel.settled();
    await cardOf(committee, RAVEL);
    expect(await requestsOf(committee, () => cardOf(committee, RAVEL))).toBe(2);
    again();
  });
});

/** Body of a table of ours, in a colleague's Excel. */
const bodyOf = (context: Excel.RequestContext, name: OwnTable) =>
  context.workbook.tables.getItem(name).getDataBodyRange();

/** What a colleague does between two cards of a client. */
const MEANWHILE: Readonly<Record<string, (context: Excel.RequestContext) => Promise<unknown> | void>> = {
  "sorts the clients": ({ workbook }) => {
    workbook.tables.getItem(CLIENTS_TABLE.table).sort.apply([{ key: 2, ascending: false }]);
  },
  "sorts the protocol": ({ workbook }) => {
    workbook.tables.getItem(PROTOCOL_TABLE.table).sort.apply([{ key: 0, ascending: false }]);
  },
  "sorts the history": ({ workbook }) => {
    workbook.tables.getItem(HISTORY_TABLE.table).sort.apply([{ key: 0, ascending: false }]);
  },
  "gives a decision to another client": async (context) => {
    const codes = context.workbook.tables
      .getItem(PROTOCOL_TABLE.table)
      .columns.getItem(headingOf(PROTOCOL_TABLE.table, "clientCode", "fr"))
      .getDataBodyRange()
      .load("values");
    await context.sync();
    codes.values = (codes.values as string[][]).map(([code = ""]) => [
      code === RAVEL ? `'${LALANDE}` : `'${code}`,
    ]);
  },
  "says what came of a decision": (context) => {
    const result = context.workbook.tables
      .getItem(PROTOCOL_TABLE.table)
      .columns.getItem(headingOf(PROTOCOL_TABLE.table, "result", "fr"));
    result.getDataBodyRange().values = [["Fait"]];
  },
  "copies a decision below the others": async (context) => {
    const first = bodyOf(context, PROTOCOL_TABLE.table).getRow(0).load("values");
    await context.sync();
    context.workbook.tables.getItem(PROTOCOL_TABLE.table).rows.add(undefined, first.values as string[][]);
  },
  "takes the first committee's row away": (context) => {
    bodyOf(context, HISTORY_TABLE.table).getRow(0).delete("Up");
  },
  "inserts a row above the clients": ({ workbook }) => {
    workbook.worksheets.getItem("Clients").getRange("1:1").insert("Down");
  },
  "gives the clients' sheet another name": ({ workbook }) => {
    workbook.worksheets.getItem("Clients").name = "Nos clients";
  },
};

test.each(Object.keys(MEANWHILE))(
  "a card is right when a colleague %s between two selections",
  async (what) => {
    const stop = await followed(RAVEL);
    for (const code of [RAVEL, LALANDE]) await cardOf(committee, code);
    await asColleague(committee.excel, MEANWHILE[what]!);
    await committee.excel.settled();
    const fresh = await openCommittee(committee.model, { excel: committee.excel, now: committee.now });
    for (const code of [RAVEL, LALANDE])
      expect(await cardOf(committee, code)).toEqual(await cardOf(fresh, code));
    fresh.close();
    stop();
  },
);

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

import { dayOf } from "../../src/domain/basis/day";
import { CLIENTS_TABLE } from "../../src/book/clients";
import { openItemsMatrix } from "../sample/portfolio";
import type { ExcelOptions } from "../simulator/excel";
import type { WorkbookModel } from "../simulator/model";
import { addSheet, newWorkbook, putValues, sheetNamed } from "../simulator/workbook";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const REQUEST = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;

/** Bytes that no request and no answer is above: Excel on the web refuses five million. */
const LARGEST = 3_000_000;

/** As many open items: about fifteen of each client. */
async function withItems(count: number, options: ExcelOptions = {}): Promise<OpenCommittee> {
  const model = newWorkbook("grand.xlsx", []);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", openItemsMatrix(count, 3));
  return openCommittee(model, options);
}

/** Requests that read the items themselves, and the rows of their clients beyond the first thousands. */
function blocksOf(items: number): number {
  return Math.ceil(items / 8_000);
}

/** Tests of what opening the pane and a first analysis cost. */
export function testFirstCosts(items: number): void {
  test(`opening the pane reads the first rows only, of ${items} items too`, async () => {
    const committee = await withItems(items);
    const { actions, excel } = committee;
    const { week } = await actions.sources.lookUp(patience());
    expect(week?.isPrepared).toBe(false);
    // Two for our own tables, where the week stands among them, one for the first rows of the sheets.
    expect(excel.meters.requests).toBeLessThanOrEqual(4);
    expect(excel.meters.bytesIn).toBeLessThan(60_000);
    committee.close();
  });

  test(`${items} items are read and their clients written in requests and answers under 3 MB`, async () => {
    const committee = await withItems(items);
    const { actions, excel } = committee;
    const analysis = await actions.analysis.analyse(REQUEST, patience());
    expect(analysis.clients.length).toBeGreaterThan(0.06 * items);
    const { requests, largestRequest, largestResponse } = excel.meters;
    expect(requests).toBeLessThanOrEqual(10 + blocksOf(items));
    expect(largestRequest).toBeLessThan(LARGEST);
    expect(largestResponse).toBeLessThan(LARGEST);
    committee.close();
  });
}

/** Tests that two weeks of so many items go all the way through, in requests and answers under 3 MB. */
export function testTwoWeeks(items: number): void {
  test(`${items} items: two analyses and two agendas, each request and answer under 3 MB`, async () => {
    // What Excel computes in a moment takes the simulator's engine minutes.
    const committee = await withItems(items, { formulas: null });
    const { actions, excel } = committee;
    for (let week = 0; week < 2; week += 1) {
      await actions.analysis.analyse(REQUEST, patience());
      const { clients } = await actions.agenda.prepareAgenda(patience());
      expect(clients).toBeGreaterThan(0.001 * items);
    }
    const { largestRequest, largestResponse } = excel.meters;
    expect(largestRequest).toBeLessThan(LARGEST);
    expect(largestResponse).toBeLessThan(LARGEST);
    committee.close();
  });
}

/** Clients of whom something changes. */
const CHANGED = 20;

/** Tests of what an analysis costs when little or nothing has changed. */
export function testRefreshCosts(items: number): void {
  test(`of ${items} items, an analysis that changes nothing sends no cell back`, async () => {
    const committee = await withItems(items);
    const { actions, excel } = committee;
    await actions.analysis.analyse(REQUEST, patience());
    await actions.sources.lookUp(patience());
    excel.meters.reset();
    await actions.analysis.analyse(REQUEST, patience());
    expect([...excel.meters.written]).toEqual([]);
    expect(excel.meters.requests).toBeLessThanOrEqual(6 + blocksOf(items));
    expect(excel.meters.bytesOut).toBeLessThan(72_000);
    committee.close();
  });

  test(`of ${items} items, ${CHANGED} clients that changed are written in less than 50 kB, the other rows are left`, async () => {
    const committee = await withItems(items);
    const { actions, excel, model } = committee;
    const first = await actions.analysis.analyse(REQUEST, patience());
    expect(first.clients.length).toBeGreaterThanOrEqual(items / 15);
    const every = first.clients.length / CHANGED;
    await actions.sources.lookUp(patience());
    const changed = Array.from(
      { length: CHANGED },
      (_, index) => first.clients[Math.floor((index + 0.07) * every)]!,
    );
    raiseOneItem(model, new Set(changed.map(({ clientCode: code }) => code)));
    excel.meters.reset();
    const again = await actions.analysis.analyse(REQUEST, patience());
    expect(again.written.cellsChanged).toBeGreaterThanOrEqual(CHANGED * 3);
    expect(excel.meters.largestRequest).toBeLessThan(50_000);
    expect(excel.meters.bytesOut).toBeLessThan(70_000 + 50_000);
    const written = [...excel.meters.written.values()].reduce((sum, { cells }) => sum + cells, 0);
    expect([...excel.meters.written.keys()]).toEqual(["Clients"]);
    expect(written).toBeLessThan(CHANGED * CLIENTS_TABLE.columns.length + 10);
    committee.close();
  });
}

/** One cent more on one item of each client: the order of the clients stays as it is. */
function raiseOneItem(model: WorkbookModel, codes: ReadonlySet<string>): void {
  const sheet = sheetNamed(model, "Pièces ouvertes");
  const left = new Set(codes);
  const openAmount = 8;
  for (const cells of sheet.rows.slice(1)) {
    const code = cells?.[0]?.value;
    const cell = cells?.[openAmount];
    if (typeof code !== "string" || typeof cell?.value !== "number") continue;
    if (cell.value <= 0 || !left.delete(code)) continue;
    cell.value = Math.round((cell.value + 0.01) * 100) / 100;
  }
  expect(left.size).toBe(0);
}

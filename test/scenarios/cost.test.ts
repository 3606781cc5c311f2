import { dayOf } from "../../src/domain/basis/day";
import { CLIENTS_TABLE } from "../../src/excel/sheets/clientsSheet";
import { openItemsMatrix } from "../sample/portfolio";
import { PAYLOAD_LIMIT } from "../simulator/excel";
import type { WorkbookModel } from "../simulator/model";
import { addSheet, newWorkbook, putValues, sheetNamed } from "../simulator/workbook";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const REQUEST = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function withItems(count: number): Promise<OpenCommittee> {
  const model = newWorkbook("grand.xlsx", []);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", openItemsMatrix(count, 3));
  const committee = await openCommittee(model);
  opened.push(committee);
  return committee;
}

test("opening the pane reads the first rows only, whatever the size", async () => {
  const { actions, excel } = await withItems(50_000);
  await actions.sources.lookUp(patience());
  expect(excel.meters.requests).toBeLessThanOrEqual(12);
  expect(excel.meters.bytesIn).toBeLessThan(60_000);
});

test("50,000 items are read and 3,333 clients written in requests and answers under 5 MB", async () => {
  const { actions, excel } = await withItems(50_000);
  const analysis = await actions.analysis.analyse(REQUEST, patience());
  expect(analysis.clients.length).toBeGreaterThan(3_000);
  const { requests, largestRequest, largestResponse } = excel.meters;
  expect(requests).toBeLessThanOrEqual(56);
  expect(largestRequest).toBeLessThan(0.6 * PAYLOAD_LIMIT);
  expect(largestResponse).toBeLessThan(0.6 * PAYLOAD_LIMIT);
});

test("of 2,000 clients, an analysis that changes nothing sends no cell back", async () => {
  const { actions, excel } = await withItems(30_000);
  await actions.analysis.analyse(REQUEST, patience());
  await actions.sources.lookUp(patience());
  excel.meters.reset();
  await actions.analysis.analyse(REQUEST, patience());
  expect([...excel.meters.written]).toEqual([]);
  expect(excel.meters.requests).toBeLessThanOrEqual(32);
  expect(excel.meters.bytesOut).toBeLessThan(70_000);
});

test("of 2,000 clients, 20 that changed are written in less than 50 kB, the other rows are left", async () => {
  const { actions, excel, model } = await withItems(30_000);
  const first = await actions.analysis.analyse(REQUEST, patience());
  expect(first.clients.length).toBeGreaterThanOrEqual(2_000);
  await actions.sources.lookUp(patience());
  const changed = first.clients.filter((_, index) => index % 100 === 7).slice(0, 20);
  raiseOneItem(model, new Set(changed.map(({ clientCode }) => clientCode)));
  excel.meters.reset();
  const again = await actions.analysis.analyse(REQUEST, patience());
  expect(again.written.cellsChanged).toBeGreaterThanOrEqual(20 * 3);
  expect(excel.meters.largestRequest).toBeLessThan(50_000);
  expect(excel.meters.bytesOut).toBeLessThan(70_000 + 50_000);
  const written = [...excel.meters.written.values()].reduce((sum, { cells }) => sum + cells, 0);
  expect([...excel.meters.written.keys()]).toEqual(["Clients"]);
  expect(written).toBeLessThan(20 * CLIENTS_TABLE.columns.length + 10);
});

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

import { dayOf } from "../../src/domain/day";
import { openItemsMatrix } from "../sample/portfolio";
import { PAYLOAD_LIMIT } from "../simulator/excel";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
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
  await actions.lookUp(patience());
  expect(excel.meters.requests).toBeLessThanOrEqual(12);
  expect(excel.meters.bytesIn).toBeLessThan(60_000);
});

test("50,000 items are read and 3,333 clients written in requests and answers under 5 MB", async () => {
  const { actions, excel } = await withItems(50_000);
  const analysis = await actions.analyse(REQUEST, patience());
  expect(analysis.clients.length).toBeGreaterThan(3_000);
  const { requests, largestRequest, largestResponse } = excel.meters;
  expect(requests).toBeLessThanOrEqual(45);
  expect(largestRequest).toBeLessThan(0.6 * PAYLOAD_LIMIT);
  expect(largestResponse).toBeLessThan(0.6 * PAYLOAD_LIMIT);
});

test("an analysis that changes nothing sends no cell back", async () => {
  const { actions, excel } = await withItems(10_000);
  await actions.analyse(REQUEST, patience());
  await actions.lookUp(patience());
  excel.meters.reset();
  await actions.analyse(REQUEST, patience());
  expect([...excel.meters.written]).toEqual([]);
  expect(excel.meters.requests).toBeLessThanOrEqual(30);
  expect(excel.meters.bytesOut).toBeLessThan(40_000);
});

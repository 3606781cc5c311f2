import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Results } from "../../src/committee/results/resultsContract";
import { openXlsx } from "../simulator/files/openXlsx";
import type { WorkbookModel } from "../simulator/model";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import {
  analyseAgreeing,
  openCommittee,
  patience,
  type AgreedAnalysis,
  type OpenCommittee,
} from "../scenarios/openCommittee";
import { CLIENT_NAMES } from "./clientNames";
import { COMMITTEES_HELD, committeeDay } from "./year/calendar";
import { NAMES } from "./year/cast";
import { YEAR_FILE_NAME } from "./year/holdCommittee";

const YEAR_FILE = join(__dirname, "../../assets", YEAR_FILE_NAME);
const MEGABYTE = 1024 * 1024;

/** Thursday 18 February 2027, the eve of the fifty-third committee. */
const EVE = new Date(2027, 1, 18, 10);

let committee: OpenCommittee;
let model: WorkbookModel;
let again: AgreedAnalysis;
let results: Results;

beforeAll(async () => {
  model = await openXlsx(new Uint8Array(readFileSync(YEAR_FILE)), YEAR_FILE_NAME);
  committee = await openCommittee(model, { now: EVE });
  again = await analyseAgreeing(committee, { language: "fr", referenceDate: null });
  // Sales are known once the sources were read.
  results = await committee.actions.results.readResults();
});
afterAll(() => committee?.close());

test("the file is small enough to be mailed", () => {
  expect(readFileSync(YEAR_FILE).length).toBeLessThan(1.5 * MEGABYTE);
});

test("it opens on the clients, analysed on the eve of the committee, its agenda still to be prepared", async () => {
  expect(sheetNamed(model, "Clients").id).toBe(model.activeSheetId);
  const week = await committee.actions.week.readWeek();
  const eve = committeeDay(COMMITTEES_HELD + 1) - 1;
  expect(week).toMatchObject({ committee: eve + 1, clientsDay: eve - 1, isPrepared: false, warnings: [] });
  expect(week.openActions).toBeGreaterThan(3);
});

test("analysed again it asks nothing and changes nothing", () => {
  const { analysis, asked } = again;
  expect(asked).toEqual([]);
  expect(analysis.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
  expect(analysis.warnings).toEqual([]);
});

test("overdue fell by a third, of which a tenth by money: the year lost clients too", () => {
  const { points, comparison } = results;
  expect(points).toHaveLength(COMMITTEES_HELD);
  const { before, after, fall } = comparison!;
  expect(after.countedOverdue / before.countedOverdue - 1).toBeLessThan(-0.25);
  expect(fall.writtenOff).toBe(102_845_03 + 282_189_75);
  expect(fall.indemnified).toBe(130_417_66);
  expect(comparison?.share).toBeLessThan(-0.05);
  expect(comparison?.share).toBeGreaterThan(-0.25);
  const [first, last] = [points[0]!, points.at(-1)!];
  expect(
    points.filter((point, at) => point.countedOverdue > (points[at - 1]?.countedOverdue ?? Infinity)).length,
  ).toBeGreaterThan(8);
  expect(last.dso).toBeLessThan(first.dso! - 3);
  expect(last.counts.red).toBeLessThan(first.counts.red);
});

test("the headline's amounts are those of the history, added up by hand", () => {
  const { area, columns } = tableNamed(model, "CC_History");
  const at = (heading: string) => columns.findIndex(({ name }) => name === heading);
  const rows = valuesOf(sheetNamed(model, "Historique des clients"), "A1:AZ4000").slice(
    area.top + 1,
    area.top + area.rows,
  );
  const overdueOn = (day: number) =>
    rows
      .filter((row) => row[area.left + at("Date du comité")] === day)
      .reduce((sum, row) => sum + Math.round(Number(row[area.left + at("Échu retenu")]) * 100), 0);
  const meanOf = (numbers: readonly number[]) =>
    Math.round(numbers.reduce((sum, number) => sum + overdueOn(committeeDay(number)), 0) / numbers.length);
  const { before, after } = results.comparison!;
  expect(before.countedOverdue).toBe(meanOf([1, 2, 3, 4]));
  expect(after.countedOverdue).toBe(meanOf([49, 50, 51, 52]));
  expect(COMMITTEES_HELD).toBe(52);
});

test("every list of the results has something to show", () => {
  const { lost, improvements, salesHeld, blocks, cover, visits, losses, kinds } = results;
  expect(improvements[0]!.precededBy.length).toBeGreaterThan(0);
  expect(lost.map(({ clientName }) => clientName)).toEqual(
    expect.arrayContaining([NAMES.courtemanche, NAMES.castelverdan]),
  );
  const held = salesHeld.find(({ entry }) => entry.clientName === NAMES.orvains);
  expect(held!.months).toBe(12);
  expect(held!.after).toBeGreaterThanOrEqual(held!.before * 0.95);
  expect(blocks.some(({ before, after }) => (after ?? Infinity) < (before ?? 0) / 2)).toBe(true);
  expect(cover.some(({ before, after }) => (after ?? 0) > (before ?? Infinity))).toBe(true);
  expect(visits.some(({ before, after }) => (after ?? Infinity) < (before ?? 0))).toBe(true);
  expect(losses.length).toBeGreaterThanOrEqual(1);
  expect(kinds.length).toBeGreaterThanOrEqual(10);
  expect(results.gaps).toHaveLength(3);
  expect(results.policyChanges).toHaveLength(1);
  expect(results.codeChanges.map(({ clientName }) => clientName)).toEqual([NAMES.balmeron]);
  expect(results.arbitration).toMatchObject({ direction: "falling" });
  expect(results.warnings).toEqual([]);
});

test("every client is one of the invented names", async () => {
  const { clients } = await committee.actions.sources.lookUp(patience());
  const invented = new Set(Object.values(CLIENT_NAMES).flat());
  expect(clients?.length).toBeGreaterThan(50);
  expect(clients?.filter(({ clientName }) => !invented.has(clientName))).toEqual([]);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCommittees, readHistory } from "../../src/committee/port/committeeFile";
import { committeesWithFigures, trendOf } from "../../src/domain/results/committeeTrend";
import type { CommitteeRecord } from "../../src/domain/committee/committeeRecord";
import { OTHER_CLIENTS, type HistoryEntry } from "../../src/domain/committee/history";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { AGEING_PARTS } from "../../src/domain/receivables/receivables";
import { COMMITTEES_HELD, committeeDay } from "../sample/year/calendar";
import { NAMES } from "../sample/year/cast";
import {
  eveOf,
  holdCommittee,
  openYear,
  YEAR_FILE_NAME,
  THRESHOLD_CHANGED,
  type HeldWeek,
  type WeekPart,
  type Year,
} from "../sample/year/holdCommittee";
import { fileOnEve } from "../sample/year/yearFile";
import { openXlsx } from "../simulator/files/openXlsx";
import { entriesOf } from "./openProtocol";

/** A year takes its time; the machine may be busy with other tests. */
jest.setTimeout(300_000);

const YEAR_FILE = join(__dirname, "../../assets", YEAR_FILE_NAME);

let year: Year;
const weeks: HeldWeek[] = [];
let history: readonly HistoryEntry[];
let committees: readonly CommitteeRecord[];
let protocol: readonly ProtocolEntry[];

beforeAll(async () => {
  year = await openYear();
  for (let number = 1; number <= COMMITTEES_HELD; number++) weeks.push(await holdCommittee(year, number));
  const { session } = year.committee;
  history = await session.run((workbook) => readHistory(workbook));
  committees = await session.run((workbook) => readCommittees(workbook));
  protocol = await entriesOf(year.committee);
});
afterAll(() => year?.committee.close());

const numbers = Array.from({ length: COMMITTEES_HELD }, (_, index) => index + 1);

test("52 committees were held on their days, closed, and their protocols sent", () => {
  expect(committees.map(({ date }) => date)).toEqual(numbers.map(committeeDay));
  for (const { date, agendaSent, closed, protocolSent, nextDate } of committees) {
    const number = numbers.find((own) => committeeDay(own) === date) ?? 0;
    expect({ date, agendaSent, closed, protocolSent, nextDate }).toEqual({
      date,
      agendaSent: date - 1,
      closed: date,
      protocolSent: date,
      nextDate: committeeDay(number + 1),
    });
  }
});

test("every week the clients on the agenda and the others add up to the portfolio, to the cent", () => {
  for (const { day, analysis } of weeks) {
    const rows = history.filter(({ committeeDate }) => committeeDate === day);
    const record = committees.find(({ date }) => date === day)!;
    const sum = (amount: (row: HistoryEntry) => number) =>
      rows.reduce((total, row) => total + amount(row), 0);
    const ageing = AGEING_PARTS.map((part) => sum((row) => row.ageing[part]));
    expect(ageing).toEqual(AGEING_PARTS.map((part) => record.ageing[part]));
    expect(ageing).toEqual(AGEING_PARTS.map((part) => analysis.totals[part]));
    expect(sum(({ balance }) => balance)).toBe(record.balance);
    expect(sum(({ balance }) => balance)).toBe(analysis.totals.balance);
    expect(sum(({ exposure }) => exposure)).toBe(record.exposure);
    expect(sum(({ uncovered }) => uncovered)).toBe(record.uncovered);
    expect(sum(({ countedOverdue }) => countedOverdue)).toBe(record.countedOverdue);
    expect(sum(({ disputed }) => disputed)).toBeLessThanOrEqual(record.balance);
    expect(record.counts).toEqual(analysis.counts);
  }
});

test("each client has one row per committee, and each committee one row for the others", () => {
  const keys = history.map(({ committeeDate, clientCode }) => `${committeeDate} ${clientCode}`);
  expect(new Set(keys).size).toBe(keys.length);
  const others = history.filter(({ clientCode }) => clientCode === OTHER_CLIENTS);
  expect(others.map(({ committeeDate }) => committeeDate).sort()).toEqual(numbers.map(committeeDay));
  for (const { day, agenda } of weeks) {
    const own = history.filter(({ committeeDate }) => committeeDate === day);
    expect(own).toHaveLength(agenda.clients + 1);
  }
});

test("decisions are numbered from 1 without a gap, and stand as they were recorded", () => {
  const sorted = protocol.map(({ number }) => number ?? 0).sort((a, b) => a - b);
  expect(sorted).toEqual(sorted.map((_, index) => index + 1));
  expect(sorted.length).toBeGreaterThan(120);
  expect(new Map(protocol.map((entry) => [entry.number, entry]))).toEqual(year.known);
  for (const entry of weeks.flatMap(({ recorded }) => recorded)) {
    expect(frozenOf(year.known.get(entry.number!)!)).toEqual(frozenOf(entry));
  }
});

/** What no later committee changes. */
function frozenOf(entry: ProtocolEntry): Partial<ProtocolEntry> {
  const { number, committeeDate, clientCode, colour, exposure, uncovered, overdue, oldestDaysLate } = entry;
  const { topic, decision, kind, owner, dueDate, origin, amount, until } = entry;
  const figures = { number, committeeDate, clientCode, colour, exposure, uncovered, overdue, oldestDaysLate };
  return { ...figures, topic, decision, kind, owner, dueDate, origin, amount, until };
}

test("whatever was asked of the arbiter was ruled on, and every postponed action points back", () => {
  const asked = protocol.filter(({ arbitration }) => arbitration !== "none");
  expect(asked.length).toBeGreaterThanOrEqual(4);
  expect(new Set(asked.map(({ arbitration }) => arbitration))).toEqual(new Set(["ruled"]));
  const continued = protocol.filter(({ kind, origin }) => origin !== null && kind !== "shipment-release");
  expect(continued.length).toBeGreaterThan(5);
  for (const { origin, clientCode } of continued) {
    expect(protocol.find(({ number }) => number === origin)).toMatchObject({ clientCode, status: "dropped" });
  }
});

test("the year tells what it should: a new code, losses, a threshold changed, broken promises, DSO every week", () => {
  const named = (name: string) => history.filter(({ clientName }) => clientName === name);
  expect(new Set(named(NAMES.balmeron).map(({ clientCode }) => clientCode)).size).toBe(2);
  expect(named(NAMES.wolvenberg).at(-1)!.committeeDate).toBeLessThan(committeeDay(40));
  expect(protocol.filter(({ kind }) => kind === "insurer-declaration").length).toBeGreaterThanOrEqual(3);
  const stamps = [...new Set(committeesWithFigures(committees).map(({ policy }) => policy))];
  expect(stamps).toHaveLength(2);
  expect(committees.findIndex(({ policy }) => policy === stamps[1])).toBe(THRESHOLD_CHANGED - 1);
  const garonnais = named(NAMES.garonnais).find(({ reasons }) => reasons.includes("promesse"));
  expect(garonnais?.colour).toBe("red");
  for (const { dso, bestDso } of committees) {
    expect(dso).toBeGreaterThan(30);
    expect(bestDso).toBeLessThan(dso!);
  }
  expect(trendOf(committees)!.overdueShare).toBeLessThan(-0.2);
});

test("nothing went wrong, and nobody was asked anything after the first week", () => {
  const said = weeks.flatMap(({ analysis, agenda, meeting }) => [
    ...analysis.warnings,
    ...agenda.warnings,
    ...meeting.warnings,
  ]);
  expect(new Set(said.map(({ code }) => code))).toEqual(new Set(["override-ended"]));
  expect(weeks.flatMap(({ asked }) => asked)).toEqual([]);
  expect(weeks.flatMap(({ analysis }) => analysis.rejected)).toEqual([]);
});

const UNUSUAL = new Set([1, THRESHOLD_CHANGED]);

/** Costs of the weeks in which nothing but the week was done. */
function costsOf(part: WeekPart) {
  return weeks
    .filter(({ number }) => !UNUSUAL.has(number))
    .map(({ number, costs }) => ({ number, ...costs[part] }));
}

/** What a row of the history or of the protocol may cost whoever reads the tables again. */
const BYTES_PER_ROW = 400;

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test.each(["analyse", "agenda", "opening", "closing"] as const)(
  "the requests of %s are as many after a year as in the second week",
  (part) => {
    const costs = costsOf(part);
    const [first, last] = [costs.slice(0, 12), costs.slice(-12)];
    expect(middle(last.map(({ requests }) => requests))).toBe(middle(first.map(({ requests }) => requests)));
  },
);

test.each(["record", "review"] as const)(
  "to %s takes as many requests after a year as in the first weeks, and bytes in line with the rows",
  (useCase) => {
    const calls = weeks.slice(1).flatMap((week) => week.calls.filter((call) => call.useCase === useCase));
    const [first, last] = [calls.slice(0, 20), calls.slice(-20)];
    expect(middle(last.map(({ requests }) => requests))).toBe(middle(first.map(({ requests }) => requests)));
    const bytes = middle(last.map((call) => call.bytes)) - middle(first.map((call) => call.bytes));
    expect(bytes).toBeLessThan(protocol.length * BYTES_PER_ROW);
  },
);

test.each(["analyse", "agenda", "opening", "closing"] as const)(
  "the bytes of %s grow with the rows of the tables, not faster",
  (part) => {
    const bytes = costsOf(part).map((cost) => cost.bytes);
    const quarter = Math.floor(bytes.length / 4);
    const level = (from: number) => middle(bytes.slice(from * quarter, (from + 1) * quarter));
    const growth = [1, 2, 3].map((at) => level(at) - level(at - 1));
    // Were it more than linear, each quarter would add more than the one before.
    expect(growth[2]).toBeLessThan(Math.max(10_000, (growth[0] ?? 0) * 1.5));
    const rows = history.length + protocol.length;
    expect(level(3) - level(0)).toBeLessThan(rows * BYTES_PER_ROW);
  },
);

test("the eve of the committee after them reads like any other", async () => {
  const { analysis, asked } = await eveOf(year, COMMITTEES_HELD + 1);
  expect(asked).toEqual([]);
  expect(analysis.change?.since).toBe(committeeDay(COMMITTEES_HELD));
  const week = await year.committee.actions.readWeek();
  expect(week).toMatchObject({ committee: committeeDay(COMMITTEES_HELD + 1), isPrepared: false });
});

test("the sample file is this very year, cell by cell (`npm run sample` makes it again)", async () => {
  const { bytes } = await fileOnEve(year, COMMITTEES_HELD + 1);
  expect(await contentOf(readFileSync(YEAR_FILE))).toEqual(await contentOf(bytes));
});

/** What every cell of a file says, one line per row, so that a difference is told in short. */
async function contentOf(bytes: Uint8Array): Promise<Record<string, string[]>> {
  const { sheets } = await openXlsx(new Uint8Array(bytes), YEAR_FILE_NAME);
  return Object.fromEntries(
    sheets.map(({ name, rows }) => [
      name,
      rows.map((cells) =>
        cells.map((cell) => JSON.stringify([cell?.formula ?? cell?.value, cell?.numberFormat])).join(" "),
      ),
    ]),
  );
}

import { readCommittees } from "./committeesTable";
import type { CommitteeRecord } from "../../src/domain/committee/committeeRecord";
import { OTHER_CLIENTS, type HistoryEntry } from "../../src/domain/committee/history";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { AGEING_PARTS } from "../../src/domain/receivables/receivables";
import { committeeDay } from "../sample/year/calendar";
import { holdCommittee, openYear, type HeldWeek, type Year } from "../sample/year/holdCommittee";
import { entriesOf } from "./openProtocol";
import { readHistory } from "./readHistory";

/** The sample company's committees, held from the first one on, and what then stands in its workbook. */
export interface HeldYear {
  readonly year: Year;
  readonly weeks: readonly HeldWeek[];
  readonly history: readonly HistoryEntry[];
  readonly committees: readonly CommitteeRecord[];
  readonly protocol: readonly ProtocolEntry[];
}

/** Holds the first `count` committees, week after week. */
export async function holdYear(count: number): Promise<HeldYear> {
  const year = await openYear();
  const weeks: HeldWeek[] = [];
  for (let number = 1; number <= count; number++) weeks.push(await holdCommittee(year, number));
  const { session } = year.committee;
  const history = await readHistory(session);
  const committees = await session.run((workbook) => readCommittees(workbook));
  return { year, weeks, history, committees, protocol: await entriesOf(year.committee) };
}

/** Tests of what is true after any number of committees. */
export function testBooks(count: number, held: () => HeldYear): void {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);

  test(`${count} committees were held on their days, closed, and their protocols sent`, () => {
    const { committees } = held();
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
    const { weeks, history, committees } = held();
    for (const { day, analysis } of weeks) {
      const rows = history.filter(({ committeeDate }) => committeeDate === day);
      const record = committees.find(({ date }) => date === day)!;
      const sum = (amount: (row: HistoryEntry) => number) =>
        rows.reduce((total, row) => total + amount(row), 0);
      const ageing = AGEING_PARTS.map((part) => sum((row) => row.ageing[part]));
      expect(ageing).toEqual(AGEING_PARTS.map((part) => record.figures!.ageing[part]));
      expect(ageing).toEqual(AGEING_PARTS.map((part) => analysis.totals[part]));
      expect(sum(({ balance }) => balance)).toBe(record.figures!.balance);
      expect(sum(({ balance }) => balance)).toBe(analysis.totals.balance);
      expect(sum(({ exposure }) => exposure)).toBe(record.figures!.exposure);
      expect(sum(({ uncovered }) => uncovered)).toBe(record.figures!.uncovered);
      expect(sum(({ countedOverdue }) => countedOverdue)).toBe(record.figures!.countedOverdue);
      expect(sum(({ disputed }) => disputed)).toBeLessThanOrEqual(record.figures!.balance);
      expect(record.figures!.counts).toEqual(analysis.counts);
    }
  });

  test("each client has one row per committee, and each committee one row for the others", () => {
    const { weeks, history } = held();
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
    const { year, weeks, protocol } = held();
    const sorted = protocol.map(({ number }) => number ?? 0).sort((a, b) => a - b);
    expect(sorted).toEqual(sorted.map((_, index) => index + 1));
    expect(sorted.length).toBeGreaterThan(2 * count);
    expect(new Map(protocol.map((entry) => [entry.number, entry]))).toEqual(year.known);
    for (const entry of weeks.flatMap(({ recorded }) => recorded)) {
      expect(frozenOf(year.known.get(entry.number!)!)).toEqual(frozenOf(entry));
    }
  });

  test("every red client of an agenda has a decision in that day's protocol, were it that things are maintained", () => {
    const { history, protocol } = held();
    const decided = new Set(
      protocol.map(({ committeeDate, clientCode }) => `${committeeDate} ${clientCode}`),
    );
    const reds = history.filter(({ colour, rules }) => colour === "red" && rules !== "");
    expect(reds.length).toBeGreaterThan(5 * count);
    expect(
      reds.filter(({ committeeDate, clientCode }) => !decided.has(`${committeeDate} ${clientCode}`)),
    ).toEqual([]);
  });

  test("nothing was rejected, and nobody was asked anything after the first week", () => {
    const { weeks } = held();
    expect(weeks.flatMap(({ asked }) => asked)).toEqual([]);
    expect(weeks.flatMap(({ analysis }) => analysis.rejected)).toEqual([]);
  });
}

/** What no later committee changes. */
function frozenOf(entry: ProtocolEntry): Partial<ProtocolEntry> {
  const {
    number,
    committeeDate,
    clientCode,
    colour,
    exposure,
    uncovered,
    countedOverdue: overdue,
    oldestDaysLate,
  } = entry;
  const { topic, decision, kind, owner, dueDate, origin, amount, until } = entry;
  const figures = { number, committeeDate, clientCode, colour, exposure, uncovered, overdue, oldestDaysLate };
  return { ...figures, topic, decision, kind, owner, dueDate, origin, amount, until };
}

import { dayOf } from "../basis/day";
import { weekSteps, type WeekFacts } from "./weekSteps";
import { committeeOfTheWeek } from "./whichCommittee";
import type { CommitteeRecord } from "./committeeRecord";

const FRIDAY = dayOf(2026, 1, 16);
const FACTS: WeekFacts = {
  today: FRIDAY - 2,
  hasReceivables: true,
  dataDay: FRIDAY - 2,
  clientsDay: null,
  lastDay: FRIDAY - 9,
  committee: FRIDAY,
  agendaDue: FRIDAY - 1,
  agendaSent: null,
  closed: null,
  protocolSent: null,
  openActions: 3,
};

/** Each step in a word: done, late, next or –. */
function inWords(facts: Partial<WeekFacts>): string {
  return weekSteps({ ...FACTS, ...facts })
    .map(({ isDone, isNext, daysLate }) =>
      isDone ? "done" : `${isNext ? "next" : "–"}${daysLate > 0 ? ` late ${daysLate}` : ""}`,
    )
    .join(", ");
}

const classified = { clientsDay: FRIDAY - 2 };
const sent = { ...classified, agendaSent: FRIDAY - 1 };

test.each<[string, Partial<WeekFacts>, string]>([
  ["no data", { hasReceivables: false, dataDay: null }, "next, –, –, –, –, –"],
  ["last week's data", { dataDay: FRIDAY - 9, clientsDay: FRIDAY - 9 }, "next, –, –, –, –, –"],
  ["new data", {}, "done, next, –, –, –, –"],
  ["a first committee", { lastDay: null }, "done, next, –, –, –, –"],
  ["data without a day", { dataDay: null }, "done, next, –, –, –, –"],
  ["classified", classified, "done, done, next, –, –, –"],
  ["newer data than classified", { clientsDay: FRIDAY - 3 }, "done, next, –, –, –, –"],
  ["agenda due today", { ...classified, today: FRIDAY - 1 }, "done, done, next, –, –, –"],
  ["agenda due yesterday", { ...classified, today: FRIDAY }, "done, done, next late 1, –, –, –"],
  ["sent the day before", { ...sent, today: FRIDAY - 1 }, "done, done, done, –, –, –"],
  ["sent, on the day", { ...sent, today: FRIDAY }, "done, done, done, next, –, –"],
  ["closed", { ...sent, today: FRIDAY, closed: FRIDAY }, "done, done, done, done, next, –"],
  ["the day after", { ...sent, today: FRIDAY + 1 }, "done, done, done, done, next late 1, –"],
  ["never sent nor closed", { today: FRIDAY + 3 }, "done, done, done, done, next late 3, –"],
  [
    "protocol sent, no action left",
    { ...sent, today: FRIDAY, closed: FRIDAY, protocolSent: FRIDAY, openActions: 0 },
    "done, done, done, done, done, done",
  ],
])("%s", (_, facts, expected) => expect(inWords(facts)).toBe(expected));

test("a step says when it was done, or by when it is to be", () => {
  const day = (step: string, facts: Partial<WeekFacts>) =>
    weekSteps({ ...FACTS, ...facts }).find((own) => own.step === step)?.day;
  expect(day("agenda", {})).toBe(FRIDAY - 1);
  expect(day("agenda", { agendaSent: FRIDAY - 3 })).toBe(FRIDAY - 3);
  expect(day("agenda", { today: FRIDAY + 1 })).toBeNull();
  expect(day("meeting", {})).toBe(FRIDAY);
  expect(day("protocol", { protocolSent: FRIDAY })).toBe(FRIDAY);
});

describe("the committee that the week is about", () => {
  const record = (date: number, over: Partial<CommitteeRecord> = {}) =>
    ({ date, protocolSent: null, ...over }) as CommitteeRecord;
  const held = record(FRIDAY);

  test("is the next one, prepared or not", () => {
    expect(committeeOfTheWeek([], FRIDAY, FRIDAY - 2)).toBeNull();
    const prepared = record(FRIDAY + 7);
    expect(committeeOfTheWeek([held, prepared], FRIDAY + 7, FRIDAY + 3)).toBe(prepared);
  });

  test("stays the last one until its protocol has left, a week at most", () => {
    expect(committeeOfTheWeek([held], FRIDAY + 7, FRIDAY)).toBe(held);
    expect(committeeOfTheWeek([held], FRIDAY + 7, FRIDAY + 4)).toBe(held);
    expect(committeeOfTheWeek([record(FRIDAY, { protocolSent: FRIDAY })], FRIDAY + 7, FRIDAY)).toBeNull();
    expect(committeeOfTheWeek([held], FRIDAY + 14, FRIDAY + 7)).toBeNull();
  });
});

import { protocolEntry } from "../../../test/sample/protocolEntry";
import { dayOf } from "../basis/day";
import { accountMonths, openingOf } from "./newClients";
import type { ProtocolEntry } from "./protocol";

const DAY = 46_150;
const CLIENT = { clientCode: "C9", clientName: "Cave Neuve" };
const opening = (over: Partial<ProtocolEntry> = {}) =>
  protocolEntry({
    number: 7,
    kind: "new-client",
    clientCode: "",
    clientName: "",
    topic: "CAVE  neuve",
    committeeDate: DAY - 30,
    doneOn: null,
    ...over,
  });
const found = (...entries: ProtocolEntry[]) => openingOf(entries, CLIENT, DAY)?.number ?? null;

test("a client is known by the name it was brought under, whatever the case, or by its code once it has one", () => {
  expect(found(opening())).toBe(7);
  expect(found(opening({ topic: "", clientName: "Cave neuve" }))).toBe(7);
  expect(found(opening({ clientCode: "C9", topic: "Autre nom" }))).toBe(7);
  expect(found(opening({ clientCode: "C8" }))).toBeNull();
  expect(found(opening({ topic: "Cave" }))).toBeNull();
  expect(openingOf([opening({ topic: "" })], { clientCode: "C9", clientName: "" }, DAY)).toBeNull();
});

test.each([
  ["the last day it is followed", { committeeDate: DAY - 152 }, 7],
  ["the day after", { committeeDate: DAY - 153 }, null],
  ["opened later than decided", { committeeDate: DAY - 200, doneOn: DAY - 100 }, 7],
  ["decided at a committee to come", { committeeDate: DAY + 1 }, null],
  ["given up", { status: "dropped" }, null],
  ["taken back", { cancelled: true }, null],
  ["another kind", { kind: "payment-terms" }, null],
] as const)("%s", (_, over, expected) => {
  expect(found(opening(over))).toBe(expected);
});

test("of two openings the last one counts", () => {
  expect(found(opening({ number: 9, committeeDate: DAY - 10 }), opening())).toBe(9);
});

test("its months run from the day it was opened; the worst that was seen in each stands, an unseen one is none", () => {
  const opened = dayOf(2026, 1, 31);
  const seen = (committeeDate: number, exposure: number, countedOverdue: number, oldestDaysLate: number) => ({
    committeeDate,
    exposure,
    countedOverdue,
    oldestDaysLate,
  });
  const points = [
    seen(opened - 1, 999, 999, 999),
    seen(opened, 100, 0, 0),
    seen(dayOf(2026, 2, 27), 80, 20, 12),
    seen(dayOf(2026, 3, 31), 300, 10, 3),
  ];
  expect(accountMonths(opened, points, dayOf(2026, 4, 10))).toEqual([
    {
      from: opened,
      to: dayOf(2026, 2, 27),
      most: { exposure: 100, countedOverdue: 20, oldestDaysLate: 12 },
    },
    { from: dayOf(2026, 2, 28), to: dayOf(2026, 3, 30), most: null },
    {
      from: dayOf(2026, 3, 31),
      to: dayOf(2026, 4, 10),
      most: { exposure: 300, countedOverdue: 10, oldestDaysLate: 3 },
    },
  ]);
  expect(accountMonths(opened, points, opened - 1)).toEqual([]);
});

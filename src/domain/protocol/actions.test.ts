import { friday, protocolEntry } from "../../../test/sample/protocolEntry";
import {
  actionPunctuality,
  actionsDue,
  daysLate,
  openActions,
  postponementChain,
  timesPostponed,
} from "./actions";
import { byNumber, decisionsOf } from "./protocol";

const numbers = (entries: readonly { readonly number: number | null }[]) =>
  entries.map(({ number }) => number);

test("actions due by a day stand latest first; done, dropped and taken back ones are not due", () => {
  const entries = [
    protocolEntry({ number: 1, dueDate: friday(3) }),
    protocolEntry({ number: 2, dueDate: friday(1) }),
    protocolEntry({ number: 3, dueDate: friday(4) }),
    protocolEntry({ number: 4, dueDate: friday(1), status: "done" }),
    protocolEntry({ number: 5, dueDate: friday(1), status: "dropped" }),
    protocolEntry({ number: 6, dueDate: null }),
    protocolEntry({ number: 7, dueDate: friday(1), status: "dropped", cancelled: true }),
    protocolEntry({ number: 8, dueDate: friday(2), status: null }),
  ];
  expect(numbers(actionsDue(entries, friday(3)))).toEqual([2, 8, 1]);
  expect(numbers(openActions(entries))).toEqual([2, 8, 1, 3, 6]);
});

test("an action due on the day is not late; one done late keeps the days it was late", () => {
  expect(daysLate(protocolEntry({ dueDate: friday(2) }), friday(2))).toBe(0);
  expect(daysLate(protocolEntry({ dueDate: friday(2) }), friday(3))).toBe(7);
  const done = protocolEntry({ dueDate: friday(2), status: "done", doneOn: friday(2) + 3 });
  expect(daysLate(done, friday(9))).toBe(3);
  expect(daysLate(protocolEntry({ dueDate: null }), friday(9))).toBe(0);
});

test("punctuality counts what fell due since the committee before, a postponed action as not on time", () => {
  const entries = [
    protocolEntry({ number: 1, dueDate: friday(2), status: "done", doneOn: friday(2) }),
    protocolEntry({ number: 2, dueDate: friday(2), status: "done", doneOn: friday(3) }),
    protocolEntry({ number: 3, dueDate: friday(2), status: "dropped" }),
    protocolEntry({ number: 4, dueDate: friday(3), origin: 3 }),
    protocolEntry({ number: 5, dueDate: friday(2), status: "dropped" }),
    protocolEntry({ number: 6, dueDate: friday(1), status: "to-do" }),
    protocolEntry({ number: 7, dueDate: friday(2), status: "done", doneOn: null }),
  ];
  expect(actionPunctuality(entries, friday(1), friday(2))).toEqual({ due: 4, onTime: 1 });
});

test("a chain of postponements is followed back to the first commitment", () => {
  const entries = [
    protocolEntry({ number: 1 }),
    protocolEntry({ number: 2, origin: 1 }),
    protocolEntry({ number: 3, origin: 2 }),
    protocolEntry({ number: 4, origin: 3 }),
    protocolEntry({ number: 5, origin: 4, kind: "shipment-block" }),
  ];
  expect(numbers(postponementChain(byNumber(entries), entries[3]!))).toEqual([1, 2, 3, 4]);
  expect(timesPostponed(byNumber(entries), entries[3]!)).toBe(3);
  expect(timesPostponed(byNumber(entries), entries[4]!)).toBe(0);
});

test("origins that go in a circle, or point at rows that are gone, end the chain", () => {
  const circle = [protocolEntry({ number: 1, origin: 2 }), protocolEntry({ number: 2, origin: 1 })];
  expect(numbers(postponementChain(byNumber(circle), circle[0]!))).toEqual([2, 1]);
  const orphan = protocolEntry({ number: 9, origin: 8 });
  expect(numbers(postponementChain(byNumber([orphan]), orphan))).toEqual([9]);
});

test("what was decided of a client stands newest first", () => {
  const entries = [
    protocolEntry({ number: 1, committeeDate: friday(1) }),
    protocolEntry({ number: 2, committeeDate: friday(3) }),
    protocolEntry({ number: 3, committeeDate: friday(3) }),
    protocolEntry({ number: 4, clientCode: "C2" }),
    protocolEntry({ number: 5, cancelled: true, status: "dropped" }),
  ];
  expect(numbers(decisionsOf(entries, "C1"))).toEqual([3, 2, 1]);
});

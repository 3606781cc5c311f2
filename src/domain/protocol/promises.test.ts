import { friday, protocolEntry } from "../../../test/sample/protocolEntry";
import { brokenPromises, heldPromise, keptPromises } from "./promises";
import { byNumber, type ProtocolEntry } from "./protocol";

const plan = (own: Partial<ProtocolEntry> = {}) =>
  protocolEntry({ kind: "payment-plan", dueDate: friday(3), until: friday(2), ...own });
const broken = (entries: readonly ProtocolEntry[], day: number) =>
  brokenPromises(entries, "C1", day).map(({ number }) => number);

test("a promise is broken once its day has passed and nobody noted it as done", () => {
  expect(broken([plan()], friday(2))).toEqual([]);
  expect(broken([plan()], friday(2) + 1)).toEqual([1]);
  expect(broken([plan({ status: "done" })], friday(5))).toEqual([]);
  expect(broken([plan({ until: null })], friday(3))).toEqual([]);
  expect(broken([plan({ until: null })], friday(3) + 1)).toEqual([1]);
});

test("a promise put off after its day was broken; put off before, or given up, it was not", () => {
  const later = plan({ number: 2, origin: 1, committeeDate: friday(3), until: friday(8) });
  expect(broken([plan({ status: "dropped" }), later], friday(4))).toEqual([1]);
  expect(broken([plan({ status: "dropped" }), { ...later, committeeDate: friday(2) }], friday(4))).toEqual(
    [],
  );
  expect(broken([plan({ status: "dropped" })], friday(4))).toEqual([]);
});

test("only plans of that client count, for a year", () => {
  expect(broken([plan({ kind: "client-reminder" }), plan({ clientCode: "C2" })], friday(4))).toEqual([]);
  expect(broken([plan()], friday(2) + 365)).toEqual([1]);
  expect(broken([plan()], friday(2) + 366)).toEqual([]);
  expect(broken([plan({ status: "dropped", cancelled: true })], friday(4))).toEqual([]);
});

test("promises kept are those done", () => {
  expect(keptPromises([plan({ status: "done" }), plan({ number: 2 })], "C1").map((p) => p.number)).toEqual([
    1,
  ]);
});

describe("a promise held against money", () => {
  const promise = plan({ amount: 30_000_00, countedOverdue: 64_000_00 });
  const verdict = (now: number | null, day: number, entry = promise, entries = [entry]) =>
    heldPromise(entry, byNumber(entries), now, day)?.verdict;

  test("is kept when the overdue fell by at least the amount, even before its day", () => {
    expect(heldPromise(promise, byNumber([promise]), 34_000_00, friday(3))).toEqual({
      promised: 30_000_00,
      on: friday(2),
      then: 64_000_00,
      now: 34_000_00,
      verdict: "kept",
    });
    expect(verdict(0, friday(1))).toBe("kept");
  });

  test("is broken once its day has passed without that, to the cent; until then it is awaited", () => {
    expect(verdict(34_000_01, friday(2))).toBe("pending");
    expect(verdict(34_000_01, friday(2) + 1)).toBe("broken");
    expect(verdict(90_000_00, friday(5), plan({ ...promise, until: null, dueDate: null }))).toBe("pending");
  });

  test("that was put off is held against what was owed at first", () => {
    const later = plan({ ...promise, number: 2, origin: 1, countedOverdue: 50_000_00, until: friday(4) });
    expect(verdict(34_000_00, friday(5), later, [promise, later])).toBe("kept");
  });

  test("is not judged where nothing can be compared", () => {
    expect(verdict(null, friday(5))).toBeUndefined();
    expect(verdict(0, friday(5), plan({ amount: null }))).toBeUndefined();
    expect(verdict(0, friday(5), plan({ amount: 1, countedOverdue: null }))).toBeUndefined();
    expect(verdict(0, friday(5), plan({ amount: 1, kind: "client-reminder" }))).toBeUndefined();
  });
});

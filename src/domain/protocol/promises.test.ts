import { friday, protocolEntry } from "../../../test/sample/protocolEntry";
import { brokenPromises, keptPromises } from "./promises";
import type { ProtocolEntry } from "./protocol";

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

import { protocolEntry } from "../../../test/sample/protocolEntry";
import { claimsDeclaredOn, insurerStepsIn } from "./insurerSteps";

const TODAY = 46_100;
const of = (kind: "insurer-declaration" | "due-date-extension" | "litigation", more = {}) =>
  protocolEntry({ kind, committeeDate: TODAY - 20, status: "done", ...more });

test("the last declaration done counts from the day it was done, else from its committee", () => {
  const declaredOn = (...entries: ReturnType<typeof of>[]) => insurerStepsIn(entries, TODAY).declaredOn;
  expect(declaredOn(of("insurer-declaration", { doneOn: TODAY - 12 }))).toBe(TODAY - 12);
  expect(declaredOn(of("insurer-declaration"))).toBe(TODAY - 20);
  expect(declaredOn(of("insurer-declaration"), of("insurer-declaration", { doneOn: TODAY - 2 }))).toBe(
    TODAY - 2,
  );
  expect(declaredOn(of("insurer-declaration", { status: "to-do" }))).toBeNull();
  expect(declaredOn(of("insurer-declaration", { cancelled: true }))).toBeNull();
  expect(declaredOn(of("insurer-declaration", { doneOn: TODAY + 1 }))).toBeNull();
  expect(declaredOn(of("litigation"))).toBeNull();
});

test("extensions count with their day, unless dropped", () => {
  const entries = [
    of("due-date-extension", { until: TODAY + 30, status: "in-progress" }),
    of("due-date-extension", { until: TODAY + 60, status: "dropped" }),
    of("due-date-extension", { until: null }),
  ];
  expect(insurerStepsIn(entries, TODAY).extensions).toEqual([{ decidedOn: TODAY - 20, until: TODAY + 30 }]);
});

test("claims are declared once litigation is done", () => {
  expect(claimsDeclaredOn([of("litigation", { doneOn: TODAY - 3 })], TODAY)).toBe(TODAY - 3);
  expect(claimsDeclaredOn([of("litigation", { status: "in-progress" })], TODAY)).toBeNull();
});

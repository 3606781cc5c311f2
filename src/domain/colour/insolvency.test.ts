import { dayOf } from "../basis/day";
import type { InsolvencyKind } from "../client/client";
import { DEFAULT_PARAMETERS } from "../policy/policy";
import { claimsDeadline, insolvencyEffect } from "./insolvency";

const JUDGED = dayOf(2025, 12, 31);
const TODAY = dayOf(2026, 2, 20);

test.each<[InsolvencyKind | null, "red" | "orange"]>([
  ["safeguard", "red"],
  ["receivership", "red"],
  ["liquidation", "red"],
  [null, "red"],
  ["conciliation", "orange"],
  ["plan", "orange"],
])("%s makes a client %s", (kind, effect) => {
  expect(insolvencyEffect({ kind, date: null })).toBe(effect);
});

const deadline = (kind: InsolvencyKind | null, date: number | null, declaredOn: number | null = null) =>
  claimsDeadline({ kind, date }, declaredOn, DEFAULT_PARAMETERS, TODAY);

test("claims are declared within two months of the publication, until the protocol says it is done", () => {
  expect(deadline("receivership", JUDGED)).toEqual({ deadline: dayOf(2026, 2, 28), state: "soon" });
  expect(deadline(null, dayOf(2025, 12, 15))).toEqual({ deadline: dayOf(2026, 2, 15), state: "passed" });
  expect(deadline("liquidation", JUDGED, JUDGED + 10)).toBeNull();
  // What was done before the judgment is no declaration of it.
  expect(deadline("liquidation", JUDGED, JUDGED - 1)).not.toBeNull();
});

test("no deadline without a date, for one to come, in conciliation or under a plan", () => {
  expect(deadline("receivership", null)).toBeNull();
  expect(deadline("receivership", TODAY + 1)).toBeNull();
  expect(deadline("conciliation", JUDGED)).toBeNull();
  expect(deadline("plan", JUDGED)).toBeNull();
  expect(claimsDeadline(null, null, DEFAULT_PARAMETERS, TODAY)).toBeNull();
});

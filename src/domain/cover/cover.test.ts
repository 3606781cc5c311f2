import { coverOn, isMoreRefused, retainedRisk, type CoverLine, type CoverStatus } from "./cover";
import { dayOf } from "../basis/day";

const TODAY = dayOf(2026, 1, 14);

function line(granted: number, change: Partial<CoverLine> = {}): CoverLine {
  return {
    clientCode: "C1",
    clientName: "Client",
    insurer: "Prudence Crédit",
    kind: "named",
    nature: "permanent",
    granted,
    requested: null,
    from: null,
    to: null,
    status: "accepted",
    insuredShare: 0.9,
    ...change,
  };
}

test.each<[CoverStatus, number]>([
  ["accepted", 100],
  ["partial", 100],
  ["reduced", 100],
  ["refused", 0],
  ["cancelled", 0],
  ["pending", 0],
])("a line that is %s gives %i", (status, valid) => {
  expect(coverOn([line(100, { status })], TODAY).valid).toBe(valid);
});

test.each([
  ["on its first day", { from: TODAY }, 100],
  ["the day before its first", { from: TODAY + 1 }, 0],
  ["on its last day", { to: TODAY }, 100],
  ["the day after its last", { to: TODAY - 1 }, 0],
])("a line %s", (_when, dates, valid) => {
  expect(coverOn([line(100, dates)], TODAY).valid).toBe(valid);
});

test("permanent and temporary lines add up; the first end is the one to watch", () => {
  const cover = coverOn(
    [line(100, { to: TODAY + 90 }), line(40, { nature: "temporary", to: TODAY + 10, insurer: "Garance" })],
    TODAY,
  );
  expect(cover).toEqual({
    valid: 140,
    permanent: 100,
    temporary: 40,
    insuredShare: 0.9,
    shared: null,
    insurers: ["Prudence Crédit", "Garance"],
    endsOn: TODAY + 10,
    known: true,
    withdrawn: false,
  });
});

test("no line at all is missing data, not a refusal", () => {
  expect(coverOn([], TODAY).known).toBe(false);
  expect(coverOn([line(0, { status: "refused" })], TODAY).known).toBe(true);
});

test.each([
  ["covered in part", 100_000_00, [line(60_000_00)], 46_000_00],
  ["covered whole: the share not insured", 60_000_00, [line(80_000_00)], 6_000_00],
  [
    "two insured shares, weighed",
    100_000_00,
    [line(50_000_00), line(50_000_00, { insuredShare: 0.7 })],
    20_000_00,
  ],
  ["not covered", 60_000_00, [line(0, { status: "refused" })], 60_000_00],
  ["covered, by a share that nobody states", 60_000_00, [line(80_000_00, { insuredShare: null })], null],
  ["owes nothing", -20_000_00, [line(80_000_00)], 0],
] as const)("retained risk: %s", (_case, exposure, lines, risk) => {
  expect(retainedRisk(exposure, coverOn(lines, TODAY))).toBe(risk);
});

test.each<[string, Partial<CoverLine>, boolean]>([
  ["refused", { status: "refused" }, true],
  ["refused, but the answer has ended", { status: "refused", to: TODAY - 1 }, false],
  ["reduced", { status: "reduced" }, true],
  ["granted less than asked", { status: "partial", requested: 150_00 }, true],
  ["granted what was asked", { requested: 100_00 }, false],
  ["asked and not answered", { status: "pending", requested: 150_00 }, false],
])("more cover: %s", (_case, change, isRefused) => {
  expect(isMoreRefused([line(100_00, change)], TODAY)).toBe(isRefused);
});

test.each<[string, readonly Partial<CoverLine>[], boolean]>([
  ["that bears no date", [{ status: "cancelled" }], true],
  ["that ended by it", [{ status: "cancelled", to: TODAY - 40 }], true],
  ["that ends by it", [{ status: "cancelled", to: TODAY + 10 }], true],
  ["that begins later", [{ status: "cancelled", from: TODAY + 1 }], false],
  ["granted anew", [{ status: "cancelled", to: TODAY - 40 }, { from: TODAY - 20 }], false],
  [
    "granted anew, the name spelt otherwise",
    [
      { status: "cancelled", to: TODAY - 40 },
      { from: TODAY - 20, insurer: "PRUDENCE CREDIT SA" },
    ],
    false,
  ],
  [
    "granted anew, and ended",
    [
      { status: "cancelled", to: TODAY - 40 },
      { from: TODAY - 20, to: TODAY - 1 },
    ],
    true,
  ],
  ["granted before", [{ status: "cancelled", to: TODAY - 40 }, { from: TODAY - 80 }], true],
  [
    "granted by another insurer",
    [
      { status: "cancelled", to: TODAY - 40 },
      { from: TODAY - 20, insurer: "Autre" },
    ],
    true,
  ],
  ["that only ran out", [{ to: TODAY - 1 }], false],
])("cover cancelled: %s", (_case, lines, isWithdrawn) => {
  const own = lines.map((change) => line(change.status === "cancelled" ? 0 : 100_00, change));
  expect(coverOn(own, TODAY).withdrawn).toBe(isWithdrawn);
  expect(isMoreRefused(own, TODAY)).toBe(isWithdrawn);
});

import fc from "fast-check";
import { clientTimeline, type TimelinePoint } from "./clientTimeline";
import { COLOURS } from "../policy/grid";

const DAY = 46_150;
const NOTHING = { decisions: [], keptPromises: [], brokenPromises: [] };
const point = (weeks: number, over: Partial<TimelinePoint> = {}): TimelinePoint => ({
  committeeDate: DAY + 7 * weeks,
  colour: "orange",
  countedOverdue: 40_000_00,
  validCover: 60_000_00,
  ...over,
});

test("the first committee says the colour, later ones what changed, the newest first", () => {
  const points = [
    point(0),
    point(1),
    point(2, { colour: "red", countedOverdue: 64_000_00, validCover: 0 }),
    point(3, { colour: "red", countedOverdue: 20_000_00, validCover: 0 }),
  ];
  expect(clientTimeline(points, NOTHING, 500_00)).toEqual([
    {
      day: DAY + 21,
      colour: "red",
      facts: [{ kind: "overdue", from: 64_000_00, to: 20_000_00 }],
    },
    {
      day: DAY + 14,
      colour: "red",
      facts: [
        { kind: "colour", from: "orange", to: "red" },
        { kind: "overdue", from: 40_000_00, to: 64_000_00 },
        { kind: "cover", from: 60_000_00, to: 0 },
      ],
    },
    { day: DAY, colour: "orange", facts: [{ kind: "colour", from: null, to: "orange" }] },
  ]);
});

test("decisions stand on their committee's day, oldest first, with what became of a promise", () => {
  const [first, second, undated] = [
    { committeeDate: DAY + 7, number: 1 },
    { committeeDate: DAY + 7, number: 2 },
    { committeeDate: null, number: 3 },
  ];
  const found = clientTimeline(
    [point(0)],
    { decisions: [second, first, undated], keptPromises: [second], brokenPromises: [first] },
    0,
  );
  expect(found[0]).toEqual({
    day: DAY + 7,
    colour: null,
    facts: [
      { kind: "decision", entry: first, promise: "broken" },
      { kind: "decision", entry: second, promise: "kept" },
    ],
  });
});

test("the changes of the overdue lead from the first committee to the last, whatever happened between", () => {
  const overdue = fc.integer({ min: 0, max: 1_000_00 });
  fc.assert(
    fc.property(fc.array(fc.tuple(overdue, fc.constantFrom(...COLOURS)), { minLength: 1 }), (weeks) => {
      const points = weeks.map(([countedOverdue, colour], week) => point(week, { countedOverdue, colour }));
      const facts = clientTimeline(points, NOTHING, 0)
        .reverse()
        .flatMap((day) => day.facts);
      const moved = facts.reduce((sum, fact) => sum + (fact.kind === "overdue" ? fact.to - fact.from : 0), 0);
      expect(moved).toBe((points.at(-1)?.countedOverdue ?? 0) - (points[0]?.countedOverdue ?? 0));
      const colours = facts.flatMap((fact) => (fact.kind === "colour" ? fact.to : []));
      expect(colours.at(-1)).toBe(points.at(-1)?.colour);
    }),
  );
});

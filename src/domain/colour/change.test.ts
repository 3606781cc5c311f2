import { changeSince, portfolioChange, type ComparedClient, type RememberedClient } from "./change";
import type { ClientMemory } from "./clientMemory";
import { dayOf } from "../basis/day";
import type { Colour, Grades } from "../policy/grid";

const GOOD: Grades = { cover: "covered", signature: "good", overdue: "up-to-date" };
const LATE: Grades = { ...GOOD, overdue: "late" };

function memory(colour: Colour, grades: Grades = GOOD): ClientMemory {
  const committeeDate = dayOf(2026, 1, 9);
  return { committeeDate, colour, grades, countedOverdue: 0, uncovered: 0, betterRuns: 0 };
}

test("a client is compared with the last committee held", () => {
  const since = (colour: Colour, grades: Grades, before: ClientMemory | null) =>
    changeSince({ colour, grades }, before);
  const later = { criterion: "overdue", from: "up-to-date", to: "late", worse: true };
  expect(since("green", GOOD, null)).toEqual({ kind: "new" });
  expect(since("green", GOOD, memory("green"))).toEqual({ kind: "unchanged" });
  expect(since("green", LATE, memory("green"))).toEqual({ kind: "grades", grades: [later] });
  expect(since("orange", LATE, memory("green"))).toEqual({
    kind: "colour",
    from: "green",
    to: "orange",
    grades: [later],
  });
  expect(since("red", GOOD, memory("green"))).toMatchObject({ kind: "colour", grades: [] });
  expect(since("green", GOOD, memory("green", LATE))).toMatchObject({ grades: [{ worse: false }] });
});

const client = (clientCode: string, colour: Colour, grades = GOOD): ComparedClient => ({
  clientCode,
  clientName: clientCode,
  colour,
  grades,
});
const remembered = (clientCode: string, colour: Colour): RememberedClient => ({
  clientCode,
  clientName: clientCode,
  memory: memory(colour),
});

test("the portfolio says who entered and left each colour, who is new and who vanished", () => {
  const now = [
    client("worse", "red"),
    client("new", "orange"),
    client("same", "green"),
    client("moved", "green", LATE),
  ];
  const before = [
    remembered("worse", "orange"),
    remembered("same", "green"),
    remembered("moved", "green"),
    remembered("gone", "red"),
  ];
  const change = portfolioChange(now, before);
  const codes = (own: readonly { readonly clientCode: string }[] | undefined) =>
    own?.map(({ clientCode }) => clientCode);
  expect(codes(change?.entered.red)).toEqual(["worse"]);
  expect(codes(change?.entered.orange)).toEqual(["new"]);
  expect(codes(change?.entered.green)).toEqual([]);
  expect(codes(change?.left.red)).toEqual(["gone"]);
  expect(codes(change?.left.orange)).toEqual(["worse"]);
  expect(codes(change?.left.green)).toEqual([]);
  expect(codes(change?.arrived)).toEqual(["new"]);
  expect(codes(change?.vanished)).toEqual(["gone"]);
  expect(codes(change?.gradesMoved)).toEqual(["moved"]);
});

test("before the first committee there is nothing to compare with", () => {
  expect(portfolioChange([client("new", "red")], [])).toBeNull();
});

import { actionsToReview } from "./actionReview";
import type { ProtocolFacts } from "./protocol";

const FRIDAY = 46_045;

function action(number: number, over: Partial<ProtocolFacts>): ProtocolFacts {
  return {
    number,
    committeeDate: FRIDAY - 7,
    clientCode: "A",
    colour: null,
    kind: "client-reminder",
    kindText: "Relance client",
    owner: "Mme Ravel",
    dueDate: null,
    status: "to-do",
    doneOn: null,
    cancelled: false,
    arbitration: "none",
    rulingDate: null,
    origin: null,
    amount: null,
    until: null,
    rulingDue: null,
    ...over,
  };
}

test("late first, then undated, then done since the last committee; what is due later waits", () => {
  const entries = [
    action(1, { status: "done", doneOn: FRIDAY - 3 }),
    action(2, { dueDate: FRIDAY }),
    action(3, { dueDate: FRIDAY + 1 }),
    action(4, { dueDate: FRIDAY - 12 }),
    action(5, {}),
    action(6, { status: "done", doneOn: FRIDAY - 8 }),
    action(7, { dueDate: FRIDAY - 2, cancelled: true }),
    action(8, { dueDate: FRIDAY - 2, status: "dropped" }),
    action(9, { kind: "information", owner: "" }),
  ];
  const reviewed = actionsToReview(entries, FRIDAY, FRIDAY - 7);
  expect(reviewed.map(({ entry, isOpen, daysLate }) => [entry.number, isOpen, daysLate])).toEqual([
    [4, true, 12],
    [2, true, 0],
    [5, true, 0],
    [1, false, 0],
  ]);
});

test("an action that was put off says how often", () => {
  const entries = [
    action(1, { status: "dropped", dueDate: FRIDAY - 14 }),
    action(2, { status: "dropped", dueDate: FRIDAY - 7, origin: 1 }),
    action(3, { dueDate: FRIDAY, origin: 2 }),
  ];
  expect(actionsToReview(entries, FRIDAY, null).map(({ postponed }) => postponed)).toEqual([2]);
});

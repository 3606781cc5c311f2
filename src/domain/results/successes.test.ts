import type { ProtocolFacts } from "../protocol/protocol";
import { successesSince, type StandingNow } from "./successes";

const LAST = 46_038;

function decision(over: Partial<ProtocolFacts>): ProtocolFacts {
  return {
    number: 1,
    committeeDate: LAST,
    clientCode: "A",
    colour: "red",
    kind: "client-reminder",
    kindText: "Relance client",
    owner: "",
    dueDate: null,
    status: "done",
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

const was = (clientCode: string, countedOverdue: number, colour: StandingNow["colour"] = "red") => ({
  clientCode,
  clientName: `Client ${clientCode}`,
  colour,
  countedOverdue,
});

const successes = (
  before: readonly ReturnType<typeof was>[],
  now: Readonly<Record<string, StandingNow>>,
  entries: readonly ProtocolFacts[] = [],
) =>
  successesSince(LAST, before, new Map(Object.entries(now)), entries, { seriousAmount: 5_000_00 }).map(
    ({ clientCode, facts }) => [clientCode, ...facts],
  );

test("back to green, and overdue paid from a serious amount on, largest payment first", () => {
  expect(
    successes(
      [
        was("A", 10_000_00),
        was("B", 4_999_99, "orange"),
        was("C", 5_000_00),
        was("D", 0, "green"),
        was("E", 60_000_00),
      ],
      {
        A: { colour: "green", countedOverdue: 1_000_00 },
        B: { colour: "orange", countedOverdue: 0 },
        C: { colour: "red", countedOverdue: 0 },
        D: { colour: "green", countedOverdue: 0 },
        E: { colour: "red", countedOverdue: 70_000_00 },
      },
    ),
  ).toEqual([
    ["A", { kind: "back-to-green", before: "red" }, { kind: "paid", paid: 9_000_00, left: 1_000_00 }],
    ["C", { kind: "paid", paid: 5_000_00, left: 0 }],
  ]);
});

test("a client who is not there any more owes nothing", () => {
  expect(successes([was("A", 8_000_00)], {})).toEqual([["A", { kind: "paid", paid: 8_000_00, left: 0 }]]);
});

test("a release is a success after a payment only, and only a recent one that stands", () => {
  const release = { kind: "shipment-release" } as const;
  const paid = { A: { colour: "red", countedOverdue: 1_000_00 } } as const;
  const found = (over: Partial<ProtocolFacts>, now: Record<string, StandingNow> = paid) =>
    successes([was("A", 2_000_00)], now, [decision({ ...release, ...over })]);
  expect(found({})).toEqual([["A", { kind: "released", paid: 1_000_00 }]]);
  expect(found({ cancelled: true })).toEqual([]);
  expect(found({ status: "dropped" })).toEqual([]);
  expect(found({ committeeDate: LAST - 7 })).toEqual([]);
  expect(found({}, { A: { colour: "red", countedOverdue: 2_000_00 } })).toEqual([]);
});

test("the three last decisions of twelve weeks stand beside it, newest first", () => {
  const entries = [1, 2, 3, 4].map((number) => decision({ number, committeeDate: LAST - 28 + 7 * number }));
  const old = decision({ number: 9, committeeDate: LAST - 85 });
  const [success] = successesSince(
    LAST,
    [was("A", 8_000_00)],
    new Map(),
    [...entries, old, decision({ number: 10, clientCode: "B" })],
    { seriousAmount: 5_000_00 },
  );
  expect(success?.precededBy.map(({ number }) => number)).toEqual([4, 3, 2]);
});

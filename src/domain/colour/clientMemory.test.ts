import { classify } from "./classification";
import { NOTHING_KNOWN } from "./clientFile";
import { rollMemory, type ClientMemory } from "./clientMemory";
import { dayOf } from "../basis/day";
import type { Colour } from "../policy/grid";
import { DEFAULT_POLICY, type Policy } from "../policy/policy";
import { NO_AGEING, NOTHING_APART } from "../receivables/receivables";

const FIRST = dayOf(2026, 1, 9);

/** Insured limits that give the colours: 100 k€ owed, rated good, nothing late but what is said. */
function fileGiving(colour: Colour) {
  const red = colour === "red";
  return {
    ...NOTHING_KNOWN,
    receivables: {
      clientCode: "C1",
      clientName: "Client",
      ageing: { ...NO_AGEING, over120: red ? 100_000_00 : 0, notDue: red ? 0 : 100_000_00 },
      balance: 100_000_00,
      oldestDaysLate: red ? 150 : 0,
      oldestIsMinimum: false,
      averageDaysLate: null,
      items: 1,
      itemsWithoutDueDate: 0,
      ...NOTHING_APART,
      oldestOutOfDispute: red ? 150 : 0,
    },
    record: {
      clientCode: "C1",
      clientName: "Client",
      group: "",
      salesperson: "",
      paymentTerms: "",
      termDays: null,
      ratings: [{ provider: "Altares", value: "18", date: FIRST }],
      insolvency: null,
      limit: null,
      turnover: null,
      exposureParts: null,
    },
    coverLines:
      colour === "green"
        ? [
            {
              clientCode: "C1",
              clientName: "",
              insurer: "",
              kind: null,
              nature: "permanent" as const,
              granted: 100_000_00,
              requested: null,
              from: null,
              to: null,
              status: "accepted" as const,
              insuredShare: null,
            },
          ]
        : [],
  };
}

function policyWaiting(improvementRuns: number): Policy {
  return { ...DEFAULT_POLICY, parameters: { ...DEFAULT_POLICY.parameters, improvementRuns } };
}

/** The colours shown at committees a week apart, the memory rolled after each. */
function weeks(computed: readonly Colour[], needed: number): Colour[] {
  let memory: ClientMemory | null = null;
  return computed.map((colour, week) => {
    const day = FIRST + 7 * week;
    const client = classify({ ...fileGiving(colour), memory }, policyWaiting(needed), day);
    expect(client.computedColour).toBe(colour);
    memory = rollMemory(client, memory, day);
    return client.colour;
  });
}

test.each<[number, readonly Colour[], readonly Colour[]]>([
  [1, ["red", "green", "red"], ["red", "green", "red"]],
  [2, ["red", "green", "green"], ["red", "red", "green"]],
  [2, ["red", "orange", "green", "green"], ["red", "red", "green", "green"]],
  [2, ["red", "green", "red", "green", "green"], ["red", "red", "red", "red", "green"]],
  [3, ["orange", "green", "green", "green"], ["orange", "orange", "orange", "green"]],
  [3, ["green", "red", "green", "orange", "red"], ["green", "red", "red", "red", "red"]],
])("improving after %i committees, computed %j shows %j", (needed, computed, shown) => {
  expect(weeks(computed, needed)).toEqual(shown);
});

test("an improvement that waits says so", () => {
  const policy = policyWaiting(3);
  const memory = rollMemory(classify(fileGiving("red"), policy, FIRST), null, FIRST);
  const client = classify({ ...fileGiving("green"), memory }, policy, FIRST + 7);
  expect(client).toMatchObject({ colour: "red", computedColour: "green" });
  expect(client.waiting).toEqual({ computed: "green", runs: 1, needed: 3 });
  expect(client.reasons[0]).toEqual({ kind: "waiting", computed: "green", runs: 1, needed: 3 });
});

test("running the analysis again for the same committee counts once", () => {
  const policy = policyWaiting(2);
  const memory = rollMemory(classify(fileGiving("red"), policy, FIRST), null, FIRST);
  const better = classify({ ...fileGiving("green"), memory }, policy, FIRST + 7);
  const once = rollMemory(better, memory, FIRST + 7);
  expect(once.betterRuns).toBe(1);
  expect(rollMemory(better, once, FIRST + 7)).toBe(once);
  expect(rollMemory(better, once, FIRST)).toBe(once);
});

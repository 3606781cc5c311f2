import { classify } from "../colour/classification";
import { NOTHING_KNOWN } from "../colour/clientFile";
import type { ClientMemory } from "../colour/clientMemory";
import { dayOf } from "../basis/day";
import type { Override } from "./override";
import { DEFAULT_POLICY } from "./policy";
import { NO_AGEING, NOTHING_APART } from "../receivables/receivables";

const TODAY = dayOf(2026, 1, 14);

function override(change: Partial<Override>): Override {
  const base = {
    clientCode: "C1",
    colour: "green",
    reason: "plan signé",
    who: "M. Faure",
    from: null,
  } as const;
  return { ...base, until: TODAY, ...change };
}

/** Neither cover nor rating known: orange as computed. */
function classified(overrides: readonly Override[], memory: ClientMemory | null = null, day = TODAY) {
  const receivables = {
    clientCode: "C1",
    clientName: "Client",
    ageing: NO_AGEING,
    balance: 0,
    oldestDaysLate: 0,
    oldestIsMinimum: false,
    averageDaysLate: null,
    items: 0,
    itemsWithoutDueDate: 0,
    ...NOTHING_APART,
    oldestOutOfDispute: 0,
  };
  return classify({ ...NOTHING_KNOWN, receivables, overrides, memory }, DEFAULT_POLICY, day);
}

test.each<[string, Partial<Override>, "green" | "orange"]>([
  ["on its first day", { from: TODAY, until: TODAY + 9 }, "green"],
  ["the day before its first", { from: TODAY + 1, until: TODAY + 9 }, "orange"],
  ["on its last day", { until: TODAY }, "green"],
  ["the day after its last", { until: TODAY - 1 }, "orange"],
])("an override %s", (_when, change, colour) => {
  const client = classified([override(change)]);
  expect(client).toMatchObject({ colour, computedColour: "orange" });
  expect(client.override === null).toBe(colour === "orange");
});

test("the reasons begin with the override and keep the computed colour visible", () => {
  const own = override({ until: TODAY + 9 });
  expect(classified([own]).reasons[0]).toEqual({ kind: "override", override: own, computed: "orange" });
});

test("of several in force, the one decided last counts", () => {
  const earlier = override({ from: TODAY - 20, until: TODAY + 5 });
  const later = override({ from: TODAY - 2, until: TODAY + 5, colour: "red" });
  expect(classified([later, earlier]).colour).toBe("red");
  expect(classified([earlier, later]).colour).toBe("red");
});

test("an override that has ended says so until a committee has been held since", () => {
  const ended = override({ until: TODAY - 3 });
  const heldOn = (committeeDate: number): ClientMemory => {
    const { colour, grades, countedOverdue, uncovered } = classified([]);
    return { committeeDate, colour, grades, countedOverdue, uncovered, betterRuns: 0 };
  };
  expect(classified([ended]).expiredOverride).toBe(ended);
  expect(classified([ended]).reasons[0]).toEqual({ kind: "override-expired", override: ended });
  expect(classified([ended], heldOn(TODAY - 5)).expiredOverride).toBe(ended);
  expect(classified([ended], heldOn(TODAY - 3)).expiredOverride).toBe(ended);
  expect(classified([ended], heldOn(TODAY - 2)).expiredOverride).toBeNull();
});

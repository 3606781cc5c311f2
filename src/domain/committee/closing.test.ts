import { friday, protocolEntry } from "../../../test/sample/protocolEntry";
import { dayOf } from "../basis/day";
import { outcomeOf, undecidedReds } from "./closing";
import { committeeToClose } from "./whichCommittee";
import { committeeAfter } from "./whichCommittee";

const rhythm = { meetingWeekday: 5, meetingTime: "8:30", meetingMinutes: 60, agendaDaysBefore: 1 } as const;

describe("what a committee did", () => {
  const numbers = (entries: readonly { readonly number: number | null }[]) =>
    entries.map((own) => own.number);

  test("its decisions stand by number; those taken back and of other days do not", () => {
    const own = { committeeDate: friday(2) } as const;
    const { decisions } = outcomeOf(
      [
        protocolEntry({ ...own, number: 1, colour: "green", clientName: "A" }),
        protocolEntry({ ...own, number: 2, colour: null, clientName: "" }),
        protocolEntry({ ...own, number: 3, colour: "red", clientName: "Zinc" }),
        protocolEntry({ ...own, number: 4, colour: "red", clientName: "Éole" }),
        protocolEntry({ ...own, number: 5, colour: "red", clientName: "Éole", cancelled: true }),
        protocolEntry({ number: 6 }),
      ],
      friday(2),
      friday(1),
    );
    expect(numbers(decisions)).toEqual([1, 2, 3, 4]);
  });

  test("what became of earlier actions; putting one off is no decision", () => {
    const entries = [
      protocolEntry({ number: 1, status: "done", doneOn: friday(2) }),
      protocolEntry({ number: 2, status: "in-progress" }),
      protocolEntry({ number: 3, status: "dropped" }),
      protocolEntry({ number: 4, status: "dropped", dueDate: friday(2) - 1 }),
      protocolEntry({ number: 5, dueDate: friday(3) }),
      protocolEntry({ number: 6, status: "done", doneOn: friday(1) }),
      protocolEntry({ number: 7, status: "dropped", cancelled: true }),
      protocolEntry({ number: 8, committeeDate: friday(2), origin: 4 }),
      protocolEntry({ number: 9, committeeDate: friday(2), origin: 2, kind: "shipment-block" }),
    ];
    const { decisions, reviewed } = outcomeOf(entries, friday(2), friday(1));
    expect(reviewed.map(({ entry, outcome }) => [entry.number, outcome])).toEqual([
      [4, "postponed"],
      [1, "done"],
      [2, "open"],
      [3, "dropped"],
    ]);
    expect(reviewed[0]?.continuation?.number).toBe(8);
    expect(numbers(decisions)).toEqual([9]);
  });
});

test("red clients without a decision, the least covered first", () => {
  const client = (clientCode: string, uncovered: number, colour: "red" | "orange" = "red") => ({
    clientCode,
    colour,
    uncovered,
    countedOverdue: 0,
  });
  const clients = [
    client("C1", 5),
    client("C2", 7),
    client("C3", 9, "orange"),
    client("C4", 8),
    client("C5", 1),
  ];
  const entries = [
    protocolEntry({ clientCode: "C1", committeeDate: friday(2) }),
    protocolEntry({ clientCode: "C2", committeeDate: friday(1) }),
    protocolEntry({ clientCode: "C4", committeeDate: friday(2), cancelled: true }),
  ];
  expect(undecidedReds(clients, entries, friday(2)).map(({ clientCode }) => clientCode)).toEqual([
    "C4",
    "C2",
    "C5",
  ]);
});

test("the committee to close is the last one held, else the next", () => {
  const today = friday(2) + 3;
  const rows = [{ date: friday(1) }, { date: friday(2) }, { date: friday(3) }];
  expect(committeeToClose(today, friday(3), rows, [])).toBe(friday(2));
  expect(committeeToClose(friday(2) + 7 - 1, friday(3), [{ date: friday(1) }], [])).toBe(friday(3));
  const decided = [protocolEntry({ committeeDate: friday(2) })];
  expect(committeeToClose(friday(2), friday(3), [{ date: friday(1) }], decided)).toBe(friday(2));
});

test.each([
  [dayOf(2026, 1, 16), dayOf(2026, 1, 23), null],
  // Friday 1 May 2026.
  [dayOf(2026, 4, 24), dayOf(2026, 4, 30), "1er mai"],
  // A committee moved to the Thursday is followed by the Friday of the week after.
  [dayOf(2026, 4, 30), dayOf(2026, 5, 8) - 1, "8 mai"],
])("after the committee of %i comes %i (%s)", (committee, day, holiday) => {
  const following = committeeAfter(committee, rhythm);
  expect(following.day).toBe(day);
  if (holiday === null) expect(following.holiday).toBeNull();
  else expect(following.holiday).not.toBeNull();
});

import { identifyClients } from "../client/clientIdentity";
import {
  followedBy,
  historiesOf,
  improvements,
  lossesByYear,
  lostToRed,
  outcomesByKind,
  salesAround,
} from "./clientOutcomes";
import { dayOf, type Day } from "../basis/day";
import type { Colour } from "../policy/grid";
import { OTHER_CLIENTS } from "../committee/history";
import type { ProtocolEntry } from "../protocol/protocol";

const FRIDAY = dayOf(2026, 1, 9);
const week = (index: number): Day => FRIDAY + 7 * index;
const fold = (name: string) => name.toLowerCase().trim();

interface Seen {
  readonly code: string;
  readonly at: number;
  readonly overdue?: number;
  readonly colour?: Colour;
  readonly name?: string;
  readonly group?: string;
  readonly cover?: number;
}

const seen = ({ code, at, overdue = 0, colour = "orange", name, group = "", cover = 0 }: Seen) => ({
  committeeDate: week(at),
  clientCode: code,
  clientName: name ?? `Client ${code}`,
  group,
  colour,
  exposure: overdue * 2,
  validCover: cover,
  uncovered: overdue,
  countedOverdue: overdue,
});

const entry = (fields: Partial<ProtocolEntry>): ProtocolEntry => ({
  number: 1,
  committeeDate: FRIDAY,
  clientCode: "A",
  clientName: "Client A",
  colour: null,
  exposure: null,
  uncovered: null,
  countedOverdue: null,
  oldestDaysLate: null,
  topic: "",
  decision: "",
  kind: "client-reminder",
  kindText: "Relance client",
  owner: "",
  dueDate: null,
  status: "to-do",
  doneOn: null,
  result: "",
  cancelled: false,
  salesPosition: "",
  financePosition: "",
  arbitration: "none",
  ruling: "",
  rulingDate: null,
  origin: null,
  amount: null,
  until: null,
  question: "",
  rulingDue: null,
  salesperson: "",
  left: null,
  ...fields,
});

const followed = (rows: readonly ReturnType<typeof seen>[]) => {
  const identities = identifyClients(rows, fold);
  return { identities, histories: historiesOf(rows, identities) };
};

describe("which accounts are one client", () => {
  it("follows a code that changed, and says so", () => {
    const rows = [seen({ code: "A", at: 0, name: "Durand" }), seen({ code: "B", at: 1, name: "DURAND " })];
    const { identityOf, codeChanges } = identifyClients(rows, fold);
    expect([identityOf("A"), identityOf("B")]).toEqual(["B", "B"]);
    expect(codeChanges).toEqual([{ clientName: "DURAND ", before: "A", after: "B", since: week(1) }]);
  });

  it("keeps apart two clients of one name that live side by side", () => {
    const rows = [0, 1].flatMap((at) => ["A", "B"].map((code) => seen({ code, at, name: "Durand" })));
    const { identityOf, codeChanges } = identifyClients(rows, fold);
    expect([identityOf("A"), identityOf("B"), codeChanges.length]).toEqual(["A", "B", 0]);
  });

  it("adds up the accounts of a group, also before one of them joined it", () => {
    const { histories } = followed([
      seen({ code: "A", at: 0, overdue: 10 }),
      seen({ code: "A", at: 1, overdue: 10, group: "G", colour: "green" }),
      seen({ code: "B", at: 1, overdue: 5, group: "G", colour: "red" }),
    ]);
    expect([...histories.values()].map((own) => own.map((sighting) => sighting.countedOverdue))).toEqual([
      [10, 15],
    ]);
    expect([...histories.values()][0]?.[1]?.colour).toBe("red");
  });
});

test("a decision taken once the overdue had fallen did not precede the fall", () => {
  const { identities, histories } = followed([
    seen({ code: "A", at: 0, overdue: 300 }),
    seen({ code: "A", at: 1, overdue: 200 }),
    seen({ code: "A", at: 2, overdue: 50 }),
    seen({ code: "A", at: 3, overdue: 50 }),
  ]);
  const entries = [0, 1, 2, 3].map((at) => entry({ number: at + 1, committeeDate: week(at) }));
  const [own] = improvements(histories, week(3), entries, [], identities);
  expect(own?.precededBy).toEqual([1, 2]);
});

describe("improvements", () => {
  const rows = [
    seen({ code: "A", at: 0, overdue: 100 }),
    seen({ code: "A", at: 1, overdue: 450 }),
    seen({ code: "A", at: 2, overdue: 50 }),
    seen({ code: "B", at: 0, overdue: 90 }),
    seen({ code: "B", at: 2 }),
    seen({ code: "C", at: 0, overdue: 10 }),
    seen({ code: "C", at: 2, overdue: 20 }),
    { ...seen({ code: OTHER_CLIENTS, at: 0, overdue: 999 }), colour: null as unknown as Colour },
  ];
  const { identities, histories } = followed(rows);
  const entries = [
    entry({ number: 1, committeeDate: week(0) }),
    entry({ number: 2, committeeDate: week(1) }),
    entry({ number: 3, committeeDate: week(1), clientCode: "B" }),
  ];
  const last = week(2);
  const namesOf = (found: readonly { clientCode: string }[]) => found.map(({ clientCode }) => clientCode);

  it("are falls from the client's mean, largest first, with the decisions that came before", () => {
    const found = improvements(histories, last, entries, [], identities);
    expect(found[0]).toEqual({
      clientCode: "A",
      clientName: "Client A",
      mean: 200,
      committees: 3,
      now: 50,
      lost: 0,
      fall: 150,
      precededBy: [1, 2],
    });
    expect(namesOf(found)).toEqual(["A", "B"]);
  });

  it("leave out a client that the last committee did not see: nobody knows what it owed", () => {
    const unseen = followed(
      rows.filter(({ clientCode, committeeDate }) => clientCode !== "B" || committeeDate < last),
    );
    expect(namesOf(improvements(unseen.histories, last, entries, [], unseen.identities))).toEqual(["A"]);
  });

  it("leave out a group of which the last committee did not see every account", () => {
    const grouped = (codes: readonly string[], at: number) =>
      codes.map((code) => seen({ code, at, overdue: 100, group: "G" }));
    const half = followed([...grouped(["A", "B"], 0), ...grouped(["A"], 1)]);
    expect(improvements(half.histories, week(1), [], [], half.identities)).toEqual([]);
  });

  it("count a loss up to that committee alone", () => {
    const loss = { kind: "written-off", number: 1, clientCode: "A", day: last + 1, amount: 130 } as const;
    expect(improvements(histories, last, entries, [loss], identities)[0]).toMatchObject({
      fall: 150,
      lost: 0,
    });
  });

  it("count no loss and no indemnity, whatever the day of the fall", () => {
    const loss = { kind: "written-off", number: 1, clientCode: "A", day: week(2), amount: 130 } as const;
    const found = improvements(histories, last, entries, [loss], identities);
    expect(found.map(({ clientCode, fall, lost }) => [clientCode, fall, lost])).toEqual([
      ["B", 45, 0],
      ["A", 20, 130],
    ]);
    const all = improvements(histories, last, entries, [{ ...loss, amount: 150 }], identities);
    expect(namesOf(all)).toEqual(["B"]);
    const before = improvements(histories, last, entries, [{ ...loss, day: week(-1) }], identities);
    expect(before[0]).toMatchObject({ clientCode: "A", lost: 0 });
  });
});

test("lost to red: red now, and when it turned", () => {
  const path = (code: string, colours: Colour[]) => colours.map((colour, at) => seen({ code, at, colour }));
  const { histories } = followed([
    ...path("A", ["orange", "red", "red"]),
    ...path("B", ["red", "red"]), // never anything else
    ...path("C", ["green", "red", "orange"]), // came back
    ...path("D", ["green", "red", "green", "red"]),
  ]);
  expect(lostToRed(histories).map(({ clientCode, since, before }) => [clientCode, since, before])).toEqual([
    ["D", week(3), "green"],
    ["A", week(1), "orange"],
  ]);
});

test("blocks: the overdue of the day and at the last committee within 14 days", () => {
  const { identities, histories } = followed([
    seen({ code: "A", at: 0, overdue: 100 }),
    seen({ code: "A", at: 1, overdue: 60 }),
    seen({ code: "A", at: 2, overdue: 40 }),
    seen({ code: "A", at: 3, overdue: 0 }),
  ]);
  const block = entry({ kind: "shipment-block", countedOverdue: 100 });
  const elsewhere = entry({ kind: "shipment-block", clientCode: "Z", countedOverdue: 70 });
  const outcome = followedBy(
    [block, elsewhere, entry({})],
    ["shipment-block"],
    histories,
    identities,
    "countedOverdue",
    14,
  );
  expect(outcome).toEqual([
    { entry: block, before: 100, after: 40 },
    { entry: elsewhere, before: 70, after: null },
  ]);
});

test("actions by kind: a client decided upon twice in one committee counts once", () => {
  const { identities, histories } = followed([
    seen({ code: "A", at: 0, overdue: 100 }),
    seen({ code: "A", at: 3, overdue: 30 }),
    seen({ code: "A", at: 9, overdue: 0 }), // beyond 28 days
    seen({ code: "B", at: 0, overdue: 50 }), // not seen again
  ]);
  const entries = [
    entry({ status: "done" }),
    entry({ number: 2 }),
    entry({ number: 3, clientCode: "B" }),
    entry({ number: 4, kind: null, kindText: "Caution du dirigeant" }),
  ];
  expect(outcomesByKind(entries, histories, identities)).toEqual([
    { kindText: "Relance client", actions: 3, done: 1, overdueBefore: 100, overdueAfter: 30, measured: 1 },
    {
      kindText: "Caution du dirigeant",
      actions: 1,
      done: 0,
      overdueBefore: 100,
      overdueAfter: 30,
      measured: 1,
    },
  ]);
});

test("sales around a decision compare as many months after as before", () => {
  const sales = Array.from({ length: 9 }, (_, index) => ({
    clientCode: index % 2 ? "A" : "A2",
    month: dayOf(2025, 9 + index, 1),
    amount: (index + 1) * 100,
  }));
  const identityOf = () => "A";
  const refused = entry({ kind: "payment-terms", committeeDate: dayOf(2026, 1, 9) });
  // September 2025 = 100 … January 2026 = 500 (the month of the decision, left out) … May 2026 = 900.
  expect(salesAround([refused], sales, { identityOf, codeChanges: [], mergedGroups: [] })).toEqual([
    { entry: refused, before: 100 + 200 + 300 + 400, after: 600 + 700 + 800 + 900, months: 4 },
  ]);
  // A sheet that begins two months before the refusal proves no more than two months: what it lacks is no nil.
  const cut = sales.slice(2);
  expect(salesAround([refused], cut, { identityOf, codeChanges: [], mergedGroups: [] })).toEqual([
    { entry: refused, before: 300 + 400, after: 600 + 700, months: 2 },
  ]);
  const late = entry({ committeeDate: dayOf(2026, 5, 29) });
  expect(salesAround([late], sales, { identityOf, codeChanges: [], mergedGroups: [] })).toEqual([]);
});

test("losses and indemnities by year of the day they were passed", () => {
  const departure = (day: Day, amount: number, kind: "written-off" | "indemnified" = "written-off") => ({
    kind,
    number: 1,
    clientCode: "A",
    day,
    amount,
  });
  expect(
    lossesByYear([
      departure(dayOf(2026, 3, 6), 500),
      departure(dayOf(2026, 6, 5), 70),
      departure(dayOf(2026, 6, 5), 30, "indemnified"),
      departure(dayOf(2025, 12, 31), 9),
    ]),
  ).toEqual([
    { year: 2025, writtenOff: { count: 1, amount: 9 }, indemnified: { count: 0, amount: 0 } },
    { year: 2026, writtenOff: { count: 2, amount: 570 }, indemnified: { count: 1, amount: 30 } },
  ]);
});

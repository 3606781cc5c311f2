import { protocolEntry } from "../../../test/sample/protocolEntry";
import { dayOf } from "../basis/day";
import { whoDecides } from "./whoDecides";

const FRIDAY = dayOf(2026, 1, 9);
const row = (week: number, clientCode: string, colour: "red" | "orange" | "green") => ({
  committeeDate: FRIDAY + 7 * week,
  clientCode,
  colour,
});
const entry = (number: number, week: number, fields: Parameters<typeof protocolEntry>[0] = {}) =>
  protocolEntry({
    number,
    committeeDate: FRIDAY + 7 * week,
    clientCode: "A",
    kind: "client-reminder",
    status: "to-do",
    dueDate: FRIDAY + 7 * week + 7,
    owner: "Paul",
    ...fields,
  });
const CLOSED = [FRIDAY, FRIDAY + 7, FRIDAY + 14];
const NOBODY = new Map<string, string>();

test("decisions are counted about clients that were red at a closed committee, putting off is none", () => {
  const history = [row(0, "A", "red"), row(1, "A", "red"), row(1, "B", "orange"), row(9, "A", "red")];
  const entries = [
    entry(1, 0),
    entry(2, 0, { cancelled: true }),
    entry(3, 1, { origin: 1 }),
    entry(4, 1, { clientCode: "B" }),
    entry(5, 9),
  ];
  expect(whoDecides(CLOSED, history, entries, NOBODY)).toMatchObject({ redsDiscussed: 2, decisions: 1 });
});

test("actions count for their owner and for their client's salesperson, by name", () => {
  const done = { status: "done", doneOn: FRIDAY + 7 } as const;
  const entries = [
    entry(1, 0, done),
    entry(2, 0, { ...done, doneOn: FRIDAY + 8 }),
    entry(3, 0, { owner: " Anne ", clientCode: "B" }),
    entry(4, 2),
    entry(5, 0, { owner: "" }),
  ];
  const { people } = whoDecides(CLOSED, [], entries, new Map([["A", "DUPONT"]]));
  expect(people).toEqual([
    { role: "owner", name: "Anne", due: 1, onTime: 0 },
    { role: "owner", name: "Paul", due: 2, onTime: 1 },
    { role: "salesperson", name: "DUPONT", due: 3, onTime: 1 },
  ]);
});

test("before the first committee there is nothing to count", () => {
  expect(whoDecides([], [], [], NOBODY)).toEqual({ redsDiscussed: 0, decisions: 0, people: [] });
});

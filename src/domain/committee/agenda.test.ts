import fc from "fast-check";
import { COLOURS, type Colour } from "../policy/grid";
import { DEFAULT_PARAMETERS } from "../policy/policy";
import {
  buildAgenda,
  mostUrgentFirst,
  type AgendaBusiness,
  type AgendaCandidate,
  type AgendaMarks,
} from "./agenda";

function client(clientCode: string, colour: Colour, own: Partial<AgendaCandidate> = {}): AgendaCandidate {
  return {
    clientCode,
    colour,
    exposure: 90_000_00,
    uncovered: 0,
    overdueOutOfDispute: 0,
    hasEntered: false,
    hasMoved: false,
    isUpToDate: false,
    ...own,
  };
}

type Marked = Exclude<keyof AgendaMarks, "figures">;

const marked = (own: Partial<Record<Marked, string[]>>): AgendaMarks => {
  const of = (key: Marked) => new Set(own[key]);
  return {
    figures: new Map(),
    actionDue: of("actionDue"),
    blocked: of("blocked"),
    pinned: of("pinned"),
    deadlinePassed: of("deadlinePassed"),
  };
};

const nothing: AgendaBusiness = { actions: 0, arbitrations: 0, requests: 0, successes: 0 };

/** The agenda of clients who are all brought to it by their exposure. */
const built = (clients: AgendaCandidate[], marks = marked({}), business = nothing) => {
  const figures = new Map(clients.map(({ clientCode }) => [clientCode, ["exposure"] as const]));
  return buildAgenda(clients, DEFAULT_PARAMETERS, { ...marks, figures }, business);
};

const minutesOf = (own: AgendaCandidate, marks?: AgendaMarks) => built([own], marks).items[0]?.minutes;

test("urgency: colour, then newly entered, then uncovered and overdue together", () => {
  const clients = [
    client("green", "green", { uncovered: 90_000_00 }),
    client("red, little at stake", "red", { uncovered: 10_00 }),
    client("red, overdue", "red", { uncovered: 50_00, overdueOutOfDispute: 90_00 }),
    client("orange", "orange", { uncovered: 90_000_00 }),
    client("red, uncovered", "red", { uncovered: 141_00 }),
    client("red, new", "red", { hasEntered: true }),
  ];
  const ordered = mostUrgentFirst(clients, ({ hasEntered }) => hasEntered);
  expect(ordered.map(({ clientCode }) => clientCode)).toEqual([
    "red, new",
    "red, uncovered",
    "red, overdue",
    "red, little at stake",
    "orange",
    "green",
  ]);
});

test("who is brought by a rule is on the agenda, with the rules that bring it", () => {
  const figures = new Map([
    ["A", ["exposure"] as const],
    ["B", ["red", "deadline"] as const],
    ["C", []],
  ]);
  const marks = { ...marked({ actionDue: ["D"], blocked: ["D"], pinned: ["D"] }), figures };
  const clients = [client("A", "green"), client("B", "red"), client("C", "orange"), client("D", "green")];
  const { items } = buildAgenda(clients, DEFAULT_PARAMETERS, marks);
  expect(items.map(({ client: { clientCode }, rules }) => `${clientCode}: ${rules.join(" ")}`)).toEqual([
    "B: red deadline",
    "A: exposure",
    "D: action-due blocked pinned",
  ]);
});

test("a red about which something is new takes its minutes, another half of them; orange up to date half", () => {
  expect(minutesOf(client("A", "red"))).toBe(2);
  expect(minutesOf(client("A", "red", { hasEntered: true }))).toBe(4);
  expect(minutesOf(client("A", "red", { hasMoved: true }))).toBe(4);
  expect(minutesOf(client("A", "red"), marked({ actionDue: ["A"] }))).toBe(4);
  expect(minutesOf(client("A", "orange"))).toBe(2);
  expect(minutesOf(client("A", "orange", { isUpToDate: true }))).toBe(1);
  expect(minutesOf(client("A", "green"))).toBe(0);
  expect(minutesOf(client("A", "green"), marked({ deadlinePassed: ["A"] }))).toBe(2);
});

test("no minute is kept for what is not there; actions take one each, up to the policy's", () => {
  expect(built([]).minutes).toBe(0);
  const { minutesOf: parts, minutes } = built([], marked({}), {
    actions: 24,
    arbitrations: 1,
    requests: 2,
    successes: 5,
  });
  expect(parts).toEqual({ actions: 10, arbitrations: 4, requests: 4, successes: 3 });
  expect(minutes).toBe(21);
  expect(built([], marked({}), { ...nothing, actions: 3 }).minutes).toBe(3);
});

test("what the hour has no room for keeps its place, behind no other colour", () => {
  const reds = Array.from({ length: 14 }, (_, index) =>
    client(`R${index}`, "red", { uncovered: 1000 - index, hasMoved: true }),
  );
  const agenda = built([client("G", "green"), client("O", "orange"), ...reds], marked({}), {
    ...nothing,
    actions: 3,
  });
  // 3 + 14 × 4 = 59: the orange one needs 2 more.
  expect(agenda).toMatchObject({ minutes: 61, plannedMinutes: 59, notFitting: 1 });
  const late = built([...reds, client("S", "red", { hasMoved: true }), client("O", "orange")], marked({}), {
    ...nothing,
    actions: 3,
  });
  expect(
    late.items.map(({ client: c, fits }) => `${c.clientCode}${fits ? "" : " if time"}`).slice(-2),
  ).toEqual(["S if time", "O if time"]);
});

const cents = fc.integer({ min: 0, max: 500_000_00 });
const candidates = fc.uniqueArray(
  fc.record({
    clientCode: fc.stringMatching(/^[A-Z0-9]{1,6}$/),
    colour: fc.constantFrom(...COLOURS),
    exposure: cents,
    uncovered: cents,
    overdueOutOfDispute: cents,
    hasEntered: fc.boolean(),
    hasMoved: fc.boolean(),
    isUpToDate: fc.boolean(),
  }),
  { selector: ({ clientCode }) => clientCode, maxLength: 60 },
);

test("whatever the portfolio: colours in order, nobody twice, minutes add up, and what fits is within the hour", () => {
  fc.assert(
    fc.property(candidates, fc.nat(30), (clients, actions) => {
      const agenda = built(clients, marked({}), { ...nothing, actions });
      const ranks = agenda.items.map(({ client: { colour } }) => COLOURS.indexOf(colour));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(new Set(agenda.items.map(({ client: { clientCode } }) => clientCode)).size).toBe(
        agenda.items.length,
      );
      const sum = agenda.items.reduce((total, { minutes }) => total + minutes, agenda.minutesOf.actions);
      expect(agenda.minutes).toBe(sum);
      expect(agenda.plannedMinutes).toBeLessThanOrEqual(DEFAULT_PARAMETERS.meetingMinutes);
      expect(agenda.items.filter(({ fits }) => !fits)).toHaveLength(agenda.notFitting);
    }),
  );
});

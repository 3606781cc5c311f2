import { buildAgenda, byUrgency, type AgendaCandidate } from "./agenda";
import type { Colour } from "../policy/grid";
import { DEFAULT_PARAMETERS } from "../policy/policy";

function client(code: string, colour: Colour, exposure: number, uncovered = 0, oldest = 0): AgendaCandidate {
  return { clientCode: code, colour, exposure, uncovered, oldestDaysLate: oldest };
}

const NO_MARKS: Parameters<typeof buildAgenda>[2] = {
  figures: new Map(),
  actionDue: new Set(),
  blocked: new Set(),
  pinned: new Set(),
};

const codes = (clients: AgendaCandidate[], marks: Partial<Parameters<typeof buildAgenda>[2]>) =>
  buildAgenda(clients, DEFAULT_PARAMETERS, { ...NO_MARKS, ...marks }).items.map(
    ({ client: { clientCode }, rules }) => `${clientCode}: ${rules.join(" ")}`,
  );

test("urgency: colour, then uncovered, then oldest overdue", () => {
  const clients = [
    client("green", "green", 90_000_00, 90_000_00),
    client("red, little uncovered", "red", 90_000_00, 10_00),
    client("red, late", "red", 90_000_00, 50_00, 90),
    client("orange", "orange", 90_000_00, 90_000_00),
    client("red, later", "red", 90_000_00, 50_00, 91),
  ];
  expect(clients.sort(byUrgency).map(({ clientCode }) => clientCode)).toEqual([
    "red, later",
    "red, late",
    "red, little uncovered",
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
  const clients = [client("A", "green", 0), client("B", "red", 0), client("C", "orange", 0)];
  expect(codes(clients, { figures })).toEqual(["B: red deadline", "A: exposure"]);
});

test("an action due, a block or a pin brings a small client too", () => {
  const small = client("A", "green", 10_00);
  const marks = { actionDue: new Set(["A"]), blocked: new Set(["A"]), pinned: new Set(["A"]) };
  expect(codes([small], marks)).toEqual(["A: action-due blocked pinned"]);
});

test("minutes add up, and what the hour has no room for is marked", () => {
  const reds = Array.from({ length: 11 }, (_, index) => client(`R${index}`, "red", 0, 1000 - index));
  const orange = client("O", "orange", 90_000_00);
  const green = client("G", "green", 90_000_00);
  const all = [green, orange, ...reds];
  const pinned = new Set(all.map(({ clientCode }) => clientCode));
  const agenda = buildAgenda(all, DEFAULT_PARAMETERS, { ...NO_MARKS, pinned });
  // 10 actions + 5 successes + 11 × 4 = 59, the orange one needs 2 more.
  expect(agenda.minutes).toBe(61);
  expect(agenda.items.filter(({ fits }) => !fits).map(({ client: c }) => c.clientCode)).toEqual(["O"]);
});

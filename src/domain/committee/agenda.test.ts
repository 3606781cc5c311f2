import { buildAgenda, byUrgency, type AgendaCandidate } from "./agenda";
import type { Colour } from "../policy/grid";
import { DEFAULT_PARAMETERS } from "../policy/policy";

function client(code: string, colour: Colour, exposure: number, uncovered = 0, oldest = 0): AgendaCandidate {
  return { clientCode: code, colour, exposure, uncovered, oldestDaysLate: oldest };
}

const codes = (clients: AgendaCandidate[], marks?: Parameters<typeof buildAgenda>[2]) =>
  buildAgenda(clients, DEFAULT_PARAMETERS, marks).items.map(
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

test("from the threshold on, or red whatever the exposure", () => {
  expect(
    codes([
      client("small green", "green", 49_999_99),
      client("large green", "green", 50_000_00),
      client("small red", "red", 10_00),
      client("large orange", "orange", 80_000_00),
    ]),
  ).toEqual(["small red: red", "large orange: exposure", "large green: exposure"]);
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
  const agenda = buildAgenda([green, orange, ...reds], DEFAULT_PARAMETERS);
  // 10 actions + 5 successes + 11 × 4 = 59, the orange one needs 2 more.
  expect(agenda.minutes).toBe(61);
  expect(agenda.items.filter(({ fits }) => !fits).map(({ client: c }) => c.clientCode)).toEqual(["O"]);
});

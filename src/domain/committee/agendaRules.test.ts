import { DEFAULT_PARAMETERS } from "../policy/policy";
import { figureRules, type RuledClient } from "./agendaRules";

const DAY = 46_100;
const client = (clientCode: string, more: Partial<RuledClient> = {}): RuledClient => ({
  clientCode,
  colour: "green",
  exposure: 0,
  group: "",
  limit: null,
  excess: 0,
  deadline: null,
  drift: { fromAgreed: null, beyondLaw: 0 },
  ...more,
});

const rules = (...clients: readonly RuledClient[]) =>
  [...figureRules(clients, DEFAULT_PARAMETERS, DAY)].map(([code, own]) => `${code}: ${own.join(" ")}`);

test("from the threshold on; red from the smaller one on", () => {
  expect(
    rules(
      client("A", { exposure: 49_999_99 }),
      client("B", { exposure: 50_000_00 }),
      client("C", { colour: "red", exposure: 9_999_99 }),
      client("D", { colour: "red", exposure: 10_000_00 }),
      client("E", { colour: "red", exposure: 80_000_00 }),
    ),
  ).toEqual(["A: ", "B: exposure", "C: ", "D: red", "E: red exposure"]);
});

test("the accounts of a group meet the threshold together, credits of one not taken off another", () => {
  expect(
    rules(
      client("A", { exposure: 30_000_00, group: "Groupe Aubert" }),
      client("B", { exposure: 20_000_00, group: "GROUPE AUBERT " }),
      client("C", { exposure: -5_000_00, group: "groupe aubert" }),
      client("D", { exposure: 30_000_00 }),
      client("E", { exposure: 30_000_00 }),
    ),
  ).toEqual(["A: exposure", "B: exposure", "C: exposure", "D: ", "E: "]);
});

test.each([
  [5_000_00, 10_000_00, ""],
  [5_000_01, 10_000_00, "excess"],
  [6_000_00, 60_000_00, ""],
  [6_000_01, 60_000_00, "excess"],
  [5_000_01, 0, "excess"],
])("an excess of %i over a limit of %i", (excess, limit, expected) => {
  expect(rules(client("A", { excess, limit }))).toEqual([`A: ${expected}`]);
});

test.each([
  [11, ""],
  [10, "deadline"],
  [0, "deadline"],
  [-90, "deadline"],
])("a deadline %i days ahead", (days, expected) => {
  expect(rules(client("A", { deadline: DAY + days }))).toEqual([`A: ${expected}`]);
});

test.each([
  [15, 0, 10_000_00, ""],
  [16, 0, 10_000_00, "drift"],
  [null, 15, 10_000_00, ""],
  [null, 16, 10_000_00, "drift"],
  [-40, 16, 10_000_00, "drift"],
  [-40, 0, 10_000_00, ""],
  [90, 90, 9_999_99, ""],
])(
  "terms %s days beyond the agreed one, %i beyond the law, exposure %i",
  (fromAgreed, beyondLaw, exposure, expected) => {
    expect(rules(client("A", { exposure, drift: { fromAgreed, beyondLaw } }))).toEqual([`A: ${expected}`]);
  },
);

import { absentClients } from "./absence";
import type { RememberedClient } from "./change";

const remembered = (clientCode: string, countedOverdue = 100): RememberedClient => ({
  clientCode,
  clientName: `Client ${clientCode}`,
  memory: {
    committeeDate: 46_031,
    colour: "orange",
    grades: { cover: "covered", signature: "good", overdue: "late" },
    countedOverdue,
    uncovered: 0,
    betterRuns: 0,
  },
});
const present = (...codes: readonly string[]) =>
  codes.map((clientCode) => ({ clientCode, clientName: `Client ${clientCode}` }));
const absentOf = (
  before: readonly RememberedClient[],
  now: ReturnType<typeof present>,
  listed: readonly string[] = [],
) => absentClients(before, now, new Set(listed)).map(({ clientCode }) => clientCode);

const NINE = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const nine = NINE.map((code) => remembered(code));
const without = (...gone: readonly string[]) => present(...NINE.filter((code) => !gone.includes(code)));

test("without a list of clients, one that is left out of the unpaid items has paid", () => {
  expect(absentOf(nine, without("1", "2"))).toEqual([]);
  expect(absentOf([remembered("1", 900), ...nine.slice(1)], without("1"))).toEqual([]);
});

test("a quarter of the clients leaving at once is a file cut short", () => {
  expect(absentOf(nine, without("1", "2", "3"))).toEqual(["1", "2", "3"]);
});

test("a quarter of the overdue leaving at once is one too", () => {
  const before = [remembered("1", 200), remembered("2", 200), ...nine.slice(2)];
  expect(absentOf(before, without("1", "2"))).toEqual(["1", "2"]);
});

test("a client that the list of clients has lost too is absent, one that it still has is not", () => {
  const listed = NINE.filter((code) => code !== "1");
  expect(absentOf(nine, without("1", "2"), listed)).toEqual(["1"]);
});

test("a list that lacks some of those who owe something is no list of all clients", () => {
  expect(absentOf(nine, without("1"), ["3", "4", "5"])).toEqual([]);
});

test("a client that goes on under another code, or with another, is not missing", () => {
  const merged = [...without("1"), { clientCode: "99", clientName: "CLIENT  1" }];
  expect(absentOf(nine, merged, [...NINE.slice(1), "99"])).toEqual([]);
});

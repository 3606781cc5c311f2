import { protocolEntry } from "../../../test/sample/protocolEntry";
import { unvisitedClients } from "./jointVisits";
import type { ProtocolEntry } from "./protocol";

const DAY = 46_150;
const PARAMETERS = { agendaMinimumExposure: 50_000_00, visitWeeks: 26 };
const client = (clientCode: string, exposure: number) => ({ clientCode, exposure });
const visit = (over: Partial<ProtocolEntry>) =>
  protocolEntry({ number: 1, clientCode: "A", kind: "joint-visit", dueDate: null, ...over });
const unvisited = (...entries: ProtocolEntry[]) => [
  ...unvisitedClients([client("A", 90_000_00), client("B", 40_000_00)], entries, PARAMETERS, DAY),
];

test("the largest exposures that nobody has visited, from the agenda's threshold on", () => {
  expect(unvisited()).toEqual(["A"]);
  const many = Array.from({ length: 14 }, (_, index) => client(`C${index}`, (100 + index) * 1_000_00));
  const found = [...unvisitedClients(many, [], PARAMETERS, DAY)];
  expect(found).toHaveLength(10);
  expect(found[0]).toBe("C13");
});

test.each([
  ["done half a year ago or less", { doneOn: DAY - 182, status: "done" }, []],
  ["done before", { doneOn: DAY - 183, status: "done" }, ["A"]],
  ["planned", { until: DAY + 9 }, []],
  ["that nobody dated", { committeeDate: null }, []],
  ["given up", { until: DAY - 10, status: "dropped" }, ["A"]],
  ["taken back", { until: DAY - 10, cancelled: true }, ["A"]],
  ["of another client", { clientCode: "B", until: DAY }, ["A"]],
  ["that is another action", { kind: "sales-action", until: DAY }, ["A"]],
] as const)("a visit %s", (_, over, expected) => {
  expect(unvisited(visit(over))).toEqual(expected);
});

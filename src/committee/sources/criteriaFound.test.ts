import { unknownClient, type ClientRecord } from "../../domain/client/client";
import type { CoverLine } from "../../domain/cover/cover";
import { DEFAULT_POLICY } from "../../domain/policy/policy";
import { startingPolicy } from "./criteriaFound";

const client: ClientRecord = unknownClient("C1", "Client");
const limited: ClientRecord = { ...client, limit: { amount: 0, reviewDate: null } };
const rated: ClientRecord = { ...client, ratings: [{ provider: "Coface", value: "3", date: null }] };
const blankRating: ClientRecord = { ...client, ratings: [{ provider: "Coface", value: " ", date: null }] };
const line: CoverLine = {
  clientCode: "C1",
  clientName: "Client",
  insurer: "Coface",
  kind: null,
  nature: "permanent",
  granted: 0,
  requested: null,
  from: null,
  to: null,
  status: "refused",
  insuredShare: null,
};

test.each([
  ["cover and ratings", [line], [rated, limited], "insurance", true, 27],
  ["cover alone", [line], [client], "insurance", false, 9],
  ["no cover: the limit, nil ones too", [], [limited, rated], "limit", true, 27],
  ["ratings alone", [], [rated], "none", true, 9],
  ["nothing: the overdue alone", [], [client, blankRating], "none", false, 3],
] as const)("a workbook with %s", (_case, coverLines, clients, coverCriterion, ratingsInUse, rows) => {
  const { parameters, grid } = startingPolicy(DEFAULT_POLICY, { coverLines, clients, currency: null });
  expect(parameters).toMatchObject({ coverCriterion, ratingsInUse });
  expect(grid).toHaveLength(rows);
});

test("a workbook takes the only currency of its receivables, else the usual one", () => {
  const starting = (currency: string | null) =>
    startingPolicy(DEFAULT_POLICY, { coverLines: [], clients: [], currency }).parameters.companyCurrency;
  expect(starting("USD")).toBe("USD");
  expect(starting(null)).toBe("EUR");
});

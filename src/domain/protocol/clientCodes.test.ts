import { withClientCodes } from "./clientCodes";

const codesOf = (typed: readonly string[], known: readonly string[]) =>
  withClientCodes(
    typed.map((clientCode) => ({ clientCode })),
    known,
  ).map(({ clientCode }) => clientCode);

test("a code that lost its zeros is its client's again", () => {
  expect(codesOf(["410001", "0410001", "7"], ["0410001", "007"])).toEqual(["0410001", "0410001", "007"]);
});

test("two clients that it could mean, or none: it stands as it was read", () => {
  expect(codesOf(["7", "07", "8", "C8", ""], ["007", "07", "C08"])).toEqual(["7", "07", "8", "C8", ""]);
});

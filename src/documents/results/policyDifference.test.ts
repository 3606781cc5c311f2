import { policyDifference } from "./policyDifference";

test("names the rules that differ, each before and after", () => {
  expect(policyDifference("a 1 · b 2 · c 3", "a 1 · b 4 · c 5")).toEqual([
    { before: "b 2", after: "b 4" },
    { before: "c 3", after: "c 5" },
  ]);
});

test("shows both whole when they do not name the same rules", () => {
  expect(policyDifference("a · b", "a · b · c")).toEqual([{ before: "a · b", after: "a · b · c" }]);
});

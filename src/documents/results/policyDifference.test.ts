import { policyDifference } from "./policyDifference";

test("names the rules that differ, each before and after", () => {
  expect(policyDifference("a 1 · b 2 · c 3", "a 1 · b 4 · c 5")).toEqual([
    { name: "", before: "b 2", after: "b 4" },
    { name: "", before: "c 3", after: "c 5" },
  ]);
});

test("takes texts that differ in their spaces alone for the same", () => {
  expect(policyDifference("a : 1 · b 2 + x : y = 2", "a\u00a0: 1 · b 3 + x\u202f: y = 2")).toEqual([
    { name: "", before: "b 2", after: "b 3" },
  ]);
});

test("shows both whole when they do not name the same rules", () => {
  expect(policyDifference("a · b", "a · b · c")).toEqual([{ name: "", before: "a · b", after: "a · b · c" }]);
});

test("names what is not the default on one side alone or on both, under its name", () => {
  expect(policyDifference("a 1 + x : y = 2 + z = 3", "a 1 + z = 4 + w = 5")).toEqual([
    { name: "x : y", before: "2", after: null },
    { name: "z", before: "3", after: "4" },
    { name: "w", before: null, after: "5" },
  ]);
});

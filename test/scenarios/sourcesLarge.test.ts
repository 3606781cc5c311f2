import { expectReadWhole } from "./sourcesLarge";

// The slow test has 100,000.
test("5,000 open items of 20 columns are read in answers under 5 MB, and nothing beyond them", () =>
  expectReadWhole(5_000));

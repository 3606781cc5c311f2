import { expectReadWhole } from "./sourcesLarge";

test("100,000 open items of 20 columns are read in answers under 5 MB, and nothing beyond them", () =>
  expectReadWhole(100_000));

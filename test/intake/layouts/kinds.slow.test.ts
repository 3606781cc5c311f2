import { readKinds } from "./readKinds";

/** Tables of each kind in each language: with thirty-four kinds and six languages, more than two thousand. */
const TABLES = 20;

test("of two thousand made-up tables none is wrong in silence, and 95 of 100 are read right unaided", async () => {
  const reads = await readKinds(TABLES);
  const count = (outcome: string): number => reads.filter((each) => each.outcome === outcome).length;
  const right = count("right");
  const others = reads.filter(({ outcome }) => outcome !== "right");
  console.log(
    `${reads.length} tables: ${right} right unaided, ${count("asked, right")} right and asked about, ${count("asked")} asked, ` +
      `${count("refused")} refused, ${count("silent")} silently wrong`,
    others.slice(0, 20).map(({ name, outcome, difference }) => `${name}: ${outcome}, ${difference}`),
  );
  expect(reads.length).toBeGreaterThanOrEqual(2_000);
  expect(count("silent")).toBe(0);
  expect(right / reads.length).toBeGreaterThanOrEqual(0.95);
});

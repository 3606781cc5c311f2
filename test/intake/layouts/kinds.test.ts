import { readKinds, type Read } from "./readKinds";

const wrong = (reads: readonly Read[]): readonly string[] =>
  reads.filter(({ outcome }) => outcome === "silent").map(({ name, difference }) => `${name}: ${difference}`);

const unaided = (reads: readonly Read[]): number =>
  reads.filter(({ outcome }) => outcome === "right").length / reads.length;

test("made-up tables of every kind and language are read right, or asked about: none is wrong in silence", async () => {
  const reads = await readKinds(2);
  expect(wrong(reads)).toEqual([]);
  expect(unaided(reads)).toBeGreaterThanOrEqual(0.95);
});

import { readingMemory } from "./memory";

const ITEMS = 20_000;

/** Five times is allowed; what is kept beside the cells is one record an item, which must not double unnoticed. */
const MOST_TIMES_THE_MATRIX = 3;

it("keeps little beside the cells while it reads", async () => {
  const { matrixMb, peakMb, pauses, items } = await readingMemory(ITEMS);
  expect(items).toBe(ITEMS);
  // Looked at along the way, not at the end alone.
  expect(pauses).toBeGreaterThan(ITEMS / 2_000);
  // 20 cells of at least 8 bytes each: the matrix itself was measured.
  expect(matrixMb).toBeGreaterThan((ITEMS * 20 * 8) / 1e6);
  expect(peakMb).toBeGreaterThan(matrixMb);
  expect(peakMb / matrixMb).toBeLessThan(MOST_TIMES_THE_MATRIX);
});

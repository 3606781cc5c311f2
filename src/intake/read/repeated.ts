/** Share of the lines that repeat earlier ones from which the list stands there twice, in whatever order. */
const MOST = 0.4;
const LEAST_LINES = 3;

/** So many lines that repeat earlier ones in their order are a block of them, and so are two that are half of the list. */
const LEAST_BLOCK = 5;
const LEAST_HALF = 2;

/**
 * The places of the lines that repeat an earlier one in everything, where they are so many, or stand in the order of
 * those that they repeat, that the list, or a block of it, was pasted a second time. Empty for repetitions here and there.
 * @param keys what each line says; "" for what is no line.
 */
export function repeatedPlaces(keys: readonly string[]): readonly number[] {
  const firsts = new Map<string, number>();
  const repeated: number[] = [];
  let lines = 0;
  let [block, longest, expected] = [0, 0, -1];
  keys.forEach((key, place) => {
    if (key === "") return;
    const line = lines++;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, line);
    else repeated.push(place);
    block = first === undefined ? 0 : first === expected ? block + 1 : 1;
    expected = first === undefined ? -1 : first + 1;
    longest = Math.max(longest, block);
  });
  const isMost = repeated.length >= LEAST_LINES && repeated.length >= MOST * lines;
  const isHalf = longest >= LEAST_HALF && 2 * longest >= lines;
  return isMost || isHalf || longest >= LEAST_BLOCK ? repeated : [];
}

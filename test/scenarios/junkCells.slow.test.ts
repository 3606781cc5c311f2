import { ANALYSING, CASES, lookAtEach, WORKING, workWith } from "./junkCells";

/** As many as are tried in a minute. */
const AT_ONCE = 40;

const PORTIONS = [...new Set(CASES.map(({ table }) => table.table))].flatMap((name) => {
  const own = CASES.filter(({ table }) => table.table === name);
  return Array.from({ length: Math.ceil(own.length / AT_ONCE) }, (_, place) => {
    return [name, place + 1, own.slice(place * AT_ONCE, (place + 1) * AT_ONCE)] as const;
  });
});

test.each(PORTIONS)("%s, portion %i: what is read is as it was, or names the cell", async (_, __, cases) => {
  expect(await lookAtEach(cases)).toEqual([]);
});

// One kind of junk for each column: what is written comes from the same reading as what the pane shows.
const WRITTEN = CASES.filter(
  ({ table, key }, place) => CASES.findIndex((each) => each.table === table && each.key === key) === place,
);
const NAMED = WRITTEN.map((each) => [`${each.table.table} ${each.key}, ${each.junk}`, each] as const);

test.each(NAMED)("%s: the week's work is as it was, or names the cell", async (_, each) => {
  expect(await workWith(each, WORKING)).toEqual([]);
});

test.each(NAMED)("%s: an analysis and what follows is as it was, or names the cell", async (_, each) => {
  expect(await workWith(each, ANALYSING)).toEqual([]);
});

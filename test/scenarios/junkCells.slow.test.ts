import { ANALYSING, CASES, lookAtEach, WORKING, workWith } from "./junkCells";

const TABLES = [...new Set(CASES.map(({ table }) => table.table))];

test.each(TABLES)("%s: what is read is as it was, or names the cell", async (name) => {
  expect(await lookAtEach(CASES.filter(({ table }) => table.table === name))).toEqual([]);
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

import { ANALYSING, lookAtEach, someCases, WORKING, workWith } from "./junkCells";

const SOME = someCases();

test("what the pane reads is as it was, or names the cell that is not what its column means", async () => {
  expect(await lookAtEach(SOME)).toEqual([]);
});

test("an English pane names the cells too", async () => {
  expect(await lookAtEach(SOME.slice(0, 4), "en")).toEqual([]);
});

test.each([WORKING, ANALYSING])("so is what is written: %s first", async (...steps) => {
  const [first] = SOME;
  expect(await workWith(first!, steps)).toEqual([]);
});

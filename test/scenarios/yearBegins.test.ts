import { holdYear, testBooks, type HeldYear } from "./heldYear";

const COMMITTEES = 3;

// The slow test holds a year of them.
let held: HeldYear;
beforeAll(async () => {
  held = await holdYear(COMMITTEES);
});
afterAll(() => held?.year.committee.close());

testBooks(COMMITTEES, () => held);

import { FRONT_CASES, glanceAt, stayAt, undisturbed } from "./anotherWorkbook";

test("the first analysis, with another workbook in front at every request", async () => {
  const work = FRONT_CASES["the first analysis"];
  const whole = await undisturbed(work);
  for (let place = 1; place <= whole.requests; place += 1) {
    await glanceAt(place, work, whole);
    await stayAt(place, work, whole);
  }
}, 600_000);

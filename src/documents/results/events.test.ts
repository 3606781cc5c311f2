import { LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import { dayOf } from "../../domain/basis/day";
import { translator } from "../../locales/translator";
import { eventsLine, eventsOf } from "./events";

const lossOn = (day: number) =>
  ({ kind: "written-off", number: 12, clientCode: "C00127", day, amount: 40_000_00 }) as const;
const plain = (text: string) => text.replace(/\s/g, " ");

test("a loss is marked at the first committee after it, and what nobody was at is not marked", () => {
  const departures = [
    lossOn(dayOf(2025, 12, 1)),
    lossOn(dayOf(2026, 2, 10)),
    lossOn(dayOf(2026, 2, 13)),
    lossOn(dayOf(2026, 6, 1)),
  ];
  const points = RESULTS.points.map((point, index) => ({ ...point, absentClients: index === 3 ? 2 : 0 }));
  expect(eventsOf({ ...RESULTS, departures, points })).toEqual({
    loss: [dayOf(2026, 2, 13)],
    policy: [dayOf(2026, 3, 13)],
    pause: [dayOf(2026, 5, 8)],
    missing: [dayOf(2026, 1, 30)],
  });
});

test("the line below the charts names the latest of each kind, and there is none without any", () => {
  const departures = [10, 24, 38].map((days) => lossOn(dayOf(2026, 1, 10) + days));
  expect(plain(eventsLine({ ...RESULTS, departures }, translator("fr")))).toBe(
    "▲ perte : …, 06/02/2026, 20/02/2026 · ◆ politique : 13/03/2026 · ■ reprise : 08/05/2026",
  );
  expect(eventsLine(LITTLE_HISTORY, translator("en"))).toBe("");
});

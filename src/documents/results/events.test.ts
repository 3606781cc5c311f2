import { LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import { dayOf } from "../../domain/basis/day";
import { translator } from "../../locales/translator";
import { eventMarks, eventsLine, eventsOf } from "./events";

const lossOn = (day: number) =>
  ({ kind: "written-off", number: 12, clientCode: "C00127", day, amount: 40_000_00 }) as const;
const plain = (text: string) => text.replace(/\s/g, " ");

test("a loss is marked at the first committee after it, and what nobody was at is not marked", () => {
  const departures = [
    lossOn(dayOf(2025, 12, 1)),
    lossOn(dayOf(2026, 2, 10)),
    lossOn(dayOf(2026, 2, 13)),
    lossOn(dayOf(2026, 6, 1)),
    { ...lossOn(dayOf(2026, 3, 30)), kind: "indemnified" } as const,
  ];
  const points = RESULTS.points.map((point, index) => ({ ...point, absentClients: index === 3 ? 2 : 0 }));
  expect(eventsOf({ ...RESULTS, departures, points })).toEqual({
    loss: [dayOf(2026, 2, 13)],
    indemnity: [dayOf(2026, 4, 3)],
    policy: [dayOf(2026, 3, 13)],
    pause: [dayOf(2026, 5, 8)],
    missing: [dayOf(2026, 1, 30)],
  });
});

test("the line below the charts names each event on its own day and by its own kind, the latest of many", () => {
  const departures = [10, 24, 38].map((days) => lossOn(dayOf(2026, 1, 10) + days));
  expect(plain(eventsLine({ ...RESULTS, departures }, translator("fr")))).toBe(
    "▲ perte : …, 03/02/2026, 17/02/2026 · ◆ politique : 13/03/2026 · ■ reprise : 08/05/2026",
  );
  const paid = { ...lossOn(dayOf(2026, 5, 6)), kind: "indemnified" } as const;
  const points = RESULTS.points.map((point) => ({ ...point, absentClients: 1 }));
  const all = { ...RESULTS, points, departures: [...departures, paid] };
  expect(plain(eventsLine(all, translator("fr")))).toBe(
    "▲ perte : …, 17/02/2026 · × indemnisation : 06/05/2026 · ◆ politique : 13/03/2026 · " +
      "■ reprise : 08/05/2026 · ● absents : …, 08/05/2026",
  );
  // The page holds one line of it.
  for (const language of ["fr", "en"] as const)
    expect(eventsLine(all, translator(language)).length).toBeLessThan(146);
  expect(eventMarks({ ...RESULTS, departures: [paid] })).toEqual([
    { day: dayOf(2026, 5, 8), sign: "×" },
    { day: dayOf(2026, 3, 13), sign: "◆" },
    { day: dayOf(2026, 5, 8), sign: "■" },
  ]);
  expect(eventsLine(LITTLE_HISTORY, translator("en"))).toBe("");
});

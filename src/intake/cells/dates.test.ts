import fc from "fast-check";
import "../../../test/order/seed";
import { dateOf, dayOf, isoDay } from "../../domain/basis/day";
import {
  dayOfNumber,
  dayOfText,
  decideDateOrder,
  monthOfCell,
  noDateEvidence,
  weighDateOrder,
} from "./dates";
import type { DateOrder } from "../source";

function decide(texts: readonly string[], fallback: DateOrder | null = null) {
  const evidence = noDateEvidence();
  for (const text of texts) weighDateOrder(text, evidence);
  return decideDateOrder(evidence, fallback);
}

test.each([
  ["30-04-2020", "dmy", "2020-04-30"],
  ["30/04/2020", "dmy", "2020-04-30"],
  ["30.04.2020", "dmy", "2020-04-30"],
  ["4/30/2020", "mdy", "2020-04-30"],
  ["3/4/20", "dmy", "2020-04-03"],
  ["3/4/20", "mdy", "2020-03-04"],
  ["2020-04-30", "mdy", "2020-04-30"],
  ["2020-04-30T10:15:00", "dmy", "2020-04-30"],
  ["30/04/2020 00:00", "dmy", "2020-04-30"],
  ["20200430", "dmy", "2020-04-30"],
  ["30042020", "dmy", "2020-04-30"],
  ["30 avril 2020", "dmy", "2020-04-30"],
  ["1er février 2025", "dmy", "2025-02-01"],
  ["30-Apr-20", "dmy", "2020-04-30"],
  ["April 30, 2020", "dmy", "2020-04-30"],
  ["31. Dezember 2025", "dmy", "2025-12-31"],
] as const)("%j read %s is %s", (text, order, iso) => {
  const day = dayOfText(text, order);
  expect(day === null ? null : isoDay(day)).toBe(iso);
});

test.each([
  "31/02/2020",
  "00/01/2020",
  "13/13/2020",
  "30 jours",
  "n/a",
  "",
  "12,50",
  "1/2",
  "Total 2020",
  "01/01/1905",
])("%j is no date", (text) => {
  expect([dayOfText(text, "dmy"), dayOfText(text, "mdy")]).toEqual([null, null]);
});

test("numbers are serials or yyyymmdd", () => {
  expect([43951, 43951.75, 20200430, 20201340, 0, 12.5].map(dayOfNumber)).toEqual([
    43951,
    43951,
    43951,
    null,
    null,
    null,
  ]);
});

test("the order is that of the column", () => {
  expect(decide(["03/04/2020", "30/04/2020"])).toMatchObject({
    order: "dmy",
    assumed: false,
    contradicting: 0,
  });
  expect(decide(["3/4/2020", "4/30/2020"])).toMatchObject({ order: "mdy", assumed: false });
  expect(decide(["3/4/2020"])).toMatchObject({ order: "dmy", assumed: true });
  expect(decide(["3/4/2020"], "mdy")).toMatchObject({ order: "mdy", assumed: false });
  expect(decide(["30/4/2020", "29/4/2020", "4/28/2020"])).toMatchObject({ order: "dmy", contradicting: 1 });
  expect(decide(["2020-04-03"])).toMatchObject({ order: "ymd", assumed: false });
  expect(decide([])).toMatchObject({ order: null });
});

const FORMS: readonly ((
  iso: readonly [string, string, string],
) => readonly [text: string, order: DateOrder])[] = [
  ([y, m, d]) => [`${d}/${m}/${y}`, "dmy"],
  ([y, m, d]) => [`${d}-${m}-${y}`, "dmy"],
  ([y, m, d]) => [`${d}.${m}.${y}`, "dmy"],
  ([y, m, d]) => [`${Number(m)}/${Number(d)}/${y}`, "mdy"],
  ([y, m, d]) => [`${y}-${m}-${d}`, "ymd"],
  ([y, m, d]) => [`${y}${m}${d}`, "dmy"],
];

test("any day written in any form reads back", () => {
  const day = fc.integer({ min: dayOf(1990, 1, 1), max: dayOf(2068, 12, 31) });
  fc.assert(
    fc.property(day, fc.constantFrom(...FORMS), (serial, write) => {
      const [year = "", month = "", dayOfMonth = ""] = dateOf(serial).toISOString().slice(0, 10).split("-");
      const [text, order] = write([year, month, dayOfMonth]);
      expect(dayOfText(text, order)).toBe(serial);
    }),
  );
});

test.each([
  ["janv. 2025", "2025-01-01"],
  ["Août 2025", "2025-08-01"],
  ["Sales Dec-25", "2025-12-01"],
  ["03/2025", "2025-03-01"],
  ["2025-03", "2025-03-01"],
  ["202503", "2025-03-01"],
  [dayOf(2025, 3, 1), "2025-03-01"],
  [dayOf(2025, 3, 31), "2025-03-01"],
  ["15/03/2025", "2025-03-01"],
] as const)("%j is the month %s", (cell, iso) => {
  const month = monthOfCell(cell);
  expect(month === null ? null : isoDay(month)).toBe(iso);
});

test("other headings are no month", () => {
  expect(
    ["Marge 2025", "Total 2025", "Client", "1-30", "> 90", "30", 30].map((cell) => monthOfCell(cell)),
  ).toEqual(Array.from({ length: 7 }, () => null));
});

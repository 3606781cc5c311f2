import { render, waitFor } from "@testing-library/react";
import { dayOf } from "../../domain/basis/day";
import { AmountsChart, type AmountLines } from "./AmountsChart";

const FRIDAY = dayOf(2026, 1, 9);
const dates = Array.from({ length: 40 }, (_, week) => FRIDAY + 7 * week);

// A document that is not drawn gives nothing a width.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 320 });
});
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, "clientWidth");
});

/** The signs that a chart draws, each with where it stands: it draws itself once its page is there. */
async function signsOf(lines: AmountLines) {
  const { container } = render(<AmountsChart lines={lines} />);
  await waitFor(() => expect(container.querySelector(".ct-series-a .ct-line")).not.toBeNull());
  const drawn = [...container.querySelectorAll("svg text.marks")];
  return drawn.map((sign) => ({ text: sign.textContent, x: Number(sign.getAttribute("x")) }));
}

test("what happened is drawn with its own sign, in the order of its days, and no dot beside it", async () => {
  const amounts = dates.map((_, week) => 1_000_00 * (40 - week));
  const marks = [
    { day: FRIDAY + 70, sign: "▲" },
    { day: FRIDAY + 140, sign: "×" },
    { day: FRIDAY + 210, sign: "■" },
  ];
  const signs = await signsOf({ dates, solid: amounts, dashed: amounts, marks });
  expect(signs.map(({ text }) => text)).toEqual(["▲", "×", "■"]);
  const [first, second, third] = signs.map(({ x }) => x) as [number, number, number];
  expect(second).toBeGreaterThan(first);
  expect(third - second).toBeCloseTo(second - first, 3);
  // As many committees as these have no dots, their events are marked all the same.
  expect(document.querySelectorAll(".ct-point")).toHaveLength(0);
});

test("without events nothing is marked", async () => {
  expect(await signsOf({ dates, solid: dates, dashed: dates })).toEqual([]);
});

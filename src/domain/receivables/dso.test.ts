import { countBackDso, dsoFigures, salesByMonth, type SalesMonth } from "./dso";
import { dayOf } from "../basis/day";

const month = (sales: number, days: number): SalesMonth => ({ days, sales });
const rounded = (days: number) => Math.round(days * 100) / 100;

test("vectors of the credit committee rules, §6", () => {
  expect(
    rounded(countBackDso(2_500_00, [month(1_200_00, 30), month(800_00, 31), month(700_00, 30)]).days),
  ).toBe(82.43);
  expect(
    rounded(
      countBackDso(2_100_000_00, [month(900_000_00, 31), month(800_000_00, 28), month(700_000_00, 31)]).days,
    ),
  ).toBe(76.71);
});

test("receivables that end with a month count that month whole", () => {
  expect(countBackDso(100, [month(100, 30), month(100, 31)])).toEqual({
    days: 30,
    complete: true,
    monthsSkipped: 0,
  });
});

test("a month without sales is skipped and counted", () => {
  expect(countBackDso(150, [month(0, 30), month(100, 31), month(0, 30), month(100, 31)])).toEqual({
    days: 46.5,
    complete: true,
    monthsSkipped: 2,
  });
});

test("history running out gives more than n days", () => {
  expect(countBackDso(500, [month(100, 30), month(100, 31)])).toEqual({
    days: 61,
    complete: false,
    monthsSkipped: 0,
  });
  expect(countBackDso(500, [])).toEqual({ days: 0, complete: false, monthsSkipped: 0 });
});

test("nothing owed, or more credits than invoices: no day", () => {
  expect(countBackDso(0, [month(100, 30)]).days).toBe(0);
  expect(countBackDso(-10, [month(100, 30)])).toEqual({ days: 0, complete: true, monthsSkipped: 0 });
});

const sale = (year: number, ofMonth: number, amount: number, clientCode = "A") => ({
  clientCode,
  month: dayOf(year, ofMonth, 1),
  amount,
});

test("months go back from the reference date, whose month counts the days elapsed; clients add up", () => {
  const sales = [
    sale(2025, 11, 70),
    sale(2026, 1, 40),
    sale(2026, 1, 10, "B"),
    sale(2026, 3, 99), // after the reference date: not yet
  ];
  expect(salesByMonth(sales, dayOf(2026, 1, 14))).toEqual([month(50, 14), month(0, 31), month(70, 30)]);
});

test("delay DSO is what paying late adds", () => {
  const sales = [sale(2026, 1, 310), sale(2025, 12, 310)];
  const figures = dsoFigures({ balance: 465, notDue: 155 }, sales, dayOf(2026, 1, 31));
  expect(figures?.dso.days).toBe(46.5);
  expect(figures?.best.days).toBe(15.5);
  expect(figures?.delay).toBe(31);
  expect(dsoFigures({ balance: 465, notDue: 155 }, [], dayOf(2026, 1, 31))).toBeNull();
});

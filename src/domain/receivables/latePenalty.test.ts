import { dayOf } from "../basis/day";
import { latePenalties } from "./latePenalty";

const RATES = { latePenaltyRate: 0.15, latePenaltyRateBefore: 0.15, recoveryFee: 40_00 };
const item = (amount: number, dueDate: number | null) => ({ amount, dueDate });

test("15 000 € at 15 % for 30 days is 184.93 €, and 40 € for the invoice", () => {
  const due = dayOf(2026, 3, 1);
  expect(latePenalties([item(15_000_00, due)], due + 30, RATES)).toEqual({
    penalty: 184_93,
    fees: 40_00,
    lateInvoices: 1,
  });
});

test("each half-year's days are counted at its own rate", () => {
  // Due on 21 June: 9 days late in June, 20 in July up to the 20th.
  const rates = { ...RATES, latePenaltyRate: 0.1, latePenaltyRateBefore: 0.2 };
  const { penalty } = latePenalties([item(36_500_00, dayOf(2026, 6, 21))], dayOf(2026, 7, 20), rates);
  expect(penalty).toBe(20 * 10_00 + 9 * 20_00);
});

test.each([
  ["on its due date", item(1_000_00, dayOf(2026, 5, 11))],
  ["not due yet", item(1_000_00, dayOf(2026, 5, 12))],
  ["without due date", item(1_000_00, null)],
  ["a credit", item(-1_000_00, dayOf(2026, 1, 1))],
])("an item %s owes nothing", (_case, own) => {
  expect(latePenalties([own], dayOf(2026, 5, 11), RATES)).toEqual({ penalty: 0, fees: 0, lateInvoices: 0 });
});

test("the sum is rounded, not each item", () => {
  const due = dayOf(2026, 5, 10);
  // 0.4 cent each.
  const items = Array.from({ length: 5 }, () => item(9_73, due));
  expect(latePenalties(items, due + 1, RATES).penalty).toBe(2);
});

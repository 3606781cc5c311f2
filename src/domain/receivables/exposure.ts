import type { ExposureParts } from "../client/client";
import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";

/**
 * Exposure (encours): balance + deliveries not invoiced + orders not delivered + bills not matured − deposits,
 * as far as the workbook has them; with receivables alone, the balance (credit committee rules, §2).
 */
export function exposureOf(balance: Cents, parts: ExposureParts | null): Cents {
  if (parts === null) return balance;
  const { deliveriesNotInvoiced, ordersNotDelivered, billsNotMatured, deposits } = parts;
  return balance + deliveriesNotInvoiced + ordersNotDelivered + billsNotMatured - deposits;
}

/** Exposure as compared with cover: incl. VAT by default, or ÷ (1 + VAT) when limits exclude it. */
export function onCoverBase(
  exposure: Cents,
  { coverBase, vatRate }: Pick<Parameters, "coverBase" | "vatRate">,
): Cents {
  return coverBase === "including-vat" ? exposure : Math.round(exposure / (1 + vatRate));
}

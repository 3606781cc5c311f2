import type { Parameters } from "../policy/policy";
import { daysBeyondLegalTerm, dueDateUnder, type ClientTerm } from "./paymentTerms";
import type { OpenItem } from "./receivables";

/** What a client's invoices give it, beside what was agreed and what the law allows; in days. */
export interface TermDrift {
  /**
   * Days by which the due dates of its invoices are later than the term agreed, on average of amounts; negative when
   * they are earlier, null where the term or the invoices are unknown.
   */
  readonly fromAgreed: number | null;
  /** Most days by which an invoice is due later than the law lets it be (C. com. L441-10); 0 when none is. */
  readonly beyondLaw: number;
}

/** What the term of a client has become, told by its open invoices that say their own due date. */
export function termDrift(
  items: readonly OpenItem[],
  agreed: ClientTerm | null,
  limits: Pick<Parameters, "legalTermDays" | "legalEndOfMonthDays">,
): TermDrift {
  let beyondLaw = 0;
  for (const item of items) beyondLaw = Math.max(beyondLaw, daysBeyondLegalTerm(item, agreed, limits));
  if (agreed === null) return { fromAgreed: null, beyondLaw };
  let invoiced = 0;
  let weighted = 0;
  for (const { amount, documentDate, dueDate } of items) {
    if (amount <= 0 || documentDate === null || dueDate === null) continue;
    invoiced += amount;
    weighted += amount * (dueDate - dueDateUnder(agreed.term, documentDate, agreed.reading));
  }
  return { fromAgreed: invoiced === 0 ? null : Math.round(weighted / invoiced), beyondLaw };
}

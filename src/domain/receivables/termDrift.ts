import type { Parameters } from "../policy/policy";
import { daysBeyondLegalTerm, dueDateUnder, type ClientTerm } from "./paymentTerms";
import type { ClientItems } from "./openItems";

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

/** Of a client whose invoices are within the law, and whose term nobody states: most clients of most sheets. */
export const NO_DRIFT: TermDrift = { fromAgreed: null, beyondLaw: 0 };

/** What the term of a client has become, told by its open invoices that say their own due date. */
export function termDrift(
  items: ClientItems,
  agreed: ClientTerm | null,
  limits: Pick<Parameters, "legalTermDays" | "legalEndOfMonthDays">,
): TermDrift {
  const { columns } = items;
  let [beyondLaw, invoiced, weighted] = [0, 0, 0];
  for (let index = 0; index < items.length; index += 1) {
    const place = items.placeAt(index);
    const amount = columns.amountAt(place);
    const documentDate = columns.documentDateAt(place);
    const dueDate = columns.dueDateAt(place);
    if (amount <= 0 || documentDate === null || dueDate === null) continue;
    beyondLaw = Math.max(beyondLaw, daysBeyondLegalTerm({ amount, documentDate, dueDate }, agreed, limits));
    if (agreed === null) continue;
    invoiced += amount;
    weighted += amount * (dueDate - dueDateUnder(agreed.term, documentDate, agreed.reading));
  }
  if (invoiced === 0 && beyondLaw === 0) return NO_DRIFT;
  return { fromAgreed: invoiced === 0 ? null : Math.round(weighted / invoiced), beyondLaw };
}

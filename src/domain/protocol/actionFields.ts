import type { ActionKind } from "./protocol";

/** What a decision can carry beside its text, owner and due date. */
export type ActionField = "topic" | "amount" | "until";

/** A field that a kind of action asks for; without a required one the decision could not be carried out. */
export interface AskedField {
  readonly field: ActionField;
  readonly isRequired: boolean;
}

const required = (field: ActionField): AskedField => ({ field, isRequired: true });
const optional = (field: ActionField): AskedField => ({ field, isRequired: false });

/**
 * What each kind of action needs besides a text, an owner and a due date: the end of a release, the new
 * terms, the amount disputed, asked of the insurer or promised, the day of a visit, the new limit and when it
 * is looked at again, the new due date, the loss or the indemnity. A release without end ends the block for good.
 */
const ASKED: Readonly<Partial<Record<ActionKind, readonly AskedField[]>>> = {
  "raise-limit": [required("amount"), optional("until")],
  "lower-limit": [required("amount"), optional("until")],
  "cover-request": [required("amount")],
  "dispute-handling": [optional("amount")],
  "shipment-release": [optional("until")],
  "payment-terms": [required("topic")],
  "payment-plan": [required("amount"), required("until")],
  guarantee: [optional("amount")],
  "joint-visit": [required("until")],
  "insurer-declaration": [optional("amount")],
  "due-date-extension": [required("until"), optional("amount")],
  "write-off": [required("amount")],
  indemnity: [required("amount")],
  "new-client": [required("topic"), optional("amount")],
};

/** The fields that a kind asks for; none for a kind that users added themselves. */
export function askedFields(kind: ActionKind | null): readonly AskedField[] {
  return (kind !== null && ASKED[kind]) || [];
}

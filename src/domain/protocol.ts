/** Statuses of a decision or action: À faire, En cours, Fait, Abandonné. */
export const ACTION_STATUSES = ["to-do", "in-progress", "done", "dropped"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** States of an arbitration: none, asked of the arbiter, ruled. */
export const ARBITRATION_STATES = ["none", "asked", "ruled"] as const;
export type ArbitrationState = (typeof ARBITRATION_STATES)[number];

/** Kinds of action the protocol starts with; users extend the list in the settings. */
export const ACTION_KINDS = [
  "sales-action",
  "client-reminder",
  "cover-request",
  "dispute-handling",
  "shipment-block",
  "shipment-release",
  "payment-terms",
  "payment-plan",
  "guarantee",
  "joint-visit",
  "insurer-declaration",
  "litigation",
  "delivery-priority",
  "new-client",
  "information",
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

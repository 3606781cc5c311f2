import type { ClientRecord, StatedLimit } from "../client/client";
import type { SharedLimit } from "./cover";
import { folded } from "../basis/text";
import { groupBy } from "../basis/groupBy";
import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import { exposureOf } from "../receivables/exposure";
import type { ClientReceivables } from "../receivables/receivables";

/** The company's own limit of an account: its own, or its part of the limits of its group. */
export interface InternalLimit extends StatedLimit {
  /** The limits of all accounts of the group together, and what they owe; null for an account alone. */
  readonly shared: (SharedLimit & { readonly exposure: Cents }) | null;
}

/** What the limits of accounts depend on. */
interface LimitedAccount {
  readonly receivables: ClientReceivables;
  readonly record: ClientRecord | null;
}

/**
 * The limit of each account that has one. The accounts of a group meet their limits together: they are added
 * up, and each account shows its part in proportion to its exposure, so that all of them are above the limit
 * or none is. Accounts whose limit nobody states share that of the others (credit committee rules, §2).
 */
export function assignLimits(accounts: readonly LimitedAccount[]): Map<string, InternalLimit> {
  const assigned = new Map<string, InternalLimit>();
  for (const { receivables, record } of accounts) {
    if (record?.limit != null) assigned.set(receivables.clientCode, { ...record.limit, shared: null });
  }
  const groups = groupBy(accounts, ({ record }) => folded(record?.group ?? "") || null);
  for (const members of groups.values()) {
    if (members.length > 1) shareLimits(members, assigned);
  }
  return assigned;
}

function shareLimits(members: readonly LimitedAccount[], assigned: Map<string, InternalLimit>): void {
  const limits = members.flatMap(({ record }) => record?.limit ?? []);
  if (limits.length === 0) return;
  const exposures = members.map(({ receivables, record }) => {
    return Math.max(0, exposureOf(receivables.balance, record?.exposureParts ?? null));
  });
  const exposure = exposures.reduce((sum, each) => sum + each, 0);
  const granted = limits.reduce((sum, { amount }) => sum + amount, 0);
  const reviews = limits.flatMap(({ reviewDate }) => reviewDate ?? []);
  members.forEach(({ receivables }, index) => {
    const part = exposure > 0 ? (exposures[index] ?? 0) / exposure : 1 / members.length;
    assigned.set(receivables.clientCode, {
      amount: Math.round(granted * part),
      reviewDate: reviews.length > 0 ? Math.min(...reviews) : null,
      shared: { granted, accounts: members.length, exposure },
    });
  });
}

/** Excess (dépassement) = max(0, exposure − limit); nil without a limit. */
export function excessOver(limit: InternalLimit | null, exposure: Cents): Cents {
  return limit === null ? 0 : Math.max(0, exposure - limit.amount);
}

/**
 * Whether an excess is one that the committee looks at and that keeps from green, whatever the criteria in use:
 * more than 10 % of the limit and more than 5 000 €, of the group where the limit is the group's (credit
 * committee rules, §2).
 */
export function isExcessOf(
  limit: InternalLimit | null,
  exposure: Cents,
  { excessShare, excessAmount }: Pick<Parameters, "excessShare" | "excessAmount">,
): boolean {
  if (limit === null) return false;
  const granted = limit.shared?.granted ?? limit.amount;
  const excess = (limit.shared?.exposure ?? exposure) - granted;
  return excess > excessAmount && excess > excessShare * granted;
}

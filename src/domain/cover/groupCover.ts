import type { ClientRecord } from "../client/client";
import { isValidOn, type CoverLine } from "./cover";
import type { Day } from "../basis/day";
import { exposureOf, onCoverBase } from "../receivables/exposure";
import { groupBy } from "../basis/groupBy";
import { folded } from "../basis/text";
import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import type { ClientReceivables } from "../receivables/receivables";

/** A client's account as the sharing of limits looks at it. */
export interface CoveredAccount {
  readonly receivables: ClientReceivables;
  readonly record: ClientRecord | null;
}

/** An account of a group with the limits of its own and what they leave uncovered. */
interface GroupAccount {
  readonly clientCode: string;
  readonly ownLines: readonly CoverLine[];
  readonly need: Cents;
}

/**
 * Gives every account its lines of cover. A limit in the name (or code) of a group is one limit for all of the
 * group's accounts, and so are all their limits when the policy says that groups share their cover: each account
 * shows its part, in proportion to what its own limits leave uncovered, and the parts add up to the limit, so
 * that cover is never counted twice (credit committee rules, §2).
 */
export function assignCovers(
  accounts: readonly CoveredAccount[],
  lines: readonly CoverLine[],
  parameters: Parameters,
  day: Day,
): Map<string, readonly CoverLine[]> {
  const groups = accountsByGroup(accounts);
  const codes = new Set(groups.size === 0 ? [] : accounts.map(({ receivables }) => receivables.clientCode));
  const { byCode, byGroup } = dealtLines(lines, groups, codes);
  const assigned = new Map<string, readonly CoverLine[]>(byCode);
  for (const [group, members] of groups) {
    const named = byGroup.get(group) ?? [];
    const ownOf = (account: CoveredAccount) => byCode.get(account.receivables.clientCode) ?? [];
    const pooled = parameters.groupsShareCover && members.length > 1;
    const shared = pooled ? [...named, ...members.flatMap(ownOf)] : named;
    if (shared.length === 0) continue;
    const parties = members.map((account): GroupAccount => {
      const ownLines = pooled ? [] : ownOf(account);
      return {
        clientCode: account.receivables.clientCode,
        ownLines,
        need: needOf(account, ownLines, parameters, day),
      };
    });
    const parts = partsByAccount(shared, parties);
    parties.forEach(({ clientCode, ownLines }, index) =>
      assigned.set(clientCode, [...ownLines, ...(parts[index] ?? [])]),
    );
  }
  return assigned;
}

function accountsByGroup(accounts: readonly CoveredAccount[]): Map<string, CoveredAccount[]> {
  return groupBy(accounts, ({ record }) => folded(record?.group ?? "") || null);
}

function dealtLines(
  lines: readonly CoverLine[],
  groups: ReadonlyMap<string, unknown>,
  codes: ReadonlySet<string>,
) {
  const named = new Map(lines.map((line) => [line, groups.size === 0 ? null : groupOf(line, groups, codes)]));
  const groupNamed = (line: CoverLine) => named.get(line) ?? null;
  return {
    byCode: groupBy(lines, (line) => (groupNamed(line) === null ? line.clientCode : null)),
    byGroup: groupBy(lines, groupNamed),
  };
}

/** The group that a limit names by its code, or by its name when its code is no account's. */
function groupOf(
  { clientCode, clientName }: CoverLine,
  groups: ReadonlyMap<string, unknown>,
  codes: ReadonlySet<string>,
): string | null {
  const names = codes.has(clientCode) ? [clientCode] : [clientCode, clientName];
  return names.map(folded).find((name) => groups.has(name)) ?? null;
}

/** What the account's own limits leave uncovered, on the base that cover is compared on. */
function needOf(
  { receivables, record }: CoveredAccount,
  lines: readonly CoverLine[],
  parameters: Parameters,
  day: Day,
): Cents {
  const exposure = exposureOf(receivables.balance, record?.exposureParts ?? null);
  const valid = lines.reduce((sum, line) => sum + (isValidOn(line, day) ? line.granted : 0), 0);
  return Math.max(0, onCoverBase(exposure, parameters) - valid);
}

/** Each shared line's part for each account. */
function partsByAccount(shared: readonly CoverLine[], parties: readonly GroupAccount[]): CoverLine[][] {
  const needs = parties.map(({ need }) => need);
  const parts: CoverLine[][] = parties.map(() => []);
  for (const line of shared) {
    const limit = { granted: line.granted, accounts: parties.length };
    proportionalParts(line.granted, needs).forEach((granted, index) => {
      parts[index]?.push({ ...line, clientCode: parties[index]?.clientCode ?? "", granted, shared: limit });
    });
  }
  return parts;
}

/** An amount in parts proportional to the weights, equal when all are nil; they add up to it to the cent. */
function proportionalParts(amount: Cents, weights: readonly number[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight, index) => {
    weighed += total > 0 ? weight / total : 1 / weights.length;
    const upTo = index === weights.length - 1 ? amount : Math.round(amount * Math.min(1, weighed));
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

import type { Day } from "../basis/day";
import { groupBy } from "../basis/groupBy";

/** One account on one day, as the history names it. */
export interface AccountSighting {
  readonly committeeDate: Day;
  readonly clientCode: string;
  readonly clientName: string;
  readonly group: string;
}

/** An account that continues another one under a new code. */
export interface CodeChange {
  readonly clientName: string;
  readonly before: string;
  readonly after: string;
  /** First committee of the new code. */
  readonly since: Day;
}

/** Which accounts are one client over time. */
export interface ClientIdentities {
  /** The same text for every code of one client: its latest code. */
  readonly identityOf: (clientCode: string) => string;
  readonly codeChanges: readonly CodeChange[];
  /** Names of the groups of which several accounts count together. */
  readonly mergedGroups: readonly string[];
}

interface Account {
  readonly clientCode: string;
  clientName: string;
  group: string;
  first: Day;
  last: Day;
}

/**
 * Follows clients through the history: accounts of one group count together, and so do two codes of the
 * same name of which one begins after the other has ended (a code that changed). Accounts of the same name
 * that live side by side stay apart: they are never merged silently.
 * @param fold makes names comparable (case, accents, spaces).
 */
export function identifyClients(
  sightings: readonly AccountSighting[],
  fold: (name: string) => string,
): ClientIdentities {
  const accounts = accountsOf(sightings);
  const successor = new Map<string, string>();
  const codeChanges = changesOfCode(accounts, fold);
  for (const { before, after } of codeChanges) successor.set(before, after);
  const mergedGroups: string[] = [];
  for (const members of groupBy(accounts, ({ group }) => fold(group) || null).values()) {
    const [latest] = [...members].sort(
      (a, b) => b.last - a.last || a.clientCode.localeCompare(b.clientCode, "en"),
    );
    if (latest !== undefined && members.length > 1) mergedGroups.push(latest.group);
    for (const { clientCode } of members) {
      if (latest !== undefined && clientCode !== latest.clientCode && !successor.has(clientCode)) {
        successor.set(clientCode, latest.clientCode);
      }
    }
  }
  return { codeChanges, mergedGroups, identityOf: (clientCode) => lastOf(clientCode, successor) };
}

function accountsOf(sightings: readonly AccountSighting[]): Account[] {
  const byCode = new Map<string, Account>();
  for (const { committeeDate, clientCode, clientName, group } of sightings) {
    const account = byCode.get(clientCode);
    if (account === undefined) {
      byCode.set(clientCode, { clientCode, clientName, group, first: committeeDate, last: committeeDate });
      continue;
    }
    account.first = Math.min(account.first, committeeDate);
    if (committeeDate < account.last) continue;
    account.clientName = clientName;
    account.group = group;
    account.last = committeeDate;
  }
  return [...byCode.values()];
}

function changesOfCode(accounts: readonly Account[], fold: (name: string) => string): CodeChange[] {
  return [...groupBy(accounts, ({ clientName }) => fold(clientName) || null).values()].flatMap((members) => {
    const inTime = [...members].sort((a, b) => a.first - b.first);
    return inTime.slice(1).flatMap((after, index): CodeChange[] => {
      const before = inTime[index];
      const alone = before !== undefined && before.last < after.first;
      return alone
        ? [
            {
              clientName: after.clientName,
              before: before.clientCode,
              after: after.clientCode,
              since: after.first,
            },
          ]
        : [];
    });
  });
}

function lastOf(clientCode: string, successor: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let current = clientCode;
  for (
    let next = successor.get(current);
    next !== undefined && !seen.has(next);
    next = successor.get(current)
  ) {
    seen.add(current);
    current = next;
  }
  return current;
}

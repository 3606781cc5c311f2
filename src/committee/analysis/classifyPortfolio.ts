import type { Day } from "../../domain/basis/day";
import { changeSince, hasEntered } from "../../domain/colour/change";
import { type ClassifiedClient, classify } from "../../domain/colour/classification";
import { NOTHING_DECIDED, type ClientFile } from "../../domain/colour/clientFile";
import type { ClientRecord } from "../../domain/client/client";
import { mostUrgentFirst } from "../../domain/committee/agenda";
import type { CoverLine } from "../../domain/cover/cover";
import { assignCovers } from "../../domain/cover/groupCover";
import { assignLimits, type InternalLimit } from "../../domain/cover/internalLimit";
import type { Policy } from "../../domain/policy/policy";
import type { ClientItems } from "../../domain/receivables/openItems";
import {
  addAgeings,
  type AgedBalanceLine,
  type ClientReceivables,
} from "../../domain/receivables/receivables";
import { receivablesFromAgedBalance, ageItemsOf } from "../../domain/receivables/ageing";
import { termDrift } from "../../domain/receivables/termDrift";
import { clientTerms, type DeducedTerm } from "../../domain/receivables/termReading";
import type { ReadTotals } from "../../intake/question";
import type { Intake } from "../../intake/source";
import { type CommitteeFile } from "../port/workbookState";

/** What classifying a portfolio needs beside its figures. */
interface ClassifyOptions {
  /** What committees know of a client; nothing unless told. */
  readonly knowledgeOf?: (receivables: ClientReceivables) => CommitteeFile;
  /** Called every few clients with the share done; throw in it to stop. */
  readonly pause: (done: number) => Promise<void>;
}

/** Clients classified between two pauses: some milliseconds. */
const CLIENTS_AT_ONCE = 50;

/** Clients whose items are aged between two pauses. */
const ACCOUNTS_AT_ONCE = 1_000;

const NO_LINES: readonly CoverLine[] = [];

type Account = Pick<ClientFile, "receivables" | "record" | "term" | "drift">;

/**
 * All clients with receivables, aged, joined with cover, client sheet and what committees know of them,
 * classified, most urgent first.
 */
export async function classifyPortfolio(
  intake: Intake,
  policy: Policy,
  referenceDate: Day,
  { knowledgeOf = () => NOTHING_DECIDED, pause }: ClassifyOptions,
): Promise<ClassifiedClient[]> {
  const records = new RecordsInTurn(intake.clients);
  const owings = owingsOf(intake, policy, referenceDate);
  const accounts: Account[] = [];
  while (accounts.length < owings.length) {
    if (accounts.length % ACCOUNTS_AT_ONCE === 0) await pause(0);
    const { receivables, term, items } = owings.at(accounts.length);
    const record = records.of(receivables.clientCode);
    accounts.push({ receivables, term, record, drift: termDrift(items, term, policy.parameters) });
  }
  await pause(0);
  const covers = assignCovers(accounts, intake.coverLines, policy.parameters, referenceDate);
  const limits = assignLimits(accounts);
  const clients: ClassifiedClient[] = [];
  const classified = (account: Account): ClassifiedClient => {
    const { receivables } = account;
    const coverLines = covers.get(receivables.clientCode) ?? NO_LINES;
    const limit = limits.get(receivables.clientCode) ?? null;
    const known = knowledgeOf(receivables);
    return classify(fileOf(account, coverLines, limit, known), policy, referenceDate);
  };
  for (let from = 0; from < accounts.length; from += CLIENTS_AT_ONCE) {
    await pause(from / accounts.length);
    for (const account of accounts.slice(from, from + CLIENTS_AT_ONCE)) clients.push(classified(account));
  }
  return mostUrgentFirst(clients, (client) => hasEntered(changeSince(client, client.memory)));
}

/** What is known of a client put together, each field by name for speed: there are thousands of them. */
function fileOf(
  { receivables, record, term, drift }: Account,
  coverLines: readonly CoverLine[],
  limit: InternalLimit | null,
  known: CommitteeFile,
): ClientFile {
  return {
    receivables,
    record,
    term,
    coverLines,
    limit,
    drift,
    overrides: known.overrides,
    memory: known.memory,
    insurerSteps: known.insurerSteps,
    claimsDeclaredOn: known.claimsDeclaredOn,
    blockedSince: known.blockedSince,
    behaviour: known.behaviour,
    brokenPromises: known.brokenPromises,
    releasedUntil: known.releasedUntil,
  };
}

/**
 * What the receivables of a reading come to, client by client added up. Where no day is known to count delays
 * from, nothing is late.
 */
export function totalsOf(intake: Intake, policy: Policy, referenceDate: Day | null): ReadTotals {
  const owings = owingsOf(intake, policy, referenceDate ?? 0);
  const clients = Array.from({ length: owings.length }, (_, place) => owings.at(place).receivables);
  return {
    ...addAgeings(clients.map(({ ageing }) => ageing)),
    balance: clients.reduce((sum, { balance }) => sum + balance, 0),
    clients: clients.length,
  };
}

/** What a client owes, the term that its invoices follow, and the items that tell it. */
interface Owing {
  readonly receivables: ClientReceivables;
  readonly term: DeducedTerm | null;
  readonly items: ClientItems;
}

/** What each client owes, by its place: worked out when it is asked for. */
interface Owings {
  readonly length: number;
  at(place: number): Owing;
}

function owingsOf(
  { openItems, agedBalance, clients, endOfMonthReading: answered }: Intake,
  { parameters: { residue, endOfMonthReading } }: Policy,
  referenceDate: Day,
): Owings {
  const { termOf } = clientTerms(openItems, clients, endOfMonthReading, answered);
  if (openItems.length === 0) {
    const owingOf = (line: AgedBalanceLine): Owing => {
      const items = openItems.ofClient(line.clientCode);
      return { receivables: receivablesFromAgedBalance(line, residue), term: termOf(line.clientCode), items };
    };
    return { length: agedBalance.length, at: (place) => owingOf(agedBalance[place] as AgedBalanceLine) };
  }
  const options = { referenceDate, residue };
  const owingOf = (items: ClientItems): Owing => {
    const term = termOf(items.clientCode);
    return { receivables: ageItemsOf(items, term, options), term, items };
  };
  const owners = openItems.byClient();
  return { length: owners.length, at: (place) => owingOf(owners[place] as ClientItems) };
}

/**
 * What the sheets tell of a client by its code: the list has the clients mostly in the order in which they are asked
 * for, and each is looked for by its code from the first on that is not.
 */
class RecordsInTurn {
  private next = 0;
  private byCode: ReadonlyMap<string, ClientRecord> | null = null;

  /** `records` are one of each client. */
  constructor(private readonly records: readonly ClientRecord[]) {}

  of(clientCode: string): ClientRecord | null {
    const record = this.records[this.next];
    if (record?.clientCode === clientCode) {
      this.next += 1;
      return record;
    }
    this.byCode ??= new Map(this.records.map((each) => [each.clientCode, each]));
    return this.byCode.get(clientCode) ?? null;
  }
}

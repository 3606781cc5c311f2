import type { Day } from "../../domain/basis/day";
import { changeSince, hasEntered } from "../../domain/colour/change";
import { type ClassifiedClient, classify } from "../../domain/colour/classification";
import { NOTHING_DECIDED, type ClientFile } from "../../domain/colour/clientFile";
import type { ClientRecord } from "../../domain/client/client";
import { byUrgency } from "../../domain/committee/agenda";
import { assignCovers } from "../../domain/cover/groupCover";
import { assignLimits } from "../../domain/cover/internalLimit";
import type { Policy } from "../../domain/policy/policy";
import type { ClientItems } from "../../domain/receivables/openItems";
import { addAgeings, type ClientReceivables } from "../../domain/receivables/receivables";
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
  const records = new Map<string, ClientRecord>();
  for (const record of intake.clients) records.set(record.clientCode, record);
  const accounts: Account[] = [];
  for (const { receivables, term, items } of receivablesOf(intake, policy, referenceDate)) {
    if (accounts.length % ACCOUNTS_AT_ONCE === 0) await pause(0);
    const record = records.get(receivables.clientCode) ?? null;
    accounts.push({ receivables, term, record, drift: termDrift(items, term, policy.parameters) });
  }
  await pause(0);
  const covers = assignCovers(accounts, intake.coverLines, policy.parameters, referenceDate);
  const limits = assignLimits(accounts);
  const clients: ClassifiedClient[] = [];
  for (const account of accounts) {
    if (clients.length % CLIENTS_AT_ONCE === 0) await pause(clients.length / accounts.length);
    const { clientCode } = account.receivables;
    const coverLines = covers.get(clientCode) ?? [];
    const limit = limits.get(clientCode) ?? null;
    const { receivables, record, term, drift } = account;
    const file = { receivables, record, term, coverLines, limit, drift };
    clients.push(classify(fileOf(file, knowledgeOf(receivables)), policy, referenceDate));
  }
  // Only what the order looks at: a copy of each client would cost more than the sorting.
  const ordered = clients.map((client) => ({
    client,
    clientCode: client.clientCode,
    colour: client.colour,
    uncovered: client.uncovered,
    overdueOutOfDispute: client.overdueOutOfDispute,
    hasEntered: hasEntered(changeSince(client, client.memory)),
  }));
  return ordered.sort(byUrgency).map(({ client }) => client);
}

/** What is known of a client put together, each field by name for speed: there are thousands of them. */
function fileOf(
  { receivables, record, term, coverLines, limit, drift }: Omit<ClientFile, keyof CommitteeFile>,
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
  const clients = Array.from(
    receivablesOf(intake, policy, referenceDate ?? 0),
    ({ receivables }) => receivables,
  );
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

/** What each client owes, one after the other. */
function* receivablesOf(
  { openItems, agedBalance, clients, endOfMonthReading: answered }: Intake,
  { parameters: { residue, endOfMonthReading } }: Policy,
  referenceDate: Day,
): Iterable<Owing> {
  const { termOf } = clientTerms(openItems, clients, endOfMonthReading, answered);
  if (openItems.length === 0) {
    for (const line of agedBalance) {
      const receivables = receivablesFromAgedBalance(line, residue);
      yield { receivables, term: termOf(line.clientCode), items: openItems.ofClient(line.clientCode) };
    }
  }
  for (const items of openItems.byClient()) {
    const term = termOf(items.clientCode);
    yield { receivables: ageItemsOf(items, { referenceDate, term, residue }), term, items };
  }
}

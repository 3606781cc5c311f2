import type { Day } from "../../domain/basis/day";
import { changeSince, hasEntered } from "../../domain/colour/change";
import { type ClassifiedClient, classify } from "../../domain/colour/classification";
import { NOTHING_DECIDED } from "../../domain/colour/clientFile";
import { groupBy } from "../../domain/basis/groupBy";
import { byUrgency } from "../../domain/committee/agenda";
import { assignCovers } from "../../domain/cover/groupCover";
import { assignLimits } from "../../domain/cover/internalLimit";
import type { Policy } from "../../domain/policy/policy";
import { addAgeings, type ClientReceivables } from "../../domain/receivables/receivables";
import { receivablesFromAgedBalance, ageOpenItems } from "../../domain/receivables/ageing";
import { termDrift } from "../../domain/receivables/termDrift";
import { clientTerms, type ClientTerms } from "../../domain/receivables/termReading";
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
  const records = new Map(intake.clients.map((record) => [record.clientCode, record]));
  const { termOf } = clientTerms(intake.openItems, intake.clients, policy.parameters.endOfMonthReading);
  const accounts = receivablesOf(intake, termOf, policy, referenceDate).map((receivables) => ({
    receivables,
    record: records.get(receivables.clientCode) ?? null,
    term: termOf(receivables.clientCode),
  }));
  const covers = assignCovers(accounts, intake.coverLines, policy.parameters, referenceDate);
  const limits = assignLimits(accounts);
  const items = groupBy(intake.openItems, ({ clientCode }) => clientCode);
  const clients: ClassifiedClient[] = [];
  for (const account of accounts) {
    if (clients.length % CLIENTS_AT_ONCE === 0) await pause(clients.length / accounts.length);
    const { clientCode } = account.receivables;
    const coverLines = covers.get(clientCode) ?? [];
    const limit = limits.get(clientCode) ?? null;
    const drift = termDrift(items.get(clientCode) ?? [], account.term, policy.parameters);
    const file = { ...account, coverLines, limit, drift, ...knowledgeOf(account.receivables) };
    clients.push(classify(file, policy, referenceDate));
  }
  const ordered = clients.map((client) => ({
    ...client,
    client,
    hasEntered: hasEntered(changeSince(client, client.memory)),
  }));
  return ordered.sort(byUrgency).map(({ client }) => client);
}

/**
 * What the receivables of a reading come to, client by client added up. Where no day is known to count delays
 * from, nothing is late.
 */
export function totalsOf(intake: Intake, policy: Policy, referenceDate: Day | null): ReadTotals {
  const { termOf } = clientTerms(intake.openItems, intake.clients, policy.parameters.endOfMonthReading);
  const clients = receivablesOf(intake, termOf, policy, referenceDate ?? 0);
  return {
    ...addAgeings(clients.map(({ ageing }) => ageing)),
    balance: clients.reduce((sum, { balance }) => sum + balance, 0),
    clients: clients.length,
  };
}

function receivablesOf(
  intake: Intake,
  termOf: ClientTerms["termOf"],
  { parameters: { residue } }: Policy,
  referenceDate: Day,
): ClientReceivables[] {
  if (intake.openItems.length === 0) {
    return intake.agedBalance.map((line) => receivablesFromAgedBalance(line, residue));
  }
  return ageOpenItems(intake.openItems, { referenceDate, termOf, residue });
}

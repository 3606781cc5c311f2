import { ageOpenItems } from "../../src/domain/receivables/ageing";
import { OpenItems } from "../../src/domain/receivables/openItems";
import { clientTerms } from "../../src/domain/receivables/termReading";
import { classify, type ClassifiedClient } from "../../src/domain/colour/classification";
import { NOTHING_KNOWN } from "../../src/domain/colour/clientFile";
import type { ClientRecord } from "../../src/domain/client/client";
import type { CoverLine, CoverStatus } from "../../src/domain/cover/cover";
import { DEFAULT_POLICY } from "../../src/domain/policy/policy";
import {
  addAgeings,
  grossOverdue,
  type Ageing,
  type OpenItem,
} from "../../src/domain/receivables/receivables";
import type { Cents } from "../../src/domain/basis/money";
import type { SampleClient } from "./clients";
import type { SampleCover } from "./cover";
import type { SampleItem } from "./ledger";
import type { Portfolio } from "./portfolio";

/** What a committee would look at: used to keep the sample plausible, and printed when it is built. */
export interface CommitteeFigures {
  readonly clients: number;
  readonly openItems: number;
  readonly ageing: Ageing;
  readonly balance: Cents;
  /** Of the last twelve months known, incl. VAT. */
  readonly sales: Cents;
  /** Balance ÷ sales × 365. */
  readonly daysOfSales: number;
  /** Gross overdue ÷ balance. */
  readonly overdueShare: number;
  /** Share of the balance owed by the twenty largest clients. */
  readonly topTwentyShare: number;
  /** Clients that owe 50 000 € or more. */
  readonly aboveAgendaMinimum: number;
  readonly colours: Readonly<Record<ClassifiedClient["colour"], number>>;
}

const STATUSES: Readonly<Record<SampleCover["status"], CoverStatus>> = {
  Accordée: "accepted",
  Partielle: "partial",
  Refusée: "refused",
  Réduite: "reduced",
  Résiliée: "cancelled",
};

/** The portfolio as the default policy sees it, straight from the generator: no sheet is read. */
export function committeeFigures(portfolio: Portfolio): CommitteeFigures {
  const classified = classifiedClients(portfolio);
  const balances = classified.map(({ exposure }) => exposure).sort((a, b) => b - a);
  const balance = sum(balances);
  const ageing = addAgeings(classified.map(({ receivables }) => receivables.ageing));
  const sales = sum(portfolio.ledgers.flatMap(({ monthlySales }) => monthlySales.slice(-12)));
  return {
    clients: classified.length,
    openItems: portfolio.items.length,
    ageing,
    balance,
    sales,
    daysOfSales: (balance / sales) * 365,
    overdueShare: grossOverdue(ageing) / balance,
    topTwentyShare: sum(balances.slice(0, 20)) / balance,
    aboveAgendaMinimum: balances.filter((amount) => amount >= 50_000_00).length,
    colours: countColours(classified),
  };
}

/** Every client with its colour on the portfolio's day, under the default policy. */
export function classifiedClients({ clients, items, cover, referenceDate }: Portfolio): ClassifiedClient[] {
  const byCode = new Map(clients.map((client) => [client.code, client]));
  const { endOfMonthReading, residue } = DEFAULT_POLICY.parameters;
  const openItems = OpenItems.of(items.map(asOpenItem));
  const { termOf } = clientTerms(openItems, clients.map(asRecord), endOfMonthReading);
  return ageOpenItems(openItems, { referenceDate, termOf, residue }).map((receivables) => {
    const client = byCode.get(receivables.clientCode);
    const coverLines = cover.filter((line) => line.client === client).map(asCoverLine);
    const record = client === undefined ? null : asRecord(client);
    return classify({ ...NOTHING_KNOWN, receivables, coverLines, record }, DEFAULT_POLICY, referenceDate);
  });
}

function asOpenItem({ client, document, documentDate, dueDate, open, disputed }: SampleItem): OpenItem {
  const { code: clientCode, name: clientName } = client;
  return { clientCode, clientName, document, documentDate, dueDate, amount: open, disputed };
}

function asCoverLine(line: SampleCover): CoverLine {
  return {
    clientCode: line.client.code,
    clientName: line.client.name,
    insurer: line.insurer,
    kind: line.kind === "Dénommé" ? "named" : "unnamed",
    nature: line.nature === "Temporaire" ? "temporary" : "permanent",
    granted: line.granted,
    requested: line.requested,
    from: line.from,
    to: line.to,
    status: STATUSES[line.status],
    insuredShare: line.insuredShare,
  };
}

function asRecord(client: SampleClient): ClientRecord {
  const { rating } = client;
  return {
    clientCode: client.code,
    clientName: client.name,
    group: client.group,
    salesperson: client.salesperson,
    paymentTerms: client.terms.label,
    termDays: client.terms.days,
    ratings: rating === null ? [] : [{ ...rating, value: String(rating.value) }],
    insolvency: client.insolvency === "" ? null : { kind: null, date: null },
    limit: null,
    turnover: null,
    exposureParts: null,
  };
}

function countColours(classified: readonly ClassifiedClient[]): CommitteeFigures["colours"] {
  const count = (colour: ClassifiedClient["colour"]): number =>
    classified.filter((client) => client.colour === colour).length;
  return { red: count("red"), orange: count("orange"), green: count("green") };
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}

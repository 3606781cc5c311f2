import { clientTimeline } from "../../domain/protocol/clientTimeline";
import { accountMonths, type AccountMonth } from "../../domain/protocol/newClients";
import { unvisitedClients } from "../../domain/protocol/jointVisits";
import { STANDING_COLUMNS, standingIn, type ClientStanding } from "../port/clientStanding";
import { workbookWords } from "../port/workbookState";
import { suggestionsFor } from "./suggestions";
import { releasedUntil } from "../../domain/protocol/shipmentBlocks";
import { termDrift } from "../../domain/receivables/termDrift";
import type { DeducedTerm } from "../../domain/receivables/termReading";
import type { ClientHistory } from "../protocol/protocolContract";
import { coverOn, type CoverLine } from "../../domain/cover/cover";
import type { ClassifiedClient } from "../../domain/colour/classification";
import type { Day } from "../../domain/basis/day";
import { latePenalties } from "../../domain/receivables/latePenalty";
import {
  daysBeyondLegalTerm,
  dueDateUnder,
  mostDaysBeyondLegalTerm,
  type ClientTerm,
} from "../../domain/receivables/paymentTerms";
import type { Parameters } from "../../domain/policy/policy";
import { Problem } from "../../domain/basis/problem";
import type { OpenItem } from "../../domain/receivables/receivables";
import { qualityOf } from "../../domain/policy/signature";
import { CLIENTS_TABLE } from "../../book/clients";
import { readRows, type Unreadable } from "../../book/reading";
import type { Message } from "../../intake/source";
import type { TableCells } from "../../book/table";
import { isPinned, type ClientColumn } from "../port/clientStanding";
import { unreadableWarnings } from "../port/unreadable";
import { askClientPlaces, askRowAt, type ClientPlaces } from "../../excel/sheets/clientRow";
import { readReferenceDate } from "../../excel/sheets/clientsSheet";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { translator, type Language } from "../../locales/translator";
import { readWithHistory } from "../protocol/clientHistory";
import { readKeeping, type ClientMemory } from "./keptRows";
import type { CardCover, CardItem, CardRating, ClientCard, LegalCheck, Suggestion } from "./clientContract";
import type { TaskControl } from "../port/task";
import { readPortfolio, type Portfolio } from "../analysis/readPortfolio";
import { reasonSentence } from "../analysis/reasons";

/**
 * The card of one client: figures from the portfolio of the last analysis, what people add from its row of the
 * Clients sheet. Without an analysis since the pane opened, the sources are read again as of the day of the
 * Clients sheet. Which rows are its own, and what they say of earlier committees, is asked again only after a change.
 * Writes nothing.
 * @throws NeedsDecision as the analysis does; Problem "client-not-in-file" for a client of whom no
 * source says anything; "not-analysed" without its row of the Clients sheet.
 */
export async function clientCard(
  session: ExcelSession,
  { kept, rows }: ClientMemory,
  clientCode: string,
  control: TaskControl,
  today: Day,
  language: Language,
): Promise<ClientCard> {
  kept.current ??= await readAgain(session, control, today);
  const client = kept.current.clients.find((each) => each.clientCode === clientCode);
  if (client === undefined) throw new Problem("client-not-in-file");
  const { beside: row, history } = await readKeeping(rows, (known) =>
    session.run((workbook) => readWithHistory(workbook, client, today, CLIENTS_ROW, known)),
  );
  if (row === null) throw new Problem("not-analysed");
  return cardOf(client, kept.current, { row, history, today }, language);
}

const CLIENTS_ROW = {
  askPlaces: askClientPlaces,
  askRow: (workbook: WorkbookContext, places: ClientPlaces, clientCode: string) =>
    askRowAt(workbook, places, clientCode, STANDING_COLUMNS),
};

/** How a new client has stood since its account was opened, month by month. */
function monthsSince({ opening, points }: ClientHistory, client: ClassifiedClient, day: Day): AccountMonth[] {
  const opened = opening?.doneOn ?? opening?.committeeDate ?? null;
  return opened === null ? [] : accountMonths(opened, [...points, { ...client, committeeDate: day }], day);
}

/** The portfolio as of the day of the figures that stand in the Clients sheet. */
async function readAgain(session: ExcelSession, control: TaskControl, today: Day): Promise<Portfolio> {
  const referenceDate = await session.run(readReferenceDate);
  return readPortfolio(session, { referenceDate, isLargeAccepted: true }, control, today);
}

/** What the Clients sheet says of a client in words that the card repeats. */
const WORDED = ["wayOut", "change", "blockProposal"] as const;

/** What stands in the workbook beside the portfolio's figures. */
interface CardAdditions {
  /** The client's row of the Clients sheet. */
  readonly row: TableCells<ClientColumn>;
  readonly history: ClientHistory;
  readonly today: Day;
}

function cardOf(
  client: ClassifiedClient,
  portfolio: Portfolio,
  { row, history, today }: CardAdditions,
  language: Language,
): ClientCard {
  const { referenceDate, intake, state } = portfolio;
  const { parameters } = state.policy;
  const { receivables, record, term } = client;
  const own = intake.openItems.ofClient(client.clientCode);
  const items = intake.openItems.length === 0 ? null : cardItems(own, { referenceDate, term, parameters });
  const worded = readRows(CLIENTS_TABLE, row, WORDED);
  const { wayOut = "", change = "", blockProposal = "" } = worded.rows[0]?.values ?? {};
  // As it was typed: a note is only written over the one that was seen.
  const typed = (key: "pinned" | "note") =>
    row.places[key] === undefined ? null : String(row.rows[0]?.[row.places[key]] ?? "");
  const pinned = typed("pinned");
  const { standing, faults } = standingIn(row);
  return {
    clientCode: client.clientCode,
    clientName: client.clientName,
    referenceDate,
    ...groupOf(client, portfolio),
    salesperson: record?.salesperson ?? "",
    colour: client.colour,
    computedColour: client.computedColour,
    override: client.override,
    overrideMaximumDays: parameters.overrideMaximumDays,
    reasons: reasonSentence(client.colour, client.reasons, translator(language, parameters.companyCurrency)),
    grades: client.grades,
    wayOut,
    change,
    blockProposal,
    balance: receivables.balance,
    exposure: client.exposure,
    exposureParts: record?.exposureParts ?? null,
    validCover: client.cover.valid,
    uncovered: client.uncovered,
    countedOverdue: client.countedOverdue,
    oldestDaysLate: receivables.oldestDaysLate,
    oldestIsMinimum: receivables.oldestIsMinimum,
    averageDaysLate: receivables.averageDaysLate,
    disputed: receivables.disputed,
    disputedOverdue: receivables.disputedOverdue,
    overdueOutOfDispute: client.overdueOutOfDispute,
    limit: client.limit,
    excess: client.excess,
    retainedRisk: client.retainedRisk,
    insuredShare: client.cover.insuredShare,
    behaviour: client.behaviour,
    block: history.block,
    opening: history.opening,
    openingMonths: monthsSince(history, client, referenceDate),
    releasedUntil: releasedUntil(history.decisions, client.clientCode, today),
    uninsured: client.uninsured,
    claims: client.claims,
    ageing: receivables.ageing,
    items,
    penalties: items && latePenalties(items, referenceDate, parameters),
    legal: {
      ...legalCheck(record?.paymentTerms ?? "", term, items ?? [], parameters),
      drift: termDrift(own, term, parameters).fromAgreed,
    },
    cover: client.coverLines.map((line) => cardCover(line, referenceDate)),
    ratings: cardRatings(client, portfolio),
    declaration: client.declaration,
    suggestions: standing === null ? [] : cardSuggestions(client, standing, portfolio, { history, today }),
    timeline: clientTimeline(history.points, history, parameters.upToDateMaximum),
    isPinned: pinned === null ? null : isPinned(pinned),
    note: typed("note"),
    warnings: [...withoutSuggestions(faults), ...unreadableWarnings(worded.unreadable), ...history.warnings],
  };
}

/** Says that a cell of the client's row which does not read leaves the card without suggestions. */
function withoutSuggestions(faults: readonly Unreadable[]): Message[] {
  const [first] = faults;
  if (first === undefined) return [];
  const { address, heading } = first;
  return [{ code: "card-without-suggestions", values: { address, column: heading, count: faults.length } }];
}

/** What the client's row suggests. */
function cardSuggestions(
  { clientCode }: ClassifiedClient,
  standing: ClientStanding,
  { clients, state }: Portfolio,
  { history: { block, decisions: entries }, today }: Omit<CardAdditions, "row">,
): readonly Suggestion[] {
  const { parameters } = state.policy;
  const isUnvisited = unvisitedClients(clients, entries, parameters, today).has(clientCode);
  const context = { block, entries, isUnvisited, day: today, parameters };
  return suggestionsFor(standing, context, workbookWords(state));
}

/** The other accounts that bear the same group name. */
function groupOf(client: ClassifiedClient, { clients }: Portfolio): Pick<ClientCard, "group" | "accounts"> {
  const group = client.record?.group ?? "";
  const accounts = clients
    .filter(
      ({ record, clientCode }) => group !== "" && record?.group === group && clientCode !== client.clientCode,
    )
    .map(({ clientCode, clientName, exposure }) => ({ clientCode, clientName, exposure }));
  return { group, accounts };
}

interface ItemContext {
  readonly referenceDate: Day;
  readonly term: ClientTerm | null;
  readonly parameters: Parameters;
}

/** The client's items; one without due date gets the one that its term implies, as its ageing does. */
function cardItems(own: Iterable<OpenItem>, { referenceDate, term, parameters }: ItemContext): CardItem[] {
  return [...own]
    .map(({ document, documentDate, dueDate: stated, amount, disputed }) => {
      const implied =
        documentDate === null || term === null ? null : dueDateUnder(term.term, documentDate, term.reading);
      const dueDate = stated ?? (amount > 0 ? implied : null);
      const daysLate = amount > 0 && dueDate !== null ? Math.max(0, referenceDate - dueDate) : 0;
      const item = { document, documentDate, dueDate, amount, disputed };
      return { ...item, daysLate, daysBeyondLegalTerm: daysBeyondLegalTerm(item, term, parameters) };
    })
    .sort(
      (a, b) =>
        b.daysLate - a.daysLate || (a.dueDate ?? Infinity) - (b.dueDate ?? Infinity) || b.amount - a.amount,
    );
}

function legalCheck(
  stated: string,
  term: DeducedTerm | null,
  items: readonly CardItem[],
  parameters: Parameters,
): Omit<LegalCheck, "drift"> {
  const hasTwoReadings = term !== null && term.term.endOfMonth && term.term.dayOfMonth === null;
  return {
    term: stated,
    endOfMonth: hasTwoReadings ? { reading: term.reading, deducedFrom: term.deducedFrom } : null,
    termBeyond: term && mostDaysBeyondLegalTerm(term, parameters),
    itemsBeyond: items.filter((item) => item.daysBeyondLegalTerm > 0).length,
  };
}

function cardCover(line: CoverLine, referenceDate: Day): CardCover {
  const { clientCode: _code, clientName: _name, ...facts } = line;
  return { ...facts, isValid: coverOn([line], referenceDate).valid > 0 };
}

/** Every rating with a value, the one that is used first, then the newest. */
function cardRatings({ record, signature }: ClassifiedClient, { state }: Portfolio): CardRating[] {
  return (record?.ratings ?? [])
    .filter(({ value }) => value.trim() !== "")
    .map((rating) => ({
      ...rating,
      quality: qualityOf(rating, state.policy.ratingRanges),
      isUsed:
        rating.provider === signature?.provider &&
        rating.value === signature.value &&
        rating.date === signature.date,
    }))
    .sort((a, b) => Number(b.isUsed) - Number(a.isUsed) || (b.date ?? 0) - (a.date ?? 0));
}

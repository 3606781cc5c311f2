import type { BlockProposal } from "../../domain/colour/blockProposal";
import { changeSince, type RememberedClient } from "../../domain/colour/change";
import type { ClassifiedClient } from "../../domain/colour/classification";
import { EXPOSURE_PARTS, type ExposureParts } from "../../domain/client/client";
import type { ClientMemory } from "../../domain/colour/clientMemory";
import {
  COLOURS,
  UNUSED,
  type Colour,
  type CoverGrade,
  type OverdueGrade,
  type SignatureGrade,
  type Unused,
} from "../../domain/policy/grid";
import { toUnits } from "../../domain/basis/money";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import type { Criteria, Parameters, Policy } from "../../domain/policy/policy";
import type { OpenItems } from "../../domain/receivables/openItems";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { waysOut, type WayOut } from "../../domain/colour/wayOut";
import { literal, type CellInput } from "../../book/cells";
import type { ClientsContent } from "../../excel/sheets/clientsSheet";
import { sheetWords } from "../../book/words";
import { type RowInput } from "../../book/table";
import type { Day } from "../../domain/basis/day";
import type { Translator, Language } from "../../locales/translator";
import { coverWord } from "../../documents/form/coverWord";
import { criteriaNamed } from "../../documents/agenda/agendaWords";
import { firstOf, type ClientSummary } from "../port/clientStanding";
import { changeSentence } from "./changeSentence";
import { reasonSentence } from "./reasons";
import { wayOutSentence } from "./wayOutSentence";

/** What the Clients sheet is made of. */
export interface ClassifiedPortfolio {
  /** In order of urgency. */
  readonly clients: readonly ClassifiedClient[];
  readonly openItems: OpenItems;
  /** Everybody who stood at the last committee. */
  readonly remembered: readonly RememberedClient[];
  /** Who is missing from the file: some of them, and who was missing at the last committee already. */
  readonly absent: readonly RememberedClient[];
  readonly policy: Policy;
  readonly referenceDate: Day;
}

/** Rows put into words between two pauses: some tens of milliseconds. */
const ROWS_AT_ONCE = 25;

/**
 * The Clients sheet as it should stand. Whoever stood at the last committee and owes nothing any more keeps an
 * emptied row until the next one, so that it can be told who has paid; whoever is missing from the file keeps one
 * without amounts as long as nobody knows whether money came.
 *
 * @param pause called now and then with the share done; throw in it to stop.
 */
export async function clientsContent(
  { clients, openItems, remembered, absent, policy, referenceDate }: ClassifiedPortfolio,
  language: Language,
  pause: (done: number) => Promise<void>,
): Promise<ClientsContent> {
  const words = sheetWords(language, policy.parameters.companyCurrency);
  const cells = wordCells(policy.parameters, words);
  const codes = new Set(clients.map(({ clientCode }) => clientCode));
  const emptied = emptiedRow(referenceDate, clients.length + 1, words);
  const missing = new Map(absent.map((client) => [client.clientCode, client]));
  const before = new Map(remembered.map((client) => [client.clientCode, client]));
  const vanished = [...new Map([...before, ...missing]).values()]
    .filter(({ clientCode }) => !codes.has(clientCode))
    .map(({ clientCode, clientName, memory }) => ({
      ...(missing.has(clientCode) ? absentRow(memory, emptied, words) : emptied),
      clientCode: literal(clientCode),
      client: literal(clientName),
      ...memoryCells(memory, cells),
    }));
  const rows: RowInput[] = [];
  const isCompared = remembered.length > 0;
  for (const client of clients) {
    if (rows.length % ROWS_AT_ONCE === 0) await pause(rows.length / clients.length);
    const own = openItems.ofClient(client.clientCode);
    const ways = waysOut(client, own, policy, referenceDate);
    const given = { rank: rows.length + 1, isCompared, criteria: policy.parameters, cells };
    rows.push(rowOf(client, ways, given, words));
  }
  return {
    referenceDate,
    subtitle: subtitle(clients, policy.parameters, words),
    looksAtCover: looksAtCover(policy.parameters),
    rows: [...rows, ...vanished],
    emptied,
  };
}

/** How many clients there are of each colour, and which criteria the colours are made of. */
function subtitle(clients: readonly ClassifiedClient[], parameters: Parameters, words: Translator): string {
  const counts = words.t("workbook:clients.subtitle", {
    count: clients.length,
    number: words.number(clients.length),
    ...Object.fromEntries(
      COLOURS.map((colour) => [
        colour,
        words.number(clients.filter((client) => client.colour === colour).length),
      ]),
    ),
  });
  const criteria = words.list(criteriaNamed(parameters, words));
  return words.t("workbook:clients.criteria", { counts, criteria });
}

const NO_PARTS: ExposureParts = {
  deliveriesNotInvoiced: 0,
  ordersNotDelivered: 0,
  billsNotMatured: 0,
  deposits: 0,
};

function rowOf(
  client: ClassifiedClient,
  ways: readonly WayOut[],
  {
    rank,
    isCompared,
    criteria,
    cells,
  }: {
    readonly rank: number;
    readonly isCompared: boolean;
    readonly criteria: Criteria;
    readonly cells: WordCells;
  },
  words: Translator,
): RowInput {
  const { receivables, cover, signature, record, grades } = client;
  const change = changeSince(client, client.memory);
  const { ageing } = receivables;
  const parts = record?.exposureParts ?? NO_PARTS;
  const memory = memoryCells(client.memory, cells);
  // Each cell by name: an object put together of others costs several times as much, for each of thousands.
  return {
    rank,
    colour: cells.colour(client.colour),
    clientCode: literal(client.clientCode),
    client: literal(client.clientName),
    reasons: literal(reasonSentence(client.colour, client.reasons, words)),
    wayOut: literal(wayOutSentence(client.computedColour, ways, words)),
    change: isCompared ? literal(changeSentence(change, criteria, words)) : "",
    exposure: toUnits(client.exposure),
    validCover: toUnits(cover.valid),
    uncovered: toUnits(client.uncovered),
    limit: client.limit === null ? "" : toUnits(client.limit.amount),
    limitReview: client.limit?.reviewDate ?? "",
    excess: toUnits(client.excess),
    retainedRisk: client.retainedRisk === null ? "" : toUnits(client.retainedRisk),
    countedOverdue: toUnits(client.countedOverdue),
    overdueOutOfDispute: toUnits(client.overdueOutOfDispute),
    oldestDaysLate: client.oldestDaysLate,
    averageDaysLate: receivables.averageDaysLate === null ? "" : Math.round(receivables.averageDaysLate),
    weeksLate: client.behaviour?.weeksLate ?? "",
    weeksKnown: client.behaviour?.weeksKnown ?? "",
    termDrift: client.drift.fromAgreed ?? "",
    beyondLaw: client.drift.beyondLaw,
    deliveriesNotInvoiced: toUnits(parts.deliveriesNotInvoiced),
    ordersNotDelivered: toUnits(parts.ordersNotDelivered),
    billsNotMatured: toUnits(parts.billsNotMatured),
    deposits: toUnits(parts.deposits),
    balance: toUnits(receivables.balance),
    notDue: toUnits(ageing.notDue),
    d1_30: toUnits(ageing.d1_30),
    d31_60: toUnits(ageing.d31_60),
    d61_90: toUnits(ageing.d61_90),
    d91_120: toUnits(ageing.d91_120),
    over120: toUnits(ageing.over120),
    unallocatedCredits: toUnits(ageing.unallocatedCredits),
    disputed: toUnits(receivables.disputed),
    blockProposal: blockText(client.blockProposal, words),
    shipments: shipmentsText(client, words),
    declaration: client.declaration?.deadline ?? "",
    claims: client.claims?.deadline ?? "",
    coverGrade: cells.cover(grades.cover),
    insurer: literal(cover.insurers.join(", ")),
    permanentCover: toUnits(cover.permanent),
    temporaryCover: toUnits(cover.temporary),
    coverEnd: cover.endsOn ?? "",
    insuredShare: cover.insuredShare ?? "",
    signature: cells.grade(grades.signature === UNUSED ? UNUSED : (signature?.quality ?? "unknown")),
    rating: literal(signature === null ? "" : `${signature.provider} ${signature.value}`.trim()),
    ratingDate: signature?.date ?? "",
    overdueGrade: cells.grade(grades.overdue),
    salesperson: literal(record?.salesperson ?? ""),
    group: literal(record?.group ?? ""),
    computedColour: cells.colour(client.computedColour),
    overrideUntil: client.override?.until ?? "",
    memoryDate: memory.memoryDate,
    memoryColour: memory.memoryColour,
    memoryCoverGrade: memory.memoryCoverGrade,
    memorySignature: memory.memorySignature,
    memoryOverdueGrade: memory.memoryOverdueGrade,
    memoryOverdue: memory.memoryOverdue,
    memoryUncovered: memory.memoryUncovered,
    betterRuns: memory.betterRuns,
  };
}

type GradeWord = SignatureGrade | OverdueGrade | Unused | "unknown";

/** What colours and grades are called, as cells. */
interface WordCells {
  readonly colour: (colour: Colour) => string;
  readonly cover: (grade: CoverGrade | Unused) => string;
  readonly grade: (grade: GradeWord) => string;
}

/** Of these few words each of thousands of rows bears several: each is looked up once. */
function wordCells(criteria: Criteria, words: Translator): WordCells {
  return {
    colour: once((colour) => literal(words.t(`workbook:colours.${colour}`))),
    cover: once((grade) => literal(coverWord(grade, criteria, words))),
    grade: once((grade) => literal(words.t(`workbook:grades.${grade}`))),
  };
}

function once<Key extends string>(cellOf: (key: Key) => string): (key: Key) => string {
  const known = new Map<Key, string>();
  return (key) => {
    const cell = known.get(key);
    if (cell !== undefined) return cell;
    const made = cellOf(key);
    known.set(key, made);
    return made;
  };
}

function blockText(proposal: BlockProposal | null, words: Translator): CellInput {
  if (proposal === null) return "";
  const values = { days: words.number(proposal.days), amount: words.money(proposal.amount, 0) };
  return literal(words.t(`workbook:clients.block.${proposal.why}`, values));
}

/** Since when shipments are blocked, or until when they are released; blank for a client who is delivered. */
function shipmentsText({ blockedSince, releasedUntil }: ClassifiedClient, words: Translator): CellInput {
  if (blockedSince !== null) {
    return literal(words.t("workbook:clients.blockedSince", { day: words.day(blockedSince, "short") }));
  }
  if (releasedUntil === null) return "";
  return literal(words.t("workbook:clients.releasedUntil", { day: words.day(releasedUntil, "short") }));
}

/** How the client stood at the last committee; blank for a client who did not. */
function memoryCells(memory: ClientMemory | null, cells: WordCells) {
  return {
    memoryDate: memory?.committeeDate ?? "",
    memoryColour: memory === null ? "" : cells.colour(memory.colour),
    memoryCoverGrade: memory === null ? "" : cells.cover(memory.grades.cover),
    memorySignature: memory === null ? "" : cells.grade(memory.grades.signature),
    memoryOverdueGrade: memory === null ? "" : cells.grade(memory.grades.overdue),
    memoryOverdue: memory === null ? "" : toUnits(memory.countedOverdue),
    memoryUncovered: memory === null ? "" : toUnits(memory.uncovered),
    betterRuns: memory?.betterRuns ?? "",
  };
}

/** A client missing from the file: what it owes is not known, which is not nil. */
function absentRow(memory: ClientMemory, emptied: RowInput, words: Translator): RowInput {
  const unknown = Object.keys(emptied).filter((key) => key !== "rank");
  const values = {
    day: words.day(memory.committeeDate, "short"),
    amount: words.money(memory.countedOverdue, 0),
  };
  return {
    ...emptied,
    ...Object.fromEntries(unknown.map((key) => [key, ""])),
    reasons: literal(words.t("workbook:clients.absent", values)),
  };
}

/** What remains of a client who owes nothing any more while people's own columns hold something. */
function emptiedRow(referenceDate: Day, rank: number, words: Translator): RowInput {
  const day = words.day(referenceDate, "short");
  const nil: [string, CellInput][] = [
    "exposure",
    "validCover",
    "uncovered",
    "excess",
    "countedOverdue",
    "overdueOutOfDispute",
    "oldestDaysLate",
    ...EXPOSURE_PARTS,
    "balance",
    ...AGEING_PARTS,
    "disputed",
    "permanentCover",
    "temporaryCover",
  ].map((key) => [key, 0]);
  const blank: [string, CellInput][] = [
    "colour",
    "wayOut",
    "change",
    "blockProposal",
    "shipments",
    "declaration",
    "claims",
    "limit",
    "limitReview",
    "retainedRisk",
    "averageDaysLate",
    "weeksLate",
    "weeksKnown",
    "termDrift",
    "beyondLaw",
    "coverGrade",
    "insurer",
    "coverEnd",
    "signature",
    "rating",
    "ratingDate",
    "overdueGrade",
    "insuredShare",
    "computedColour",
    "overrideUntil",
  ].map((key) => [key, ""]);
  return {
    rank,
    reasons: literal(words.t("workbook:clients.settled", { day })),
    ...Object.fromEntries([...nil, ...blank]),
  };
}

/**
 * A classified client as the pane lists it.
 * @param isCompared whether a committee was held before: a client that it did not know is then a new one.
 */
export function summaryOf(client: ClassifiedClient, isCompared: boolean, words: Translator): ClientSummary {
  return {
    clientCode: client.clientCode,
    clientName: client.clientName,
    colour: client.colour,
    reasons: reasonSentence(client.colour, client.reasons, words),
    exposure: client.exposure,
    uncovered: client.uncovered,
    countedOverdue: client.countedOverdue,
    oldestDaysLate: client.oldestDaysLate,
    salesperson: client.record?.salesperson ?? "",
    hasTurnedRed: isCompared && client.colour === "red" && client.memory?.colour !== "red",
    declareBy: firstOf(client.declaration?.deadline ?? null, client.claims?.deadline ?? null),
  };
}

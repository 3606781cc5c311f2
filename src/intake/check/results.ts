import { eachPlace } from "../../domain/basis/eachPlace";
import { groupBy } from "../../domain/basis/groupBy";
import { isoDay, type Day } from "../../domain/basis/day";
import { toUnits, type Cents } from "../../domain/basis/money";
import { OpenItems, type Debtor, type ItemColumns } from "../../domain/receivables/openItems";
import { AGEING_PARTS, type AgedBalanceLine, type OpenItem } from "../../domain/receivables/receivables";
import { QUESTIONS, type Question } from "../question";
import type { ItemRecords, Records, TableReading } from "../read/reading";
import { USUAL_CURRENCY } from "../read/currency";
import { askOfTable } from "./askOfTable";
import { itemsOnce, linesOnce } from "./pastedTwice";

/** Fewer records than this may well be all of one kind. */
const LEAST_RECORDS = 5;

/** One item alone says nothing of how its sheet counts days. */
const LEAST_SHIFTED = 2;

/** Days late from which everything being older is no usual result. */
const OLD = 120;

/** A client who holds so much of the balance of so many clients is rather their total. */
const MOST_OF_ALL = 0.95;
const MANY_CLIENTS = 20;

/** Share of the lines, or of their amounts, from which rejected ones are no exception. */
const MANY_REJECTED = 0.5;
const LEAST_REJECTED = 3;

/** A table that counts, what its clients owe as it is used, and the day of the figures. */
interface Result {
  readonly reading: TableReading;
  readonly owed: Owed;
  readonly referenceDate: Day | null;
}

/** What the clients of a table owe, and the one who owes most. */
interface Owed {
  readonly records: number;
  readonly clients: number;
  readonly total: Cents;
  readonly largest: { readonly client: Debtor; readonly amount: Cents } | null;
}

/** The items of a table as they are used, and what is asked of them. */
export interface CheckedItems {
  readonly records: OpenItems;
  readonly questions: readonly Question[];
}

/**
 * The open items of a table as a whole: they are read, and may still be no result to believe. What is answered, or
 * proposed as long as nothing is, holds: an export pasted twice counts once, dates counted from 1904 are put right.
 */
export function checkedItems(
  reading: TableReading<ItemRecords>,
  referenceDate: Day | null,
  hasTerm: (clientCode: string) => boolean,
): CheckedItems {
  const { records: once, question: pasted } = itemsOnce(reading);
  const shifted = shiftedDates(reading, once.columns, referenceDate);
  const turned = signsTurned(reading, once.columns, () => sumOf(once.balances()));
  const undated = dueUnknown(reading, once, hasTerm);
  const dated = withShiftedDates(once, choiceOf(shifted));
  const signed = choiceOf(turned) === "turned" ? changed(dated, negated) : dated;
  const reads = choiceOf(undated) ?? "not-due";
  const records =
    reads === "not-due" ? signed : changed(signed, (item) => withDueDate(item, reads, referenceDate));
  const result = { reading, owed: owedByItems(records), referenceDate };
  const due = referenceDate === null ? null : itemsDueOrNot(result, records.columns, referenceDate);
  const only = oneClient(result);
  const rejected = manyRejected(result);
  const kept = isLeftOut(due, rejected) ? OpenItems.of([]) : withoutClient(records, only);
  const choice = due?.kind === "nothing-due" ? choiceOf(due) : "right";
  const isLate = choice === "document-date" || choice === "late";
  return {
    records: isLate ? changed(kept, (item) => withLateDate(item, choice, referenceDate)) : kept,
    questions: asked(pasted, shifted, turned, undated, due, only?.question ?? null, rejected),
  };
}

/** The items as an answer changes each of them. */
function changed(items: OpenItems, change: (item: OpenItem) => OpenItem): OpenItems {
  return OpenItems.of(Array.from(items, change));
}

/** The items but for those of the client that an answer leaves aside. */
function withoutClient(items: OpenItems, only: OnlyClient | null): OpenItems {
  if (!isLeftOut(only?.question ?? null)) return items;
  return OpenItems.of([...items].filter(({ clientCode }) => clientCode !== only?.clientCode));
}

function isLeftOut(...questions: readonly (Question | null)[]): boolean {
  return questions.some((question) => choiceOf(question) === "left-out");
}

function asked(...questions: readonly (Question | null)[]): readonly Question[] {
  return questions.filter((question) => question !== null);
}

/** The item as late: since its document's date, or since the day before the day of the figures. */
function withLateDate(item: OpenItem, choice: string, referenceDate: Day | null): OpenItem {
  if (choice === "document-date") return { ...item, dueDate: item.documentDate ?? item.dueDate };
  return { ...item, dueDate: referenceDate === null ? item.dueDate : referenceDate - 1 };
}

/** The lines of an aged balance as they are used, and what is asked of them as a whole. */
export function checkedBalances(
  reading: TableReading<Records<AgedBalanceLine>>,
  referenceDate: Day | null,
): { readonly records: readonly AgedBalanceLine[]; readonly questions: readonly Question[] } {
  const { records: once, question: pasted } = linesOnce(reading);
  const balances = once.map(({ balance }) => balance);
  const turned = signsTurned(reading, signsOf(balances), () => sumOf(balances));
  const records = choiceOf(turned) === "turned" ? once.map(lineNegated) : once;
  const result = { reading, owed: owedByLines(records), referenceDate };
  const due = dueOrNot(result, dueOfLines(records), "late");
  const only = oneClient(result);
  const rejected = manyRejected(result);
  const isOther = ({ clientCode }: AgedBalanceLine): boolean => clientCode !== only?.clientCode;
  const left = isLeftOut(only?.question ?? null) ? records.filter(isOther) : records;
  const kept = isLeftOut(due, rejected) ? [] : left;
  const isLate = due?.kind === "nothing-due" && choiceOf(due) === "late";
  return {
    records: isLate ? kept.map((line) => ({ ...line, notDue: 0, d1_30: line.d1_30 + line.notDue })) : kept,
    questions: asked(pasted, turned, due, only?.question ?? null, rejected),
  };
}

/** Share of the amounts that are negative from which a list of what clients owe is written from the other side. */
const MOST_NEGATIVE = 0.8;

/** How many amounts are not nil, and how many of these are negative. */
type Signs = Pick<ItemColumns, "filled" | "negative">;

function signsOf(amounts: readonly Cents[]): Signs {
  return {
    filled: amounts.filter((amount) => amount !== 0).length,
    negative: amounts.filter((amount) => amount < 0).length,
  };
}

function sumOf(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** Asked where nearly all amounts are negative; answered, it stays as it was. */
function signsTurned(
  reading: TableReading,
  { filled, negative }: Signs,
  sumOfAll: () => Cents,
): Question | null {
  if (filled < LEAST_REJECTED || negative < MOST_NEGATIVE * filled) return null;
  const values = { rows: negative, count: negative, amount: toUnits(sumOfAll()) };
  const place = {
    fields: ["openAmount", "originalAmount", "debit", "balance", "d1_30"],
    subject: "",
  } as const;
  return askOfTable(reading, "signs-turned", values, ["turned", "as-written"], place);
}

function negated(item: OpenItem): OpenItem {
  return { ...item, amount: -item.amount + 0 };
}

/** The line as the other side writes it. */
function lineNegated(line: AgedBalanceLine): AgedBalanceLine {
  const turned = { ...line, balance: -line.balance + 0 };
  for (const part of AGEING_PARTS) turned[part] = -line[part] + 0;
  return turned;
}

/** Share of what is owed, in amount or in lines, from which lines whose due date nobody knows could hide what is late. */
const MANY_UNDATED = 0.2;

/**
 * Lines that no date says to be due, of clients whose terms no sheet tells. A few are counted as not due and told;
 * many would make nearly everything look as if it were not late, and are asked about.
 */
function dueUnknown(
  reading: TableReading<ItemRecords>,
  items: OpenItems,
  hasTerm: (clientCode: string) => boolean,
): Question | null {
  const { columns } = items;
  if (!columns.lacksDueDates) return null;
  const isUndated = (place: number): boolean =>
    columns.dueDateAt(place) === null &&
    !columns.isRetentionAt(place) &&
    (columns.documentDateAt(place) === null || !hasTerm(items.debtorAt(place).clientCode));
  const places: number[] = [];
  let [owed, owedSum, sum, hasDates] = [0, 0, 0, false];
  eachPlace(0, items.length, (place) => {
    const amount = columns.amountAt(place);
    if (amount <= 0) return;
    owed += 1;
    owedSum += amount;
    if (!isUndated(place)) return;
    places.push(place);
    sum += amount;
    hasDates ||= columns.documentDateAt(place) !== null;
  });
  const rows = places.length;
  if (rows === 0 || (rows < MANY_UNDATED * owed && sum < MANY_UNDATED * owedSum)) return null;
  const values = { rows, count: rows, amount: toUnits(sum), owed: toUnits(owedSum) };
  const fields = ["dueDate", "paymentTerms", "documentDate"] as const;
  const choices = hasDates ? ["not-due", "document-date"] : ["not-due", "late"];
  return askOfTable(reading, "due-unknown", values, choices, { fields, subject: "", places });
}

/** The item as due on its document's date, or the day before the day of the figures, where that was answered. */
function withDueDate(item: OpenItem, choice: string | null, referenceDate: Day | null): OpenItem {
  const { dueDate, documentDate, retention } = item;
  if (dueDate !== null || retention === true) return item;
  if (choice === "document-date") return { ...item, dueDate: documentDate };
  return choice === "late" && referenceDate !== null ? { ...item, dueDate: referenceDate - 1 } : item;
}

/** What is answered to a question, else proposed; null when it is not asked. */
function choiceOf(question: Question | null): string | null {
  return question?.answer?.choice ?? question?.choices[question.proposed]?.choice ?? null;
}

/** How many lines are owed, how many of them have something late, and how many nothing but what is old. */
interface Due {
  readonly owed: number;
  readonly late: number;
  readonly old: number;
}

function lateOf({ d1_30, d31_60, d61_90, d91_120, over120 }: AgedBalanceLine): Cents {
  return d1_30 + d31_60 + d61_90 + d91_120 + over120;
}

function dueOfItems(columns: ItemColumns, day: Day): Due {
  let [owed, late, old] = [0, 0, 0];
  eachPlace(0, columns.length, (place) => {
    const dueDate = columns.dueDateAt(place);
    if (dueDate === null || columns.amountAt(place) <= 0) return;
    owed += 1;
    if (day > dueDate) late += 1;
    if (day - dueDate > OLD) old += 1;
  });
  return { owed, late, old };
}

function dueOfLines(lines: readonly AgedBalanceLine[]): Due {
  const owed = lines.filter(({ balance }) => balance > 0);
  const late = owed.filter((line) => lateOf(line) !== 0);
  const old = owed.filter((line) => lateOf(line) > 0 && lateOf(line) === line.over120);
  return { owed: owed.length, late: late.length, old: old.length };
}

function itemsDueOrNot(result: Result, columns: ItemColumns, referenceDate: Day): Question | null {
  const due = dueOfItems(columns, referenceDate);
  return dueOrNot(result, due, columns.hasDocumentDates ? "document-date" : "late");
}

/** Nothing late at all, or nothing but what is older than all buckets. */
function dueOrNot(
  { reading, referenceDate }: Result,
  { owed, late, old }: Due,
  otherwise: "document-date" | "late",
): Question | null {
  if (owed < LEAST_RECORDS) return null;
  const day = referenceDate === null ? "" : isoDay(referenceDate);
  const values = { rows: owed, count: owed, day };
  const place = { fields: ["dueDate", "notDue", "balance"], subject: day } as const;
  if (late === 0) return askOfTable(reading, "nothing-due", values, ["right", otherwise], place);
  return old === owed ? askOfTable(reading, "all-old", values, QUESTIONS["all-old"], place) : null;
}

/** The question about a client that owes all, and its code. */
interface OnlyClient {
  readonly question: Question;
  readonly clientCode: string;
}

function owedByItems(items: OpenItems): Owed {
  const clients = items.byClient();
  const balances = items.balances();
  let [total, most] = [0, 0];
  balances.forEach((amount, place) => {
    total += amount;
    if (amount > (balances[most] as Cents)) most = place;
  });
  const client = clients[most];
  const largest = client === undefined ? null : { client, amount: balances[most] as Cents };
  return { records: items.length, clients: clients.length, total, largest };
}

function owedByLines(lines: readonly AgedBalanceLine[]): Owed {
  const owed = [...groupBy(lines, ({ clientCode }) => clientCode).values()].map((own) => {
    return { client: own[0] as Debtor, amount: own.reduce((sum, { balance }) => sum + balance, 0) };
  });
  return {
    records: lines.length,
    clients: owed.length,
    total: owed.reduce((sum, { amount }) => sum + amount, 0),
    largest: owed.reduce<Owed["largest"]>(
      (most, each) => (each.amount > (most?.amount ?? -Infinity) ? each : most),
      null,
    ),
  };
}

/** One client for all rows, or one with nearly all of the balance among many. */
function oneClient({ reading, owed, referenceDate }: Result): OnlyClient | null {
  const { records, clients, total, largest } = owed;
  if (total <= 0 || largest === null) return null;
  const holdsAll = clients === 1 && records >= 2 * LEAST_RECORDS;
  const holdsMost = clients > MANY_CLIENTS && largest.amount > MOST_OF_ALL * total;
  if (!holdsAll && !holdsMost) return null;
  const { client, amount } = largest;
  const values = { client: client.clientName, amount: toUnits(amount), rows: clients, count: clients };
  const subject = referenceDate === null ? "" : isoDay(referenceDate);
  const place = { fields: ["clientName", "clientCode"], subject } as const;
  const question = askOfTable(reading, "one-client", values, QUESTIONS["one-client"], place);
  return { question, clientCode: client.clientCode };
}

function manyRejected({ reading, referenceDate }: Result): Question | null {
  const { rowsRead, sumRead } = reading.source;
  // What a currency leaves aside is asked about on its own.
  const rejected = reading.source.rejected.filter(({ reason }) => reason.code !== "currency-without-rate");
  const areMany =
    rejected.length >= LEAST_REJECTED && rejected.length >= MANY_REJECTED * (rowsRead + rejected.length);
  const amount = rejected.reduce((sum, { amount: each }) => sum + (each ?? 0), 0);
  // Few of them may hold most of the money.
  const isMuch = Math.abs(amount) >= MANY_REJECTED * (Math.abs(sumRead ?? 0) + Math.abs(amount));
  if (rejected.length === 0 || (!areMany && (amount === 0 || !isMuch))) return null;
  const values = { rows: rejected.length, count: rejected.length, read: rowsRead, amount: toUnits(amount) };
  const subject = referenceDate === null ? "" : isoDay(referenceDate);
  const choices = QUESTIONS["many-rejected"];
  const question = askOfTable(reading, "many-rejected", values, choices, { fields: [], subject });
  const examples = rejected.slice(0, 2).map(({ address }) => reading.records.exampleIn(address));
  return { ...question, examples };
}

/** Days from the day of the figures within which the middle due date stands in any usual list. */
const USUAL = 800;

/** Days between the day counts of 1900 and 1904, and of a hundred years. */
const SHIFTS = { "1904": 1_462, century: 36_525 } as const;

/** The items as they read with an answer about their dates. */
function withShiftedDates(items: OpenItems, choice: string | null): OpenItems {
  const days = choice === "1904" || choice === "century" ? SHIFTS[choice] : 0;
  if (days === 0) return items;
  const shifted = (day: Day | null): Day | null => (day === null ? null : day + days);
  return changed(items, (item) => ({
    ...item,
    dueDate: shifted(item.dueDate),
    documentDate: shifted(item.documentDate),
  }));
}

/** So many items spread over the list stand for all. */
const SAMPLE = 2_000;

function shiftedDates(
  reading: TableReading<ItemRecords>,
  columns: ItemColumns,
  referenceDate: Day | null,
): Question | null {
  const step = Math.max(1, Math.floor(columns.length / SAMPLE));
  const days: Day[] = [];
  for (let place = 0; place < columns.length; place += step) {
    const day = columns.dueDateAt(place) ?? columns.documentDateAt(place);
    if (day !== null) days.push(day);
  }
  if (referenceDate === null || days.length < LEAST_SHIFTED) return null;
  const isUsual = (day: Day): boolean => Math.abs(day - referenceDate) <= USUAL;
  const middle = [...days].sort((a, b) => a - b)[Math.floor(days.length / 2)] as Day;
  // A few may well be old ones: of these none is usual, and all are once they are shifted.
  const isFew = days.length < LEAST_RECORDS;
  const tried = isFew ? days : [middle];
  if (tried.some(isUsual)) return null;
  const fitting = (["1904", "century"] as const).filter((shift) => {
    return tried.every((day) => isUsual(day + SHIFTS[shift]));
  });
  if (isFew && fitting.length === 0) return null;
  const values = { day: isoDay(referenceDate), middle: isoDay(middle) };
  const place = { fields: ["dueDate", "documentDate"], subject: "" } as const;
  return askOfTable(reading, "dates-shifted", values, [...fitting, "as-written"], place);
}

/** Sheets of receivables in several currencies, which are added up as they are written unless one is left out. */
export function otherCurrency(reading: TableReading, currencies: readonly string[]): Question {
  const values = { currencies: currencies.join(", "), company: reading.currency ?? USUAL_CURRENCY };
  return askOfTable(reading, "other-currency", values, QUESTIONS["other-currency"], {
    fields: ["openAmount", "balance"],
    subject: "",
  });
}

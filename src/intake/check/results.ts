import { isoDay, type Day } from "../../domain/basis/day";
import { toUnits, type Cents } from "../../domain/basis/money";
import type { AgedBalanceLine, OpenItem } from "../../domain/receivables/receivables";
import { isSameQuestion, type Question, type QuestionKind } from "../question";
import type { OfClient, TableReading } from "../read/reading";
import type { Field } from "../source";

/** Fewer records than this may well be all of one kind. */
const LEAST_RECORDS = 5;

/** Days late from which everything being older is no usual result. */
const OLD = 120;

/** A client who holds so much of the balance of so many clients is rather their total. */
const MOST_OF_ALL = 0.95;
const MANY_CLIENTS = 20;

/** Share of the lines from which rejected ones are no exception. */
const MANY_REJECTED = 0.5;
const LEAST_REJECTED = 3;

/** A table that counts, its records as they are used, and the day of the figures. */
interface Result<T extends OfClient> {
  readonly reading: TableReading<T>;
  readonly records: readonly T[];
  readonly referenceDate: Day | null;
}

/** The items of a table as they are used, and what is asked of them. */
export interface CheckedItems {
  readonly records: readonly OpenItem[];
  readonly questions: readonly Question[];
}

/**
 * The open items of a table as a whole: they are read, and may still be no result to believe. What is answered, or
 * proposed as long as nothing is, holds: an export pasted twice counts once, dates counted from 1904 are put right.
 */
export function checkedItems(reading: TableReading<OpenItem>, referenceDate: Day | null): CheckedItems {
  const pasted = pastedTwice(reading);
  const read = reading.records.settled();
  const once = choiceOf(pasted) === "once" ? withoutRepeated(read) : read;
  const shifted = shiftedDates(reading, once, referenceDate);
  const records = withShiftedDates(once, choiceOf(shifted));
  const result = { reading, records, referenceDate };
  return {
    records,
    questions: [
      ...[pasted, shifted].filter((question) => question !== null),
      ...(referenceDate === null ? [] : dueOrNot(result, referenceDate, dueByItem(records, referenceDate))),
      ...oneClient(result, ({ amount }) => amount),
      ...manyRejected(result),
    ],
  };
}

/** What is asked of the lines of an aged balance as a whole. */
export function balanceResults(
  reading: TableReading<AgedBalanceLine>,
  referenceDate: Day | null,
): readonly Question[] {
  const records = reading.records.settled();
  const result = { reading, records, referenceDate };
  const due = records.flatMap((line) =>
    line.balance <= 0 ? [] : [{ late: lateOf(line), old: line.over120 }],
  );
  return [
    ...dueOrNot(result, referenceDate, due),
    ...oneClient(result, ({ balance }) => balance),
    ...manyRejected(result),
  ];
}

/** What is answered to a question, else proposed; null when it is not asked. */
function choiceOf(question: Question | null): string | null {
  return question?.answer?.choice ?? question?.choices[question.proposed]?.choice ?? null;
}

/** What of a line is late, and what is old. */
interface Due {
  readonly late: Cents;
  readonly old: Cents;
}

function lateOf({ d1_30, d31_60, d61_90, d91_120, over120 }: AgedBalanceLine): Cents {
  return d1_30 + d31_60 + d61_90 + d91_120 + over120;
}

function dueByItem(items: readonly OpenItem[], day: Day): readonly Due[] {
  return items.flatMap(({ amount, dueDate }) => {
    if (amount <= 0 || dueDate === null) return [];
    const late = day > dueDate ? amount : 0;
    return [{ late, old: day - dueDate > OLD ? amount : 0 }];
  });
}

/** Nothing late at all, or nothing but what is older than all buckets. */
function dueOrNot<T extends OfClient>(
  { reading }: Result<T>,
  referenceDate: Day | null,
  due: readonly Due[],
): readonly Question[] {
  if (due.length < LEAST_RECORDS) return [];
  const day = referenceDate === null ? "" : isoDay(referenceDate);
  const values = { rows: due.length, count: due.length, day };
  const place = { fields: ["dueDate", "notDue", "balance"], subject: day } as const;
  if (due.every(({ late }) => late === 0)) return [ask(reading, "nothing-due", values, ["right"], place)];
  const isAllOld = due.every(({ late, old }) => late > 0 && late === old);
  return isAllOld ? [ask(reading, "all-old", values, ["right"], place)] : [];
}

/** One client for all rows, or one with nearly all of the balance among many. */
function oneClient<T extends OfClient>(
  { reading, records, referenceDate }: Result<T>,
  amountOf: (record: T) => Cents,
): readonly Question[] {
  const byClient = new Map<string, Cents>();
  for (const record of records) {
    byClient.set(record.clientCode, (byClient.get(record.clientCode) ?? 0) + amountOf(record));
  }
  const total = [...byClient.values()].reduce((sum, amount) => sum + amount, 0);
  const [largest] = [...byClient].sort(([, a], [, b]) => b - a);
  if (largest === undefined || total <= 0) return [];
  const holdsAll = byClient.size === 1 && records.length >= 2 * LEAST_RECORDS;
  const holdsMost = byClient.size > MANY_CLIENTS && largest[1] > MOST_OF_ALL * total;
  if (!holdsAll && !holdsMost) return [];
  const client = records.find(({ clientCode }) => clientCode === largest[0]);
  const values = {
    client: client?.clientName ?? largest[0],
    amount: toUnits(largest[1]),
    rows: byClient.size,
    count: byClient.size,
  };
  const subject = referenceDate === null ? "" : isoDay(referenceDate);
  return [ask(reading, "one-client", values, ["right"], { fields: ["clientName", "clientCode"], subject })];
}

function manyRejected<T extends OfClient>({ reading, referenceDate }: Result<T>): readonly Question[] {
  const { rejected, rowsRead } = reading.source;
  if (rejected.length < LEAST_REJECTED || rejected.length < MANY_REJECTED * (rowsRead + rejected.length))
    return [];
  const values = {
    rows: rejected.length,
    count: rejected.length,
    read: rowsRead,
    amount: toUnits(rejected.reduce((sum, { amount }) => sum + (amount ?? 0), 0)),
  };
  const subject = referenceDate === null ? "" : isoDay(referenceDate);
  const question = ask(reading, "many-rejected", values, ["go-on"], { fields: [], subject });
  return [{ ...question, examples: rejected.slice(0, 2).map(({ address }) => ({ address, text: "" })) }];
}

/** Share of the documents that stand there again from which the export was pasted twice. */
const PASTED_TWICE = 0.4;

/** The items without those that repeat an earlier one in everything: client, document, dates and amount. */
function withoutRepeated(items: readonly OpenItem[]): readonly OpenItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.document === "") return true;
    const { clientCode, document, documentDate, dueDate, amount } = item;
    const key = [clientCode, document, documentDate, dueDate, amount].join("\n");
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function pastedTwice(reading: TableReading<OpenItem>): Question | null {
  const { source, records } = reading;
  const repeated = source.findings.find(({ message: { code } }) => code === "duplicate-documents");
  if (repeated === undefined || repeated.rows < LEAST_REJECTED) return null;
  if (repeated.rows < PASTED_TWICE * records.length) return null;
  const values = { rows: repeated.rows, count: repeated.rows };
  const question = ask(reading, "pasted-twice", values, ["once", "twice"], {
    fields: ["document"],
    subject: "",
  });
  return { ...question, examples: repeated.addresses.slice(0, 2).map((address) => ({ address, text: "" })) };
}

/** Days from the day of the figures within which the middle due date stands in any usual list. */
const USUAL = 800;

/** Days between the day counts of 1900 and 1904, and of a hundred years. */
const SHIFTS = { "1904": 1_462, century: 36_525 } as const;

/** The items as they read with an answer about their dates. */
function withShiftedDates(items: readonly OpenItem[], choice: string | null): readonly OpenItem[] {
  const days = choice === "1904" || choice === "century" ? SHIFTS[choice] : 0;
  if (days === 0) return items;
  const shifted = (day: Day | null): Day | null => (day === null ? null : day + days);
  return items.map((item) => ({
    ...item,
    dueDate: shifted(item.dueDate),
    documentDate: shifted(item.documentDate),
  }));
}

/** So many items spread over the list stand for all. */
const SAMPLE = 2_000;

function shiftedDates(
  reading: TableReading<OpenItem>,
  items: readonly OpenItem[],
  referenceDate: Day | null,
): Question | null {
  const step = Math.max(1, Math.floor(items.length / SAMPLE));
  const sample = items.filter((_, place) => place % step === 0);
  const days = sample.flatMap(({ dueDate, documentDate }) => dueDate ?? documentDate ?? []);
  if (referenceDate === null || days.length < LEAST_RECORDS) return null;
  const middle = [...days].sort((a, b) => a - b)[Math.floor(days.length / 2)] as Day;
  const isUsual = (day: Day): boolean => Math.abs(day - referenceDate) <= USUAL;
  if (isUsual(middle)) return null;
  const fitting = (["1904", "century"] as const).filter((shift) => isUsual(middle + SHIFTS[shift]));
  const values = { day: isoDay(referenceDate), middle: isoDay(middle) };
  const place = { fields: ["dueDate", "documentDate"], subject: "" } as const;
  return ask(reading, "dates-shifted", values, [...fitting, "as-written"], place);
}

/** A question about a table as a whole, with the first of the fields that it has. */
function ask<T extends OfClient>(
  { source, records }: TableReading<T>,
  kind: QuestionKind,
  values: Question["values"],
  choices: readonly string[],
  { fields, subject }: { readonly fields: readonly Field[]; readonly subject: string },
): Question {
  const { sheet, layout, columns, answers = [] } = source;
  const column = fields.map((field) => columns[field]).find((each) => each !== undefined) ?? null;
  const named = { kind, sheet, sourceKind: source.kind, layout, subject };
  const shown = [...Array(Math.min(2, records.length)).keys()];
  return {
    ...named,
    column,
    examples: shown.map((place) => ({ address: records.addressAt(place, ...fields), text: "" })),
    values: { sheet, heading: column?.heading ?? "", ...values },
    choices: choices.map((choice) => ({ choice, heading: "", totals: null })),
    proposed: 0,
    answer: answers.find((answer) => isSameQuestion(answer, named)) ?? null,
  };
}

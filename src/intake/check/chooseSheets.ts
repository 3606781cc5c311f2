import { toUnits } from "../../domain/basis/money";
import { message, type IntakeMessage } from "../messages";
import type { OfClient, TableReading } from "../read/reading";
import { QUESTIONS } from "../question";
import type { Finding, Source } from "../source";
import { askOfTable } from "./askOfTable";

/** Which of several sheets of one kind count. */
export interface Chosen<T extends OfClient> {
  /** All of them, those left aside marked as superseded. */
  readonly sources: readonly Source[];
  readonly used: readonly Source[];
  readonly readings: readonly TableReading<T>[];
  readonly records: readonly T[];
  readonly warnings: readonly IntakeMessage[];
}

/** Share of the smaller sheet's records found in the other from which both are the same list. */
const SAME_LIST = 0.3;

/** A source with its records, their clients settled. */
interface Settled<T extends OfClient> {
  readonly reading: TableReading<T>;
  readonly source: Source;
  readonly records: readonly T[];
}

/** How sheets of one kind are told to be the same list. */
export interface SameList<T> {
  /** Names a record. */
  readonly keyOf: (record: T) => string;
  /** True when sheets of different days are never added up, whatever they hold. */
  readonly isOneListPerDay: boolean;
}

/**
 * Of several sheets of one kind, the newest by reference date is taken: last week's sheet often stays beside
 * this week's. Sheets of the same day, or without one, are added up when they hold different records
 * (one per company, say), and the first is taken when they repeat each other: with other figures and no day
 * to tell which is newer, that is doubtful.
 */
export function chooseSheets<T extends OfClient>(
  readings: readonly TableReading<T>[],
  list: SameList<T>,
): Chosen<T> {
  const settled: Settled<T>[] = readings.map((reading) => {
    return { reading, source: reading.source, records: reading.records.settled() };
  });
  const warnings: IntakeMessage[] = [];
  const used: Settled<T>[] = [];
  const doubted = new Map<Settled<T>, Settled<T>>();
  const answered = settled.flatMap(({ source }) =>
    (source.answers ?? []).filter(({ kind }) => kind === "which-list"),
  );
  const preferred = new Set(
    answered.filter(({ choice }) => choice === "other").map(({ subject }) => subject.toLowerCase()),
  );
  const rank = ({ source }: Settled<T>): number => (preferred.has(source.sheet.toLowerCase()) ? 1 : 0);
  const newestFirst = [...settled].sort(
    (a, b) => (b.source.referenceDate ?? -1) - (a.source.referenceDate ?? -1) || rank(b) - rank(a),
  );
  for (const each of newestFirst) {
    const kept = used.find((other) => replaces(other, each, list));
    if (kept === undefined) {
      used.push(each);
      continue;
    }
    const sheets = { sheet: each.source.sheet, kept: kept.source.sheet };
    warnings.push(message("sheet-superseded", sheets));
    const isAnswered = answered.some(({ subject }) =>
      [each, kept].some(({ source }) => source.sheet.toLowerCase() === subject.toLowerCase()),
    );
    if (mayBeTheNewer(each, kept) && !isAnswered) doubted.set(kept, each);
  }
  const shown = (each: Settled<T>): Source => {
    return used.includes(each) ? doubtful(each, doubted.get(each)) : { ...each.source, superseded: true };
  };
  return {
    sources: settled.map(shown),
    used: used.map(shown),
    readings: used.map(({ reading }) => reading),
    records: used.length === 1 ? (used[0] as Settled<T>).records : used.flatMap(({ records }) => records),
    warnings: [...used.flatMap(({ reading }) => reading.warnings), ...warnings],
  };
}

function replaces<T extends OfClient>(kept: Settled<T>, other: Settled<T>, list: SameList<T>): boolean {
  const [keptDay, otherDay] = [kept.source.referenceDate, other.source.referenceDate];
  const daysDiffer = keptDay !== null && otherDay !== null && keptDay !== otherDay;
  if (daysDiffer && list.isOneListPerDay) return true;
  const [small, large] =
    kept.records.length < other.records.length
      ? [kept.records, other.records]
      : [other.records, kept.records];
  if (small.length === 0) return true;
  const keys = new Set(large.map(list.keyOf));
  const shared = small.filter((record) => keys.has(list.keyOf(record))).length;
  return shared >= SAME_LIST * small.length;
}

/** No day tells the two apart, and their figures differ. */
function mayBeTheNewer<T extends OfClient>({ source }: Settled<T>, kept: Settled<T>): boolean {
  const [day, keptDay] = [source.referenceDate, kept.source.referenceDate];
  return (day === null || day === keptDay) && source.sumRead !== kept.source.sumRead;
}

/** The source of a list of which another one may be the newer: that is asked, with what both come to. */
function doubtful<T extends OfClient>(
  { source, reading }: Settled<T>,
  other: Settled<T> | undefined,
): Source {
  if (other === undefined) return source;
  const sheets = { sheet: other.source.sheet, kept: source.sheet };
  const finding: Finding = { message: message("sheets-of-unknown-day", sheets), addresses: [], rows: 0 };
  const status = source.status === "found" ? "doubtful" : source.status;
  const values = {
    other: other.source.sheet,
    amount: toUnits(source.sumRead ?? 0),
    otherAmount: toUnits(other.source.sumRead ?? 0),
  };
  const place = { fields: ["openAmount", "originalAmount", "balance"], subject: other.source.sheet } as const;
  const question = askOfTable(reading, "which-list", values, QUESTIONS["which-list"], place);
  const isReceivables = source.kind === "open-items" || source.kind === "aged-balance";
  const questions = [...(source.questions ?? []), ...(isReceivables ? [question] : [])];
  return { ...source, status, questions, findings: [finding, ...source.findings] };
}

import { message, type IntakeMessage } from "./messages";
import type { OfClient, TableReading } from "./reading";
import type { Source } from "./source";

/** Which of several sheets of one kind count. */
export interface Chosen<T> {
  /** All of them, those left aside marked as superseded. */
  readonly sources: readonly Source[];
  readonly used: readonly Source[];
  readonly records: readonly T[];
  readonly warnings: readonly IntakeMessage[];
}

/** Share of the smaller sheet's records found in the other from which both are the same list. */
const SAME_LIST = 0.3;

/** A source with its records, their clients settled. */
interface Settled<T> {
  readonly source: Source;
  readonly records: readonly T[];
  readonly warnings: readonly IntakeMessage[];
}

/**
 * Of several sheets of one kind, the newest by reference date is taken: last week's sheet often stays beside
 * this week's. Sheets of the same day, or without one, are added up when they hold different records
 * (one per company, say), and the first is taken when they repeat each other. `keyOf` names a record.
 */
export function chooseReceivables<T extends OfClient>(
  readings: readonly TableReading<T>[],
  keyOf: (record: T) => string,
): Chosen<T> {
  const settled: Settled<T>[] = readings.map((reading) => ({
    ...reading,
    records: reading.records.settled(),
  }));
  const warnings: IntakeMessage[] = [];
  const used: Settled<T>[] = [];
  const newestFirst = [...settled].sort(
    (a, b) => (b.source.referenceDate ?? -1) - (a.source.referenceDate ?? -1),
  );
  for (const reading of newestFirst) {
    const kept = used.find((other) => replaces(other, reading, keyOf));
    if (kept === undefined) used.push(reading);
    else {
      warnings.push(message("sheet-superseded", { sheet: reading.source.sheet, kept: kept.source.sheet }));
    }
  }
  if (used.length > 1) {
    const sheets = used.map(({ source }) => source.sheet).join(", ");
    warnings.push(message("sheets-added-up", { sheets }));
  }
  return {
    sources: settled.map((reading) =>
      used.includes(reading) ? reading.source : { ...reading.source, superseded: true },
    ),
    used: used.map(({ source }) => source),
    records: used.length === 1 ? (used[0] as Settled<T>).records : used.flatMap(({ records }) => records),
    warnings: [...used.flatMap((reading) => reading.warnings), ...warnings],
  };
}

function replaces<T>(kept: Settled<T>, other: Settled<T>, keyOf: (record: T) => string): boolean {
  const [keptDay, otherDay] = [kept.source.referenceDate, other.source.referenceDate];
  if (keptDay !== null && otherDay !== null && keptDay !== otherDay) return true;
  const [small, large] =
    kept.records.length < other.records.length
      ? [kept.records, other.records]
      : [other.records, kept.records];
  if (small.length === 0) return true;
  const keys = new Set(large.map(keyOf));
  const shared = small.filter((record) => keys.has(keyOf(record))).length;
  return shared >= SAME_LIST * small.length;
}

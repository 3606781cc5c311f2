import { toUnits } from "../../domain/basis/money";
import type { OpenItems } from "../../domain/receivables/openItems";
import { message, type IntakeMessage } from "../messages";
import type { ItemRecords, OfClient, Records, TableReading, TableRecords } from "../read/reading";
import { QUESTIONS, type ExampleRow } from "../question";
import type { Field, Finding, Source } from "../source";
import { askOfTable } from "./askOfTable";
import type { InBoth } from "./sameFigures";

/** The records of a sheet that make a list once their clients are settled. */
type Settling<List> = TableRecords & { settled(): List };

/** Which of several sheets of one kind count. */
export interface Chosen<List, R extends Settling<List>> {
  /** All of them, those left aside marked as superseded. */
  readonly sources: readonly Source[];
  readonly used: readonly Source[];
  readonly readings: readonly TableReading<R>[];
  readonly records: List;
  readonly warnings: readonly IntakeMessage[];
}

export type ChosenItems = Chosen<OpenItems, ItemRecords>;
export type ChosenRecords<T extends OfClient> = Chosen<readonly T[], Records<T>>;

/** Share of the smaller sheet's records found in the other from which both are the same list. */
const SAME_LIST = 0.3;

/** A source with its records, their clients settled. */
interface Settled<List, R extends Settling<List>> {
  readonly reading: TableReading<R>;
  readonly source: Source;
  readonly records: List;
}

/** How sheets of one kind are told to be the same list. */
export interface SameList<List> {
  /** Names each record. */
  readonly keysOf: (records: List) => readonly string[];
  readonly joined: (lists: readonly List[]) => List;
  /** True when sheets of different days are never added up, whatever they hold. */
  readonly isOneListPerDay: boolean;
  /** How many records bear the same figures in both lists, whoever they are of; null where that says nothing. */
  readonly figuresInBoth?: (one: List, other: List) => InBoth | null;
  /** True where a record counts once: some of one list in another one count twice where both are added up. */
  readonly isCountedOnce?: boolean;
}

/**
 * Of several sheets of one kind, the newest by reference date is taken: last week's sheet often stays beside
 * this week's. Sheets of the same day, or without one, are added up when they hold different records
 * (one per company, say), and the first is taken when they repeat each other: with other figures and no day
 * to tell which is newer, that is doubtful.
 */
export function chooseSheets<List, R extends Settling<List>>(
  readings: readonly TableReading<R>[],
  list: SameList<List>,
): Chosen<List, R> {
  const settled: Settled<List, R>[] = readings.map((reading) => {
    return { reading, source: reading.source, records: reading.records.settled() };
  });
  const warnings: IntakeMessage[] = [];
  const used: Settled<List, R>[] = [];
  const doubted = new Map<Settled<List, R>, Settled<List, R>>();
  const twins: Twin<List, R>[] = [];
  const answered = settled.flatMap(({ source }) =>
    (source.answers ?? []).filter(({ kind }) => kind === "which-list"),
  );
  const preferred = new Set(
    answered.filter(({ choice }) => choice === "other").map(({ subject }) => subject.toLowerCase()),
  );
  const rank = ({ source }: Settled<List, R>): number => (preferred.has(source.sheet.toLowerCase()) ? 1 : 0);
  const newestFirst = [...settled].sort(
    (a, b) => (b.source.referenceDate ?? -1) - (a.source.referenceDate ?? -1) || rank(b) - rank(a),
  );
  for (const each of newestFirst) {
    const twice: IntakeMessage[] = [];
    const kept = used.find((other) => {
      const { isSame, shared: rows } = compared(other, each, list);
      if (!isSame && rows > 0 && list.isCountedOnce === true)
        twice.push(message("counted-twice", { ...sheetsOf({ kept: other, other: each }), rows }));
      return isSame;
    });
    if (kept === undefined) {
      const twin = twinAmong(used, each, list);
      if (twin !== null) twins.push(twin);
      if (twin === null || isAdded(twin)) {
        used.push(each);
        warnings.push(...twice);
      } else warnings.push(message("sheet-superseded", sheetsOf(twin)));
      continue;
    }
    warnings.push(message("sheet-superseded", sheetsOf({ kept, other: each })));
    const isAnswered = answered.some(({ subject }) =>
      [each, kept].some(({ source }) => source.sheet.toLowerCase() === subject.toLowerCase()),
    );
    if (mayBeTheNewer(each, kept) && !isAnswered) doubted.set(kept, each);
  }
  const shown = (each: Settled<List, R>): Source => {
    if (!used.includes(each)) return { ...each.source, superseded: true };
    const own = twins.filter(({ kept }) => kept === each);
    return own.reduce(withTwin, doubtful(each, doubted.get(each)));
  };
  return {
    sources: settled.map(shown),
    used: used.map(shown),
    readings: used.map(({ reading }) => reading),
    records: list.joined(used.map(({ records }) => records)),
    warnings: [...used.flatMap(({ reading }) => reading.warnings), ...warnings],
  };
}

/** Whether two lists are the same one, and how many records of the smaller bear the name of one of the other. */
function compared<List, R extends Settling<List>>(
  kept: Settled<List, R>,
  other: Settled<List, R>,
  { keysOf, isOneListPerDay }: SameList<List>,
): { readonly isSame: boolean; readonly shared: number } {
  const [keptDay, otherDay] = [kept.source.referenceDate, other.source.referenceDate];
  const daysDiffer = keptDay !== null && otherDay !== null && keptDay !== otherDay;
  if (daysDiffer && isOneListPerDay) return { isSame: true, shared: 0 };
  const isSmaller = kept.reading.records.length < other.reading.records.length;
  const [small, large] = isSmaller ? [kept.records, other.records] : [other.records, kept.records];
  const names = keysOf(small);
  if (names.length === 0) return { isSame: true, shared: 0 };
  const known = new Set(keysOf(large));
  const shared = names.filter((name) => known.has(name)).length;
  return { isSame: shared >= SAME_LIST * names.length, shared };
}

/** A list that bears the figures of another one beside other codes, names or numbers of documents. */
interface Twin<List, R extends Settling<List>> {
  readonly kept: Settled<List, R>;
  readonly other: Settled<List, R>;
  readonly found: InBoth;
}

function sheetsOf<S extends { readonly source: Source }>({
  kept,
  other,
}: {
  kept: S;
  other: S;
}): {
  readonly sheet: string;
  readonly kept: string;
} {
  return { sheet: other.source.sheet, kept: kept.source.sheet };
}

/** The first list used that holds what another one does, under other names. */
function twinAmong<List, R extends Settling<List>>(
  used: readonly Settled<List, R>[],
  other: Settled<List, R>,
  { figuresInBoth }: SameList<List>,
): Twin<List, R> | null {
  for (const kept of used) {
    const found = figuresInBoth?.(kept.records, other.records) ?? null;
    if (found !== null) return { kept, other, found };
  }
  return null;
}

/** True where it was answered that both lists count. */
function isAdded<List, R extends Settling<List>>({ kept, other }: Twin<List, R>): boolean {
  const sheet = other.source.sheet.trim().toLowerCase();
  return (kept.source.answers ?? []).some(
    ({ kind, subject, choice }) =>
      kind === "figures-twice" && subject.trim().toLowerCase() === sheet && choice === "added",
  );
}

/** The source of a list that another one seems to repeat: that is asked, with what both come to. */
function withTwin<List, R extends Settling<List>>(
  source: Source,
  { kept: { reading }, other, found: { rows, ...places } }: Twin<List, R>,
): Source {
  const { sheet, sumRead } = other.source;
  const values = {
    other: sheet,
    rows,
    count: rows,
    amount: toUnits(source.sumRead ?? 0),
    otherAmount: toUnits(sumRead ?? 0),
  };
  const question = askOfTable(reading, "figures-twice", values, QUESTIONS["figures-twice"], {
    fields: AMOUNTS,
    subject: sheet,
  });
  const examples = [rowOf(reading, places.one), rowOf(other.reading, places.other)];
  return { ...source, questions: [...(source.questions ?? []), { ...question, examples }] };
}

const AMOUNTS = ["openAmount", "originalAmount", "balance"] as const satisfies readonly Field[];

/** The row of a record of a list; the first one where the list is shorter than what was read. */
function rowOf({ records }: TableReading, { place, length }: InBoth["one"]): ExampleRow {
  return records.exampleAt(records.length === length ? place : 0, ...AMOUNTS);
}

/** No day tells the two apart, and their figures differ. */
function mayBeTheNewer<S extends { readonly source: Source }>({ source }: S, kept: S): boolean {
  const [day, keptDay] = [source.referenceDate, kept.source.referenceDate];
  return (day === null || day === keptDay) && source.sumRead !== kept.source.sumRead;
}

/** The source of a list of which another one may be the newer: that is asked, with what both come to. */
function doubtful(
  { source, reading }: Pick<Settled<unknown, Settling<unknown>>, "source" | "reading">,
  other: Pick<Settled<unknown, Settling<unknown>>, "source" | "reading"> | undefined,
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
  const about = { fields: AMOUNTS, subject: other.source.sheet };
  const examples = [reading, other.reading].map(({ records }) => records.exampleAt(0, ...AMOUNTS));
  const question = { ...askOfTable(reading, "which-list", values, QUESTIONS["which-list"], about), examples };
  const isReceivables = source.kind === "open-items" || source.kind === "aged-balance";
  const questions = [...(source.questions ?? []), ...(isReceivables ? [question] : [])];
  return { ...source, status, questions, findings: [finding, ...source.findings] };
}

import { COMMITTEES_TABLE } from "../../book/committees";
import type { Values } from "../../book/column";
import { readRows, type Reading, type RowRead } from "../../book/reading";
import type { TableCells } from "../../book/table";
import { toCells } from "../../book/writing";
import type { CommitteeRecord, PortfolioFigures } from "../../domain/committee/committeeRecord";
import type { Day } from "../../domain/basis/day";
import { absentOverdue, departuresOf, type AbsentClient } from "../../domain/results/fall";
import { COLOURS } from "../../domain/policy/grid";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { type CellOutput } from "../../book/cells";
import { type TableContent } from "../../excel/table/ownTables";
import type { TablePlan } from "../../excel/table/tableWrites";
import type { Message } from "../../intake/source";
import type { Language } from "../../locales/translator";
import { unreadableWarnings } from "./unreadable";

type Declared = typeof COMMITTEES_TABLE.declared;
type CommitteeKey = keyof Declared;

/** Every column of the table of committees. */
export const COMMITTEE_COLUMNS = COMMITTEES_TABLE.columns.map(({ key }) => key);

/** What is known of a committee besides its date, some of it, by column. */
export type CommitteeFields = Partial<Omit<Values<Declared>, "date">>;

/** The committees of the workbook, with a warning for each cell that cannot be read. */
export interface StatedCommittees {
  /** Oldest first. */
  readonly committees: readonly CommitteeRecord[];
  readonly warnings: readonly Message[];
}

/** What tells which committee is meant: its day, whether it is closed, the day agreed on for the next. */
export const CALENDAR_COLUMNS = ["date", "closed", "nextDate"] as const;

/** The days of committees, in the order of the table. */
export function committeeDays(
  content: TableCells<(typeof CALENDAR_COLUMNS)[number]> | null,
): Pick<CommitteeRecord, (typeof CALENDAR_COLUMNS)[number]>[] {
  return readRows(COMMITTEES_TABLE, content, CALENDAR_COLUMNS).rows.flatMap(
    ({ values: { date, closed, nextDate } }) => (date === null ? [] : [{ date, closed, nextDate }]),
  );
}

/** Says of days of committees that do not read, which decide what is compared with what. */
export function calendarWarnings(
  content: TableCells<(typeof CALENDAR_COLUMNS)[number]> | null,
): readonly Message[] {
  const { rows, unreadable, at, isUnreadable } = readRows(COMMITTEES_TABLE, content, CALENDAR_COLUMNS);
  const blank = rows.filter(({ index, values }) => values.date === null && !isUnreadable(index, "date"));
  return unreadableWarnings([...unreadable, ...blank.map(({ index }) => at(index, "date"))], "point");
}

/** Reads the committees. One without a day is left out; one whose figures cannot all be read has none. */
export function statedCommittees(content: TableCells<CommitteeKey> | null): StatedCommittees {
  const reading = readRows(COMMITTEES_TABLE, content, COMMITTEE_COLUMNS);
  const blank = reading.rows.flatMap((row) => blankOf(reading, row));
  return {
    committees: reading.rows
      .flatMap((row) => {
        const { date } = row.values;
        return date === null ? [] : [recordOf(date, row, reading)];
      })
      .sort((a, b) => a.date - b.date),
    warnings: [...unreadableWarnings([...reading.unreadable, ...blank], "point"), ...twiceWarnings(reading)],
  };
}

/** Rows that state the day of a committee again: people have copied them, and the first counts. */
function twiceWarnings({ rows, at }: CommitteesRead): readonly Message[] {
  const days = rows.map(({ values }) => values.date);
  const again = rows.filter(({ values: { date } }, row) => date !== null && days.indexOf(date) < row);
  const [first] = again;
  if (first === undefined) return [];
  const { address } = at(first.index, "date");
  return [{ code: "committee-twice", values: { count: again.length, address } }];
}

/** A portfolio's figures, all of which a point of the results needs. */
const FIGURES = [
  "exposure",
  "balance",
  ...AGEING_PARTS,
  "countedOverdue",
  "uncovered",
  ...COLOURS,
] as const satisfies readonly CommitteeKey[];

type CommitteesRead = Reading<Declared, CommitteeKey>;
type CommitteeRead = RowRead<Values<Declared>>;

/**
 * What a row must have and has not, as somebody has cleared the cells: the figures of a committee that was prepared,
 * the day of those that stand, the day on which it was closed where what was decided has been counted.
 */
function blankOf({ at, isUnreadable }: CommitteesRead, { index, values }: CommitteeRead) {
  const isPrepared = values.referenceDate !== null;
  const needed: CommitteeKey[] = isPrepared ? ["date", ...FIGURES] : ["date"];
  if (!isPrepared && FIGURES.some((key) => values[key] !== null)) needed.push("referenceDate");
  if (values.decisions !== null) needed.push("closed");
  return needed
    .filter((key) => values[key] === null && !isUnreadable(index, key))
    .map((key) => at(index, key));
}

function recordOf(
  date: Day,
  { index, values }: CommitteeRead,
  { isUnreadable }: CommitteesRead,
): CommitteeRecord {
  // Before a meeting is closed its counts are blank: nothing was decided yet.
  const counted = (key: "decisions" | "arbitrations" | "actionsDue" | "actionsOnTime") =>
    values[key] ?? (isUnreadable(index, key) ? null : 0);
  const { time, place, present, referenceDate, agendaSent, closed, protocolSent, nextDate } = values;
  const { agendaClients, absentClients, absentOverdue, dso, bestDso, policy, clientsTold, actionsTold } =
    values;
  const currency = values.currency.trim().toUpperCase();
  return {
    ...{ date, time, place, present, referenceDate, agendaSent, closed, protocolSent, nextDate },
    ...{ agendaClients, absentClients, absentOverdue, dso, bestDso, policy, clientsTold, actionsTold },
    currency,
    figures: figuresOf(values),
    isNoted: FIGURES.some((key) => values[key] !== null || isUnreadable(index, key)),
    decisions: counted("decisions"),
    arbitrations: counted("arbitrations"),
    actionsDue: counted("actionsDue"),
    actionsOnTime: counted("actionsOnTime"),
  };
}

function figuresOf(values: CommitteeRead["values"]): PortfolioFigures | null {
  const figures = values as { readonly [P in (typeof FIGURES)[number]]: number };
  if (FIGURES.some((key) => values[key] === null)) return null;
  const { red, orange, green, exposure, balance, countedOverdue, uncovered, ...others } = figures;
  const { notDue, d1_30, d31_60, d61_90, d91_120, over120, unallocatedCredits } = others;
  return {
    counts: { red, orange, green },
    exposure,
    balance,
    ageing: { notDue, d1_30, d31_60, d61_90, d91_120, over120, unallocatedCredits },
    countedOverdue,
    uncovered,
  };
}

/** A portfolio's figures by column of the table of committees. */
export function figureFields({ counts, ageing, ...amounts }: PortfolioFigures): CommitteeFields {
  const { exposure, balance, countedOverdue, uncovered } = amounts;
  return { ...counts, ...ageing, exposure, balance, countedOverdue, uncovered };
}

/** The clients missing from the file by column of the table of committees. */
export function absenceFields(
  absent: readonly AbsentClient[],
  entries: Parameters<typeof departuresOf>[0],
): CommitteeFields {
  return { absentClients: absent.length, absentOverdue: absentOverdue(absent, departuresOf(entries)) };
}

/** What people know better than we do, once it stands: only a blank cell is filled in. */
const PEOPLES_OWN: ReadonlySet<string> = new Set(["time", "place", "present"]);

/**
 * Brings fields into the row of a committee, added when it has none yet. Every other row stays as it is.
 * @param stated what the user has just said of the meeting: it replaces what stands.
 */
export function committeePlan(
  content: TableContent,
  date: Day,
  fields: CommitteeFields,
  language: Language,
  stated: readonly (keyof CommitteeFields)[] = [],
): TablePlan {
  const { keys, rows } = content;
  const dateColumn = keys.indexOf("date");
  const wanted = toCells(COMMITTEES_TABLE, { date, ...fields }, language);
  const isBlank = (row: readonly CellOutput[]) => row.every((cell) => cell === "");
  const found = rows.findIndex((row) => row[dateColumn] === date);
  const place = found >= 0 ? found : rows.findIndex(isBlank);
  const keeps = (key: string) => {
    const cell = rows[place]?.[keys.indexOf(key)];
    const isStated = (stated as readonly string[]).includes(key);
    return PEOPLES_OWN.has(key) && !isStated && cell !== undefined && cell !== "";
  };
  const merged = Object.fromEntries(Object.entries(wanted).filter(([key]) => !keeps(key)));
  return {
    layout: COMMITTEES_TABLE,
    content,
    wantedRows: rows.map((_, index) => (index === place ? merged : null)),
    added: place >= 0 ? [] : [wanted],
    gone: [],
  };
}

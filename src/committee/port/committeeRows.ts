import type { CommitteeRecord } from "../../domain/committee/committeeRecord";
import { COLOURS } from "../../domain/policy/grid";
import { toUnits } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { literal, type CellInput, type CellOutput } from "../../excel/host/cells";
import { COMMITTEES_TABLE } from "../../excel/sheets/committeesSheet";
import type { RowInput } from "../../excel/table/layout";
import { recordsOf, type TableContent } from "../../excel/table/ownTables";
import type { TablePlan } from "../../excel/table/tableWrites";
import { ageingIn, centsIn, dayIn, numberIn, textIn, type CellRecord } from "./cellReading";

/** Every column of the table of committees. */
export const COMMITTEE_COLUMNS = COMMITTEES_TABLE.columns.map(({ key }) => key);

/** What is known of a committee besides its date, some of it. */
export type CommitteeFields = Partial<Omit<CommitteeRecord, "date">>;

/** The committees that have a date, oldest first. */
export function committeeRecords(content: TableContent | null): CommitteeRecord[] {
  const records = (content === null ? [] : recordsOf(content)).flatMap((record) => {
    const date = dayIn(record["date"]);
    return date === null ? [] : [recordOf(date, record)];
  });
  return records.sort((a, b) => a.date - b.date);
}

function recordOf(date: Day, record: CellRecord): CommitteeRecord {
  const count = (key: string) => numberIn(record[key]) ?? 0;
  return {
    date,
    time: timeIn(record["time"]),
    place: textIn(record["place"]),
    present: textIn(record["present"]),
    referenceDate: dayIn(record["referenceDate"]),
    agendaSent: dayIn(record["agendaSent"]),
    closed: dayIn(record["closed"]),
    protocolSent: dayIn(record["protocolSent"]),
    nextDate: dayIn(record["nextDate"]),
    agendaClients: count("agendaClients"),
    counts: { red: count("red"), orange: count("orange"), green: count("green") },
    exposure: centsIn(record["exposure"]),
    balance: centsIn(record["balance"]),
    ageing: ageingIn(record),
    countedOverdue: centsIn(record["countedOverdue"]),
    uncovered: centsIn(record["uncovered"]),
    dso: numberIn(record["dso"]),
    bestDso: numberIn(record["bestDso"]),
    decisions: count("decisions"),
    arbitrations: count("arbitrations"),
    actionsDue: count("actionsDue"),
    actionsOnTime: count("actionsOnTime"),
    policy: textIn(record["policy"]),
  };
}

/** A time typed into a plain cell is the fraction of a day that Excel makes of it. */
function timeIn(cell: CellOutput | undefined): string {
  if (typeof cell !== "number") return textIn(cell);
  const minutes = Math.round(cell * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

const TEXTS = ["time", "place", "present", "policy"] as const;
const DAYS = ["referenceDate", "agendaSent", "closed", "protocolSent", "nextDate"] as const;
const AMOUNTS = ["exposure", "balance", "countedOverdue", "uncovered"] as const;
const NUMBERS = [
  "agendaClients",
  "dso",
  "bestDso",
  "decisions",
  "arbitrations",
  "actionsDue",
  "actionsOnTime",
] as const;

/** Those fields as the table keeps them; what is not among them is left as it stands. */
export function committeeRow(date: Day, fields: CommitteeFields): RowInput {
  const row: Record<string, CellInput> = { date };
  for (const key of TEXTS) if (fields[key] !== undefined) row[key] = literal(fields[key]);
  for (const key of DAYS) if (fields[key] !== undefined) row[key] = fields[key] ?? "";
  for (const key of AMOUNTS) if (fields[key] !== undefined) row[key] = toUnits(fields[key]);
  for (const key of NUMBERS) if (fields[key] !== undefined) row[key] = fields[key] ?? "";
  if (fields.counts) for (const colour of COLOURS) row[colour] = fields.counts[colour];
  if (fields.ageing) for (const part of AGEING_PARTS) row[part] = toUnits(fields.ageing[part]);
  return row;
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
  stated: readonly (keyof CommitteeFields)[] = [],
): TablePlan {
  const { keys, rows } = content;
  const dateColumn = keys.indexOf("date");
  const wanted = committeeRow(date, fields);
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

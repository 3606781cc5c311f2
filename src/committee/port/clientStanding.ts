import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { Colour, Grades } from "../../domain/policy/grid";
import type { PaymentBehaviour } from "../../domain/receivables/paymentBehaviour";
import type { Ageing } from "../../domain/receivables/receivables";
import { colourFrom } from "./cellWords";
import { isWord } from "../../book/words";
import { type TableContent, recordsOf } from "../../excel/table/ownTables";
import { ageingIn, type CellRecord, centsIn, gradesIn, dayIn, numberIn } from "./cellReading";
import type { CellOutput } from "../../book/cells";
import type { NamedClient } from "../../domain/client/client";
import type { AbsentClient } from "../../domain/results/fall";

/** A client as the pane lists it. */
export interface ClientSummary extends NamedClient {
  readonly colour: Colour;
  /** One sentence of facts, in the pane's language. */
  readonly reasons: string;
  readonly exposure: Cents;
  readonly uncovered: Cents;
  /** Counted overdue (échu retenu). */
  readonly countedOverdue: Cents;
  readonly oldestDaysLate: number;
  readonly salesperson: string;
  /** It is red and was not at the last committee; false before the first one. */
  readonly hasTurnedRed: boolean;
  /** First day by which something must be declared about it, to the insurer or in its proceedings. */
  readonly declareBy: Day | null;
}

/** A client as the Clients sheet shows it: the agenda, the history and the pane are made of these. */
export interface ClientStanding extends ClientSummary {
  readonly validCover: Cents;
  readonly rating: string;
  readonly wayOut: string;
  /** What moved since the last committee, in the workbook's words. */
  readonly change: string;
  readonly blockProposal: string;
  /** The company's own limit; null when unknown. */
  readonly limit: Cents | null;
  readonly excess: Cents;
  /** Échu hors litige. */
  readonly overdueOutOfDispute: Cents;
  /** Since when it is blocked or until when it is released, in the workbook's words. */
  readonly shipments: string;
  /** Day by which claims must be declared in its proceedings. */
  readonly claims: Day | null;
  /** Day by which the insurer must be told of an unpaid item. */
  readonly declaration: Day | null;
  readonly group: string;
  /** People pin a client to the agenda with any word but no. */
  readonly pinned: boolean;
  readonly note: string;
  readonly balance: Cents;
  readonly ageing: Ageing;
  readonly disputed: Cents;
  readonly averageDaysLate: number | null;
  /** How late it was at the last committees; null when they did not see it. */
  readonly behaviour: PaymentBehaviour | null;
  /** Null when a cell no longer says one of our words. */
  readonly grades: Grades | null;
  readonly computedColour: Colour | null;
  readonly overrideUntil: Day | null;
  /** It had another colour at the last committee, or was not known. */
  readonly hasEntered: boolean;
  /** Something about it is other than at the last committee. */
  readonly hasMoved: boolean;
  readonly isUpToDate: boolean;
}

/** Columns of the Clients table that the pane lists. */
export const LIST_COLUMNS = [
  "clientCode",
  "client",
  "colour",
  "reasons",
  "exposure",
  "uncovered",
  "countedOverdue",
  "oldestDaysLate",
  "salesperson",
  "declaration",
  "claims",
  "change",
  "memoryColour",
] as const;

/** The clients of the Clients table as the pane lists them, from `LIST_COLUMNS` alone. */
export function clientSummaries(content: TableContent): ClientSummary[] {
  return recordsOf(content).flatMap((record) => {
    const colour = colourFrom(record["colour"]);
    return colour === null ? [] : [summaryIn(record, colour)];
  });
}

/** Whether a client had another colour at the last committee, or was not known to it. */
function hasEntered(record: CellRecord, colour: Colour): boolean {
  const before = colourFrom(record["memoryColour"]);
  return isWord(record["change"], "changes.new") || (before !== null && before !== colour);
}

/** The first of two days, either of which may be unknown. */
export function firstOf(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function summaryIn(record: CellRecord, colour: Colour): ClientSummary {
  return {
    clientCode: String(record["clientCode"] ?? ""),
    clientName: String(record["client"] ?? ""),
    colour,
    reasons: String(record["reasons"] ?? ""),
    exposure: centsIn(record["exposure"]),
    uncovered: centsIn(record["uncovered"]),
    countedOverdue: centsIn(record["countedOverdue"]),
    oldestDaysLate: numberIn(record["oldestDaysLate"]) ?? 0,
    salesperson: String(record["salesperson"] ?? ""),
    hasTurnedRed: colour === "red" && hasEntered(record, colour),
    declareBy: firstOf(dayIn(record["declaration"]), dayIn(record["claims"])),
  };
}

/** Whether a row is of a client missing from the file: it has neither a colour nor an overdue, not even nil. */
export function isAbsentRow(record: CellRecord): boolean {
  return (
    colourFrom(record["colour"]) === null &&
    record["countedOverdue"] === "" &&
    dayIn(record["memoryDate"]) !== null
  );
}

/** The clients that are missing from the file, as the Clients table last knew them. */
export function absentStandings(content: TableContent): AbsentClient[] {
  return recordsOf(content)
    .filter(isAbsentRow)
    .map((record) => ({
      clientCode: String(record["clientCode"] ?? ""),
      since: dayIn(record["memoryDate"]) ?? 0,
      countedOverdue: centsIn(record["memoryOverdue"]),
    }));
}

/** Reads the Clients table back; rows without a colour word are of clients who owe nothing any more. */
export function clientStandings(content: TableContent): ClientStanding[] {
  return recordsOf(content).flatMap((record) => standingIn(record) ?? []);
}

/** The client of one row; null for a row without a colour word, of a client who owes nothing any more. */
export function standingIn(record: CellRecord): ClientStanding | null {
  const colour = colourFrom(record["colour"]);
  if (colour === null) return null;
  const text = (key: string) => String(record[key] ?? "");
  const amount = (key: string) => centsIn(record[key]);
  const optional = (key: string) => (numberIn(record[key]) === null ? null : amount(key));
  const grades = gradesIn(record, "coverGrade", "signature", "overdueGrade");
  return {
    ...summaryIn(record, colour),
    validCover: amount("validCover"),
    rating: text("rating"),
    wayOut: text("wayOut"),
    change: text("change"),
    limit: optional("limit"),
    excess: amount("excess"),
    // A sheet made before disputes stood apart knows of the counted overdue alone.
    overdueOutOfDispute: optional("overdueOutOfDispute") ?? amount("countedOverdue"),
    shipments: text("shipments"),
    claims: dayIn(record["claims"]),
    blockProposal: text("blockProposal"),
    declaration: dayIn(record["declaration"]),
    group: text("group"),
    pinned: isYes(record["pinned"]),
    note: text("note"),
    balance: amount("balance"),
    ageing: ageingIn(record),
    disputed: amount("disputed"),
    averageDaysLate: numberIn(record["averageDaysLate"]),
    behaviour: behaviourIn(record),
    grades,
    computedColour: colourFrom(record["computedColour"]),
    overrideUntil: dayIn(record["overrideUntil"]),
    hasEntered: hasEntered(record, colour),
    hasMoved: text("change") !== "" && !isWord(record["change"], "changes.unchanged"),
    isUpToDate: grades?.overdue === "up-to-date",
  };
}

function behaviourIn(record: CellRecord): PaymentBehaviour | null {
  const weeksLate = numberIn(record["weeksLate"]);
  const weeksKnown = numberIn(record["weeksKnown"]);
  return weeksLate === null || weeksKnown === null ? null : { weeksLate, weeksKnown };
}

function isYes(cell: CellOutput | undefined): boolean {
  return cell !== undefined && cell !== "" && cell !== false && !isWord(cell, "choices.no");
}

import { CLIENTS_TABLE } from "../../book/clients";
import { readRows, type Reading, type RowRead, type Unreadable } from "../../book/reading";
import type { TableCells } from "../../book/table";
import type { Values } from "../../book/column";
import { isWord } from "../../book/words";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import { folded } from "../../domain/basis/text";
import { Problem } from "../../domain/basis/problem";
import type {
  Colour,
  CoverGrade,
  Grades,
  OverdueGrade,
  SignatureGrade,
  Unused,
} from "../../domain/policy/grid";
import type { TermDrift } from "../../domain/receivables/termDrift";
import type { PaymentBehaviour } from "../../domain/receivables/paymentBehaviour";
import { AGEING_PARTS, type Ageing } from "../../domain/receivables/receivables";
import type { NamedClient } from "../../domain/client/client";
import type { Message } from "../../intake/source";
import { unreadableWarnings } from "./unreadable";
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
  /** What its invoices give it beside the term agreed and the law; nothing known on a sheet of an earlier version. */
  readonly drift: TermDrift;
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
  readonly grades: Grades | null;
  readonly computedColour: Colour | null;
  readonly overrideUntil: Day | null;
  /** It had another colour at the last committee, or was not known: every client before the first one. */
  readonly hasEntered: boolean;
  /** Something about it is other than at the last committee. */
  readonly hasMoved: boolean;
  readonly isUpToDate: boolean;
}

type ClientColumns = typeof CLIENTS_TABLE.declared;
export type ClientColumn = keyof ClientColumns;

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
  // Tells a client whose colour was cleared from one who owes nothing any more.
  "computedColour",
] as const;

/** What people themselves write of a client. */
const PEOPLES_COLUMNS = ["pinned", "note"] as const;

/** What the analysis works out of a client, as far as the committee is told of it. */
const WORKED_OUT = [
  ...LIST_COLUMNS,
  ...AGEING_PARTS,
  "validCover",
  "rating",
  "wayOut",
  "limit",
  "excess",
  "overdueOutOfDispute",
  "shipments",
  "blockProposal",
  "group",
  "balance",
  "disputed",
  "averageDaysLate",
  "weeksLate",
  "weeksKnown",
  "termDrift",
  "beyondLaw",
  "coverGrade",
  "signature",
  "overdueGrade",
  "overrideUntil",
] as const;

/** What a client's standing is told from. */
export const STANDING_COLUMNS = [...WORKED_OUT, ...PEOPLES_COLUMNS] as const;

/** What the analysis states of every client who owes something: a blank cell was cleared by somebody. */
const ALWAYS_STATED: ReadonlySet<ClientColumn> = new Set<ClientColumn>([
  ...AGEING_PARTS,
  "clientCode",
  "client",
  "reasons",
  "exposure",
  "uncovered",
  "countedOverdue",
  "oldestDaysLate",
  "validCover",
  "excess",
  "overdueOutOfDispute",
  "balance",
  "disputed",
  "coverGrade",
  "signature",
  "overdueGrade",
  "computedColour",
]);

type Cells = Partial<Values<ClientColumns>>;

/** What may be blank, but for what the analysis states beside it: then somebody has cleared the cell. */
const IMPLIED: Partial<Record<ClientColumn, (beside: Cells) => boolean>> = {
  wayOut: ({ computedColour }) => computedColour === "red" || computedColour === "orange",
  change: ({ memoryColour }) => memoryColour != null,
  memoryColour: ({ change }) => change != null && change !== "" && !isWord(change, "changes.new"),
  weeksLate: ({ weeksKnown }) => weeksKnown != null,
  weeksKnown: ({ weeksLate }) => weeksLate != null,
};

/** Any of these tells that the client owes something: one who does not any more has none. */
const TELLING: readonly ClientColumn[] = ["computedColour", "coverGrade", "signature", "overdueGrade"];

type Present<K extends ClientColumn> = RowRead<Values<ClientColumns, K> & { readonly colour: Colour }>;

/** The clients who owe something, with every cell that does not say what the analysis wrote there. */
export interface PresentClients<K extends ClientColumn> {
  readonly rows: readonly Present<K>[];
  readonly faults: readonly Unreadable[];
  readonly isFaulty: (index: number, key: K | "colour") => boolean;
  readonly at: (index: number, key: K | "colour") => Unreadable;
}

/**
 * The rows of the clients who owe something. People can type over any cell of the sheet: what does not read, and
 * what is blank although the analysis states it of every client, is told with its address.
 * @param columns those that are needed, the colour among them; `content` must have been read with them.
 */
export function presentClients<K extends ClientColumn>(
  content: TableCells<K>,
  columns: readonly (K | "colour")[],
): PresentClients<K> {
  const cells = content as TableCells<ClientColumn>;
  const asked: readonly ClientColumn[] = columns;
  const reading = readRows(CLIENTS_TABLE, cells, asked);
  const faults: Unreadable[] = [];
  const faulty = new Set<string>();
  const hasUnreadable = reading.unreadable.length > 0;
  const rows = reading.rows.filter(({ index, values }) => {
    const isUnreadable = (key: ClientColumn) => hasUnreadable && reading.isUnreadable(index, key);
    const isColourLost =
      values.colour === null && asked.some((key) => TELLING.includes(key) && values[key] !== null);
    const owes = values.colour !== null || isUnreadable("colour") || isColourLost;
    if (!owes) return false;
    for (const key of asked) {
      const value = values[key];
      const isStated =
        ALWAYS_STATED.has(key) || (key === "colour" && isColourLost) || IMPLIED[key]?.(values) === true;
      const isCleared = isStated && cells.places[key] !== undefined && (value === null || value === "");
      if (!isUnreadable(key) && !isCleared) continue;
      faults.push(reading.at(index, key));
      faulty.add(`${index} ${key}`);
    }
    return values.colour !== null;
  });
  return {
    rows: rows as unknown as readonly Present<K>[],
    faults,
    isFaulty: (index, key) => faulty.has(`${index} ${key}`),
    at: reading.at,
  };
}

/** What a client is listed without. */
const BESIDE_FIGURES: ReadonlySet<ClientColumn> = new Set<ClientColumn>([
  "reasons",
  "change",
  "memoryColour",
]);

/** The clients as the pane lists them, from `LIST_COLUMNS` alone, with a warning for each cell that does not read. */
export function clientSummaries(content: TableCells<(typeof LIST_COLUMNS)[number]>): {
  readonly clients: readonly ClientSummary[];
  readonly warnings: readonly Message[];
} {
  const { rows, faults, isFaulty } = presentClients(content, LIST_COLUMNS);
  const figures = LIST_COLUMNS.filter((key) => !BESIDE_FIGURES.has(key));
  const whole = rows.filter(({ index }) => !figures.some((key) => isFaulty(index, key)));
  const texts = new Set(
    LIST_COLUMNS.map((key) => BESIDE_FIGURES.has(key) && content.headings[content.places[key]]),
  );
  const isText = ({ heading }: Unreadable) => texts.has(heading);
  return {
    clients: whole.map(({ values }) => summaryOf(values)),
    warnings: [
      ...unreadableWarnings(
        faults.filter((fault) => !isText(fault)),
        "listed",
      ),
      ...unreadableWarnings(faults.filter(isText), "rewritten"),
    ],
  };
}

function summaryOf(values: Present<(typeof LIST_COLUMNS)[number]>["values"]): ClientSummary {
  const { clientCode, client: clientName, colour, reasons, salesperson, change, memoryColour } = values;
  return {
    clientCode,
    clientName,
    colour,
    reasons,
    salesperson,
    // Before the first committee nothing has turned: no change is stated of anybody.
    hasTurnedRed: colour === "red" && hasEntered(values) && (memoryColour !== null || change !== ""),
    declareBy: firstOf(values.declaration, values.claims),
    exposure: values.exposure ?? 0,
    uncovered: values.uncovered ?? 0,
    countedOverdue: values.countedOverdue ?? 0,
    oldestDaysLate: values.oldestDaysLate ?? 0,
  };
}

/**
 * Whether a client had another colour at the last committee, or was not known to it: before the first, nobody was. One
 * of whom a change is stated was known, although the colour that is remembered was cleared.
 */
function hasEntered({
  colour,
  memoryColour,
  change,
}: Values<ClientColumns, "colour" | "memoryColour" | "change">): boolean {
  return memoryColour === null ? change === "" || isWord(change, "changes.new") : memoryColour !== colour;
}

/** The first of two days, either of which may be unknown. */
export function firstOf(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** What tells a client who is missing from the file, and what is known of it. */
const ABSENT_COLUMNS = ["clientCode", "colour", "countedOverdue", "memoryDate", "memoryOverdue"] as const;

/** Whether a row is of a client missing from the file: it has neither a colour nor an overdue, not even nil. */
export function isAbsentRow(
  { isUnreadable }: Pick<Reading<ClientColumns, "colour" | "countedOverdue">, "isUnreadable">,
  index: number,
  values: Values<ClientColumns, "colour" | "countedOverdue" | "memoryDate">,
): boolean {
  const isBlank = (key: "colour" | "countedOverdue") => values[key] === null && !isUnreadable(index, key);
  return isBlank("colour") && isBlank("countedOverdue") && values.memoryDate !== null;
}

/** The clients that are missing from the file, as the Clients table last knew them. */
function absentStandings(content: TableCells<ClientColumn>): AbsentClient[] {
  const reading = readRows(CLIENTS_TABLE, content, ABSENT_COLUMNS);
  const rows = reading.rows.filter(({ index, values }) => isAbsentRow(reading, index, values));
  return rows.map(({ index, values: { clientCode, memoryDate, memoryOverdue } }) => {
    if (memoryOverdue === null) throw clientsUnreadable([reading.at(index, "memoryOverdue")]);
    return { clientCode, since: memoryDate ?? 0, countedOverdue: memoryOverdue };
  });
}

/** The clients of the Clients sheet, with a warning for what people wrote of them that does not read. */
export interface StatedClients {
  readonly clients: readonly ClientStanding[];
  /** Who is missing from the file. */
  readonly absent: readonly AbsentClient[];
  readonly warnings: readonly Message[];
}

/**
 * Reads the Clients table back; rows without a colour are of clients who owe nothing any more.
 * @throws Problem "clients-unreadable" when a cell does not say what the analysis wrote there: sums would be wrong
 *   without it, and the analysis writes it again.
 */
export function clientStandings(content: TableCells<ClientColumn>): StatedClients {
  const present = presentClients<ClientColumn>(content, STANDING_COLUMNS);
  const { rows, faults } = present;
  const peoples = new Set(PEOPLES_COLUMNS.map((key) => content.headings[content.places[key]]));
  const worked = faults.filter(({ heading }) => !peoples.has(heading));
  if (worked.length > 0) throw clientsUnreadable(worked);
  const twice = doubled(present);
  if (twice.length > 0) throw clientsUnreadable(twice, "twice");
  return {
    clients: rows.map(({ values }) => standingOf(values)),
    absent: absentStandings(content),
    warnings: unreadableWarnings(faults),
  };
}

/**
 * The client of the only row of what was read; null when a cell of it does not read, which is told, or it owes nothing
 * any more.
 */
export function standingIn(content: TableCells<ClientColumn>): {
  readonly standing: ClientStanding | null;
  readonly faults: readonly Unreadable[];
} {
  const { rows, faults } = presentClients<ClientColumn>(content, STANDING_COLUMNS);
  const [row] = rows;
  return { standing: row === undefined || faults.length > 0 ? null : standingOf(row.values), faults };
}

/** The problem of cells that do not say what the analysis wrote there; the first is named. */
function clientsUnreadable(faults: readonly Unreadable[], wrong?: "twice"): Problem {
  const { address = "", heading = "", text = "", meaning = "", choices = "" } = faults[0] ?? {};
  const reason = `clients-${wrong ?? (text === "" ? "cleared" : "unreadable")}`;
  const cell = { address, column: heading, value: text, meaning, choices };
  return new Problem("clients-unreadable", { reason, ...cell, count: faults.length });
}

/** The cells of codes that a row above has too: the sums would count such a client twice. */
function doubled({ rows, at }: PresentClients<ClientColumn>): Unreadable[] {
  const seen = new Set<string>();
  return rows.flatMap(({ index, values: { clientCode } }) => {
    if (seen.has(clientCode)) return [at(index, "clientCode")];
    seen.add(clientCode);
    return [];
  });
}

function standingOf(values: Present<ClientColumn>["values"]): ClientStanding {
  const { change, computedColour, overrideUntil, averageDaysLate } = values;
  const { rating, wayOut, shipments, blockProposal, group, note, limit } = values;
  const amount = (key: "validCover" | "excess" | "balance" | "disputed") => values[key] ?? 0;
  const grades = gradesOf(values.coverGrade, values.signature, values.overdueGrade);
  return {
    ...summaryOf(values),
    validCover: amount("validCover"),
    rating,
    wayOut,
    change,
    limit,
    excess: amount("excess"),
    // A sheet made before disputes stood apart knows of the counted overdue alone.
    overdueOutOfDispute: values.overdueOutOfDispute ?? values.countedOverdue ?? 0,
    shipments,
    claims: values.claims,
    drift: { fromAgreed: values.termDrift, beyondLaw: values.beyondLaw ?? 0 },
    blockProposal,
    declaration: values.declaration,
    group,
    pinned: isPinned(values.pinned),
    note,
    balance: amount("balance"),
    ageing: ageingOf(values),
    disputed: amount("disputed"),
    averageDaysLate,
    behaviour: behaviourOf(values),
    grades,
    computedColour,
    overrideUntil,
    hasEntered: hasEntered(values),
    hasMoved: change !== "" && !isWord(change, "changes.unchanged"),
    isUpToDate: grades?.overdue === "up-to-date",
  };
}

function ageingOf(values: Values<ClientColumns, (typeof AGEING_PARTS)[number]>): Ageing {
  return Object.fromEntries(AGEING_PARTS.map((part) => [part, values[part] ?? 0])) as unknown as Ageing;
}

function behaviourOf({
  weeksLate,
  weeksKnown,
}: Values<ClientColumns, "weeksLate" | "weeksKnown">): PaymentBehaviour | null {
  return weeksLate === null || weeksKnown === null ? null : { weeksLate, weeksKnown };
}

/** Three grades as the sheet states them; null without one of them. An unknown signature counts as medium. */
export function gradesOf(
  cover: CoverGrade | Unused | null,
  signature: SignatureGrade | Unused | "unknown" | null,
  overdue: OverdueGrade | null,
): Grades | null {
  if (cover === null || signature === null || overdue === null) return null;
  return { cover, signature: signature === "unknown" ? "medium" : signature, overdue };
}

/** Whether a cell pins a client to the agenda: any word does but no. */
export function isPinned(text: string): boolean {
  return text !== "" && folded(text) !== "false" && !isWord(text, "choices.no");
}

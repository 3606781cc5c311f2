import type { Day } from "../../domain/basis/day";
import { fitOf, isAmountField, profileColumn, sampleRows, type ColumnProfile } from "./columnProfile";
import { looseCents } from "../cells/numbers";
import {
  amountByValue,
  balanceByValue,
  clientByValue,
  daysLateByValue,
  documentDateByValue,
  dueDateByValue,
  paidDateByValue,
  restByValue,
  isRunning,
  matchingByValue,
  notDueByValue,
  partyColumn,
  termsByValue,
  withoutPartAsBalance,
  withClientSettled,
  withOpenSettled,
  withPaidFlag,
  withTotalTold,
  wordedColumns,
} from "./columnsByValue";
import { SOURCE_KINDS, type SourceKind } from "../../domain/receivables/sourceKind";
import { NOT_DUE } from "./buckets";
import { areOwed, bucketBefore, bucketColumns, monthColumns, rangesTwice } from "./bucketColumns";
import { rangeOfField } from "./bucketParts";
import { clientSplitOf, namesOverDocuments, withClientsFilled } from "./clientShape";
import { decidedBuckets, decisionFor, layDecision, placeOf, type DecidedColumns } from "./decisions";
import { headerCandidates, headingNames, type HeaderRow } from "./headers";
import { matchHeading, normaliseHeading, type HeadingMatch } from "./headings";
import {
  layoutKey,
  type BucketColumn,
  type Layout,
  type LayoutColumn,
  type LayoutHeading,
  type MonthColumn,
  type RivalColumn,
  type WordTold,
} from "./layout";
import { currencyOfHeading } from "../cells/currencies";
import { areFlows } from "./lineWords";
import { isOrderBook } from "./orderBook";
import { isOfPercent } from "./paidShare";
import { isAboutSuppliers } from "./suppliersApart";
import { isBlank, plainText } from "../cells/plainText";
import { quoted } from "../messages";
import { CLIENT_ATTRIBUTES, isEnough } from "./sourceFields";
import { amountReader, linesApart, rangesUntold } from "./unknownWords";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Field, SourceDecision } from "../source";
import { answeredColumns, answersFor, answerTo } from "./ask";
import type { Answer, QuestionKind } from "../question";

/** Below this a table is something else. */
const LEAST_CONFIDENCE = 0.5;

/** What else a table may tell beside its main figures: limits beside an aged balance, salespeople beside limits. */
const ALSO_TOLD: Readonly<Record<SourceKind, readonly SourceKind[]>> = {
  "open-items": [],
  "aged-balance": ["cover", "clients"],
  cover: ["clients"],
  clients: ["cover"],
  sales: [],
};

/** Such a second reading needs less, as the table is known to be one. */
const LEAST_CONFIDENCE_BESIDE = 0.45;

/** What people decided of sheets, answered of them, and the day of the figures that they chose. */
export interface Choices {
  readonly decisions?: readonly SourceDecision[];
  readonly answers?: readonly Answer[];
  readonly referenceDate?: Day | null;
}

/**
 * What a sheet can be read as: first its main kind, then what the same table tells besides. Empty when the
 * sheet is something else. What the user decided about it stands above what is found.
 *
 * @param pause awaited between the kinds that are tried: the first ones of all take tens of milliseconds.
 */
export async function detect(
  grid: SheetGrid,
  choices: Choices,
  pause: () => Promise<void>,
): Promise<readonly Layout[]> {
  const layouts = await possibleLayouts(grid, choices, pause);
  const decided = layouts.find(({ decision }) => decision !== null);
  const first = decided ?? layouts[0];
  const main = first === undefined ? undefined : firstBlock(first, layouts);
  if (main === undefined) return [];
  const isOther = main.kind === "open-items" && isOrderBook(grid, main.headerIndex);
  const doubted = main.confidence < LEAST_CONFIDENCE || isAboutSuppliers(grid) || isOther;
  if (doubted && main.decision === null) return [];
  const beside = ALSO_TOLD[main.kind].flatMap((kind) => {
    const layout = layouts.find((each) => each.kind === kind && each.headerIndex === main.headerIndex);
    return layout !== undefined && layout.confidence >= LEAST_CONFIDENCE_BESIDE ? [layout] : [];
  });
  return [main, ...beside].map(withoutTableBelow).map(withClientShape);
}

/** The table without the rows that were answered to be another one's, from a row that begins with that text on. */
function withoutTableBelow(layout: Layout): Layout {
  const answer = layout.answers.find(({ kind, choice }) => kind === "table-below" && choice === "left-out");
  if (answer === undefined) return layout;
  const { values } = layout.grid;
  const end = values.findIndex((row, index) => {
    const first = row.find((cell) => !isBlank(cell));
    return index > layout.headerIndex && first !== undefined && quoted(first) === answer.subject;
  });
  return end < 0 ? layout : { ...layout, grid: { ...layout.grid, values: values.slice(0, end) } };
}

/** The table with a client on each line, and how code and name stand in it. */
function withClientShape(layout: Layout): Layout {
  const found = withClientsFilled(layout);
  const isMissing = layout.answers.some(
    ({ kind, choice }) => kind === "clients-blank" && choice === "missing",
  );
  const filled = found?.isDoubtful === true && isMissing ? null : found;
  const each = filled === null ? layout : { ...layout, grid: filled.grid };
  return { ...each, clientsFilled: filled, clientSplit: clientSplitOf(each) };
}

/** Headings repeated down a table: it begins at the first of them, though the last may look as good. */
function firstBlock(main: Layout, layouts: readonly Layout[]): Layout {
  const headings = headingRow(main);
  const alike = layouts.filter(
    (each) => each.kind === main.kind && each.confidence >= LEAST_CONFIDENCE && headingRow(each) === headings,
  );
  return alike.reduce((first, each) => (each.headerIndex < first.headerIndex ? each : first), main);
}

/** The row of headings as it stands: what its columns are taken for may differ from page to page, its words do not. */
function headingRow({ grid, headerIndex }: Layout): string {
  return (grid.values[headerIndex] ?? []).map((cell) => normaliseHeading(String(cell))).join("\n");
}

/** Every reading of a sheet that has what its kind needs, the surest first. */
async function possibleLayouts(
  grid: SheetGrid,
  { decisions = [], answers = [], referenceDate: chosenDay = null }: Choices,
  pause: () => Promise<void>,
): Promise<readonly Layout[]> {
  const found: Layout[] = [];
  for (const header of headerCandidates(grid, decisions)) {
    const profileOf = profiler(grid, header.index + 1);
    for (const kind of SOURCE_KINDS) {
      await pause();
      const layout = fitOrDecided({ grid, kind, header, profileOf, chosenDay }, decisions, answers);
      if (layout !== null) found.push(layout);
    }
  }
  return found.sort((a, b) => b.confidence - a.confidence || a.headerIndex - b.headerIndex);
}

type Profiler = (column: number) => ColumnProfile;

function profiler(grid: SheetGrid, firstRow: number): Profiler {
  const rows = sampleRows(firstRow, grid.values.length);
  const known = new Map<number, ColumnProfile>();
  return (column) => {
    const profile = known.get(column) ?? profileColumn(grid, column, rows);
    known.set(column, profile);
    return profile;
  };
}

interface Candidate {
  readonly field: Field;
  readonly column: LayoutColumn;
}

interface Place {
  readonly grid: SheetGrid;
  readonly kind: SourceKind;
  readonly header: HeaderRow;
  readonly profileOf: Profiler;
  /** The day of the figures that the user chose. */
  readonly chosenDay: Day | null;
}

/** Share of the decided headings that a row must have to be the row that was decided about. */
const LEAST_DECIDED = 0.5;

/** The kind as found, or as decided for this sheet; null when it is not that kind, or said not to be. */
function fitOrDecided(
  place: Place,
  decisions: readonly SourceDecision[],
  answers: readonly Answer[],
): Layout | null {
  const found = fitKind(place, null, []);
  if (decisions.length + answers.length === 0) return found;
  const names = headingNames(place);
  const key = found?.key ?? layoutKey(names);
  const given = answersFor(answers, place.grid.sheet, place.kind, key);
  if (given.some(isNotRead)) return null;
  const answered = given.length === 0 ? found : fitKind(place, null, given);
  const fit = answered === null ? null : { ...answered, key };
  const decision = decisionFor(decisions, place.grid.sheet, place.kind, key);
  if (decision === null) return fit;
  if (!decision.isUsed) return null;
  const decided = layDecision(decision, [...(fit?.headings ?? []), ...names]);
  const layout = decided.found < LEAST_DECIDED ? null : fitKind(place, decided, given);
  return layout === null ? fit : { ...layout, key };
}

/** Answers "not-read" to these are about one column, to any other question about the sheet. */
const OF_A_COLUMN: ReadonlySet<QuestionKind> = new Set(["unread-bucket", "bucket-hole", "credits-column"]);

/** An answer that the sheet is not what it looks like. */
function isNotRead({ kind, choice }: Answer): boolean {
  return choice === "not-read" && !OF_A_COLUMN.has(kind);
}

function fitKind(place: Place, decided: DecidedColumns | null, answers: readonly Answer[]): Layout | null {
  const { grid, kind, header, profileOf } = place;
  const found = withoutForeign(withoutLedgerAccount(headingCandidates(kind, header, profileOf)));
  const candidates = decided === null ? found : found.filter((each) => isLeftToFind(each, decided));
  const named = {
    ...withoutRunningBalance(assign(candidates), candidates, place),
    ...chosenColumns(decided),
  };
  const { columns: valued, assumed } =
    decided === null ? byValues(place, named, candidates, answers) : { columns: named, assumed: [] };
  const settled = decided === null ? withNotDue(place, valued) : valued;
  const bucketsFound = kind === "aged-balance" ? bucketColumns(header, settled, place) : [];
  const bucketsDecided = decided === null ? bucketsFound : decidedBuckets(bucketsFound, decided);
  const buckets = kind === "aged-balance" ? answeredBuckets(bucketsDecided, answers, place) : [];
  const columns =
    decided === null && kind === "aged-balance" ? agedColumns(place, settled, candidates, buckets) : settled;
  const months = kind === "sales" && columns.month === undefined ? monthColumns(header, profileOf) : [];
  const evidence = { kind, columns, buckets, months, header, grid, profileOf };
  const confidence = confidenceOf(evidence);
  if (decided === null ? confidence === 0 : !isReadable(evidence)) return null;
  const span = spanOf(header, columns);
  const party = kind === "open-items" || kind === "aged-balance" ? partyColumn(place, columns) : null;
  const within = ({ index }: Pick<LayoutHeading, "index">): boolean => index >= span[0] && index <= span[1];
  return {
    grid,
    kind,
    headerIndex: header.index,
    columns,
    buckets,
    months,
    moreRatings: otherRatings(candidates, columns),
    span,
    confidence: decided === null ? confidence : decided.found,
    key: layoutKey(headingNames(place).filter(within)),
    headings: headingNames(place, columns).filter(within),
    rivals: rivalsOf(candidates, columns).filter((rival) => !isSumOfLines(place, columns, rival)),
    assumed,
    party,
    apart: kind === "open-items" && party === null ? linesApart(place, columns) : null,
    wordsTold: kind === "open-items" ? wordsTold(place, columns, answers) : [],
    clientsFilled: null,
    clientSplit: null,
    decision: decided?.decision ?? null,
    lost: decided?.lost ?? [],
    moved: decided?.moved ?? [],
    answers,
  };
}

/** The words that were answered to take from the balance or to count for nothing, each in the column that has it. */
function wordsTold(
  { header, profileOf }: Place,
  columns: Columns,
  answers: readonly Answer[],
): readonly WordTold[] {
  const taken = new Set(Object.values(columns).map(({ index }) => index));
  return answers.flatMap(({ kind, choice, subject }): WordTold[] => {
    if (kind !== "word-total" || (choice !== "takes" && choice !== "left-out")) return [];
    const word = plainText(subject);
    const index = header.cells.findIndex((wordings, column) => {
      return wordings.length > 0 && !taken.has(column) && profileOf(column).values.includes(word);
    });
    return index < 0 ? [] : [{ index, word, as: choice }];
  });
}

type Columns = Partial<Record<Field, LayoutColumn>>;

/** Fields read for want of a better column: to be asked about. */
interface Settled {
  readonly columns: Columns;
  readonly assumed: readonly Field[];
}

/** The columns that headings name, with what the values say: which is the client's code, and what no heading names. */
function byValues(
  place: Place,
  found: Columns,
  candidates: readonly Candidate[],
  answers: readonly Answer[],
): Settled {
  const rivals = candidates
    .filter(({ field }) => field === "openAmount" || field === "originalAmount")
    .map(({ column }) => column);
  const flagged = withOpenSettled(place, withPaidFlag(place, found), rivals);
  const named = withChosen(flagged, chosenByAnswer(place, answers));
  const settled = withClientSettled(place, named);
  const columns: Columns = { ...settled, ...wordedColumns(place, settled) };
  if (columns.ageBucket?.index === columns.dueDate?.index) delete columns.dueDate;
  if (columns.side?.index === columns.documentType?.index) delete columns.documentType;
  // Money to come in and to go out is whose the lines are, no kind of document.
  const type = columns.documentType?.index;
  if (type !== undefined && areFlows(place.profileOf(type).values)) delete columns.documentType;
  if (place.kind !== "open-items" && place.kind !== "aged-balance") return { columns, assumed: [] };
  const assumed: Field[] = [];
  const assume = (field: Field, column: LayoutColumn | null): void => {
    if (column === null) return;
    columns[field] = column;
    assumed.push(field);
  };
  if (place.kind === "open-items") {
    const terms = termsByValue(place, columns);
    if (terms !== null) columns.paymentTerms = terms;
    const late = daysLateByValue(place, columns);
    if (late !== null) columns.daysLate = late;
    if (columns.dueDate === undefined && terms === null && late === null)
      assume("dueDate", dueDateByValue(place, columns));
    const issued = documentDateByValue(place, columns);
    if (issued !== null) columns.documentDate = issued;
    const isBilled = (columns.openAmount?.score ?? 0) < CALLED_OPEN && columns.debit === undefined;
    const billed = columns.openAmount ?? columns.originalAmount;
    const rest = isBilled && billed !== undefined ? restByValue(place, columns, billed) : null;
    if (rest !== null) {
      columns.openAmount = rest;
      columns.originalAmount = billed;
    }
    const tellsPaid = rest ?? columns.paidDate ?? columns.paidAmount ?? columns.status;
    if (isBilled && tellsPaid === undefined && columns.dueDate !== undefined)
      assume("paidDate", paidDateByValue(place, columns));
    const amountOf = amountReader(columns);
    const matching = amountOf === null ? null : matchingByValue(place, columns, amountOf);
    if (matching !== null) columns.matching = matching;
    const hasAmount = columns.openAmount ?? columns.originalAmount ?? columns.debit;
    if (hasAmount === undefined && columns.dueDate !== undefined) {
      const column = amountByValue(place, columns);
      if (column !== null) columns.openAmount = column;
    }
  }
  if (place.kind === "aged-balance" && columns.ageBucket === undefined) {
    const ranges = rangesUntold(place, columns);
    if (ranges !== null) columns.ageBucket = ranges;
  }
  const overDocuments = place.kind === "aged-balance" ? nameOverDocuments(place, columns) : null;
  if (overDocuments !== null) columns.clientName = overDocuments;
  const isNamed = hasClient({ ...place, columns, buckets: [], months: [] });
  if (!isNamed) assume("clientName", clientByValue(place, columns));
  // What was answered stays a question, with its answer.
  for (const [kind, field] of COLUMN_QUESTIONS)
    if (answers.some((each) => each.kind === kind)) assumed.push(field);
  return { columns, assumed };
}

/** The column of clients whose names stand over the numbers of their documents, which make it look like one of codes. */
function nameOverDocuments(place: Place, { clientName: name, clientCode }: Columns): LayoutColumn | null {
  if (name === undefined || clientCode !== undefined || name.score >= CALLED_CLIENT) return null;
  return standsOverDocuments(place, name) ? { ...name, score: CALLED_CLIENT } : null;
}

function standsOverDocuments(
  { grid, header, profileOf }: Pick<Evidence, "grid" | "header" | "profileOf">,
  name: LayoutColumn,
): boolean {
  const date = header.cells.findIndex((wordings, index) => {
    const { dates, density } = profileOf(index);
    return wordings.length > 0 && dates >= 0.9 && density < 1;
  });
  return date >= 0 && namesOverDocuments(grid, header.index, { client: name.index, date });
}

/** A name as sure as this names the client. */
const CALLED_CLIENT = 0.5;

/** A wording as sure as this calls an amount open, whatever is paid beside it. */
const CALLED_OPEN = 0.75;

const COLUMN_QUESTIONS = [
  ["client-column", "clientName"],
  ["due-date-column", "dueDate"],
] as const;

/** The columns that the user chose by their headings. */
function chosenByAnswer(place: Place, answers: readonly Answer[]): Columns {
  const chosen: Columns = {};
  for (const [kind, field] of COLUMN_QUESTIONS) {
    const answer = answers.find((each) => each.kind === kind);
    const heading = answer === undefined ? undefined : placeOf(answer.heading, headingNames(place));
    if (heading !== undefined) chosen[field] = { index: heading.index, heading: heading.text, score: 1 };
  }
  for (const [field, text] of answeredFields(answers)) {
    const heading = placeOf(text, headingNames(place));
    if (heading !== undefined) chosen[field] = { index: heading.index, heading: heading.text, score: 1 };
  }
  return chosen;
}

/** The fields whose columns were chosen by answers, with their headings. */
function answeredFields(answers: readonly Answer[]): readonly (readonly [Field, string])[] {
  return answers.flatMap(({ kind, choice, subject, heading }): [Field, string][] => {
    if (kind === "columns-compete") return [[subject as Field, heading]];
    if (kind === "open-amount" && choice === "column") return [["openAmount", heading]];
    if (kind === "credits-column" && choice === "credits") return [["unallocatedCredits", subject]];
    if (kind === "unknown-words" && choice !== "nothing") return [["status", subject]];
    return kind === "amount-paid" && choice === "deducted" ? [["paidAmount", subject]] : [];
  });
}

/** The columns with those chosen, each for one field only. */
function withChosen(columns: Columns, chosen: Columns): Columns {
  const taken = new Set(Object.values(chosen).map(({ index }) => index));
  const left = Object.entries(columns).filter(([, { index }]) => !taken.has(index));
  return { ...Object.fromEntries(left), ...chosen };
}

/** The columns of an aged balance with what is not due, or the balance taken for it, where the sums alone tell it. */
function withNotDue(place: Place, columns: Columns): Columns {
  if (place.kind !== "aged-balance" || (columns.notDue === undefined) === (columns.balance === undefined))
    return columns;
  const late = bucketColumns(place.header, columns, place);
  if (columns.notDue !== undefined) return withTotalTold(place, columns, late);
  const notDue = late.some(({ range }) => range.from === 0) ? null : notDueByValue(place, columns, late);
  return notDue === null ? columns : { ...columns, notDue };
}

/** The same for an aged balance: of two columns that may be the balance, values tell which it is. */
function agedColumns(
  place: Place,
  columns: Columns,
  candidates: readonly Candidate[],
  buckets: readonly BucketColumn[],
): Columns {
  const told = withoutPartAsBalance(place, columns, buckets);
  if (told !== columns) return told;
  if (buckets.some(({ range }) => range.from === 0) || columns.notDue !== undefined) return columns;
  const taken = new Set(
    Object.entries(columns).flatMap(([field, { index }]) => (field === "balance" ? [] : [index])),
  );
  const rivals = candidates
    .filter(({ field, column }) => (field === "balance" || field === "overdue") && !taken.has(column.index))
    .map(({ column }) => column);
  return balanceByValue(place, columns, rivals, buckets);
}

/** The buckets with the columns that were answered to be some. */
function answeredBuckets(
  found: readonly BucketColumn[],
  answers: readonly Answer[],
  place: Place,
): readonly BucketColumn[] {
  if (answers.length === 0) return found;
  const names = headingNames(place);
  const nameOf = (index: number): string => names.find((each) => each.index === index)?.name ?? "";
  const columns = answeredColumns(answers, names);
  const added = columns.flatMap(({ field, ...column }): BucketColumn[] => {
    const range = rangeOfField(field);
    return range === undefined ? [] : [{ ...column, range, score: 1 }];
  });
  const isLeft = ({ index }: BucketColumn): boolean =>
    !added.some((each) => each.index === index) &&
    answerTo({ answers }, "bucket-twice", nameOf(index))?.choice !== "subtotal";
  return withSideNotDue(withRangeBefore([...found.filter(isLeft), ...added], answers), answers);
}

/** The buckets, of ranges that stand twice those not due that were answered to be. */
function withSideNotDue(
  buckets: readonly BucketColumn[],
  answers: readonly Answer[],
): readonly BucketColumn[] {
  const side = answers.find(({ kind }) => kind === "ranges-twice")?.choice.replace("-not-due", "");
  if (side !== "left" && side !== "right") return buckets;
  const aside = rangesTwice(buckets)[side];
  return buckets.map((bucket) => (aside.includes(bucket) ? { ...bucket, range: NOT_DUE } : bucket));
}

/** The buckets with the one before a missing range counted in it, where that was answered. */
function withRangeBefore(
  buckets: readonly BucketColumn[],
  answers: readonly Answer[],
): readonly BucketColumn[] {
  const answer = answers.find(({ kind, choice }) => kind === "range-missing" && choice === "in-before");
  if (answer === undefined) return buckets;
  const [from = 0, to = 0] = answer.subject.split("-").map(Number);
  const before = bucketBefore(buckets, from);
  return buckets.map((bucket) => (bucket === before ? { ...bucket, range: { from, to } } : bucket));
}

/**
 * A balance that grows line by line by what the line adds is no open amount: its sum is no figure. What the lines add
 * is read then: debits and credits, else the other column of amounts.
 */
function withoutRunningBalance(columns: Columns, candidates: readonly Candidate[], place: Place): Columns {
  const { openAmount, debit, credit, ...others } = columns;
  const amountAt = (row: readonly CellValue[], index: number): number => looseCents(row[index]) ?? 0;
  const runs = (balance: number, movementOf: (row: readonly CellValue[]) => number): boolean =>
    isRunning(place, (row) => ({ balance: looseCents(row[balance]), movement: movementOf(row) }));
  if (openAmount !== undefined && debit !== undefined && credit !== undefined) {
    const isBalance = runs(
      openAmount.index,
      (row) => amountAt(row, debit.index) - amountAt(row, credit.index),
    );
    if (isBalance) return { ...others, debit, credit };
  }
  if (place.kind !== "open-items") return columns;
  const amounts = amountIndexes(place);
  const moving = candidates.find(({ field, column: { index } }) => {
    const isAmount = field === "openAmount" || field === "originalAmount";
    return isAmount && amounts.some((each) => each !== index && runs(each, (row) => amountAt(row, index)));
  });
  if (moving === undefined) return columns;
  const isOther = ([, { index }]: [string, LayoutColumn]): boolean => index !== moving.column.index;
  return {
    ...Object.fromEntries(Object.entries(others).filter(isOther)),
    openAmount: { ...moving.column, score: 1 },
  };
}

/** A balance that runs over what is read as open is no rival of it. */
function isSumOfLines(place: Place, { openAmount }: Columns, { field, column }: RivalColumn): boolean {
  return (
    field === "openAmount" &&
    openAmount !== undefined &&
    isRunning(place, (row) => ({
      balance: looseCents(row[column.index]),
      movement: looseCents(row[openAmount.index]) ?? 0,
    }))
  );
}

/** Columns of amounts looked at: a table has few. */
const MOST_AMOUNTS = 8;

function amountIndexes({ header, profileOf }: Place): readonly number[] {
  return header.cells
    .flatMap((wordings, index) => {
      if (wordings.length === 0) return [];
      const { numbers, textAmounts } = profileOf(index);
      return numbers + textAmounts >= 0.9 ? [index] : [];
    })
    .slice(0, MOST_AMOUNTS);
}

const AUXILIARY =
  /^(?:comp aux no|auxiliaire|code auxiliaire|no auxiliaire|compte auxiliaire|compte tiers|code tiers|code client|no client|ct no)$/;

/** Beside an auxiliary account, which names the client, the general account (411000) is no client's code. */
function withoutLedgerAccount(candidates: readonly Candidate[]): readonly Candidate[] {
  const accounts = new Set(
    candidates.filter(({ field }) => field === "account").map(({ column }) => column.index),
  );
  const hasAuxiliary = candidates.some(
    ({ field, column }) => field === "clientCode" && AUXILIARY.test(normaliseHeading(column.heading)),
  );
  const codes = candidates.filter(({ field }) => field === "clientCode").map(({ column }) => column.index);
  const clients = candidates.filter(({ field }) => field === "clientCode" || field === "clientName");
  return candidates.filter(({ field, column }) => {
    if (field === "account") {
      const hasOther = clients.some((each) => each.column.index !== column.index);
      return hasAuxiliary || (hasOther && !codes.includes(column.index));
    }
    return !(hasAuxiliary && accounts.has(column.index));
  });
}

function isLeftToFind({ field, column }: Candidate, { columns }: DecidedColumns): boolean {
  if (columns.has(field)) return false;
  return ![...columns.values()].some((decided) => decided?.index === column.index);
}

/** The decided columns, but for buckets, which stand apart; "not due" is both. */
function chosenColumns(decided: DecidedColumns | null): Partial<Record<Field, LayoutColumn>> {
  const chosen: Partial<Record<Field, LayoutColumn>> = {};
  for (const [field, column] of decided?.columns ?? []) {
    const isBucket = rangeOfField(field) !== undefined && field !== "notDue";
    if (column !== null && !isBucket) chosen[field] = column;
  }
  return chosen;
}

/** Whether a decided table has the columns without which there is nothing to read. */
function isReadable(evidence: Evidence): boolean {
  const { kind, columns } = evidence;
  // One fact of a client is said to be enough by who decided it.
  if (kind === "clients") return columns.clientCode !== undefined || columns.clientName !== undefined;
  return isEnoughOf(evidence);
}

function isEnoughOf({ kind, columns, buckets, months }: Evidence): boolean {
  const has = (field: Field): boolean => columns[field] !== undefined;
  return isEnough(kind, { has, months: months.length, buckets: buckets.length });
}

/** Fields of which two columns must not be mistaken: figures would be wrong and still add up. */
const SOLE: ReadonlySet<Field> = new Set<Field>(["openAmount", "balance", "dueDate", "granted", "amount"]);

/** Share of the chosen column's score from which another one might as well be meant. */
const AS_GOOD = 0.9;

/** Columns free for a field that suit it as well as the one taken. */
function rivalsOf(
  candidates: readonly Candidate[],
  columns: Partial<Record<Field, LayoutColumn>>,
): readonly RivalColumn[] {
  const taken = new Set(Object.values(columns).map(({ index }) => index));
  return candidates.filter(({ field, column }) => {
    const chosen = columns[field];
    if (chosen === undefined || !SOLE.has(field) || taken.has(column.index)) return false;
    return column.score >= AS_GOOD * chosen.score;
  });
}

/** So many headings of days late are rather ranges of them: "davon 31-60 Tage überfällig". */
const MOST_DAYS_LATE = 2;

function headingCandidates(kind: SourceKind, header: HeaderRow, profileOf: Profiler): readonly Candidate[] {
  const isRange = ({ field, column }: Candidate): boolean =>
    field === "daysLate" && /\d/.test(column.heading);
  const found = candidatesOf(kind, header, profileOf).filter((each) => !isRange(each));
  const daysLate = found.filter(({ field }) => field === "daysLate");
  return daysLate.length <= MOST_DAYS_LATE ? found : found.filter(({ field }) => field !== "daysLate");
}

function candidatesOf(kind: SourceKind, header: HeaderRow, profileOf: Profiler): readonly Candidate[] {
  return header.cells.flatMap((wordings, index) => {
    for (const { text, normal } of wordings) {
      const matches = matchesOf(text, normal, kind);
      if (matches.length > 0)
        return matches.flatMap((match) => candidateOf(match, index, text, profileOf(index)));
    }
    return [];
  });
}

/** "Saldo en moneda propia": what the company counts in anyway, which says nothing of what the amounts are. */
const IN_OWN_CURRENCY =
  / ?\b(?:en|in|em)\s+(?:(?:moneda|divisa|valuta|moeda|devise|monnaie)\s+(?:propi?a|propria|propre)|(?:eigen|eigene[rn]?)\s+(?:valuta|munt|w(?:ä|ae)hrung))(?!\p{L})/iu;

/** What a heading may mean: as a whole, else without what it says of the currency ("Balance (reporting currency)"). */
function matchesOf(text: string, normal: string, kind: SourceKind): readonly HeadingMatch[] {
  const matches = matchHeading(normal, kind);
  const bare =
    matches.length > 0
      ? text
      : text
          .replace(/ ?[([][^)\]]*[)\]] ?/g, " ")
          .replace(IN_OWN_CURRENCY, "")
          .trim();
  return bare === text || bare === "" ? matches : matchHeading(normaliseHeading(bare), kind);
}

function candidateOf(
  match: HeadingMatch,
  index: number,
  heading: string,
  profile: ColumnProfile,
): readonly Candidate[] {
  if (match.meaning === "other" || (isOfPercent(heading) && isAmountField(match.meaning))) return [];
  const score = match.score * fitOf(match.meaning, profile);
  return score < 0.15 ? [] : [{ field: match.meaning, column: { index, heading, score } }];
}

const OWN_CURRENCY =
  /\b(?:lcy?|local|loc|locale|lokale|(?:haus|mandanten)(?:wahrung|waehrung)|hw|mw|reporting|functional|home|fonctionnelle|tenue|societe|company|converted|converti|base|gc|conto|sociedad|empresa|propi?a|eigene?|basisvaluta|bedrijfsvaluta|contravalor|controvalore|contre ?valeur|gegenwert|tegenwaarde)\b/;
const WHAT_IS_LEFT =
  /\b(?:remain|outstanding|unpaid|open|due|balance|rest|resid|impaye|solde|du\b|offen|aussteh|pendiente|saldo|apert|resto|nog )/;

const FOREIGN =
  /\b(?:foreign|devise|fw|fc|tc|valuta|vreemde|moneda|divisa|belegwahrung|(?:doc(?:ument)?|transaction) curr(?:ency)?)\b/;

/**
 * Of what is open in two currencies, "Remaining Amt. (LCY)" and "Restant dû (EUR)" come first; "Amount (LCY)" tells
 * the currency, and what is left stands in the column beside it.
 */
function currencyRank({ field, column }: Candidate): number {
  if (field !== "openAmount") return 1;
  const heading = normaliseHeading(column.heading);
  const isOwn = OWN_CURRENCY.test(heading) || currencyOfHeading(column.heading) !== null;
  if (isOwn) return WHAT_IS_LEFT.test(heading) ? 0 : 2;
  return FOREIGN.test(heading) ? FOREIGN_RANK : 1;
}

/** Beside what is left in the company's currency, what is left in the document's is no rival, and calls it open as surely. */
function withoutForeign(candidates: readonly Candidate[]): readonly Candidate[] {
  const isLeft = (each: Candidate): boolean => currencyRank(each) === 0 && each.column.score >= LEAST_OWN;
  const own = candidates.find(isLeft);
  const foreign = candidates.filter((each) => currencyRank(each) === FOREIGN_RANK);
  if (own === undefined || foreign.length === 0) return candidates;
  const score = Math.max(own.column.score, ...foreign.map(({ column }) => column.score));
  return candidates.flatMap((each) => {
    if (foreign.includes(each)) return [];
    return each === own ? [{ ...own, column: { ...own.column, score } }] : [each];
  });
}

/** A wording less sure than this may be of something else. */
const LEAST_OWN = 0.5;
const FOREIGN_RANK = 3;

/** The best column for each field, each column for one field only; the surest pairs first. */
function assign(candidates: readonly Candidate[]): Partial<Record<Field, LayoutColumn>> {
  const columns: Partial<Record<Field, LayoutColumn>> = {};
  const taken = new Set<number>();
  const ordered = [...candidates].sort(
    (a, b) =>
      b.column.score - a.column.score || currencyRank(a) - currencyRank(b) || a.column.index - b.column.index,
  );
  for (const { field, column } of ordered) {
    if (columns[field] !== undefined || taken.has(column.index)) continue;
    columns[field] = column;
    taken.add(column.index);
  }
  return columns;
}

function otherRatings(
  candidates: readonly Candidate[],
  columns: Partial<Record<Field, LayoutColumn>>,
): readonly LayoutColumn[] {
  const used = new Set(Object.values(columns).map(({ index }) => index));
  return candidates
    .filter(({ field, column }) => field === "rating" && !used.has(column.index) && column.score >= 0.5)
    .map(({ column }) => column);
}

/** The headings that stand together around the columns found: notes apart on the same rows are not the table's. */
function spanOf(
  header: HeaderRow,
  columns: Partial<Record<Field, LayoutColumn>>,
): readonly [first: number, last: number] {
  const used = Object.values(columns).map(({ index }) => index);
  let first = Math.min(...used);
  let last = Math.max(...used);
  const filled = (index: number): boolean => (header.cells[index]?.length ?? 0) > 0;
  while (filled(first - 1)) first -= 1;
  while (filled(last + 1)) last += 1;
  return [first, last];
}

interface Evidence {
  readonly kind: SourceKind;
  readonly columns: Partial<Record<Field, LayoutColumn>>;
  readonly buckets: readonly BucketColumn[];
  readonly months: readonly MonthColumn[];
  readonly header: HeaderRow;
  readonly grid: SheetGrid;
  readonly profileOf: Profiler;
}

/** 0 when the kind lacks what it needs, else how much speaks for it, up to 1. */
function confidenceOf(evidence: Evidence): number {
  if (!hasClient(evidence) || !isEnoughOf(evidence)) return 0;
  const points = POINTS[evidence.kind](evidence);
  return Math.max(0, Math.min(1, points));
}

function scoreOf({ columns }: Evidence, field: Field): number {
  return columns[field]?.score ?? 0;
}

/** A client is named by a code, or by a name that is clearly one ("Libellé" alone is any wording). */
function hasClient(evidence: Evidence): boolean {
  if (scoreOf(evidence, "clientCode") >= 0.2) return true;
  const name = evidence.columns.clientName;
  return name !== undefined && name.score >= CALLED_CLIENT && normaliseHeading(name.heading) !== "libelle";
}

function clientPoints(evidence: Evidence): number {
  return 0.25 * Math.max(scoreOf(evidence, "clientCode"), scoreOf(evidence, "clientName"));
}

const POINTS: Readonly<Record<SourceKind, (evidence: Evidence) => number>> = {
  "open-items": openItemPoints,
  "aged-balance": agedBalancePoints,
  cover: coverPoints,
  clients: clientSheetPoints,
  sales: salesPoints,
};

/** Headings of what is no receivable: lines of a sale, a bank account, an insurance policy. */
const SALE_LINE =
  /^(?:quantite|quantity|article|produit|product|prix|price|prix unitaire|unit price|designation|sku|montant ht|ht|remise|discount)\b/;
const BANK_LINE =
  /^(?:date valeur|value date|date operation|transaction date|libelle operation|iban|solde progressif|running balance)\b/;
const COVER_LINE = /^(?:assureur|insurer|quotite|garantie|police|agrement|compagnie)\b/;

function headingsLike({ header }: Evidence, pattern: RegExp): number {
  return header.cells.filter((wordings) => wordings.some(({ normal }) => pattern.test(normal))).length;
}

function openItemPoints(evidence: Evidence): number {
  const signed = Math.min(scoreOf(evidence, "debit"), scoreOf(evidence, "credit"));
  const amount = Math.max(scoreOf(evidence, "openAmount"), signed, 0.6 * scoreOf(evidence, "originalAmount"));
  const due = dueScore(evidence);
  const document = scoreOf(evidence, "document");
  const issued = scoreOf(evidence, "documentDate");
  const openByName = scoreOf(evidence, "openAmount") >= 0.75;
  const hasSide = scoreOf(evidence, "side") > 0 && amount >= 0.25;
  const isLedger =
    (signed >= 0.75 || hasSide) && Math.max(scoreOf(evidence, "matching"), scoreOf(evidence, "account")) > 0;
  const isDated = document > 0 && issued >= 0.4;
  // A bucket on each line tells how late it is where no date does.
  if (due < 0.4 && scoreOf(evidence, "ageBucket") >= 0.5) return 0;
  if (amount < 0.25 || (due < 0.4 && !((openByName || isLedger) && isDated))) return 0;
  const against = 0.25 * headingsLike(evidence, SALE_LINE) + 0.4 * headingsLike(evidence, BANK_LINE);
  const cover = 0.2 * headingsLike(evidence, COVER_LINE);
  const points =
    clientPoints(evidence) + 0.25 * amount + 0.3 * due + 0.1 * Math.min(1, document) + 0.15 * issued;
  const isOpen = openByName || signed >= 0.75;
  return points - (due >= 0.4 && isOpen ? against / 2 : against) - cover;
}

/** How surely the table tells when its items are due: by a date, by days late, or by terms beside the document's date. */
function dueScore(evidence: Evidence): number {
  const byTerms = Math.min(scoreOf(evidence, "documentDate"), 0.7 * scoreOf(evidence, "paymentTerms"));
  return Math.max(scoreOf(evidence, "dueDate"), 0.8 * scoreOf(evidence, "daysLate"), byTerms);
}

function agedBalancePoints(evidence: Evidence): number {
  if (evidence.buckets.length === 0 && scoreOf(evidence, "ageBucket") >= 0.5) return longFormPoints(evidence);
  const late = evidence.buckets.filter(({ range }) => range.from > 0).length;
  const notDue = evidence.buckets.length - late;
  const overdue = scoreOf(evidence, "overdue") >= 0.5 ? 1 : 0;
  if (late < 2 && !(notDue > 0 && late + overdue > 0)) return 0;
  const { clientName, clientCode } = evidence.columns;
  const client = clientName ?? clientCode;
  const isGrouped = client !== undefined && standsOverDocuments(evidence, client);
  const perDocument = !isGrouped && openItemPoints(openItemEvidence(evidence)) > 0 ? 0.3 : 0;
  const balance = 0.15 * scoreOf(evidence, "balance");
  const points =
    clientPoints(evidence) + 0.4 * Math.min(1, (late + overdue) / 3) + 0.2 * Math.min(1, notDue) + balance;
  return points - perDocument;
}

/** A line for each client and bucket: the bucket's words and an amount make it, a due date would make it open items. */
function longFormPoints(evidence: Evidence): number {
  const balance = scoreOf(evidence, "balance");
  if (balance < 0.25 || openItemPoints(openItemEvidence(evidence)) > 0) return 0;
  return clientPoints(evidence) + 0.4 * scoreOf(evidence, "ageBucket") + 0.25 * balance;
}

/** The same header row read as open items: buckets beside each document are still open items. */
function openItemEvidence(evidence: Evidence): Evidence {
  const candidates = headingCandidates("open-items", evidence.header, evidence.profileOf);
  const bucket = evidence.columns.ageBucket?.index;
  const dated = candidates.filter(({ field, column }) => field !== "dueDate" || column.index !== bucket);
  return { ...evidence, kind: "open-items", columns: assign(dated) };
}

const COVER_EVIDENCE: readonly Field[] = [
  "insurer",
  "coverStatus",
  "requested",
  "coverFrom",
  "coverTo",
  "insuredShare",
  "coverKind",
  "coverNature",
];

/** Names of credit insurers and of what they give, as they stand in a sheet's name or a title. */
const SAYS_COVER =
  /\b(?:assur\w*|insur\w*|\w*versicher\w*|segur\w*|asegur\w*|assicura\w*|\w*verzeker\w*|couvertures?|deckung\w*|cobertura\w*|copertur\w*|dekking\w*|agrements?|clasificacion\w*|fidi|affidamenti|massimali|kredietlimieten|poliz[az]\w*|polizza|polis|coface|atradius|allianz trade|euler|hermes|cesce|cyc|sace|solunion|credendo)\b/;
/** A heading of a limit or a cover; "Montant" alone may be a premium. */
const OF_LIMIT =
  /limit|plafond|massimal|fido|affidament|cover|couvert|garanti|riesgo|clasific|accord|deckung|dekking|krediet|tope|cupo|acceptatie|cobertura|copertura|agrement|zusage|concedid|concess|linea|lijn|nivel|copert|gedekt|affidat/;

function saysCover({ grid, header, columns }: Evidence): boolean {
  if (!OF_LIMIT.test(normaliseHeading(columns.granted?.heading ?? ""))) return false;
  const titles = grid.values.slice(0, header.index).flat();
  return [grid.sheet, ...titles].some((text) => typeof text === "string" && SAYS_COVER.test(plainText(text)));
}

function coverPoints(evidence: Evidence): number {
  const granted = scoreOf(evidence, "granted");
  if (granted < 0.3) return 0;
  const found = COVER_EVIDENCE.filter((field) => scoreOf(evidence, field) >= 0.4).length;
  // A limit beside its insurer is no limit of our own, whatever it is called.
  const unsure = scoreOf(evidence, "insurer") >= 0.4 ? 2 : 3;
  const needed = granted >= 0.9 ? 0 : granted >= 0.7 ? 1 : unsure;
  // Few columns on a sheet that is named for its insurer are as telling as more of them on any other.
  const isSaid = found < needed && saysCover(evidence);
  if (found < needed && !isSaid) return 0;
  const signs = isSaid ? Math.max(needed, found) : found;
  return clientPoints(evidence) + 0.35 * granted + 0.12 * Math.min(4, signs);
}

/** Facts that only a record of a client has: one of them beside its name makes a list of clients. */
const CLIENT_FACTS: readonly Field[] = ["rating", "internalLimit", "insolvent"];

function clientSheetPoints(evidence: Evidence): number {
  const signs = CLIENT_ATTRIBUTES.filter((field) => scoreOf(evidence, field) >= 0.4).length;
  if (signs < 1 || repeatsClients(evidence)) return 0;
  const isTelling = CLIENT_FACTS.some((field) => scoreOf(evidence, field) >= 0.75);
  // A short list may hold nothing else: every heading of it is understood.
  const isWhole = Object.keys(evidence.columns).length >= headingsOf(evidence);
  const points = 0.1 + 0.12 * Math.min(5, signs) + (isTelling ? 0.06 : 0) + (isWhole ? 0.12 : 0);
  return clientPoints(evidence) + points;
}

function headingsOf({ header }: Evidence): number {
  return header.cells.filter((wordings) => wordings.length > 0).length;
}

/** A list of documents names the same client again and again; a list of clients hardly ever does. */
function repeatsClients({ columns, profileOf }: Evidence): boolean {
  const key = columns.clientCode ?? columns.clientName;
  return key !== undefined && profileOf(key.index).distinct < 0.8;
}

/** Amounts by month beside what is not due yet are receivables by the month they fell due in. */
const NOT_DUE_HEADING = /^(?:non echu|a echoir|not due|nicht fallig|no vencido|non scaduto|niet vervallen)/;

function salesPoints(evidence: Evidence): number {
  const { months, grid } = evidence;
  if (headingsLike(evidence, NOT_DUE_HEADING) > 0 || (months.length > 0 && areOwed(evidence))) return 0;
  if (months.length >= 3) return clientPoints(evidence) + 0.4 + 0.02 * Math.min(12, months.length);
  const amount = scoreOf(evidence, "amount");
  const month = scoreOf(evidence, "month");
  const named = /\b(?:ca|chiffre|ventes?|sales|turnover|umsatz)\b/.test(plainText(grid.sheet)) ? 0.15 : 0;
  if (amount < 0.4 || month < 0.4 || (month < 0.8 && amount < 0.8 && named === 0)) return 0;
  return clientPoints(evidence) + 0.25 * amount + 0.25 * month + named;
}

/** What a sheet has of what receivables need, for saying why it is none. */
export interface ReceivableSigns {
  readonly sheet: string;
  readonly client: boolean;
  readonly amount: boolean;
  readonly dueDate: boolean;
  /** Headings of sales lines and of bank statements. */
  readonly saleLines: number;
  readonly bankLines: number;
  /** True for a list of orders, quotes or deliveries. */
  readonly isOfOrders: boolean;
}

/** The signs of the header row that has most of them; null when no row looks like headings. */
export function receivableSigns(grid: SheetGrid): ReceivableSigns | null {
  const signs = headerCandidates(grid).map((header) => signsOf(grid, header));
  const count = ({ client, amount, dueDate }: ReceivableSigns): number => {
    return Number(client) + Number(amount) + Number(dueDate);
  };
  return signs.sort((a, b) => count(b) - count(a))[0] ?? null;
}

function signsOf(grid: SheetGrid, header: HeaderRow): ReceivableSigns {
  const profileOf = profiler(grid, header.index + 1);
  const columns = assign(headingCandidates("open-items", header, profileOf));
  const evidence: Evidence = {
    kind: "open-items",
    columns,
    buckets: [],
    months: [],
    header,
    grid,
    profileOf,
  };
  const amounts: readonly Field[] = ["openAmount", "originalAmount", "debit"];
  return {
    sheet: grid.sheet,
    client: hasClient(evidence),
    amount: amounts.some((field) => scoreOf(evidence, field) >= 0.25),
    dueDate: dueScore(evidence) >= 0.4,
    saleLines: headingsLike(evidence, SALE_LINE),
    bankLines: headingsLike(evidence, BANK_LINE),
    isOfOrders: isOrderBook(grid, header.index),
  };
}

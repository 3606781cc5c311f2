import { looseCents } from "../cells/numbers";
import { dayOfCell } from "../cells/dates";
import { isCurrencyWord } from "../cells/currencies";
import { isBlank, plainText } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Field, SourceKind } from "../source";
import { saysNotDue, type BucketRange } from "./buckets";
import { fitOf, sampleRows, type ColumnProfile } from "./columnProfile";
import type { HeaderRow } from "./headers";
import { matchHeading, normaliseHeading } from "./headings";
import type { LayoutColumn } from "./layout";
import { billedType, hasMarkedType, linesByType } from "./typeMarks";
import { isSpelledTerm } from "../../domain/receivables/paymentTerms";
import {
  areFlows,
  areLettersOfParties,
  isCreditType,
  isInvoiceType,
  lineStatusOf,
  paidFlagOf,
  partyOf,
  partyOfAccount,
  partyBelow,
  partyOfCode,
  partyOfLetteredCode,
  partyOfPersonalAccount,
  sideOf,
  yesOrNo,
  type Party,
} from "./lineWords";

type Columns = Partial<Record<Field, LayoutColumn>>;

/** A table whose headings are known: what its values say beside them. */
export interface Table {
  readonly grid: SheetGrid;
  readonly kind: SourceKind;
  readonly header: HeaderRow;
  readonly profileOf: (column: number) => ColumnProfile;
}

/** How surely values alone name a field. */
const BY_VALUE = 0.6;

/** Share of a column's values that have to suit. */
const MOST = 0.9;

/** The columns with a heading that is not read: neither taken, nor known to be something else. */
function freeColumns({ header, kind }: Table, columns: Columns): readonly LayoutColumn[] {
  const taken = new Set(Object.values(columns).map(({ index }) => index));
  return header.cells.flatMap((wordings, index) => {
    const [wording] = wordings;
    if (wording === undefined || taken.has(index)) return [];
    const isOther = matchHeading(wording.normal, kind).some(({ meaning }) => meaning === "other");
    const isDated = wording.bucket !== null || wording.month !== null || wording.interval !== null;
    return isOther || isDated ? [] : [{ index, heading: wording.text, score: BY_VALUE }];
  });
}

const WORDED: readonly Field[] = ["side", "status", "ageBucket"];

/** Columns whose every value is a word of one kind, whatever their heading: sides, statuses, buckets of days late. */
export function wordedColumns(table: Table, columns: Columns): Columns {
  if (table.kind !== "open-items" && table.kind !== "aged-balance") return {};
  const found: Columns = {};
  const { dueDate, ...undated } = columns;
  // "Vencimiento" over "Más de 90 días": whatever the heading says, no date stands there.
  const isDated = dueDate === undefined || table.profileOf(dueDate.index).dates > 0;
  for (const column of allColumns(table, isDated ? columns : undated)) {
    const profile = table.profileOf(column.index);
    if (profile.filled === 0) continue;
    const field = WORDED.find((each) => {
      return (
        columns[each] === undefined &&
        found[each] === undefined &&
        isTelling(each, profile) &&
        fitOf(each, profile) >= leastFit(each, profile, column.heading) &&
        // "60 jours" beside due dates is what was agreed, not how late the line is.
        !(each === "ageBucket" && columns.dueDate !== undefined && isOfTerms(profile))
      );
    });
    if (field !== undefined) found[field] = column;
  }
  const currency =
    columns.currency === undefined ? currencyByWords(table, { ...columns, ...found }) : undefined;
  if (currency !== undefined) found.currency = currency;
  if (columns.documentType !== undefined) return { ...sideByType(table, columns), ...found };
  const known = { ...columns, ...found };
  const type = typeByWords(table, known) ?? typeByMarks(table, known) ?? typeUntold(table, known);
  return type === undefined ? found : { ...found, documentType: type };
}

/** Both sides of an account below a heading of types ("Mutatie": "Belast", "Ontlast"): they are what its lines are of. */
function sideByType(table: Table, { documentType, side }: Columns): Columns {
  if (documentType === undefined || side !== undefined) return {};
  const { values } = table.profileOf(documentType.index);
  const sides = new Set(values.map(sideOf));
  return values.length === 2 && sides.has("debit") && sides.has("credit") ? { side: documentType } : {};
}

/** The column of which every cell is the code or the sign of a currency, under any heading ("Mon.", "Whg"). */
function currencyByWords(table: Table, columns: Columns): LayoutColumn | undefined {
  return allColumns(table, columns).find(({ index }) => {
    const { filled, values } = table.profileOf(index);
    return filled > 0 && values.every((value) => isCurrencyWord(value));
  });
}

/**
 * A few words under a heading that says nothing ("Movimiento"), of which one stands on lines that look like what is
 * paid: they say what each line is of, and those that nobody knows are asked about.
 */
function typeByMarks(table: Table, columns: Columns): LayoutColumn | undefined {
  const { grid, header, profileOf, kind } = table;
  const amount = columns.openAmount ?? columns.originalAmount;
  if (kind !== "open-items" || amount === undefined || columns.side !== undefined) return undefined;
  const { document: _, ...others } = columns;
  const rows = sampleRows(header.index + 1, grid.values.length);
  return allColumns(table, others).find((column) => {
    const profile = profileOf(column.index);
    const { words, values, filled, dates } = profile;
    const isOfTypes = words >= MOST && dates === 0 && values.length > 1 && values.length <= MOST_TYPES;
    // As many words as lines are names; terms stand where a due date is missing.
    if (!isOfTypes || isOfTerms(profile) || 2 * values.length > filled + 1 || values.some(isPartyOrStatus))
      return false;
    return hasMarkedType(grid, { ...columns, documentType: column }, rows, amount.index);
  });
}

/** Headings of what a line is: the kind of its document or entry, where it was entered, on which side. */
const KIND_HEADING =
  /\b(?:types?|typ|art|nat(?:ure)?|kind|op(?:eration)?|source|origine?|journal|jnl|evenement|event|txn|trx|trans(?:action)?|entry|posting|mouvement|mvt|piece|ecriture|sens|cote|signe|sign|vz|imput(?:ation)?|side|polarity|kz|kennung)\b|belegart|buchung|vorgang|belegtyp|belart|vorzeichen|seite\b/;

/** What kind of client it is of says nothing of the line. */
const OF_CLIENTS =
  /\b(?:clients?|customers?|kunden?|cliente?s?|clienti|klant(?:en)?|debitor\w*|debiteur\w*)\b/;

/** As sure a wording calls an amount open: of what was billed, the words may as well say what is paid. */
const CALLED_OPEN = 0.75;

/** A few words beside open amounts that are all positive; more are names. */
const MOST_UNTOLD = 4;

/**
 * A few words that nobody knows under a heading of kinds, beside open amounts that are all positive, where a client has
 * lines of two of them: one may be what was paid. They are asked about.
 */
function typeUntold(table: Table, columns: Columns): LayoutColumn | undefined {
  const { grid, header, profileOf, kind } = table;
  const { openAmount, side, document: _, ...others } = columns;
  const client = columns.clientCode ?? columns.clientName;
  if (kind !== "open-items" || client === undefined || side !== undefined) return undefined;
  if (openAmount === undefined || openAmount.score < CALLED_OPEN) return undefined;
  const rows = sampleRows(header.index + 1, grid.values.length);
  return allColumns(table, { ...others, openAmount }).find((column) => {
    const { values, filled, dates, numbers } = profileOf(column.index);
    const isFew = values.length > 1 && values.length <= MOST_UNTOLD && 2 * values.length <= filled + 1;
    const named = plainText(column.heading);
    if (!isFew || dates + numbers > 0 || !KIND_HEADING.test(named) || OF_CLIENTS.test(named)) return false;
    if (values.some(isPartyOrStatus) || values.every((value) => yesOrNo(value) !== null)) return false;
    const lines = linesByType(grid, { ...columns, documentType: column }, rows, openAmount.index);
    const arePositive = [...lines.values()].flat().every(({ cents }) => cents > 0);
    return arePositive && (values.some(isCreditType) || billedType(lines) !== null);
  });
}

function isPartyOrStatus(value: string): boolean {
  const status = lineStatusOf(value);
  return partyOf(value) !== null || (status !== null && status !== "open");
}

/** Words of a column of document types, at most. */
const MOST_TYPES = 6;

/** Few statuses, of which some are known, are statuses: the others are asked about. */
const MOST_STATUSES = 6;

/** A heading that calls its words statuses, in whatever compound: "Zahlstatus", "État de la facture". */
const STATUS_HEADING = /stat[uo]|\betat\b|estado|zustand|situation|situaci/;

function leastFit(field: Field, { values, words }: ColumnProfile, heading: string): number {
  if (field !== "status" || words < MOST || values.length > MOST_STATUSES) return MOST;
  return STATUS_HEADING.test(plainText(heading)) ? 0.1 : 0.5;
}

/** The texts that say what each line is of; they may stand for the document's number too. */
function typeByWords(table: Table, columns: Columns): LayoutColumn | undefined {
  const { document: _, ...others } = columns;
  return allColumns(table, others).find(({ index }) => {
    const profile = table.profileOf(index);
    return profile.filled > 0 && typeShare(profile) >= MOST && isTelling("documentType", profile);
  });
}

/**
 * The column that says yes or no below a heading that speaks of payment ("Payée", "Offen", "Paid?"), whatever field
 * its heading alone was taken for: nobody pays one unit of each invoice.
 */
export function withPaidFlag(table: Table, columns: Columns): Columns {
  if (table.kind !== "open-items") return columns;
  const index = table.header.cells.findIndex((wordings, column) => {
    const { filled, values } = table.profileOf(column);
    const isNamed = wordings.some(({ text }) => paidFlagOf(text) !== null);
    // A balance of one may be an amount: figures say yes and no where the heading can mean nothing else.
    const isFigures = values.every((value) => value === "0" || value === "1");
    const isAmount = isFigures && (values.length < 2 || columns.openAmount?.index === column);
    return isNamed && filled > 0 && !isAmount && values.every((value) => yesOrNo(value) !== null);
  });
  const heading = table.header.cells[index]?.[0]?.text;
  if (heading === undefined) return columns;
  const others = Object.entries(columns).filter(([field, column]) => {
    return column.index !== index && field !== "status";
  });
  return { ...Object.fromEntries(others), status: { index, heading, score: BY_VALUE } };
}

/**
 * Terms in words below any heading ("Mode de règlement": "Virement 30 jours") where nothing else tells the due date of
 * every line.
 */
export function termsByValue(table: Table, columns: Columns): LayoutColumn | null {
  const isTold = columns.paymentTerms ?? columns.daysLate ?? columns.ageBucket;
  const { dueDate } = columns;
  if (isTold !== undefined || (dueDate !== undefined && table.profileOf(dueDate.index).density === 1))
    return null;
  const found = allColumns(table, columns).find(({ index }) => {
    return isOfTerms(table.profileOf(index));
  });
  return found ?? null;
}

function isOfTerms({ filled, values }: ColumnProfile): boolean {
  return filled > 0 && values.filter(isSpelledTerm).length >= MOST * values.length;
}

/**
 * Of two columns that may be what is open, the one that is the other less what is paid, on every row: the other is
 * what was billed.
 */
export function withOpenSettled(table: Table, columns: Columns, rivals: readonly LayoutColumn[]): Columns {
  const { openAmount, paidAmount } = columns;
  if (openAmount === undefined || paidAmount === undefined) return columns;
  const taken = new Set(Object.values(columns).map(({ index }) => index));
  for (const rival of rivals.filter(
    ({ index }) => !taken.has(index) || index === columns.originalAmount?.index,
  )) {
    if (isLessPaid(table, openAmount.index, paidAmount.index, rival.index))
      return { ...columns, openAmount: { ...rival, score: 1 }, originalAmount: openAmount };
    if (isLessPaid(table, rival.index, paidAmount.index, openAmount.index))
      return { ...columns, openAmount: { ...openAmount, score: 1 }, originalAmount: rival };
  }
  return columns;
}

/** Share of the lines of which nothing is paid yet, where the rest tells what is left of the others. */
const UNTOUCHED = 0.3;

/**
 * What is left of an amount that no heading calls open, under a heading that says nothing ("Reliquat"): never more than
 * the line's amount, all of it on many lines, less on some, and never nothing, as what is paid would be.
 */
export function restByValue(table: Table, columns: Columns, billed: LayoutColumn): LayoutColumn | null {
  const found = freeColumns(table, columns).filter(({ index }) => {
    return isOfAmounts(table.profileOf(index)) && isRestOf(table, billed.index, index);
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isRestOf({ grid, header }: Table, billed: number, rest: number): boolean {
  let [rows, whole] = [0, 0];
  for (const row of sampleRows(header.index + 1, grid.values.length)) {
    const cells = grid.values[row] ?? [];
    const [amount, left] = [billed, rest].map((column) => looseCents(cells[column]));
    if (amount == null || amount === 0) continue;
    const isPart =
      left != null && left !== 0 && left > 0 === amount > 0 && Math.abs(left) <= Math.abs(amount);
    if (!isPart) return false;
    rows += 1;
    if (left === amount) whole += 1;
  }
  return whole < rows && whole >= UNTOUCHED * rows;
}

function isLessPaid({ grid, header }: Table, billed: number, paid: number, open: number): boolean {
  let some = 0;
  for (const row of sampleRows(header.index + 1, grid.values.length)) {
    const cells = grid.values[row] ?? [];
    const [whole, part, rest] = [billed, paid, open].map((column) => looseCents(cells[column]));
    if (whole == null || rest == null) continue;
    if (whole - (part ?? 0) !== rest) return false;
    if (part != null && part !== 0) some += 1;
  }
  return some > 0;
}

/** Lines looked at to tell a running balance. */
const LINES_COMPARED = 200;

/** Lines that have to follow one another so; fewer may do it by chance. */
const LEAST_RUNNING = 2;

/**
 * True for a balance that grows line by line by what the line adds: its sum is no figure. Amounts of a row in cents,
 * null for a row without them.
 */
export function isRunning(
  { grid, header }: Pick<Table, "grid" | "header">,
  amountsOf: (row: readonly CellValue[]) => { readonly balance: number | null; readonly movement: number },
): boolean {
  let [running, neither] = [0, 0];
  let previous: number | null = null;
  for (const row of grid.values.slice(header.index + 1, header.index + 1 + LINES_COMPARED)) {
    const { balance, movement } = amountsOf(row);
    if (balance === null) continue;
    if (balance !== movement) {
      // A line's own amount is on its own side: what is left of a payment of 450 is no balance of 800.
      const isOtherSide = balance * movement < 0;
      if (previous !== null && balance - previous === movement) running += isOtherSide ? LEAST_RUNNING : 1;
      else neither += 1;
    }
    previous = balance;
  }
  return running > neither && running >= LEAST_RUNNING;
}

/** Every column without a field, those known to be something else among them. */
function allColumns({ header }: Table, columns: Columns): readonly LayoutColumn[] {
  const taken = new Set(Object.values(columns).map(({ index }) => index));
  return header.cells.flatMap((wordings, index) => {
    const [wording] = wordings;
    return wording === undefined || taken.has(index)
      ? []
      : [{ index, heading: wording.text, score: BY_VALUE }];
  });
}

/** What a line is of is told by the words that its text begins with: "Avoir sur F012" among "Facture de mars". */
function typeShare({ values }: ColumnProfile): number {
  return values.filter((value) => isCreditType(value) || isInvoiceType(value)).length / values.length;
}

/** One value alone says little: both sides, a line that is paid or disputed, two buckets. */
function isTelling(field: Field, { values }: ColumnProfile): boolean {
  if (field === "documentType") return values.some(isCreditType) && values.some(isInvoiceType);
  if (field !== "status") return values.length >= 2;
  return values.some((value) => {
    const status = lineStatusOf(value);
    return status === "closed" || status === "disputed" || status === "partly";
  });
}

/** The column that tells clients from suppliers: it names both, or suppliers alone; null when there is none. */
export function partyColumn(table: Table, columns: Columns): number | null {
  const { header, profileOf } = table;
  const index = header.cells.findIndex((wordings, column) => {
    if (wordings.length === 0) return false;
    const { values } = profileOf(column);
    const heading = wordings[0]?.text ?? "";
    // "Débiteur" and "Créditeur" are sides where one client has both.
    if (column === columns.side?.index && areOfOneClient(table, columns, column)) return false;
    const parties = values.map((value) => partyBelow(heading, value));
    const known = parties.filter((party) => party !== null).length;
    if ((parties.includes("supplier") && 2 * known >= values.length) || areFlows(values)) return true;
    return areLettersOfParties(values, heading) && !areOfOneClient(table, columns, column);
  });
  if (index >= 0) return index;
  const byAccount = partyAccounts({ header, profileOf }, columns);
  if (byAccount >= 0) return byAccount;
  const codes = [columns.clientCode, columns.account].find((column) => {
    return column !== undefined && tellsParties(profileOf(column.index), column.heading);
  });
  return codes?.index ?? null;
}

function areOfOneClient({ grid, header }: Table, columns: Columns, column: number): boolean {
  const client = (columns.clientCode ?? columns.clientName)?.index ?? -1;
  const said = new Map<string, string>();
  return sampleRows(header.index + 1, grid.values.length).some((row) => {
    const [name, word] = [text(grid.values[row]?.[client]), text(grid.values[row]?.[column])];
    if (name === "" || word === "") return false;
    const known = said.get(name) ?? word;
    said.set(name, known);
    return known !== word;
  });
}

/** A column of accounts under a heading that is not read: all are clients' or suppliers', and both are there. */
function partyAccounts({ header, profileOf }: Pick<Table, "header" | "profileOf">, columns: Columns): number {
  const { account: _account, clientCode: _code, ...others } = columns;
  const taken = new Set(Object.values(others).map((column) => column.index));
  return header.cells.findIndex(([wording], column) => {
    if (wording === undefined || taken.has(column)) return false;
    const { text } = wording;
    const parties = profileOf(column).values.map(
      (value) => partyOfAccount(value, text) ?? partyOfPersonalAccount(value, text),
    );
    return !parties.includes(null) && parties.includes("client") && parties.includes("supplier");
  });
}

/** True for codes of which those of clients and of suppliers begin otherwise: "C0012" beside "F0007". */
function tellsParties({ values }: ColumnProfile, heading: string): boolean {
  const tells = (partyOf: (text: string) => Party | null): boolean => {
    const parties = new Set(values.map(partyOf));
    return parties.size === 2 && parties.has("client") && parties.has("supplier");
  };
  const rules = [partyOfCode, (text: string) => partyOfPersonalAccount(text, heading)];
  // Of many codes, all begin with one of two letters by no chance.
  if (values.length >= LEAST_LETTERED) rules.push(partyOfLetteredCode);
  return rules.some(tells);
}

/** Different codes that have to begin with the letter of a client or of a supplier. */
const LEAST_LETTERED = 4;

/**
 * The due date under a heading that says nothing: the only free column of dates, or the one that is never before the
 * others, of which none is before its document's.
 */
export function dueDateByValue(table: Table, columns: Columns): LayoutColumn | null {
  const { documentDate, openAmount } = columns;
  const dated = freeColumns(table, columns).filter(({ index }) => table.profileOf(index).dates >= MOST);
  // Without the document's date nothing but what is open makes a list of dates one of items.
  if (
    documentDate === undefined &&
    (columns.ageBucket !== undefined || (openAmount?.score ?? 0) < CALLED_OPEN)
  )
    return null;
  const others = documentDate === undefined ? [] : [documentDate];
  const last = dated.filter((column) => {
    const earlier = [...others, ...dated].filter(({ index }) => index !== column.index);
    return earlier.every(({ index }) => isNeverBefore(table, index, column.index));
  });
  return last.length === 1 ? (last[0] ?? null) : null;
}

/**
 * The document's date from which a term on the line counts, under a heading that says nothing: the only free column of
 * dates, of which none is after the due date, where some lines have no due date.
 */
export function documentDateByValue(table: Table, columns: Columns): LayoutColumn | null {
  const { dueDate, documentDate, paymentTerms } = columns;
  if (dueDate === undefined || documentDate !== undefined || paymentTerms === undefined) return null;
  if (table.profileOf(dueDate.index).density === 1) return null;
  const dated = freeColumns(table, columns).filter(({ index }) => {
    const { dates, density } = table.profileOf(index);
    return dates >= MOST && density === 1;
  });
  const [only] = dated;
  if (only === undefined || dated.length > 1) return null;
  return isNeverBefore(table, only.index, dueDate.index) ? only : null;
}

/** Words of which one stands in a heading of days late, whatever the others. */
const LATE_WORD =
  /retard|echu|depass|ecart.{0,4} ech|o\/d|^[jd] ?\+$|ziel ?uber|rueckst|ruckst|late|overdue|past due|dpd|aging|ageing|verzug|uberf|uberz|fallig|venc|mora|atras|retras|scad|ritard|verval|tijd|laat|achterst|overschr|(?<!betaal|betalings|krediet)termijn|demora|impag|insol/;

/** The days late under a heading that is no usual one for them ("Dgn over tijd"), where nothing else tells a due date. */
export function daysLateByValue(table: Table, columns: Columns): LayoutColumn | null {
  const { daysLate, dueDate } = columns;
  if (daysLate !== undefined) return null;
  if (dueDate !== undefined)
    return (
      allColumns(table, columns).find(({ index }) => countsToOneDay(table, dueDate.index, index)) ?? null
    );
  if ((columns.paymentTerms ?? columns.ageBucket) !== undefined) return null;
  const issued = columns.documentDate;
  const counted = allColumns(table, columns).filter(
    ({ index }) => issued !== undefined && countsToOneDay(table, issued.index, index, MOST_TERMS),
  );
  if (counted.length === 1) return counted[0] ?? null;
  const found = allColumns(table, columns).filter(({ index, heading }) => {
    const { wholeNumbers, dates, distinct, filled } = table.profileOf(index);
    const areDays = wholeNumbers >= MOST && dates < 0.5 && (distinct > 0.3 || filled < 4);
    // "Nicht fällig" over round amounts speaks of what is late, and says that nothing is.
    return areDays && LATE_WORD.test(plainText(heading)) && !saysNotDue(heading);
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Different due dates that have to make one day with the number beside them. */
const LEAST_DAYS_TOLD = 2;

/** Terms that the documents of a list may have: days late make so many days with their dates. */
const MOST_TERMS = 3;

/**
 * True for whole numbers that make one and the same day with the due dates, or a few with the documents' dates, one for
 * each term: days late, whatever their heading.
 */
function countsToOneDay(table: Table, due: number, late: number, mostDays = 1): boolean {
  const { grid, header, profileOf } = table;
  if (profileOf(late).wholeNumbers < MOST) return false;
  const [told, dues] = [new Set<number>(), new Set<number>()];
  for (const row of sampleRows(header.index + 1, grid.values.length)) {
    const [date, days] = [grid.values[row]?.[due], grid.values[row]?.[late]];
    const day = date === undefined || isBlank(date) ? null : dayOfCell(date, "dmy");
    if (day === null || typeof days !== "number" || days === 0) continue;
    told.add(day + days);
    dues.add(day);
    if (told.size > mostDays) return false;
  }
  return dues.size >= LEAST_DAYS_TOLD * told.size && told.size > 0;
}

/**
 * The day of payment under a heading that says nothing: the only free column of dates that some lines have and others
 * lack, none before its document's.
 */
export function paidDateByValue(table: Table, columns: Columns): LayoutColumn | null {
  const { documentDate } = columns;
  if (documentDate === undefined) return null;
  const dated = freeColumns(table, columns).filter(({ index }) => {
    const { dates, areDays, numbers, density } = table.profileOf(index);
    return dates >= MOST && (areDays || numbers < 0.5) && density < MOST;
  });
  const [column] = dated.filter(({ index }) => isNeverBefore(table, documentDate.index, index));
  return dated.length === 1 ? (column ?? null) : null;
}

function isNeverBefore({ grid, header }: Table, earlier: number, later: number): boolean {
  let after = 0;
  let before = 0;
  for (const row of sampleRows(header.index + 1, grid.values.length)) {
    const [from, to] = [grid.values[row]?.[earlier], grid.values[row]?.[later]].map((cell) => {
      return cell === undefined || isBlank(cell) ? null : dayOfCell(cell, "dmy");
    });
    if (from == null || to == null) continue;
    if (to < from) before += 1;
    else if (to > from) after += 1;
  }
  return after > 0 && before === 0;
}

/** The amount under a heading that says nothing: the only free column of amounts, or the one that ranges make up. */
export function amountByValue(table: Table, columns: Columns): LayoutColumn | null {
  const amounts = freeColumns(table, columns).filter(({ index }) => isOfAmounts(table.profileOf(index)));
  if (amounts.length < 2) return amounts[0] ?? null;
  const ranges = table.header.cells.flatMap((wordings, index) => {
    return wordings.some(({ bucket }) => bucket !== null) ? [index] : [];
  });
  if (ranges.length < 2) return null;
  const made = amounts.filter(({ index }) => isSumOf(table, index, ranges));
  return made.length === 1 ? (made[0] ?? null) : null;
}

/**
 * Where no column is the balance, what seems not to be due ("Deuda") and is the sum of all ranges on every line is the
 * balance: added to them it would count everything twice.
 */
export function withTotalTold(table: Table, columns: Columns, ranges: readonly LayoutColumn[]): Columns {
  const { notDue, ...others } = columns;
  if (notDue === undefined) return columns;
  const parts = ranges.map(({ index }) => index).filter((index) => index !== notDue.index);
  if (parts.length > 1 && isSumOf(table, notDue.index, parts)) return { ...others, balance: notDue };
  return parts.length > 1 ? withCreditsTold(table, columns, [notDue.index, ...parts]) : columns;
}

/** More columns of amounts beside the ranges are other figures. */
const MOST_FREE = 8;

/**
 * Where no heading tells the balance, it is the column that is the sum of all ranges and of one more column, of credits
 * ("Note emesse"), on every line: left unread, they would be missing in what is owed.
 */
function withCreditsTold(table: Table, columns: Columns, parts: readonly number[]): Columns {
  const free = freeColumns(table, columns).filter(({ index }) => isOfAmounts(table.profileOf(index)));
  if (free.length > MOST_FREE) return columns;
  const credits = columns.unallocatedCredits === undefined ? free : [columns.unallocatedCredits];
  for (const credit of credits) {
    // What takes is written negative, or positive and taken off; a column of both signs is something else.
    const balance = hasOneSign(table, credit.index)
      ? free.find(({ index }) => index !== credit.index && isSumOf(table, index, parts, credit.index))
      : undefined;
    if (balance !== undefined) return { ...columns, balance, unallocatedCredits: credit };
  }
  return columns;
}

/** True for a column of some amounts, all of them positive or all negative. */
function hasOneSign({ grid, header }: Table, column: number): boolean {
  const signs = sampleRows(header.index + 1, grid.values.length).map((row) => {
    return Math.sign(looseCents(grid.values[row]?.[column]) ?? 0);
  });
  return signs.includes(1) !== signs.includes(-1);
}

/** Share of the rows on which a balance of nil beside ranges that hold something is none. */
const MANY_NIL = 0.3;

/**
 * Without what is called a balance and is a part of it: what all late ranges add up to beside an amount that is not due
 * ("Global impayé"), or nothing on many rows whose ranges hold something ("Long outstanding").
 */
export function withoutPartAsBalance(
  { grid, header }: Table,
  columns: Columns,
  buckets: readonly (LayoutColumn & { readonly range: BucketRange })[],
): Columns {
  const { balance, ...others } = columns;
  if (balance === undefined || buckets.length < 2) return columns;
  let [rows, nil, late, notDue] = [0, 0, 0, 0];
  for (const row of sampleRows(header.index + 1, grid.values.length)) {
    const cells = grid.values[row] ?? [];
    const sumOf = (suits: (range: BucketRange) => boolean): number =>
      buckets.reduce((sum, { index, range }) => {
        return index === balance.index || !suits(range) ? sum : sum + (looseCents(cells[index]) ?? 0);
      }, 0);
    const [whole, ofLate, toCome] = [
      looseCents(cells[balance.index]) ?? 0,
      sumOf(({ from }) => from > 0),
      sumOf(({ from }) => from <= 0),
    ];
    if (ofLate + toCome === 0) continue;
    rows += 1;
    if (whole === 0) nil += 1;
    if (Math.abs(whole - ofLate) <= CENT) late += 1;
    if (toCome !== 0) notDue += 1;
  }
  if (rows < 2 || notDue === 0) return columns;
  if (late === rows) return columns.overdue === undefined ? { ...others, overdue: balance } : others;
  return nil >= MANY_NIL * rows ? others : columns;
}

function isSumOf({ grid, header }: Table, whole: number, parts: readonly number[], credit = -1): boolean {
  let rows = 0;
  for (const row of sampleRows(header.index + 1, grid.values.length)) {
    const cells = grid.values[row] ?? [];
    const amount = looseCents(cells[whole]);
    if (amount === null) continue;
    const taken = credit < 0 ? 0 : Math.abs(looseCents(cells[credit]) ?? 0);
    const sum = parts.reduce((total, index) => total + (looseCents(cells[index]) ?? 0), -taken);
    if (Math.abs(sum - amount) > CENT) return false;
    rows += 1;
  }
  return rows > 1;
}

/** Rows looked at for marks of matched lines, and letters that such a mark has at most. */
const LINES_MATCHED = 2_000;
const LONGEST_MARK = 5;

/**
 * Marks of matched lines under a heading that says nothing ("Abbinamento"): some lines have one, others none, and the
 * amounts of each mark's lines make nil.
 */
export function matchingByValue(
  table: Table,
  columns: Columns,
  amountOf: (row: readonly CellValue[]) => number,
): LayoutColumn | null {
  if (columns.matching !== undefined) return null;
  const { grid, header } = table;
  const rows = grid.values.slice(header.index + 1, header.index + 1 + LINES_MATCHED);
  const found = allColumns(table, columns).find(({ index }) => {
    const { filled, values, density, numbers } = table.profileOf(index);
    const areMarks = values.every((value) => value.length <= LONGEST_MARK && !/[.,]/.test(value));
    if (filled < 2 || density === 1 || numbers > 0.5 || !areMarks) return false;
    const sums = new Map<string, { lines: number; cents: number }>();
    for (const row of rows) {
      const mark = text(row[index]);
      const cents = amountOf(row);
      if (mark === "" || cents === 0) continue;
      const known = sums.get(mark) ?? { lines: 0, cents: 0 };
      sums.set(mark, { lines: known.lines + 1, cents: known.cents + cents });
    }
    return sums.size > 0 && [...sums.values()].every(({ lines, cents }) => lines > 1 && cents === 0);
  });
  return found ?? null;
}

/** Amounts rather than days, codes or years. */
function isOfAmounts({
  numbers,
  textAmounts,
  areDays,
  filled,
  distinct,
  codes,
  wholeNumbers,
  values,
}: ColumnProfile): boolean {
  if (filled === 0 || numbers + textAmounts < MOST || areDays) return false;
  const hasCents = values.some((value) => /[.,]\d\d$/.test(value));
  const isNumbered = codes === 1 && distinct > 0.95 && filled > 3 && wholeNumbers === 0 && !hasCents;
  return !isNumbered;
}

/** A column headed as dates that holds names beside them has the labels of blocks or sums in it. */
function namesDate(heading: string, kind: SourceKind): boolean {
  return matchHeading(normaliseHeading(heading), kind).some(({ meaning }) => DATE_FIELDS.has(meaning));
}

const DATE_FIELDS: ReadonlySet<string> = new Set(["documentDate", "dueDate", "paidDate"]);

/** The client under a heading that says nothing: the first free column of words that are no codes and differ. */
export function clientByValue(table: Table, columns: Columns): LayoutColumn | null {
  const named = freeColumns(table, columns).filter(({ index, heading }) => {
    if (namesDate(heading, table.kind)) return false;
    const { words, codes, values, dates, textAmounts } = table.profileOf(index);
    const isParty = values.every((value) => partyOf(value) !== null);
    return words >= MOST && codes <= 0.5 && dates + textAmounts < 0.1 && values.length >= 2 && !isParty;
  });
  return named[0] ?? null;
}

/** Ledger accounts: "411000", "4010", "401". */
const GENERAL_ACCOUNT = /^4\d{2}(?:\d{0,2}|0{2,8}|\d0{2,7})$/;

const NUMBERED = /^(?:no|numero|num|nummer)$/;

/** True for a heading of numbers that does not say of what. */
export function headsNumbers(heading: string): boolean {
  return NUMBERED.test(normaliseHeading(heading));
}

/** The heading says that it is the client's code, not merely a code. */
const OF_CLIENT =
  /client|tiers|customer|debtor|debit|kund|klant|relat|auxiliaire|ct no|comp aux|kunnr|payeur|acheteur|partner|anagrafica/;

/**
 * The columns with the code where it belongs: one that differs on every row beside names that repeat is the
 * document's number, one that several names share is an account.
 */
export function withClientSettled(table: Table, columns: Columns): Columns {
  const { clientCode, clientName, document, account, ...others } = columns;
  if (clientCode === undefined || clientName === undefined) return columns;
  const keep = (extra: Columns): Columns => ({
    ...others,
    clientName,
    ...(document === undefined ? {} : { document }),
    ...(account === undefined ? {} : { account }),
    ...extra,
  });
  const pairs = pairsOf(table, clientCode.index, clientName.index);
  if (OF_ORDER.test(normaliseHeading(clientCode.heading)) && isOfOrders(pairs)) return keep({});
  if (isAccount(pairs)) return keep(account === undefined ? { account: clientCode } : {});
  const heading = normaliseHeading(clientCode.heading);
  const isOfClient = OF_CLIENT.test(heading) && !OF_ORDER.test(heading);
  if (table.kind !== "open-items" || isOfClient) return columns;
  const isDocument = pairs.rows >= 3 && pairs.codes.size === pairs.rows && pairs.names.size < pairs.rows;
  const isNumber = document === undefined && headsNumbers(clientCode.heading) && !isCodeOfName(pairs);
  if (!isDocument && !isNumber) return columns;
  return keep(document === undefined ? { document: clientCode } : {});
}

/** References that differ for one name, or that some of its lines lack, are not the client's. */
function isOfOrders({ names, blank }: Pairs): boolean {
  return [...names].some(([name, codes]) => codes.size > 1 || blank.has(name));
}

/** "Réf. client" may be the client's code or what the client calls its order. */
const OF_ORDER = /^(?:ref|reference|votre|your|su|vostro|uw|kundenreferenz|commande)\b/;

interface Pairs {
  readonly rows: number;
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of lines without a code. */
  readonly blank: ReadonlySet<string>;
}

function pairsOf({ grid, header }: Table, code: number, name: number): Pairs {
  const codes = new Map<string, Set<string>>();
  const names = new Map<string, Set<string>>();
  const blank = new Set<string>();
  const heading = text(grid.values[header.index]?.[code]);
  let rows = 0;
  for (const row of sampleRows(header.index + 1, grid.values.length)) {
    const [first, second] = [text(grid.values[row]?.[code]), text(grid.values[row]?.[name])];
    // Headings repeated down the table are no client.
    if (first === heading) continue;
    if (first === "" && second !== "") blank.add(second);
    if (first === "" || second === "") continue;
    rows += 1;
    codes.set(first, (codes.get(first) ?? new Set()).add(second));
    names.set(second, (names.get(second) ?? new Set()).add(first));
  }
  return { rows, codes, names, blank };
}

function text(cell: CellValue | undefined): string {
  return cell === undefined || isBlank(cell) ? "" : String(cell).trim();
}

/** Control accounts: "1300", "140000". */
const CONTROL = /^\d{2,3}0{2,5}$/;

/** One code over all names, or general accounts over several names each. */
function isAccount({ codes, names }: Pairs): boolean {
  if (names.size < 2) return false;
  if (codes.size === 1) return true;
  const shared = [...codes.values()].some((ofCode) => ofCode.size > 1);
  const areControl = [...codes.keys()].every((code) => CONTROL.test(code));
  if (shared && areControl && names.size >= 2 * codes.size) return true;
  return shared && codes.size < names.size && [...codes.keys()].every((code) => GENERAL_ACCOUNT.test(code));
}

/** Each name has one code, and one of them stands on several rows with it. */
function isCodeOfName({ rows, codes, names }: Pairs): boolean {
  return codes.size < rows && [...names.values()].every((ofName) => ofName.size === 1);
}

const CENT = 1;

/**
 * What is not due under a heading that says nothing: beside ranges of all days late, the column before them that makes
 * up the balance with them, on every row.
 */
export function notDueByValue(
  table: Table,
  columns: Columns,
  late: readonly { readonly index: number; readonly range: BucketRange }[],
): LayoutColumn | null {
  const { balance } = columns;
  const first = late.find(({ range }) => range.from <= 1);
  if (balance === undefined || first === undefined || late.every(({ range }) => range.to !== null))
    return null;
  const before = freeColumns(table, columns).find(({ index }) => index === first.index - 1);
  if (before === undefined || !isOfAmounts(table.profileOf(before.index))) return null;
  const parts = [before, ...late].map(({ index }) => index);
  const { grid, header } = table;
  const isCredit = sampleRows(header.index + 1, grid.values.length).some((row) => {
    return (looseCents(grid.values[row]?.[before.index]) ?? 0) < 0;
  });
  return !isCredit && isSumOf(table, balance.index, parts) ? before : null;
}

/**
 * The balance of an aged balance without a column of what is not due, told by its values: of two columns that
 * may be it, the one that is the sum of the late buckets is what is overdue, and the larger one the balance.
 */
export function balanceByValue(
  { grid, header }: Table,
  columns: Columns,
  rivals: readonly LayoutColumn[],
  late: readonly LayoutColumn[],
): Columns {
  const { balance } = columns;
  if (balance === undefined || late.length < 2) return columns;
  const sums = sampleRows(header.index + 1, grid.values.length).map((row) => {
    const cells = grid.values[row] ?? [];
    return { cells, sum: late.reduce((total, { index }) => total + (looseCents(cells[index]) ?? 0), 0) };
  });
  const isSum = (index: number): boolean => {
    return sums.every(({ cells, sum }) => Math.abs((looseCents(cells[index]) ?? 0) - sum) <= CENT);
  };
  const isLarger = (index: number): boolean => {
    const rests = sums.map(({ cells, sum }) => (looseCents(cells[index]) ?? 0) - sum);
    return rests.every((rest) => rest >= -CENT) && rests.some((rest) => rest > CENT);
  };
  const others = rivals.filter(({ index }) => index !== balance.index);
  const larger = isSum(balance.index) ? others.find(({ index }) => isLarger(index)) : undefined;
  if (larger !== undefined) return { ...columns, balance: larger, overdue: balance };
  const overdue = isLarger(balance.index) ? others.find(({ index }) => isSum(index)) : undefined;
  return overdue === undefined || columns.overdue !== undefined ? columns : { ...columns, overdue };
}

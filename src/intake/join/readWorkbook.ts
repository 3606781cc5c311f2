import { isoDay, type Day } from "../../domain/basis/day";
import { toUnits, type Cents } from "../../domain/basis/money";
import type { ClientRecord, MonthlySales } from "../../domain/client/client";
import type { EndOfMonthReading } from "../../domain/policy/policy";
import { DEFAULT_RATING_RANGES, type RatingRange } from "../../domain/policy/signature";
import type { CoverLine } from "../../domain/cover/cover";
import { OpenItems } from "../../domain/receivables/openItems";
import { addAgeings, type AgedBalanceLine, type OpenItem } from "../../domain/receivables/receivables";
import { readAgedBalance } from "../read/agedBalance";
import { chooseSheets, type ChosenItems, type ChosenRecords, type SameList } from "../check/chooseSheets";
import { ClientRegistry, codeKey, type Settlement } from "../read/clientRegistry";
import { mergeClients, mergeLines, readClients } from "../read/clients";
import { addParts } from "../read/exposureParts";
import { readCover } from "../read/cover";
import { answeredEndOfMonth, endsOfMonth } from "../check/endsOfMonth";
import { codesAlike } from "../check/codesAlike";
import { codesOfSheets } from "../check/codesOfSheets";
import { asAnswered } from "../check/leftOut";
import { namesOfCodes } from "../check/namesOfCodes";
import { nameInsurers } from "../check/insurerNames";
import { withClientFindings } from "../check/clientFindings";
import { coverFindings, withFindings, type Owed } from "../check/coverFindings";
import { withStatus } from "../check/doubts";
import { withQuestions } from "../check/questions";
import { checkedBalances, checkedItems, otherCurrency } from "../check/results";
import type { Layout } from "../find/layout";
import { groupBy } from "../../domain/basis/groupBy";
import { message, type IntakeMessage } from "../messages";
import { readOpenItems } from "../read/openItems";
import type { ItemRecords, ReadingContext, Records, TableReading } from "../read/reading";
import type { Pause } from "../read/rows";
import { againstAgedBalance, againstOwnTotal } from "../check/reconcile";
import { itemsInBoth, linesInBoth } from "../check/sameFigures";
import { mergeSales, readSales } from "../read/sales";
import { withoutSuppliers } from "../find/suppliersApart";
import { USUAL_CURRENCY } from "../read/currency";
import { tablesOf } from "../find/tables";
import { withUnitsCompared } from "./unitBeside";
import { headingsSeen } from "../find/unread";
import { whyNotReceivables } from "../find/whyNotReceivables";
import { cellAddress } from "../cells/a1";
import { isBlankRow, onOneLine } from "../cells/plainText";
import type { SheetGrid } from "../cells/sheetGrid";
import type { Answer, Question, QuestionKind } from "../question";
import type { Intake, Message, NotRead, Reconciliation, Source, SourceDecision, SourceKind } from "../source";

export interface IntakeOptions {
  /** ISO code of the currency of the figures; while it is not chosen, the only one that the sheets name, else EUR. */
  readonly companyCurrency?: string;
  /** The user's reference date, which stands above what the sheets say. */
  readonly referenceDate: Day | null;
  /** Sheets that are not the finance team's: ours. */
  readonly ignoredSheets?: readonly string[];
  /** Company-currency value of one unit of each other currency. */
  readonly rates?: Readonly<Record<string, number>>;
  /** How "45 days end of month" is read where the due dates of a sheet do not tell it; the end first by default. */
  readonly endOfMonthReading?: EndOfMonthReading;
  /** What makes a quality of a rating; the default scales unless told. */
  readonly ratingRanges?: readonly RatingRange[];
  /** What the user decided about sources, by sheet and kind, or by layout under another sheet's name. */
  readonly decisions?: readonly SourceDecision[];
  /** What was answered to questions about sources. */
  readonly answers?: readonly Answer[];
}

const goOn: Pause = () => Promise.resolve();

interface Readings {
  readonly "open-items": TableReading<ItemRecords>[];
  readonly "aged-balance": TableReading<Records<AgedBalanceLine>>[];
  readonly cover: TableReading<Records<CoverLine>>[];
  readonly clients: TableReading<Records<ClientRecord>>[];
  readonly sales: TableReading<Records<MonthlySales>>[];
}

/**
 * Reads the finance team's sheets: finds the receivables, cover, clients and sales among them, and says of
 * each row what became of it.
 *
 * @param pause awaited about every 2,000 rows with the rows done so far: report progress, give way to the
 *   event loop, or throw to cancel. What it throws is what this throws; nothing else does on any content.
 */
export async function readWorkbook(
  grids: readonly SheetGrid[],
  options: IntakeOptions,
  pause: Pause = goOn,
): Promise<Intake> {
  const { intake, apart } = await readOnce(grids, options, pause, new Set());
  // Which codes two companies both use is known once all is read.
  return apart.size === 0 ? intake : (await readOnce(grids, options, pause, apart)).intake;
}

/** What is read, and the codes that are to be told apart by their names beside `byNames`, as was answered. */
interface ReadOnce {
  readonly intake: Intake;
  readonly apart: ReadonlySet<string>;
}

async function readOnce(
  grids: readonly SheetGrid[],
  options: IntakeOptions,
  pause: Pause,
  byNames: ReadonlySet<string>,
): Promise<ReadOnce> {
  const { layouts, notRead } = await findTables(grids, options, pause);
  const apart = toldApart(options, "codes-alike");
  const registry = new ClientRegistry(apart, new Set([...byNames, ...toldApart(options, "names-of-code")]));
  const readings: Readings = { "open-items": [], "aged-balance": [], cover: [], clients: [], sales: [] };
  let rowsDone = 0;
  for (const layout of receivablesFirst(layouts)) {
    const before = rowsDone;
    const context: ReadingContext = {
      registry,
      pause: (rows) => pause(before + rows),
      options: {
        companyCurrency: options.companyCurrency ?? (isReceivables(layout) ? null : takenCurrency(readings)),
        rates: options.rates ?? {},
        referenceDate: options.referenceDate,
        endOfMonthReading: options.endOfMonthReading ?? "month-then-days",
      },
    };
    registry.enterSheet();
    await readTable(layout, context, readings);
    rowsDone += layout.grid.values.length;
  }
  await pause(rowsDone);
  const settlement = registry.settle();
  await pause(rowsDone);
  const intake = intakeOf(readings, settlement, options);
  const alike = new Set([...settlement.alike.map(([form]) => codeKey(form)), ...apart]);
  const ofSheets = [readings["open-items"], readings["aged-balance"]].flatMap((each) =>
    codesOfSheets(counted(each, intake.sources), registry),
  );
  const asked = [
    ...ofSheets.map(({ question }) => question),
    ...layouts.filter(isReceivables).flatMap((layout) => codesAlike(layout, alike)),
    ...namesOfCodes(readings["open-items"], settlement.strangers, ({ columns }, place) => ({
      amount: columns.amountAt(place),
      documentDate: columns.documentDateAt(place),
    })),
    ...namesOfCodes(readings["aged-balance"], settlement.strangers, (lines, place) => ({
      amount: lines.recordAt(place).balance,
      documentDate: null,
    })),
  ];
  const warnings = [
    ...intake.warnings,
    ...strangersTold(settlement, asked),
    ...alikeTold(settlement, asked),
    ...codesWritten(settlement, layouts),
  ];
  const sources = intake.sources.map((source) => withOwn(source, asked));
  const leftOut = sources.flatMap((source) =>
    source.leftOut === undefined ? [] : [leftOutOf(source, source.leftOut)],
  );
  const toTellApart = ofSheets.filter(({ question }) => question.answer?.choice === "apart");
  return {
    intake: { ...intake, sources, warnings, notRead: [...notRead, ...leftOut] },
    apart: new Set(toTellApart.flatMap(({ keys }) => keys)),
  };
}

/** The tables whose figures count. */
function counted(readings: readonly TableReading[], sources: readonly Source[]): readonly TableReading[] {
  return readings.filter(({ source: { sheet, kind, headerRow } }) =>
    sources.some((source) => {
      const isIt = source.sheet === sheet && source.kind === kind && source.headerRow === headerRow;
      return isIt && source.superseded !== true;
    }),
  );
}

/** The codes, as they join, that an answer to such a question makes several clients of. */
function toldApart({ answers = [] }: IntakeOptions, asked: QuestionKind): ReadonlySet<string> {
  const apart = answers.filter(({ kind, choice }) => kind === asked && choice === "apart");
  return new Set(apart.map(({ subject }) => subject));
}

function isReceivables({ kind }: Layout): boolean {
  return kind === "open-items" || kind === "aged-balance";
}

/** What others say in an amount's own currency is told by that of the receivables. */
function receivablesFirst(layouts: readonly Layout[]): readonly Layout[] {
  return [...layouts.filter(isReceivables), ...layouts.filter((layout) => !isReceivables(layout))];
}

/** The currency that the receivables are in, which the company is taken to count in while nobody has chosen it. */
function takenCurrency(readings: Readings): string | null {
  return currencyOf([...readings["open-items"], ...readings["aged-balance"]]);
}

/** The tables to read; what a table tells besides is left aside when another sheet is made for it. */
async function findTables(
  grids: readonly SheetGrid[],
  options: IntakeOptions,
  pause: Pause,
): Promise<{ readonly layouts: readonly Layout[]; readonly notRead: readonly NotRead[] }> {
  const ours = new Set((options.ignoredSheets ?? []).map((name) => name.toLowerCase()));
  const found: (readonly Layout[])[] = [];
  const left: SheetGrid[] = [];
  const apart: NotRead[] = [];
  for (const whole of grids) {
    if (ours.has(whole.sheet.toLowerCase())) continue;
    const { grid, row } = withoutSuppliers(whole);
    const tables = await tablesOf(grid, options, () => pause(0));
    if (tables.length === 0) left.push(grid);
    else if (row !== null) apart.push(suppliersNotRead(whole.sheet, row));
    found.push(...tables);
    await pause(0);
  }
  const mainKinds = new Set<SourceKind>(
    found.flatMap((layouts) => layouts.slice(0, 1)).map(({ kind }) => kind),
  );
  const layouts = found.flatMap((tables) =>
    tables.filter(({ kind }, place) => place === 0 || !mainKinds.has(kind)),
  );
  const isChosen = (options.answers ?? []).length + (options.decisions ?? []).length > 0;
  const notRead: NotRead[] = [];
  for (const grid of left.filter(isFilled)) {
    const unasked = isChosen ? await tablesOf(grid, {}, () => pause(0)) : [];
    notRead.push(
      unasked.length > 0
        ? leftOutOf(grid, message("left-out-answered", { sheet: grid.sheet }))
        : notReadBecause(grid),
    );
  }
  return { layouts: withUnitsCompared(layouts), notRead: [...notRead, ...apart] };
}

/** A sheet that is understood and of which nothing counts. */
function leftOutOf({ sheet }: Pick<SheetGrid, "sheet">, reason: Message): NotRead {
  return { sheet, reason, headings: [] };
}

function suppliersNotRead(sheet: string, row: number): NotRead {
  return { sheet, reason: message("suppliers-apart", { row }), headings: [] };
}

function isFilled({ values }: SheetGrid): boolean {
  return values.some((row) => !isBlankRow(row));
}

function notReadBecause(grid: SheetGrid): NotRead {
  const why = whyNotReceivables([grid]);
  const reason = why.code === "nothing-like-receivables" ? message("sheet-not-recognised") : why;
  return { sheet: grid.sheet, reason, headings: headingsSeen(grid) };
}

/** A table's reading with its status and what is asked of it. */
function understood<R extends TableReading>(layout: Layout, reading: R): R {
  return withQuestions(layout, withStatus(layout, reading));
}

async function readTable(layout: Layout, context: ReadingContext, readings: Readings): Promise<void> {
  switch (layout.kind) {
    case "open-items":
      readings["open-items"].push(understood(layout, await readOpenItems(layout, context)));
      break;
    case "aged-balance":
      readings["aged-balance"].push(understood(layout, await readAgedBalance(layout, context)));
      break;
    case "cover":
      readings.cover.push(understood(layout, await readCover(layout, context)));
      break;
    case "clients":
      readings.clients.push(understood(layout, await readClients(layout, context)));
      break;
    case "sales":
      readings.sales.push(understood(layout, await readSales(layout, context)));
  }
}

function intakeOf(
  readings: Readings,
  settlement: Settlement,
  options: IntakeOptions,
): Omit<Intake, "notRead"> {
  const lists = readings.clients.map(({ records }) => mergeLines(records.settled()));
  const listed = lists.flat();
  const { items, balances, day: referenceDate } = receivablesOf(readings, options, listed);
  const cover = chooseSheets(readings.cover, COVER_LISTS);
  const receivables = [...items.sources, ...balances.sources];
  const others = [
    ...readings.clients.map((reading) =>
      withClientFindings(reading, referenceDate, options.ratingRanges ?? DEFAULT_RATING_RANGES),
    ),
    ...readings.sales,
  ];
  const clients = mergeClients([
    ...lists,
    statedBeside(readings["open-items"], items),
    statedBeside(readings["aged-balance"], balances),
  ]);
  const ends = endsOfMonth(readings.clients, {
    items: items.records,
    clients,
    day: referenceDate,
    policyReading: options.endOfMonthReading ?? "month-then-days",
  });
  const known = new Set(listed.map(({ clientCode }) => clientCode));
  const named = nameInsurers(cover);
  const findings =
    cover.records.length === 0
      ? []
      : [...named.findings, ...coverFindings(cover, owedBy(items, balances), known)];
  return {
    sources: withoutReadBeside([
      ...receivables,
      ...withFindings(cover.sources, findings),
      ...others.map(({ source }) => withOwn(source, ends)),
    ]),
    referenceDate,
    endOfMonthReading: answeredEndOfMonth(readings.clients),
    currency: currencyOf(items.used.length > 0 ? items.readings : balances.readings),
    openItems: items.records,
    agedBalance: balances.records,
    coverLines: named.coverLines,
    clients,
    listedClients: known,
    sales: mergeSales(readings.sales.flatMap(({ records }) => records.settled())),
    groupProposals: withoutKnownGroups(settlement.groups, clients),
    reconciliation: reconciliationOf(items, balances, [...cover.readings, ...readings.sales]),
    warnings: saidOnce([
      ...items.warnings,
      ...balances.warnings,
      ...cover.warnings,
      ...[items, balances, cover].flatMap(({ used }) => addedUp(used)),
      ...named.findings.flatMap(({ message: said }) => (said.code === "insurers-alike" ? [said] : [])),
      ...others.flatMap(({ warnings }) => warnings),
      ...settlementWarnings(settlement),
      ...dateWarnings(receivables, options.referenceDate),
      ...agreementWarnings(items, balances),
    ]),
  };
}

/** What one reading of a table leaves unread is read all the same where another reading of it takes it. */
function withoutReadBeside(sources: readonly Source[]): readonly Source[] {
  const tableOf = ({ sheet, headerRow }: Source): string => `${sheet}\n${headerRow}`;
  const tables = groupBy(sources, tableOf);
  return sources.map((source) => {
    const beside = tables.get(tableOf(source)) ?? [];
    if (source.unread === undefined || beside.length < 2) return source;
    const read = new Set(beside.flatMap(columnsRead));
    return { ...source, unread: source.unread.filter(({ column }) => !read.has(column)) };
  });
}

/** Two readings of one table have the same to say of it. */
function saidOnce<M>(warnings: readonly M[]): readonly M[] {
  return [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()];
}

function columnsRead({ columns, otherColumns = [] }: Source): readonly number[] {
  return [...Object.values(columns), ...otherColumns].map(({ column }) => column);
}

/** The only currency that the receivables are said to be in; null for none, or several. */
function currencyOf(readings: readonly Pick<TableReading, "currency">[]): string | null {
  const named = new Set(readings.flatMap(({ currency }) => (currency == null ? [] : [currency])));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}

/**
 * Sheets of several currencies are no sum: each is asked about while no currency is chosen. One that says none is taken
 * to be in the usual one.
 */
function mixedSheets(
  readings: readonly TableReading[],
  { companyCurrency }: IntakeOptions,
): readonly Question[] {
  const named = [...new Set(readings.map(({ currency }) => currency ?? USUAL_CURRENCY))];
  if (companyCurrency !== undefined || named.length < 2) return [];
  return readings.map((reading) => otherCurrency(reading, named));
}

/** True for a sheet of another currency that an answer leaves aside. */
function isLeftOut(question: Question | undefined): boolean {
  return question?.answer?.choice === "left-out";
}

interface Receivables {
  readonly items: ChosenItems;
  readonly balances: ChosenRecords<AgedBalanceLine>;
  /** The day of the figures. */
  readonly day: Day | null;
}

/** The sheets of receivables that count, looked at as a whole on the day of the figures. */
function receivablesOf(
  readings: Readings,
  options: IntakeOptions,
  listed: readonly ClientRecord[],
): Receivables {
  const chosenDay = options.referenceDate;
  const items = chooseSheets(readings["open-items"], ITEM_LISTS);
  const balances = chooseSheets(readings["aged-balance"], BALANCE_LISTS);
  const day = chosenDay ?? newestDate([...items.sources, ...balances.sources]);
  const withTerms = new Set(
    listed.filter(({ paymentTerms }) => paymentTerms !== "").map(({ clientCode }) => clientCode),
  );
  const hasTerm = (clientCode: string): boolean => withTerms.has(clientCode);
  const mixedItems = mixedSheets(items.readings, options);
  const checked = items.readings.map((reading) => checkedItems(reading, day, hasTerm));
  const asked = [...mixedItems, ...checked.flatMap(({ questions }) => questions)];
  const records = ITEM_LISTS.joined(
    checked.filter((_, place) => !isLeftOut(mixedItems[place])).map((each) => each.records),
  );
  const counted = { ...withAsked(items, asked), records };
  if (counted.used.length > 0) return { items: counted, balances, day };
  const ofBalances = balances.readings.map((reading) => checkedBalances(reading, day));
  const mixedBalances = mixedSheets(balances.readings, options);
  const results = [...mixedBalances, ...ofBalances.flatMap(({ questions }) => questions)];
  const lines = ofBalances.flatMap((each, place) => (isLeftOut(mixedBalances[place]) ? [] : each.records));
  return {
    items: counted,
    balances: { ...withAsked(balances, results), records: oneLineAClient(lines) },
    day,
  };
}

/** The lines with those of one client added up: a client with several accounts, agencies or documents has several. */
function oneLineAClient(lines: readonly AgedBalanceLine[]): readonly AgedBalanceLine[] {
  const byClient = groupBy(lines, ({ clientCode }) => clientCode);
  if (byClient.size === lines.length) return lines;
  return [...byClient.values()].map((own) => {
    const [first] = own as unknown as readonly [AgedBalanceLine];
    const balance = own.reduce((sum, line) => sum + line.balance, 0);
    return own.length === 1 ? first : { ...first, ...addAgeings(own), balance };
  });
}

/** The sheets with what is asked of them; those that an answer leaves aside no longer count. */
function withAsked<
  C extends Pick<ChosenItems, "sources" | "used"> & { readonly readings: readonly unknown[] },
>(chosen: C, asked: readonly Question[]): C {
  const shown = (source: Source): Source => asAnswered(withOwn(source, asked));
  const used = chosen.used.map(shown);
  return {
    ...chosen,
    sources: chosen.sources.map(shown),
    used: used.filter(({ leftOut }) => leftOut === undefined),
    readings: chosen.readings.filter((_, place) => used[place]?.leftOut === undefined),
  };
}

/** The source with those questions that are about it. */
function withOwn(source: Source, asked: readonly Question[]): Source {
  const own = asked.filter(
    ({ sheet, layout, sourceKind }) =>
      sheet === source.sheet && layout === source.layout && sourceKind === source.kind,
  );
  return own.length === 0 ? source : { ...source, questions: [...(source.questions ?? []), ...own] };
}

/** What the receivables that count state of their clients beside what they owe, several lines of a client together. */
function statedBeside(
  readings: readonly TableReading[],
  { used }: Pick<ChosenItems, "used">,
): readonly ClientRecord[] {
  const stated = readings.flatMap(({ source, clientFacts = null }) => {
    const isUsed = used.some(
      ({ sheet, headerRow }) => sheet === source.sheet && headerRow === source.headerRow,
    );
    return isUsed && clientFacts !== null && clientFacts.length > 0 ? [clientFacts] : [];
  });
  const [only, ...others] = stated;
  if (only !== undefined && others.length === 0 && only.isOneEach()) return only.settled();
  const byClient = new Map<string, ClientRecord>();
  for (const records of stated) {
    for (const record of records.settled()) {
      const known = byClient.get(record.clientCode);
      if (known === undefined) {
        byClient.set(record.clientCode, record);
        continue;
      }
      const before = known.exposureParts;
      const exposureParts =
        before === null || record.exposureParts === null
          ? (record.exposureParts ?? before)
          : addParts(before, record.exposureParts);
      byClient.set(record.clientCode, { ...known, exposureParts });
    }
  }
  return [...byClient.values()];
}

function reconciliationOf(
  items: ChosenItems,
  balances: ChosenRecords<AgedBalanceLine>,
  others: readonly Parameters<typeof againstOwnTotal>[0][],
): readonly Reconciliation[] {
  const differences = [...items.readings, ...balances.readings, ...others].map(againstOwnTotal);
  return [...differences, againstAgedBalance(items, balances)].filter((each) => each !== null);
}

/** The balance of each client: open items where there are some, else the aged balance. */
function owedBy(items: ChosenItems, balances: ChosenRecords<AgedBalanceLine>): Owed {
  const owed = new Map<string, { readonly clientName: string; amount: Cents }>();
  const add = (clientCode: string, clientName: string, amount: Cents): void => {
    const known = owed.get(clientCode);
    if (known === undefined) owed.set(clientCode, { clientName, amount });
    else known.amount += amount;
  };
  const sums = items.records.balances();
  items.records.byClient().forEach(({ clientCode, clientName }, place) => {
    add(clientCode, clientName, sums[place] as Cents);
  });
  if (items.records.length > 0) return owed;
  for (const { clientCode, clientName, balance } of balances.records) add(clientCode, clientName, balance);
  return owed;
}

/** Codes that the client sheet already puts into one group need no proposal. */
function withoutKnownGroups(
  proposals: Intake["groupProposals"],
  clients: readonly ClientRecord[],
): Intake["groupProposals"] {
  if (proposals.length === 0) return proposals;
  const groupOf = new Map(clients.map(({ clientCode, group }) => [clientCode, group]));
  return proposals.filter(({ codes }) => {
    const groups = new Set(codes.map((code) => groupOf.get(code) ?? ""));
    return groups.size > 1 || groups.has("");
  });
}

/** What makes an item the same one in two sheets. */
function itemKey({ clientCode, document, documentDate, amount }: OpenItem): string {
  return document === "" ? `${clientCode}\n${documentDate}\n${amount}` : `${clientCode}\n${document}`;
}

const ITEM_LISTS: SameList<OpenItems> = {
  keysOf: (items) => Array.from(items, itemKey),
  joined: (lists) => {
    const [only, ...others] = lists;
    const isOne = only !== undefined && others.length === 0;
    return isOne ? only : OpenItems.of(lists.flatMap((items) => [...items]));
  },
  isOneListPerDay: true,
  isCountedOnce: true,
  figuresInBoth: itemsInBoth,
};
const BALANCE_LISTS: SameList<readonly AgedBalanceLine[]> = {
  keysOf: (lines) => lines.map(({ clientCode }) => clientCode),
  joined: (lists) => lists.flat(),
  isOneListPerDay: true,
  figuresInBoth: linesInBoth,
};
/** Each insurer may have a sheet of its own, of another day. */
const COVER_LISTS: SameList<readonly CoverLine[]> = {
  keysOf: (lines) =>
    lines.map(({ clientCode, insurer, kind, nature, granted }) => {
      return [clientCode, insurer || granted, kind, nature].join("\n");
    }),
  joined: (lists) => lists.flat(),
  isOneListPerDay: false,
};

function newestDate(sources: readonly Source[]): Day | null {
  const days = sources
    .filter(({ superseded }) => superseded !== true)
    .map(({ referenceDate }) => referenceDate);
  return days.reduce(
    (newest, day) => (day !== null && (newest === null || day > newest) ? day : newest),
    null,
  );
}

const NAMES_TOLD = 5;

function settlementWarnings({ joinedByName }: Settlement): readonly IntakeMessage[] {
  if (joinedByName.length === 0) return [];
  const names = joinedByName.slice(0, NAMES_TOLD).join(", ");
  return [message("joined-by-name", { clients: joinedByName.length, names })];
}

/** Codes under unrelated names of which nothing is asked: a client renamed, or other sheets' names. */
function strangersTold({ strangers }: Settlement, asked: readonly Question[]): readonly IntakeMessage[] {
  const known = new Set(asked.flatMap(({ kind, subject }) => (kind === "names-of-code" ? [subject] : [])));
  return strangers
    .filter(({ key, clients }) => clients.length === 1 && !known.has(key))
    .slice(0, NAMES_TOLD)
    .map(({ code, names: [first, second] }) => message("names-of-code", { code, first, second }));
}

/** Codes alike under different names of which nothing is asked: they owe nothing, or are too many. */
function alikeTold({ alike }: Settlement, asked: readonly Question[]): readonly IntakeMessage[] {
  const known = new Set(asked.map(({ subject }) => subject));
  return alike
    .filter(([first]) => !known.has(codeKey(first)))
    .slice(0, NAMES_TOLD)
    .map(([first, second]) => message("codes-alike", { first, second }));
}

/** Says that codes of one sheet were taken for one client although they are written differently, with the cells of the first. */
function codesWritten({ written }: Settlement, layouts: readonly Layout[]): readonly IntakeMessage[] {
  const [first] = written;
  if (first === undefined) return [];
  const [one, other] = first.map((form) => `${form} (${firstCellOf(form, layouts)})`) as [string, string];
  return [message("codes-written", { clients: written.length, one, other })];
}

/** The address of the first cell that writes a code so. */
function firstCellOf(form: string, layouts: readonly Layout[]): string {
  for (const { grid, columns } of layouts) {
    const column = columns.clientCode?.index ?? -1;
    const row = grid.values.findIndex((cells) => onOneLine(String(cells[column] ?? "")) === form);
    if (row >= 0) return cellAddress(grid.sheet, grid.firstRow + row, grid.firstColumn + column);
  }
  return "–";
}

/** Sheets of one kind that count together. */
function addedUp(used: readonly Source[]): readonly IntakeMessage[] {
  const sheets = used.map(({ sheet }) => sheet).join(", ");
  return used.length > 1 ? [message("sheets-added-up", { sheets })] : [];
}

/** An aged balance cannot be aged anew: a user's date that is not its own is told. */
function dateWarnings(sources: readonly Source[], chosen: Day | null): readonly IntakeMessage[] {
  if (chosen === null) return [];
  return sources
    .filter(({ kind, superseded }) => kind === "aged-balance" && superseded !== true)
    .filter(({ referenceDate }) => referenceDate !== null && referenceDate !== chosen)
    .map(({ sheet, referenceDate }) =>
      message("reference-date-differs", {
        sheet,
        sheetDay: isoDay(referenceDate as Day),
        day: isoDay(chosen),
      }),
    );
}

/** Open items and aged balance of one day should make the same balance. */
function agreementWarnings(
  items: ChosenItems,
  balances: ChosenRecords<AgedBalanceLine>,
): readonly IntakeMessage[] {
  const [first] = items.used;
  const [second] = balances.used;
  if (first === undefined || second === undefined) return [];
  const sum = ({ used }: { readonly used: readonly Source[] }): number => {
    return used.reduce((total, { sumRead }) => total + sumRead, 0);
  };
  const sameDay =
    first.referenceDate === null ||
    second.referenceDate === null ||
    first.referenceDate === second.referenceDate;
  const difference = sum(items) - sum(balances);
  if (!sameDay || difference === 0) return [];
  const values = {
    items: toUnits(sum(items)),
    balance: toUnits(sum(balances)),
    difference: toUnits(difference),
  };
  return [message("receivables-differ", { itemsSheet: first.sheet, balanceSheet: second.sheet, ...values })];
}

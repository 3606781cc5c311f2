import { isoDay, type Day } from "../domain/day";
import { toUnits } from "../domain/money";
import type { ClientRecord, MonthlySales } from "../domain/client";
import type { CoverLine } from "../domain/cover";
import type { AgedBalanceLine, OpenItem } from "../domain/receivables";
import { readAgedBalance } from "./agedBalance";
import { chooseReceivables, type Chosen } from "./chooseReceivables";
import { ClientRegistry, type Settlement } from "./clientRegistry";
import { mergeClients, readClients } from "./clients";
import { readCover } from "./cover";
import { detect } from "./detect";
import type { Layout } from "./layout";
import { message, type IntakeMessage } from "./messages";
import { readOpenItems } from "./openItems";
import type { ReadingContext, TableReading } from "./reading";
import type { Pause } from "./rows";
import { mergeSales, readSales } from "./sales";
import type { SheetGrid } from "./sheetGrid";
import type { Intake, Source, SourceKind } from "./source";

export interface IntakeOptions {
  /** ISO code of the currency of the figures; EUR by default. */
  readonly companyCurrency?: string;
  /** The user's reference date, which stands above what the sheets say. */
  readonly referenceDate: Day | null;
  /** Sheets that are not the finance team's: ours. */
  readonly ignoredSheets?: readonly string[];
  /** Company-currency value of one unit of each other currency. */
  readonly rates?: Readonly<Record<string, number>>;
}

const goOn: Pause = () => Promise.resolve();

interface Readings {
  readonly "open-items": TableReading<OpenItem>[];
  readonly "aged-balance": TableReading<AgedBalanceLine>[];
  readonly cover: TableReading<CoverLine>[];
  readonly clients: TableReading<ClientRecord>[];
  readonly sales: TableReading<MonthlySales>[];
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
  const layouts = await findTables(grids, options, pause);
  const registry = new ClientRegistry();
  const readings: Readings = { "open-items": [], "aged-balance": [], cover: [], clients: [], sales: [] };
  let rowsDone = 0;
  for (const layout of layouts) {
    const before = rowsDone;
    const context: ReadingContext = {
      registry,
      pause: (rows) => pause(before + rows),
      options: { companyCurrency: options.companyCurrency ?? "EUR", rates: options.rates ?? {} },
    };
    registry.enterSheet();
    await readTable(layout, context, readings);
    rowsDone += layout.grid.values.length;
  }
  const settlement = registry.settle();
  return intakeOf(readings, settlement, options);
}

/** The tables to read; what a table tells besides is left aside when another sheet is made for it. */
async function findTables(
  grids: readonly SheetGrid[],
  options: IntakeOptions,
  pause: Pause,
): Promise<readonly Layout[]> {
  const ours = new Set((options.ignoredSheets ?? []).map((name) => name.toLowerCase()));
  const found: (readonly Layout[])[] = [];
  for (const grid of grids) {
    if (ours.has(grid.sheet.toLowerCase())) continue;
    found.push(detect(grid));
    await pause(0);
  }
  const mainKinds = new Set<SourceKind>(
    found.flatMap((layouts) => layouts.slice(0, 1)).map(({ kind }) => kind),
  );
  return found.flatMap((layouts) => layouts.filter(({ kind }, place) => place === 0 || !mainKinds.has(kind)));
}

async function readTable(layout: Layout, context: ReadingContext, readings: Readings): Promise<void> {
  switch (layout.kind) {
    case "open-items":
      readings["open-items"].push(await readOpenItems(layout, context));
      break;
    case "aged-balance":
      readings["aged-balance"].push(await readAgedBalance(layout, context));
      break;
    case "cover":
      readings.cover.push(await readCover(layout, context));
      break;
    case "clients":
      readings.clients.push(await readClients(layout, context));
      break;
    case "sales":
      readings.sales.push(await readSales(layout, context));
  }
}

function intakeOf(readings: Readings, settlement: Settlement, options: IntakeOptions): Intake {
  const items = chooseReceivables(readings["open-items"], itemKey);
  const balances = chooseReceivables(readings["aged-balance"], ({ clientCode }) => clientCode);
  const others = [...readings.cover, ...readings.clients, ...readings.sales];
  const receivables = [...items.sources, ...balances.sources];
  return {
    sources: [...receivables, ...others.map(({ source }) => source)],
    referenceDate: options.referenceDate ?? newestDate(receivables),
    openItems: items.records,
    agedBalance: balances.records,
    coverLines: readings.cover.flatMap(({ records }) => records.settled()),
    clients: mergeClients(readings.clients.flatMap(({ records }) => records.settled())),
    sales: mergeSales(readings.sales.flatMap(({ records }) => records.settled())),
    warnings: [
      ...items.warnings,
      ...balances.warnings,
      ...others.flatMap(({ warnings }) => warnings),
      ...settlementWarnings(settlement),
      ...dateWarnings(receivables, options.referenceDate),
      ...agreementWarnings(items, balances),
    ],
  };
}

/** What makes an item the same one in two sheets. */
function itemKey({ clientCode, document, documentDate, amount }: OpenItem): string {
  return document === "" ? `${clientCode}\n${documentDate}\n${amount}` : `${clientCode}\n${document}`;
}

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

function settlementWarnings({ joinedByName, alike }: Settlement): readonly IntakeMessage[] {
  const alikeTold = alike
    .slice(0, NAMES_TOLD)
    .map(([first, second]) => message("codes-alike", { first, second }));
  if (joinedByName.length === 0) return alikeTold;
  const names = joinedByName.slice(0, NAMES_TOLD).join(", ");
  return [...alikeTold, message("joined-by-name", { clients: joinedByName.length, names })];
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
  items: Chosen<OpenItem>,
  balances: Chosen<AgedBalanceLine>,
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

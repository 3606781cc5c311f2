import type { TableLayout } from "../../book/table";
import { toProblem } from "../host/excelProblem";
import { noteMissing, type Missing } from "../host/missing";
import type { WorkbookContext } from "../host/session";
import type { TableContent } from "./ownTables";
import {
  filtersOf,
  isFiltering,
  LOST_FILTER,
  putFiltersBack,
  type FiltersOff,
  type TableFilters,
} from "./tableFilters";

/** The name under which totals that could not be shown again are reported, beside refused decorations. */
const LOST_TOTALS = "totals row";

/** A table as it was last seen before a request that writes to it. */
export interface Seen {
  readonly layout: Pick<TableLayout, "table">;
  readonly head: Pick<TableContent, "headings" | "hasFilterButtons">;
  /** Filters that are on, by column of the table. */
  readonly filters: TableFilters;
  /** It shows its row of totals. */
  readonly showsTotals: boolean;
}

/** What stood of a table and was to make room. */
interface Stood {
  /** By the headings of that moment; null for those that the table has now. */
  readonly headings: readonly string[] | null;
  readonly filters: TableFilters;
  readonly totals: boolean;
}

/**
 * What makes room in a table for one request that writes to it: its filters, as values written over hidden rows land
 * elsewhere or nowhere on desktop (office-js#224) and hidden rows cannot be deleted (office-js#994), and its row of
 * totals, which stands where rows are added. It is queued with what is written, and sent by `sendLifting`.
 */
export class Lifting {
  private readonly missing: Missing;
  private askedFilters: Excel.Table | null = null;
  private askedTotals: Excel.Table | null = null;
  private queuesTotals = false;

  constructor(
    private readonly context: WorkbookContext,
    private readonly seen: Seen,
  ) {
    this.missing = noteMissing(context);
  }

  /**
   * Queues the clearing of whatever filters are on at that very moment: a colleague may have set some since they were
   * looked at. A table without filter buttons is not asked for any: what it answers differs from one Excel to the
   * other (office-js#3086).
   */
  filters(): this {
    if (!this.seen.head.hasFilterButtons) return this;
    // The criteria are asked of one object and put back by another (office-js#3030).
    this.askedFilters = this.table();
    this.askedFilters.autoFilter.load("isDataFiltered,criteria");
    this.table().clearFilters();
    return this;
  }

  /** Queues that totals make room, if any are shown at that moment. */
  totals(): this {
    this.askedTotals = this.table().load("showTotals");
    this.table().showTotals = false;
    return this;
  }

  /** Queues totals that made room again, behind what was written; without it `showTotalsAgain` does it later. */
  totalsBack(): void {
    if (this.askedTotals === null) return;
    this.table().showTotals = true;
    this.queuesTotals = true;
  }

  /** Whether totals made room, once it is sent. */
  get hadTotals(): boolean {
    return this.askedTotals?.showTotals === true;
  }

  /** It is about to be sent: were that never answered, what was seen may be gone. */
  begin(): void {
    this.missing.names = namesOf(this.asSeen());
  }

  /** It was sent. @returns the filters to put back. */
  sent(): FiltersOff {
    const filters = this.toldFilters() ?? [];
    const totals = this.hadTotals && !this.queuesTotals;
    this.missing.names = namesOf({ filters, totals });
    return { table: () => this.table(), filters };
  }

  /** Its filters are back, or are said to be lost. */
  settled(lost: readonly string[]): void {
    const isLost = (name: string) => name !== LOST_FILTER || lost.includes(name);
    this.missing.names = this.missing.names.filter(isLost);
  }

  /** Its totals are back. */
  shown(): void {
    this.missing.names = this.missing.names.filter((name) => name !== LOST_TOTALS);
  }

  /**
   * It was refused half-way, or no one can say: what was taken away comes back.
   * @returns what does not, by the name of its words.
   */
  async undo(error: unknown): Promise<string[]> {
    const stood = this.stood();
    const names = namesOf(stood);
    // While somebody edits a cell Excel begins nothing.
    const isBegun = toProblem(error).code !== "cell-being-edited";
    this.missing.names = isBegun ? names : [];
    if (this.missing.names.length > 0) this.missing.names = (await this.putBack(stood)) ?? names;
    return [...this.missing.names];
  }

  /** What stood as the request itself has told, even when it went no further; else as it was seen. */
  private stood(): Stood {
    const seen = this.asSeen();
    const filters = this.toldFilters();
    const totals = told(() => this.hadTotals) ?? seen.totals;
    return filters === null ? { ...seen, totals } : { headings: null, filters, totals };
  }

  private asSeen(): Stood {
    const { head, filters, showsTotals } = this.seen;
    return {
      headings: head.headings,
      filters: this.askedFilters === null ? [] : filters,
      totals: this.askedTotals !== null && showsTotals,
    };
  }

  private toldFilters(): TableFilters | null {
    const asked = this.askedFilters;
    return asked === null ? [] : told(() => filtersOf(asked, this.seen.head));
  }

  /** @returns what could not be put back; null when Excel does not even say what stands. */
  private async putBack({ headings, filters, totals }: Stood): Promise<string[] | null> {
    const { context } = this;
    const table = this.table().load("showTotals");
    const { hasFilterButtons } = this.seen.head;
    if (hasFilterButtons) table.autoFilter.load("isDataFiltered");
    const header = table.getRange().getRow(0).load("values");
    try {
      await context.sync();
    } catch {
      return null;
    }
    const isShown = !totals || table.showTotals || (await showTotals(context, this.seen, []));
    const standing = (header.values[0] ?? []).map(String);
    const back =
      headings === null ? filters : standing.map((heading) => filters[headings.indexOf(heading)] ?? null);
    // One that is on was never taken away, or is a colleague's newer one.
    const isOn = hasFilterButtons && table.autoFilter.isDataFiltered;
    const lost = isOn ? [] : await putFiltersBack(context, [{ table: () => this.table(), filters: back }]);
    return isShown ? lost : [...lost, LOST_TOTALS];
  }

  /** An object of its own: asking for one queues something. */
  private table(): Excel.Table {
    return this.context.workbook.tables.getItem(this.seen.layout.table);
  }
}

function namesOf({ filters, totals }: Pick<Stood, "filters" | "totals">): string[] {
  return [...(filters.some(isFiltering) ? [LOST_FILTER] : []), ...(totals ? [LOST_TOTALS] : [])];
}

/** What was loaded; null when it was not: Office.js throws then. */
function told<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * Sends what is queued with what makes room for it. Filters come back whatever becomes of it, in requests of their
 * own; totals when it fails, else by whoever lifted them.
 * @param refused takes what could not be put back: what is written stands all the same. Where the run fails, its
 *   problem says that.
 */
export async function sendLifting(
  context: WorkbookContext,
  liftings: readonly Lifting[],
  refused: string[],
  send: () => Promise<unknown> = () => context.sync(),
): Promise<void> {
  liftings.forEach((lifting) => lifting.begin());
  try {
    await send();
  } catch (error) {
    for (const lifting of liftings) refused.push(...(await lifting.undo(error)));
    throw error;
  }
  const lost = await putFiltersBack(
    context,
    liftings.map((lifting) => lifting.sent()),
  );
  liftings.forEach((lifting) => lifting.settled(lost));
  refused.push(...lost);
}

/**
 * Shows totals that made room for rows, in a request of its own: the rows stand whether it succeeds or not.
 * @param refused as in `sendLifting`.
 */
export async function showTotalsAgain(
  context: WorkbookContext,
  seen: Seen,
  lifting: Lifting,
  refused: string[],
): Promise<void> {
  if (!lifting.hadTotals) return;
  if (await showTotals(context, seen, refused)) lifting.shown();
  else refused.push(LOST_TOTALS);
}

/** Over a filtered table Excel refuses totals. @returns false when it does so for whatever reason. */
async function showTotals(context: WorkbookContext, seen: Seen, refused: string[]): Promise<boolean> {
  const lifting = new Lifting(context, seen).filters();
  context.workbook.tables.getItem(seen.layout.table).showTotals = true;
  try {
    await sendLifting(context, [lifting], refused);
    return true;
  } catch {
    return false;
  }
}

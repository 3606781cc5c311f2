import type { ClientPlaces } from "../../excel/sheets/clientRow";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import type { KnownRows } from "../protocol/clientHistory";

/** Which rows of our sheets are of which client, and those that were read: kept while Excel tells of every change. */
export interface KeptRows {
  current: KnownRows<ClientPlaces> | null;
  /** Counts what was told: what was being read meanwhile is not kept. */
  changes: number;
  /** The sheet of the last selection; null where changes are not told. */
  sheet: string | null;
}

/** What the pane keeps for the cards of clients. */
export interface ClientMemory {
  readonly kept: KeptPortfolio;
  readonly rows: KeptRows;
}

/** Lets go of what was kept: something has changed, or may have. */
export function forgetRows(rows: KeptRows): void {
  rows.current = null;
  rows.changes += 1;
}

/** Notes where the user is. */
export function lookFrom(rows: KeptRows, sheet: string | null): void {
  rows.sheet = sheet;
  if (!isKeptFrom(sheet, rows.current)) forgetRows(rows);
}

/**
 * Whether changes are told on the sheet where the user is. What is picked from a drop-down list is not always
 * (office-js#420): protocol and history, where the lists are, are read anew while the user is there.
 */
function isKeptFrom(sheet: string | null, known: KeptRows["current"]): boolean {
  return sheet !== null && sheet !== known?.decisions.frame?.sheet && sheet !== known?.figures.frame?.sheet;
}

interface Read<T> {
  /** Null when nothing is found at the client's place. */
  readonly beside: T | null;
  readonly known: KnownRows<ClientPlaces> | null;
}

/**
 * Reads with what is kept, and keeps what was learnt. What is kept and leads to nothing, such as a sheet that was
 * renamed or a client who is new, is let go and asked anew.
 */
export async function readKeeping<T, R extends Read<T>>(
  rows: KeptRows,
  read: (known: KnownRows<ClientPlaces> | null) => Promise<R>,
): Promise<R> {
  const { current, changes } = rows;
  if (current !== null) {
    const found = await read(current).catch(() => null);
    if (found?.beside != null && rows.changes === changes) return found;
    forgetRows(rows);
  }
  const before = rows.changes;
  const found = await read(null);
  if (isKeptFrom(rows.sheet, found.known) && rows.changes === before) rows.current = found.known;
  return found;
}

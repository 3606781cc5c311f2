import { recordCells, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";

const ISO_CODE = /^[A-Z]{3}$/;

/** The rates that the settings state, with a warning for each row that is not valid. */
export interface StatedRates {
  /** Company-currency value of one unit of each other currency, by ISO code. */
  readonly rates: Readonly<Record<string, number>>;
  readonly warnings: readonly Message[];
}

/**
 * Reads the rates of currencies. A rate that is no positive number, or of no ISO currency, is named with its
 * address and left out: rows in that currency are then rejected, never added up.
 */
export function readRates(content: TableContent | null): StatedRates {
  const rates: Record<string, number> = {};
  const warnings: Message[] = [];
  for (const { cells, addresses } of content === null ? [] : recordCells(content)) {
    const currency = String(cells["currency"] ?? "")
      .trim()
      .toUpperCase();
    const rate = cells["rate"];
    const refuse = (code: string, column: string, value: string) =>
      warnings.push({ code, values: { address: addresses[column] ?? "", value } });
    if (!ISO_CODE.test(currency)) refuse("rate-invalid", "currency", currency);
    else if (typeof rate !== "number" || !(rate > 0)) refuse("rate-invalid", "rate", String(rate ?? ""));
    else if (rates[currency] !== undefined) refuse("rate-duplicate", "currency", currency);
    else rates[currency] = rate;
  }
  return { rates, warnings };
}

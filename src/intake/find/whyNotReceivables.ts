import { receivableSigns, type ReceivableSigns } from "./detect";
import { isAboutSuppliers } from "./suppliersApart";
import { isOrderBook, ordersWorth } from "./orderBook";
import { toUnits } from "../../domain/basis/money";
import { message, type IntakeMessage } from "../messages";
import { isBlank } from "../cells/plainText";
import type { SheetGrid } from "../cells/sheetGrid";

/**
 * One sentence's worth of why no sheet could be read as receivables: the sheet that comes nearest, and what
 * it lacks or looks like. For the error that the user sees when the intake found none.
 */
export function whyNotReceivables(grids: readonly SheetGrid[]): IntakeMessage {
  const filled = grids.filter(({ values }) => values.some((row) => !row.every(isBlank)));
  if (filled.length === 0) return message("workbook-empty");
  const payables = filled.find(isAboutSuppliers);
  if (payables !== undefined) return message("looks-like-payables", { sheet: payables.sheet });
  const signs = filled.map(receivableSigns).filter((each) => each !== null);
  signs.sort((a, b) => nearness(b) - nearness(a));
  const nearest = signs[0];
  if (nearest === undefined) {
    const orders = filled.find((grid) => rowOfOrders(grid) >= 0);
    return orders === undefined
      ? message("nothing-like-receivables", { sheets: names(filled) })
      : ofOrders(orders);
  }
  const { sheet } = nearest;
  const own = filled.find((grid) => grid.sheet === sheet);
  if (nearest.isOfOrders && own !== undefined) return ofOrders(own);
  const bank = signs.find(isBankStatement);
  if (bank !== undefined && bank === nearest) return message("looks-like-bank-statement", { sheet });
  if (nearest.saleLines >= 2) return message("looks-like-sales", { sheet });
  return whatIsMissing(nearest) ?? message("nothing-like-receivables", { sheets: names(filled) });
}

/** Rows in which headings stand that are not enough to be taken for some. */
const FIRST_ROWS = 12;

function rowOfOrders(grid: SheetGrid): number {
  return grid.values.slice(0, FIRST_ROWS).findIndex((_, row) => isOrderBook(grid, row));
}

/** Orders are left out with what they come to, where a column says it. */
function ofOrders(grid: SheetGrid): IntakeMessage {
  const { sheet } = grid;
  const worth = ordersWorth(grid, rowOfOrders(grid));
  if (worth === null) return message("looks-like-orders", { sheet });
  return message("orders-worth", { sheet, heading: worth.heading, amount: toUnits(worth.amount) });
}

function isBankStatement({ bankLines, amount, dueDate }: ReceivableSigns): boolean {
  return bankLines > 0 && amount && !dueDate;
}

function whatIsMissing({ sheet, client, amount, dueDate }: ReceivableSigns): IntakeMessage | null {
  if (Number(client) + Number(amount) + Number(dueDate) < 2) return null;
  if (!client) return message("client-not-found", { sheet });
  if (!amount) return message("amount-not-found", { sheet });
  return message("due-date-not-found", { sheet });
}

function nearness({ client, amount, dueDate }: ReceivableSigns): number {
  return Number(client) + Number(amount) + Number(dueDate);
}

const SHEETS_NAMED = 5;

function names(grids: readonly SheetGrid[]): string {
  const named = grids.slice(0, SHEETS_NAMED).map(({ sheet }) => sheet);
  return grids.length > SHEETS_NAMED ? [...named, "…"].join(", ") : named.join(", ");
}

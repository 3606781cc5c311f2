import type { Cents } from "../../domain/basis/money";
import { looseCents } from "../cells/numbers";
import { isBlank, onOneLine, plainText } from "../cells/plainText";
import type { SheetGrid } from "../cells/sheetGrid";
import { totalWordingOf } from "./totals";

/** Words of orders, quotes and deliveries, in headings, titles and the sheet's name. */
const ORDER =
  /\b(?:commandes?|cdes?|orders?|backlog|auftrag\w*|auftraege|auftrage|bestell\w*|pedidos?|ordin[ei]|ordernummer|ordernr|orderdatum|devis|quotes?|quotations?|angebot\w*|livraisons?|livrer|livree?s?|bl|deliver\w*|shipments?|liefer\w*|entregas?|entregar|consegn\w*|levering\w*|leverdatum)\b/;

/** Words of what was invoiced, whatever else the heading says … */
const INVOICED =
  /\b(?:factures?|invoices?|inv|rechnung\w*|facturas?|fattur[ae]|factu(?:ur|ren)\w*|pieces?|ecritures?|docum\w*|vouchers?|transactions?|beleg\w*|lettrage)\b/;

/** … and of what is open, unless the heading says that orders are ("Solde à livrer"). */
const OWED =
  /\b(?:(?:solde|reste|restant|montant|total) du|soldes?|balance|amount due|due amount|total due|outstanding|unpaid|open amount|impayes?|a payer|a encaisser|recouvr\w*|regle\w*|retard|overdue|offen\w*|saldo|pendiente|scadut\w*|openstaand\w*)\b/;

/** Fewer signs may stand in a list of invoices that tells their orders. */
const LEAST_SIGNS = 2;

/**
 * True for a list of orders, quotes or deliveries: two headings, or one and a title, say so, and none speaks of
 * invoices. They are not owed yet, and never part of a balance.
 */
export function isOrderBook({ sheet, values }: SheetGrid, headerIndex: number): boolean {
  const headings = (values[headerIndex] ?? []).map((cell) => plainText(String(cell)));
  const ofOrders = headings.filter((heading) => ORDER.test(heading));
  if (ofOrders.length === 0 || headings.some((heading) => INVOICED.test(heading))) return false;
  if (headings.some((heading) => OWED.test(heading) && !ORDER.test(heading))) return false;
  const titles = [sheet, ...values.slice(0, headerIndex).flat()].map((cell) => plainText(String(cell)));
  return ofOrders.length + (titles.some((title) => ORDER.test(title)) ? 1 : 0) >= LEAST_SIGNS;
}

/** Headings of what orders are worth, and of what is left of it. */
const WORTH =
  /\b(?:montant|total|val(?:eu|o)r|amount|worth|prix|importe|importo|ht|ttc)|betrag|wert|bedrag|waarde/;
const LEFT = /\b(?:rest|solde|a (?:livr|factur)|open|remain|undeliv|offen|pend|resid)/;

/** What the orders of a list come to, and the heading of the column that says it; null where no column does. */
export interface OrdersWorth {
  readonly heading: string;
  readonly amount: Cents;
}

/** What is left of them stands before what they were; sums at the foot count for nothing. */
export function ordersWorth({ values }: SheetGrid, headerIndex: number): OrdersWorth | null {
  const lines = values.slice(headerIndex + 1).filter((row) => {
    const first = row.find((cell) => !isBlank(cell));
    return typeof first !== "string" || totalWordingOf(first) === null;
  });
  const worths = (values[headerIndex] ?? []).flatMap((cell, column) => {
    const heading = plainText(String(cell));
    const isLeft = LEFT.test(heading);
    if (!isLeft && !WORTH.test(heading)) return [];
    const amounts = lines.map((row) => looseCents(row[column])).filter((amount) => amount !== null);
    if (amounts.length === 0) return [];
    return [
      { isLeft, heading: onOneLine(String(cell)), amount: amounts.reduce((sum, each) => sum + each, 0) },
    ];
  });
  return worths.find(({ isLeft }) => isLeft) ?? worths.at(-1) ?? null;
}

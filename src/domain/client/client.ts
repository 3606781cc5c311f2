import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";

/** A rating as its provider wrote it; the policy's scales turn it into a signature quality. */
export interface Rating {
  readonly provider: string;
  readonly value: string;
  readonly date: Day | null;
}

/**
 * What stands beside the balance in a client's exposure (exposure = balance + deliveries not invoiced
 * + orders not delivered within the horizon + bills not matured − deposits), each as the workbook states it.
 */
export interface ExposureParts {
  readonly deliveriesNotInvoiced: Cents;
  readonly ordersNotDelivered: Cents;
  readonly billsNotMatured: Cents;
  /** Deposits and guarantees held, stated as a positive amount: they lower the exposure. */
  readonly deposits: Cents;
}

/** The parts in the order in which they are shown. */
export const EXPOSURE_PARTS = [
  "deliveriesNotInvoiced",
  "ordersNotDelivered",
  "billsNotMatured",
  "deposits",
] as const satisfies readonly (keyof ExposureParts)[];

/** Kinds of insolvency proceedings: conciliation, sauvegarde, redressement, liquidation, plan. */
export type InsolvencyKind = "conciliation" | "safeguard" | "receivership" | "liquidation" | "plan";

/** Insolvency proceedings (procédure collective) of a client. */
export interface Insolvency {
  /** Null when the sheet says no more than that there are some. */
  readonly kind: InsolvencyKind | null;
  /** Day of the judgment or of its publication; null when unknown. */
  readonly date: Day | null;
}

/** The company's own limit of a client (limite interne, encours autorisé). Nil = no sale on credit. */
export interface StatedLimit {
  readonly amount: Cents;
  /** Day on which the limit is to be looked at again; null when the sheet says none. */
  readonly reviewDate: Day | null;
}

/** What the client sheet says of one client. */
export interface ClientRecord {
  readonly clientCode: string;
  readonly clientName: string;
  readonly group: string;
  readonly salesperson: string;
  readonly paymentTerms: string;
  /** Payment term in days from the document date, null when unknown. */
  readonly termDays: number | null;
  readonly ratings: readonly Rating[];
  /** Null for a client in no proceedings. */
  readonly insolvency: Insolvency | null;
  /** Null when unknown: a blank is no limit. */
  readonly limit: StatedLimit | null;
  readonly turnover: Cents | null;
  /** Null when the workbook states none of them: exposure is the balance then. */
  readonly exposureParts: ExposureParts | null;
}

/** Sales incl. VAT to one client in one month (month = its first day). */
export interface MonthlySales {
  readonly clientCode: string;
  readonly month: Day;
  readonly amount: Cents;
}

/** A client of whom the client sheet says nothing. */
export function unknownClient(clientCode: string, clientName: string): ClientRecord {
  return {
    clientCode,
    clientName,
    group: "",
    salesperson: "",
    paymentTerms: "",
    termDays: null,
    ratings: [],
    insolvency: null,
    limit: null,
    turnover: null,
    exposureParts: null,
  };
}

/** A client by its code and name. */
export interface NamedClient {
  readonly clientCode: string;
  readonly clientName: string;
}

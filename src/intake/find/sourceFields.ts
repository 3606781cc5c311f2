import { EXPOSURE_PARTS } from "../../domain/client/client";
import type { SourceKind } from "../../domain/receivables/sourceKind";
import type { Field } from "../source";

const CLIENT: readonly Field[] = ["clientCode", "clientName"];
const CLIENT_FACTS: readonly Field[] = ["group", "salesperson", "paymentTerms"];

/** What a sheet of each kind can tell, what matters most first: the order in which it is shown. */
export const FIELDS_OF_KIND: Readonly<Record<SourceKind, readonly Field[]>> = {
  "open-items": [
    ...CLIENT,
    "openAmount",
    "dueDate",
    "document",
    "documentDate",
    "documentType",
    "originalAmount",
    "debit",
    "credit",
    "matching",
    "paidAmount",
    "paidDate",
    "status",
    "side",
    "daysLate",
    "ageBucket",
    "account",
    "currency",
    "disputed",
    "legalId",
    ...CLIENT_FACTS,
  ],
  "aged-balance": [
    ...CLIENT,
    "balance",
    "notDue",
    "overdue",
    "d1_30",
    "d31_60",
    "d61_90",
    "d91_120",
    "over120",
    "over90",
    "ageBucket",
    "unallocatedCredits",
    "account",
    "currency",
    "legalId",
    ...CLIENT_FACTS,
    ...EXPOSURE_PARTS,
  ],
  cover: [
    ...CLIENT,
    "insurer",
    "granted",
    "requested",
    "coverKind",
    "coverNature",
    "coverStatus",
    "coverFrom",
    "coverTo",
    "insuredShare",
    "currency",
    "legalId",
  ],
  clients: [
    ...CLIENT,
    "legalId",
    ...CLIENT_FACTS,
    "rating",
    "ratingProvider",
    "ratingDate",
    "insolvent",
    "insolvencyDate",
    "internalLimit",
    "limitReviewDate",
    "turnover",
    ...EXPOSURE_PARTS,
  ],
  sales: [...CLIENT, "month", "amount", "currency"],
};

/** Every field, each once. */
export const FIELDS: readonly Field[] = [...new Set(Object.values(FIELDS_OF_KIND).flat())];

/** What makes a list of clients one: facts of a client, of which one is enough. */
export const CLIENT_ATTRIBUTES: readonly Field[] = [
  ...CLIENT_FACTS,
  "rating",
  "insolvent",
  "internalLimit",
  "turnover",
  "legalId",
  ...EXPOSURE_PARTS,
];

const BUCKET_FIELDS: readonly Field[] = ["d1_30", "d31_60", "d61_90", "d91_120", "over120", "over90"];

/** What a table must have beside its columns to be of a kind. */
interface Columns {
  /** Whether a field has a column. */
  readonly has: (field: Field) => boolean;
  /** How many columns bear a month, and how many a range of days late. */
  readonly months: number;
  readonly buckets: number;
}

/** Sales by month need so many columns to be no other table with a month in a heading. */
const LEAST_MONTHS = 3;

/** Whether a table has what its kind cannot be read without: the one rule, for what is found and what is declared. */
export function isEnough(kind: SourceKind, { has, months, buckets }: Columns): boolean {
  if (!has("clientCode") && !has("clientName")) return false;
  switch (kind) {
    case "open-items":
      return has("openAmount") || has("originalAmount") || (has("debit") && has("credit"));
    case "aged-balance":
      return buckets > 0 || BUCKET_FIELDS.some(has) || has("overdue") || has("ageBucket");
    case "cover":
      return has("granted");
    case "clients":
      return CLIENT_ATTRIBUTES.some(has) || CLIENT.every(has);
    case "sales":
      return months >= LEAST_MONTHS || (has("month") && has("amount"));
  }
}

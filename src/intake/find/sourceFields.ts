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
    "unallocatedCredits",
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

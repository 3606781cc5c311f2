import type { SourceKind } from "../../domain/receivables/sourceKind";
import type { Field, SourceDecision } from "../../intake/source";

/** The fields asked for when a sheet is declared; the others are found by themselves or set afterwards. */
export const DECLARED_FIELDS: Readonly<Record<SourceKind, readonly Field[]>> = {
  "open-items": ["clientCode", "clientName", "openAmount", "debit", "credit", "dueDate", "document"],
  "aged-balance": [
    "clientCode",
    "clientName",
    "balance",
    "notDue",
    "d1_30",
    "d31_60",
    "d61_90",
    "d91_120",
    "over120",
    "over90",
  ],
  cover: ["clientCode", "clientName", "granted", "insurer", "coverTo", "coverStatus"],
  clients: ["clientCode", "clientName", "group", "salesperson", "paymentTerms", "rating"],
  sales: ["clientCode", "clientName", "month", "amount"],
};

const BUCKETS: readonly Field[] = ["d1_30", "d31_60", "d61_90", "d91_120", "over120", "over90"];

/** Whether the columns named are enough for a sheet to be read as that kind. */
export function isDeclarable(kind: SourceKind, columns: SourceDecision["columns"]): boolean {
  const has = (field: Field) => (columns[field] ?? "") !== "";
  if (!has("clientCode") && !has("clientName")) return false;
  switch (kind) {
    case "open-items":
      return has("openAmount") || (has("debit") && has("credit"));
    case "aged-balance":
      return BUCKETS.some(has);
    case "cover":
      return has("granted");
    case "clients":
      return DECLARED_FIELDS.clients.filter(has).length >= 2;
    case "sales":
      return has("month") && has("amount");
  }
}

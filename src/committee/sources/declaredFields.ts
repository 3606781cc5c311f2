import type { SourceKind } from "../../domain/receivables/sourceKind";
import { monthOfCell } from "../../intake/cells/dates";
import { bucketOf } from "../../intake/find/buckets";
import { CLIENT_ATTRIBUTES, isEnough } from "../../intake/find/sourceFields";
import type { Field, SourceColumn, SourceDecision } from "../../intake/source";

/** The fields asked for when a sheet is declared; the others are found by themselves or set afterwards. */
export const DECLARED_FIELDS: Readonly<Record<SourceKind, readonly Field[]>> = {
  "open-items": [
    "clientCode",
    "clientName",
    "openAmount",
    "originalAmount",
    "debit",
    "credit",
    "dueDate",
    "document",
  ],
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
    "overdue",
    "ageBucket",
  ],
  cover: ["clientCode", "clientName", "granted", "insurer", "coverTo", "coverStatus"],
  clients: ["clientCode", "clientName", ...CLIENT_ATTRIBUTES],
  sales: ["clientCode", "clientName", "month", "amount"],
};

/** Whether the columns named, with what the headings say by themselves, are enough for a sheet of that kind. */
export function isDeclarable(
  kind: SourceKind,
  columns: SourceDecision["columns"],
  headings: readonly SourceColumn[],
): boolean {
  const named = new Set(Object.values(columns));
  const free = headings.map(({ heading }) => heading).filter((heading) => !named.has(heading));
  return isEnough(kind, {
    has: (field) => (columns[field] ?? "") !== "",
    months: free.filter((heading) => monthOfCell(heading) !== null).length,
    buckets: free.filter((heading) => bucketOf(heading) !== null).length,
  });
}

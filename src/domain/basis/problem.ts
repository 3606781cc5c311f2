/**
 * What went wrong, in terms a user can act upon. The locales (problems.json) put each code into
 * three parts: what happened, why, what to do next. `details` is for "copy details" only.
 */
export type ProblemCode =
  | "no-receivables"
  | "empty-workbook"
  | "no-reference-date"
  | "name-taken"
  | "sheet-protected"
  | "workbook-protected"
  | "write-refused"
  | "workbook-read-only"
  | "cell-being-edited"
  | "missing-column"
  | "table-converted"
  | "table-renamed"
  | "headings-off"
  | "table-deleted"
  | "table-emptied"
  | "questions-to-answer"
  | "sources-to-confirm"
  | "no-protocol"
  | "row-changed"
  | "row-gone"
  | "row-hidden"
  | "not-saved"
  | "cells-displaced"
  | "text-too-long"
  | "difference-to-accept"
  | "not-analysed"
  | "client-not-in-file"
  | "sheet-absent"
  | "clients-unreadable"
  | "note-changed"
  | "no-settings"
  | "policy-changed"
  | "override-too-long"
  | "override-changed"
  | "agenda-not-prepared"
  | "reds-undecided"
  | "committee-not-closed"
  | "another-workbook"
  | "made-meanwhile"
  | "excel-busy"
  | "out-of-memory"
  | "filter-in-the-way"
  | "merged-cells"
  | "no-room"
  | "too-large"
  | "many-rows"
  | "far-cell"
  | "no-answer"
  | "host-too-old"
  | "dates-from-1904"
  | "cancelled"
  | "unexpected";

export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    readonly details: string = "",
  ) {
    super(code);
    this.name = "Problem";
  }

  /** The same problem, of its own kind, that says more: what is found out once it has happened. */
  saying(values: Problem["values"]): this {
    return Object.assign(this, { values: { ...this.values, ...values } });
  }
}

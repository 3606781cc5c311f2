import { Problem, type ProblemCode } from "../../domain/basis/problem";

/**
 * Excel's error codes, not its messages, which are localised (office-js docs, application-specific API error
 * handling). A code that is not here is unexpected.
 */
export const CODES: Readonly<Record<string, ProblemCode>> = {
  AccessDenied: "write-refused",
  Unauthenticated: "write-refused",
  InvalidOperationInCellEditMode: "cell-being-edited",
  // Another workbook took the focus during the call (Windows, Mac); its members fail with the second (troubleshooting).
  InactiveWorkbook: "another-workbook",
  InvalidSelection: "another-workbook",
  ActivityLimitReached: "excel-busy",
  Conflict: "excel-busy",
  RequestAborted: "excel-busy",
  ServiceNotAvailable: "excel-busy",
  MemoryLimitReached: "out-of-memory",
  FilteredRangeConflict: "filter-in-the-way",
  MergedRangeConflict: "merged-cells",
  InsertDeleteConflict: "no-room",
  NonBlankCellOffSheet: "no-room",
  FormulaLengthExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  RangeExceedsLimit: "too-large",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  ApiNotAvailable: "host-too-old",
  ApiNotFound: "host-too-old",
  NotImplemented: "host-too-old",
  UnsupportedFeature: "host-too-old",
  UnsupportedOperation: "host-too-old",
};

/** Any failure as a problem in the user's terms; what is one already stays as it is. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = excelCode(error);
  return new Problem((code !== null && CODES[code]) || "unexpected", {}, detailsOf(error));
}

/** The code of an Office.js error, or null for anything else. */
export function excelCode(error: unknown): string | null {
  return isRecord(error) && typeof error["code"] === "string" ? error["code"] : null;
}

/** For "copy details": code, place and message as Excel gave them. */
function detailsOf(error: unknown): string {
  if (!isRecord(error)) return String(error);
  const debugInfo = isRecord(error["debugInfo"]) ? error["debugInfo"] : {};
  return JSON.stringify({
    code: error["code"],
    message: error["message"],
    errorLocation: debugInfo["errorLocation"],
    statement: debugInfo["statement"],
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

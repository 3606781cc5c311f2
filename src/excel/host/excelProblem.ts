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
  const known = code === null ? undefined : CODES[code];
  const inFront = code === "GeneralException" && NEED_THE_FRONT.test(placeOf(error));
  const isTaken = TAKEN.has(code ?? "") && MAKES_A_TABLE.test(placeOf(error));
  const likely = inFront ? "another-workbook" : isTaken ? "made-meanwhile" : "unexpected";
  return new Problem(known ?? likely, {}, detailsOf(error));
}

/** A table of ours is made where its name and its cells were free: somebody has made it in the same moment. */
const TAKEN: ReadonlySet<string> = new Set(["InvalidArgument", "ItemAlreadyExists"]);
const MAKES_A_TABLE = /^(Table\.name|TableCollection\.add)$/i;

/**
 * Members that answer GeneralException while another workbook has the focus (office-js docs, troubleshooting). The
 * code says nothing else, so this is the likely cause.
 */
const NEED_THE_FRONT =
  /^(WorksheetCollection\.add|Worksheet\.(activate|gridlines|headings|showGridlines|showHeadings)|Range\.select|Table\.clearFilters|WorksheetFreezePanes\..*|Chart\.activate)$/i;

/** The member that Excel refused, e.g. "Range.select". */
export function placeOf(error: unknown): string {
  const debugInfo = isRecord(error) && isRecord(error["debugInfo"]) ? error["debugInfo"] : {};
  const place = debugInfo["errorLocation"];
  return typeof place === "string" ? place : "";
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

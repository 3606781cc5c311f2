import { Problem, type ProblemCode } from "../../domain/basis/problem";

/**
 * Excel's error codes, not its messages, which are localised. A code that is not here is unexpected.
 */
const CODES: Readonly<Record<string, ProblemCode>> = {
  AccessDenied: "write-refused",
  InvalidOperationInCellEditMode: "cell-being-edited",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  OperationCellsExceedLimit: "too-large",
  ApiNotFound: "host-too-old",
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

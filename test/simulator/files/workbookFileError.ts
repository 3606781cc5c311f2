/** Why a file could not be opened as a workbook. */
export type WorkbookFileProblem = "not-a-workbook" | "password" | "legacy-format" | "empty" | "too-large";

/** Thrown by openXlsx; `code` says what the file is instead of an .xlsx workbook. */
export class WorkbookFileError extends Error {
  constructor(
    readonly code: WorkbookFileProblem,
    message: string,
  ) {
    super(message);
    this.name = "WorkbookFileError";
  }
}

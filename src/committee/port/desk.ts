import type { ExcelSession } from "../../excel/host/session";
import type { Language } from "../../locales/translator";

/** What every use case is given: the workbook, the user's own clock and the pane's language. */
export interface Desk {
  readonly session: ExcelSession;
  /** Everything but the user's day is read from the workbook. */
  readonly clock: () => Date;
  readonly displayLanguage: Language;
}

import { Problem } from "../../domain/basis/problem";
import type { ExcelSession } from "../../excel/host/session";
import { readyToPrint } from "../../excel/page/pageFrame";
import { PAPERS } from "../../excel/page/papers";
import { findOwnSheets } from "../../excel/sheets/ownSheets";
import type { Message } from "../../intake/source";
import { refusedWarnings } from "./refusedWarnings";

/** The pages of ours that are made for paper. */
export type PrintedPage = keyof typeof PAPERS;

/** A page that waits to be printed, in front of the user. */
export interface ReadyToPrint {
  readonly sheet: string;
  /** Whether this Excel has Export beside Print in its File menu. */
  readonly exports: boolean;
  /** What this Excel did not take or keep. */
  readonly warnings: readonly Message[];
}

/**
 * Makes one of our pages ready to be printed and shows it: Excel's own print then makes paper or a PDF of it.
 * @throws Problem "sheet-absent" when the page does not stand.
 */
export function printPage(session: ExcelSession, page: PrintedPage): Promise<ReadyToPrint> {
  return session.run(async (workbook) => {
    const { names } = await findOwnSheets(workbook);
    const sheet = names[page];
    if (sheet === null) throw new Problem("sheet-absent");
    const refused = await readyToPrint(workbook, sheet, PAPERS[page]);
    return { sheet, exports: session.handsOver.exports, warnings: refusedWarnings(refused) };
  });
}

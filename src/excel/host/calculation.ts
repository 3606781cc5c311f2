import { Problem } from "../../domain/basis/problem";
import { excelCode } from "./excelProblem";
import type { WorkbookContext } from "./session";

/** How the workbook calculates, known after the next request; it costs none of its own. */
export function askCalculation(context: WorkbookContext): { readonly isManual: () => boolean } {
  const application = context.workbook.application.load("calculationMode");
  return { isManual: () => application.calculationMode === "Manual" };
}

/**
 * Computes what a workbook with manual calculation has left as it was, as F9 does: what changed and what depends on it.
 * @returns whether Excel did; it may refuse, and then what is read is as old as people left it.
 */
export async function recalculate(context: WorkbookContext): Promise<boolean> {
  context.workbook.application.calculate("Recalculate");
  try {
    await context.sync();
    return true;
  } catch (error) {
    // An unanswered request is no refusal: going on would send blindly.
    if (error instanceof Problem || excelCode(error) === null) throw error;
    return false;
  }
}

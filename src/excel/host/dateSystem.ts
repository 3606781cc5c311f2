import { Problem } from "../../domain/basis/problem";
import { toProblem } from "./excelProblem";
import type { WorkbookContext } from "./session";

/** The first of January 1904 is day 1462 where days are counted from 1900, and day 0 where they are from 1904. */
const FIRST_DAY_OF_1904 = 0;

/**
 * Does some reading and, in its first request, asks whether the workbook counts its days from 1900: no property of
 * Office.js says so. Days of a workbook of 1904 would all be read four years early. An Excel that cannot answer is
 * not asked again, and is believed to count as nearly every workbook does.
 * @param read what is asked anyway; it begins anew when Excel refuses the question, so it must write nothing.
 * @throws Problem "dates-from-1904"
 */
export async function readingDaysFrom1900<T>(context: WorkbookContext, read: () => Promise<T>): Promise<T> {
  const firstDay = context.workbook.functions.date(1904, 1, 1).load("value");
  let found: T;
  try {
    found = await read();
  } catch (error) {
    if (!couldBeTheQuestion(error)) throw error;
    return read();
  }
  if (firstDay.value === FIRST_DAY_OF_1904) throw new Problem("dates-from-1904");
  return found;
}

/** A refusal that says nothing of the workbook or of what the user does: perhaps this Excel computes no functions. */
function couldBeTheQuestion(error: unknown): boolean {
  const { code } = toProblem(error);
  return code === "unexpected" || code === "host-too-old";
}

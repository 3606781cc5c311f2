import { Problem, type ProblemCode } from "../../domain/basis/problem";
import { toProblem } from "../../excel/host/excelProblem";

/** Problems that stop some work anywhere: what was written by then is said with them. */
const STOPS: ReadonlySet<ProblemCode> = new Set(["another-workbook", "excel-busy"]);

/**
 * Says with a problem that stops some work what it had written by then; work within it knows better.
 * @param written asked for when it happens: what stands, as the user calls it; "" for nothing; undefined for perhaps
 *   a part.
 */
export async function sayingWritten<T>(
  written: () => string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, values, details } = toProblem(error);
    const stands = written();
    if (!STOPS.has(code) || "written" in values || stands === undefined) throw error;
    throw new Problem(code, { ...values, written: stands }, details);
  }
}

/** The same for work that only reads, before anything was written. */
export function onlyReading<T>(work: () => Promise<T>): Promise<T> {
  return sayingWritten(() => "", work);
}

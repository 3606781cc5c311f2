import { excelCode } from "./excelProblem";
import { Problem } from "../domain/problem";
import type { WorkbookContext } from "./session";

/** A nicety that the data does not depend on: frozen rows, print setup, colours. */
export interface Decoration {
  /** What it is, for the report of what could not be done. */
  readonly name: string;
  readonly apply: () => void;
}

/**
 * Applies each decoration in a request of its own, so that one that this Excel refuses (freezePanes:
 * office-js#2196, #3148; page layout: #1860) leaves the data and the other decorations in place.
 * @returns the names of those refused.
 */
export async function decorate(
  context: WorkbookContext,
  decorations: readonly Decoration[],
): Promise<string[]> {
  const refused: string[] = [];
  for (const { name, apply } of decorations) {
    try {
      apply();
      // A request each is the purpose: what fails in a request undoes nothing but ends it.
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
    } catch (error) {
      // An unanswered request is no refusal: going on would send blindly.
      if (error instanceof Problem || excelCode(error) === null) throw error;
      refused.push(name);
    }
  }
  return refused;
}

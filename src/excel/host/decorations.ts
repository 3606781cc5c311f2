import { excelCode } from "./excelProblem";
import { Problem } from "../../domain/basis/problem";
import type { WorkbookContext } from "./session";

/** What a write did: cells that differed, and decorations that this Excel refused. */
export interface Written {
  readonly cells: number;
  readonly refused: readonly string[];
}

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

/**
 * Applies decorations in one request, and each in its own only when Excel refuses one of them: what stood
 * before it in the request has been done then, so each must be one that can be applied twice.
 * @returns the names of those refused.
 */
export async function decorateTogether(
  context: WorkbookContext,
  decorations: readonly Decoration[],
): Promise<string[]> {
  if (decorations.length === 0) return [];
  const apply = () => decorations.forEach((decoration) => decoration.apply());
  const refused = await decorate(context, [{ name: "all", apply }]);
  return refused.length === 0 ? [] : decorate(context, decorations);
}

/** The title and the line below it, on a sheet without gridlines. */
export function titlesLook(worksheet: Excel.Worksheet): Decoration {
  return {
    name: "titles",
    apply: () => {
      worksheet.getRange("A1").format.font.set({ bold: true, size: 16 });
      worksheet.getRange("A2").format.font.color = "#595959";
      worksheet.showGridlines = false;
    },
  };
}

/** Rows above and columns left of a zero-based cell stay in view. */
export function frozenAt(worksheet: Excel.Worksheet, row: number, column: number): Decoration {
  const apply = () =>
    column === 0
      ? worksheet.freezePanes.freezeRows(row)
      : worksheet.freezePanes.freezeAt(worksheet.getRangeByIndexes(0, 0, row, column));
  return { name: "frozen panes", apply };
}

/** A4 landscape, as wide as the page, with the zero-based heading row on every page. */
export function printedLandscape(worksheet: Excel.Worksheet, headingRow: number): Decoration {
  return {
    name: "print setup",
    apply: () => {
      const { pageLayout } = worksheet;
      pageLayout.orientation = "Landscape";
      pageLayout.paperSize = "A4";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.setPrintTitleRows(`$${headingRow + 1}:$${headingRow + 1}`);
    },
  };
}

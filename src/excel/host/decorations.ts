import { excelCode } from "./excelProblem";
import { Problem } from "../../domain/basis/problem";
import type { WorkbookContext } from "./session";
import type { TableCells, TableLayout } from "../../book/table";

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
  /**
   * Loads what tells whether Excel kept it, where Excel may ignore what it took without a word.
   * @returns what is asked once the answer is there.
   */
  readonly readBack?: () => () => boolean;
}

/**
 * Applies each decoration in a request of its own, so that one that this Excel refuses (freezePanes:
 * office-js#2196, #3148; page layout: #1860) leaves the data and the other decorations in place.
 * @returns the names of those refused, and of those that Excel took and did not keep.
 */
export async function decorate(
  context: WorkbookContext,
  decorations: readonly Decoration[],
): Promise<string[]> {
  const refused: string[] = [];
  for (const decoration of decorations) {
    if (!(await isTaken(context, decoration))) refused.push(decoration.name);
  }
  return refused;
}

/**
 * Applies one decoration in its request.
 * @param isAgain when it was tried before: a glance at another workbook may be over by then.
 */
async function isTaken(
  context: WorkbookContext,
  { name, apply, readBack }: Decoration,
  isAgain = false,
): Promise<boolean> {
  try {
    apply();
    const isKept = readBack?.();
    await context.sync();
    return isKept?.() !== false;
  } catch (error) {
    // An unanswered request is no refusal: going on would send blindly.
    if (error instanceof Problem || excelCode(error) === null) throw error;
    const isInFront = excelCode(error) === "InactiveWorkbook";
    return isInFront && !isAgain && isTaken(context, { name, apply, readBack }, true);
  }
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
  return (await takenTogether(context, decorations)) ?? decorate(context, decorations);
}

/**
 * Does in one request, once, what cannot be done twice.
 * @returns false when Excel refused something of it: what stood before that has been done.
 */
export function isDoneAtOnce(context: WorkbookContext, apply: () => void): Promise<boolean> {
  return isTaken(context, { name: "all", apply }, true);
}

/** @returns the names of those that Excel took and did not keep; null when it refused one, and with it the request. */
async function takenTogether(
  context: WorkbookContext,
  decorations: readonly Decoration[],
): Promise<string[] | null> {
  if (decorations.length === 0) return [];
  let checks: (readonly [string, (() => boolean) | undefined])[] = [];
  const apply = () => {
    decorations.forEach((decoration) => decoration.apply());
    checks = decorations.map(({ name, readBack }) => [name, readBack?.()]);
  };
  if (!(await isTaken(context, { name: "all", apply }))) return null;
  return checks.flatMap(([name, isKept]) => (isKept?.() === false ? [name] : []));
}

/** The look of a sheet that has just been made. */
export interface Look {
  /** What cannot be done twice. */
  readonly once: readonly Decoration[];
  readonly repeatable: readonly Decoration[];
}

/** What was made, and how it is to be dressed once it stands. */
export interface Made {
  readonly cells: number;
  readonly look: Look;
}

/**
 * Dresses several new sheets: each of what cannot be done twice in a request of its own, all the rest in one, and
 * sheet by sheet only when Excel refuses something of it.
 * @returns the names of those refused.
 */
export async function decorateAll(context: WorkbookContext, looks: readonly Look[]): Promise<string[]> {
  const refused = await decorate(
    context,
    looks.flatMap(({ once }) => once),
  );
  const sheets = looks.map(({ repeatable }) => repeatable).filter(({ length }) => length > 0);
  const together = await takenTogether(context, sheets.flat());
  if (together !== null) return [...refused, ...together];
  for (const sheet of sheets) {
    refused.push(...(await (sheets.length > 1 ? decorateTogether : decorate)(context, sheet)));
  }
  return refused;
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

/** Margins in centimetres around a table on paper: its columns need the width. */
const TABLE_MARGINS = { left: 0.8, right: 0.8, top: 1.3, bottom: 1.3 } as const;

/** A4 landscape, as wide as the page, with the zero-based heading row on every page. */
export function printedLandscape(worksheet: Excel.Worksheet, headingRow: number): Decoration[] {
  return [
    {
      name: "print setup",
      apply: () => {
        const { pageLayout } = worksheet;
        pageLayout.orientation = "Landscape";
        pageLayout.paperSize = "A4";
        pageLayout.setPrintMargins("Centimeters", TABLE_MARGINS);
      },
    },
    repeatedHeadings(worksheet, headingRow),
    fittedToPage(worksheet),
  ];
}

/**
 * On paper, a table's columns up to one, in a readable size; the rest is for the screen. Nothing where people have
 * not left them together.
 */
export function printedUpTo(
  worksheet: Excel.Worksheet,
  { columns }: TableLayout,
  { keys, bodyColumn }: Pick<TableCells, "keys" | "bodyColumn">,
  last: string,
): Decoration[] {
  const count = columns.findIndex(({ key }) => key === last) + 1;
  if (columns.slice(0, count).some(({ key }, index) => keys[index] !== key)) return [];
  const printed = worksheet.getRangeByIndexes(0, bodyColumn, 1, count).getEntireColumn();
  return [{ name: "print area", apply: () => worksheet.pageLayout.setPrintArea(printed) }];
}

/** The zero-based heading row stands on every printed page. */
export function repeatedHeadings(worksheet: Excel.Worksheet, headingRow: number): Decoration {
  const rows = `$${headingRow + 1}:$${headingRow + 1}`;
  return { name: "repeated headings", apply: () => worksheet.pageLayout.setPrintTitleRows(rows) };
}

/** Printed at so many percent of its size: one page wide where that is known to fit, with the page breaks it has. */
export function scaledTo(worksheet: Excel.Worksheet, scale: number): Decoration {
  return {
    name: "fit to page",
    apply: () => {
      worksheet.pageLayout.zoom = { scale };
    },
  };
}

/**
 * One page wide, and as many high as are given or as it takes. Excel for Windows may ignore it without a word
 * while its Page Layout tab was never shown (office-js#1860): what it kept is read back.
 */
export function fittedToPage(worksheet: Excel.Worksheet, pagesHigh?: number): Decoration {
  const zoom = {
    horizontalFitToPages: 1,
    ...(pagesHigh !== undefined && { verticalFitToPages: pagesHigh }),
  };
  return {
    name: "fit to page",
    apply: () => {
      worksheet.pageLayout.zoom = zoom;
    },
    readBack: () => {
      const layout = worksheet.pageLayout.load("zoom");
      return () => layout.zoom.horizontalFitToPages === 1;
    },
  };
}

import type { PageRow } from "../../documents/form/sheetRows";
import { HEADING_FILL, HEADING_TEXT, LINE_COLOUR } from "../table/ownTables";
import { GREY, SOFT_FILL } from "./pageFrame";

/** Of the page's text and of what a reader in a hurry reads, in points. */
const TEXT_SIZE = 10;
const LARGE_SIZE = 11;

/** Queues widths and formats of a page's rows, those that look alike together. The caller syncs. */
export function dressPage(
  worksheet: Excel.Worksheet,
  { widths }: { readonly widths: readonly number[] },
  rows: readonly PageRow[],
  height: number,
): void {
  const width = widths.length;
  worksheet.getRangeByIndexes(0, 0, height, width + 1).clear("Formats");
  const page = worksheet.getRangeByIndexes(0, 0, rows.length, width);
  page.columnHidden = false;
  page.format.verticalAlignment = "Top";
  page.format.font.size = TEXT_SIZE;
  widths.forEach((points, index) => {
    worksheet.getRangeByIndexes(0, index, 1, 1).format.columnWidth = points;
  });
  worksheet.getRangeByIndexes(0, width, 1, 1).columnHidden = true;
  for (const { first, count, row } of runsOf(rows)) {
    dress(worksheet.getRangeByIndexes(first, 0, count, width), row);
  }
}

interface Run {
  readonly first: number;
  count: number;
  readonly row: PageRow;
}

function runsOf(rows: readonly PageRow[]): Run[] {
  const runs: Run[] = [];
  rows.forEach((row, index) => {
    const run = runs.at(-1);
    if (run !== undefined && isAlike(run.row, row)) run.count += 1;
    else runs.push({ first: index, count: 1, row });
  });
  return runs;
}

function isAlike(a: PageRow, b: PageRow): boolean {
  return (
    a.kind === b.kind &&
    a.dress === b.dress &&
    (a.isStruck ?? false) === (b.isStruck ?? false) &&
    (a.isLarge ?? false) === (b.isLarge ?? false)
  );
}

function dress(range: Excel.Range, row: PageRow): void {
  if (row.isLarge) range.format.font.size = LARGE_SIZE;
  DRESS[row.kind](range);
  for (const { at, align, numberFormat, wraps, indent } of row.dress ?? []) {
    const cells = range.getColumn(at);
    cells.format.horizontalAlignment = align;
    if (numberFormat !== undefined) cells.numberFormat = [[numberFormat]];
    if (wraps) cells.format.wrapText = true;
    // An indent counts on texts that are aligned to the left by themselves only.
    if (indent) cells.format.indentLevel = 1;
  }
  if (row.isStruck) {
    range.format.font.strikethrough = true;
    range.format.font.color = GREY;
  }
}

const DRESS: Readonly<Record<PageRow["kind"], (range: Excel.Range) => void>> = {
  title: () => undefined,
  line: (range) => {
    range.format.font.color = GREY;
  },
  section: (range) => {
    range.format.font.set({ bold: true, size: 12, color: HEADING_TEXT });
    range.format.fill.color = HEADING_FILL;
    range.format.verticalAlignment = "Center";
  },
  headings: (range) => {
    range.format.font.bold = true;
    range.format.fill.color = SOFT_FILL;
    range.format.wrapText = true;
    range.format.verticalAlignment = "Center";
  },
  row: (range) => {
    for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
      range.format.borders.getItem(edge).color = LINE_COLOUR;
    }
  },
  // A row that goes on in the next one: no line between them.
  open: () => undefined,
  labels: (range) => {
    range.format.font.set({ bold: true, color: GREY });
  },
  figures: (range) => {
    range.format.font.bold = true;
  },
  blank: () => undefined,
  people: () => undefined,
};

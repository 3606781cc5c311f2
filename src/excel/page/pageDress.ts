import { columnLetters, type CellInput } from "../../book/cells";
import { inOneCall } from "../host/readSheets";
import type { CellDress, PageRow } from "../../documents/form/sheetRows";
import { HEADING_FILL, HEADING_TEXT, LINE_COLOUR } from "../table/ownTables";
import { GREY, SOFT_FILL } from "./pageFrame";

/** Of what a reader in a hurry reads, in points. */
const LARGE_SIZE = 11;

/** A row of a page as it is to look: of one of the page's kinds, its cells dressed one by one on top. */
export interface DressedRow<Kind extends string> {
  readonly kind: Kind;
  readonly cells: readonly { readonly at: number; readonly value: CellInput }[];
  /** Shared by rows that look alike. */
  readonly dress?: readonly CellDress[];
  readonly isLarge?: boolean;
  readonly isStruck?: boolean;
}

/** What a kind of row looks like, over its whole width or one of its columns. */
interface KindLook {
  readonly at?: number;
  readonly apply: (format: Excel.RangeFormat) => void;
}

/** How a page is dressed. */
export interface PageDress<Kind extends string> {
  /** Of its columns, in points. */
  readonly widths: readonly number[];
  /** Of its text, in points; that of the workbook when absent. */
  readonly textSize?: number;
  readonly kinds: Readonly<Record<Kind, readonly KindLook[]>>;
}

/** Queues widths and formats of a page's rows, all that look alike together. The caller syncs. */
export function dressPage<Kind extends string>(
  worksheet: Excel.Worksheet,
  { widths, textSize, kinds }: PageDress<Kind>,
  rows: readonly DressedRow<Kind>[],
  height: number,
): void {
  const width = widths.length;
  worksheet.getRangeByIndexes(0, 0, height, width + 1).clear("Formats");
  const page = worksheet.getRangeByIndexes(0, 0, rows.length, width);
  page.columnHidden = false;
  page.format.verticalAlignment = "Top";
  if (textSize !== undefined) page.format.font.size = textSize;
  widths.forEach((points, index) => {
    worksheet.getRangeByIndexes(0, index, 1, 1).format.columnWidth = points;
  });
  worksheet.getRangeByIndexes(0, width, 1, 1).columnHidden = true;
  for (const { column, first, last, format } of numberFormatsOf(rows, width)) {
    worksheet.getRangeByIndexes(first, column, last - first + 1, 1).numberFormat = [[format]];
  }
  for (const { apply, areas } of looksOf(rows, kinds, width)) {
    for (const addresses of inOneCall(areas)) apply(worksheet.getRanges(addresses).format);
  }
}

/** Rows of a column that share a number format. */
interface FormattedRows {
  readonly column: number;
  readonly first: number;
  last: number;
  readonly format: string;
}

/** A text looks the same under any number format: the texts between two numbers of one format do not part them. */
function numberFormatsOf(rows: readonly DressedRow<string>[], width: number): FormattedRows[] {
  const current: (FormattedRows | undefined)[] = Array<undefined>(width).fill(undefined);
  const found: FormattedRows[] = [];
  rows.forEach(({ cells, dress = [] }, index) => {
    const formats = new Map<number, string>();
    for (const { at, value } of cells) if (typeof value === "number") formats.set(at, "General");
    for (const { at, numberFormat } of dress) {
      if (numberFormat !== undefined) formats.set(at, numberFormat);
    }
    for (const [column, format] of formats) {
      const run = current[column];
      if (run?.format === format) run.last = index;
      else found.push((current[column] = { column, first: index, last: index, format }));
    }
  });
  return found.filter(({ format }) => format !== "General");
}

/** A look and the areas of the page that have it. */
interface Look {
  /** Later ones stand above earlier ones. */
  readonly layer: number;
  readonly apply: (format: Excel.RangeFormat) => void;
  readonly areas: string[];
  /** Of the last area, which grows with the rows below it. */
  first: number;
  last: number;
}

/**
 * The looks of the page, each with its areas: a row of every look in turn, asked for one by one, would make a
 * page of two hundred actions a request that is too large for Excel.
 */
function looksOf<Kind extends string>(
  rows: readonly DressedRow<Kind>[],
  kinds: PageDress<Kind>["kinds"],
  width: number,
): readonly Look[] {
  const looks = new Map<string, Look>();
  const whole = `:${columnLetters(width - 1)}`;
  rows.forEach((row, index) => {
    const note = (
      layer: number,
      key: string,
      [from, to]: readonly [string, string],
      apply: Look["apply"],
    ): void => {
      const look = looks.get(key) ?? { layer, apply, areas: [], first: 0, last: -2 };
      looks.set(key, look);
      if (look.last === index - 1) look.areas.pop();
      else look.first = index;
      look.last = index;
      look.areas.push(`${from}${look.first + 1}${to}${index + 1}`);
    };
    if (row.isLarge) note(0, "large", ["A", whole], large);
    kinds[row.kind].forEach(({ at, apply }, place) => {
      const column = at === undefined ? "" : columnLetters(at);
      note(1, `${row.kind} ${place}`, column === "" ? ["A", whole] : [column, `:${column}`], apply);
    });
    for (const cell of row.dress ?? []) {
      const column = columnLetters(cell.at);
      note(2, `${cell.at} ${lookKey(cell)}`, [column, `:${column}`], (format) => dressCell(format, cell));
    }
    if (row.isStruck) note(3, "struck", ["A", whole], strike);
  });
  return [...looks.values()].sort((a, b) => a.layer - b.layer);
}

function lookKey({ align, wraps, indent }: CellDress): string {
  return [align, wraps && "wraps", indent && "indent"].join(" ");
}

function large(format: Excel.RangeFormat): void {
  format.font.size = LARGE_SIZE;
}

function strike(format: Excel.RangeFormat): void {
  format.font.strikethrough = true;
  format.font.color = GREY;
}

function dressCell(format: Excel.RangeFormat, { align, wraps, indent }: CellDress): void {
  format.horizontalAlignment = align;
  if (wraps) format.wrapText = true;
  // An indent counts on texts that are aligned to the left by themselves only.
  if (indent) format.indentLevel = 1;
}

/** The looks that kinds of rows share across our pages. */
export const LOOKS = {
  quiet: (format: Excel.RangeFormat) => {
    format.font.color = GREY;
  },
  section: (format: Excel.RangeFormat) => {
    format.font.set({ bold: true, size: 12, color: HEADING_TEXT });
    format.fill.color = HEADING_FILL;
    format.verticalAlignment = "Center";
  },
  headings: (format: Excel.RangeFormat) => {
    format.font.bold = true;
    format.fill.color = SOFT_FILL;
    format.wrapText = true;
    format.verticalAlignment = "Center";
  },
  divider: (format: Excel.RangeFormat) => {
    format.font.bold = true;
    format.fill.color = SOFT_FILL;
  },
  lined: (format: Excel.RangeFormat) => {
    for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
      format.borders.getItem(edge).color = LINE_COLOUR;
    }
  },
} as const;

/** The kinds of rows that a document has on paper. */
export const DOCUMENT_KINDS: PageDress<PageRow["kind"]>["kinds"] = {
  title: [],
  line: [{ apply: LOOKS.quiet }],
  section: [{ apply: LOOKS.section }],
  headings: [{ apply: LOOKS.headings }],
  divider: [{ apply: LOOKS.divider }],
  row: [{ apply: LOOKS.lined }],
  // A row that goes on in the next one: no line between them.
  open: [],
  labels: [{ apply: (format) => format.font.set({ bold: true, color: GREY }) }],
  figures: [
    {
      apply: (format) => {
        format.font.bold = true;
      },
    },
  ],
  blank: [],
  people: [],
};

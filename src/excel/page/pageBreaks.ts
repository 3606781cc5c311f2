import { pageLines } from "../../documents/form/pageLines";
import type { CellDress, PageRow } from "../../documents/form/sheetRows";
import type { PagePaper } from "./papers";

/** Points that a character and a line take, by the size of the letters: rather too many, since Excel tells neither. */
const CHARACTER = { usual: 5, large: 5.5 };
const LINE = { usual: 13, large: 15 };
/** Of rows that look the same everywhere, in points. */
const TITLE = 21;
const SECTION = 16.5;
/** Between sections, in points. */
export const BLANK_HEIGHT = 6;

/** A row of the page with what it needs of the paper. */
interface Measured {
  readonly row: PageRow;
  readonly height: number;
}

/** A run of rows that is never parted. */
interface Block {
  readonly rows: readonly Measured[];
  readonly height: number;
  /** The headings that a page needs which begins with it; none where it has its own. */
  readonly headings: Measured | null;
  /** Height of the section that begins with it; null within one. */
  readonly section: number | null;
}

/**
 * The rows of a printed page with a break where the paper ends: no heading stands alone at a page's end, a table that
 * goes on has its headings again, and a short section is moved rather than parted. Where the rows begin a page
 * themselves they do so still.
 */
export function pagesOf(rows: readonly PageRow[], widths: readonly number[], paper: PagePaper): PageRow[] {
  const room = heightOf(paper);
  const pages: PageRow[] = [];
  let used = 0;
  for (const { rows: own, height, headings, section } of blocksOf(rows, widths)) {
    const begins = own[0]?.row.startsPage === true;
    const moves = section !== null && section <= room / SHORT_SECTION && used + section > room;
    const isFull = used > 0 && (moves || used + height > room);
    if (!begins && !isFull) {
      used += height;
      pages.push(...own.map(({ row }) => row));
      continue;
    }
    used = height + (begins ? 0 : (headings?.height ?? 0));
    const [first, ...others] = [...(begins || headings === null ? [] : [headings]), ...own].map(
      ({ row }) => row,
    );
    if (first !== undefined) pages.push({ ...first, startsPage: pages.length > 0 }, ...others);
  }
  return pages;
}

/** A section that takes less than one part of so many of a page is kept together. */
const SHORT_SECTION = 3;

/** What a row needs below it on the same page. */
const HEADS: ReadonlySet<PageRow["kind"]> = new Set([
  "blank",
  "section",
  "headings",
  "divider",
  "labels",
  "figures",
  "open",
]);

function blocksOf(rows: readonly PageRow[], widths: readonly number[]): Block[] {
  const measured = rows.map((row): Measured => ({ row, height: rowHeight(row, widths) }));
  const blocks: Block[] = [];
  let headings: Measured | null = null;
  let current: Measured[] = [];
  let isFirstOfTable = false;
  measured.forEach((each, index) => {
    const { kind } = each.row;
    if (kind === "section" || (kind === "blank" && current.length === 0)) headings = null;
    current.push(each);
    if (kind === "headings") isFirstOfTable = true;
    if (HEADS.has(kind)) {
      if (index < measured.length - 1) return;
    } else if (isFirstOfTable && measured[index + 1]?.row.kind === "row") {
      // One row alone below the headings looks lost.
      isFirstOfTable = false;
      return;
    }
    isFirstOfTable = false;
    const own = current.some(({ row }) => row.kind === "headings");
    const starts = current.some(({ row }) => row.kind === "section");
    blocks.push({
      rows: current,
      height: sum(current),
      headings: own || starts ? null : headings,
      section: starts ? sectionHeight(measured, index - current.length + 1) : null,
    });
    headings = current.find(({ row }) => row.kind === "headings") ?? headings;
    current = [];
  });
  return blocks;
}

/** Of the section whose blank row or heading stands there. */
function sectionHeight(rows: readonly Measured[], from: number): number {
  const heading = rows.findIndex(({ row }, index) => index >= from && row.kind === "section");
  const next = rows.findIndex(({ row }, index) => index > heading && row.kind === "section");
  return sum(rows.slice(from, next < 0 ? rows.length : next));
}

function sum(rows: readonly Measured[]): number {
  return rows.reduce((total, { height }) => total + height, 0);
}

/** What a row takes, in points, when Excel has fitted it to its text. */
function rowHeight(row: PageRow, widths: readonly number[]): number {
  switch (row.kind) {
    case "title":
      return TITLE;
    case "section":
      return SECTION;
    case "blank":
      return BLANK_HEIGHT;
    default:
      return linesOfRow(row, widths) * LINE[sizeOf(row)];
  }
}

/** Lines that the rows take when they are printed. */
export function linesOf(rows: readonly PageRow[], widths: readonly number[]): number {
  return rows.reduce((total, row) => total + linesOfRow(row, widths), 0);
}

function linesOfRow(row: PageRow, widths: readonly number[]): number {
  const { cells, dress = [], kind } = row;
  const wrapped = new Set(dress.filter(({ wraps }: CellDress) => wraps).map(({ at }) => at));
  const lines = cells.map(({ at, value }) => {
    const text = String(value);
    if (kind !== "headings" && !wrapped.has(at)) return text.split("\n").length;
    return pageLines(text, Math.max(1, Math.floor((widths[at] ?? 0) / CHARACTER[sizeOf(row)]))).length;
  });
  return Math.max(1, ...lines);
}

function sizeOf({ isLarge }: PageRow): keyof typeof LINE {
  return isLarge ? "large" : "usual";
}

const POINTS_OF_A_CENTIMETRE = 72 / 2.54;
/** A4, in points. */
const A4 = { short: 595, long: 842 };

/** What a page holds, in points of the sheet. */
function heightOf({ orientation, margins, scale }: PagePaper): number {
  const { top = 0, bottom = 0 } = margins;
  const paper = orientation === "Landscape" ? A4.short : A4.long;
  return ((paper - (top + bottom) * POINTS_OF_A_CENTIMETRE) * 100) / scale;
}

import { titlesLook, type Decoration } from "../host/decorations";
import { printedRows, setPageFrame, type PagePrint } from "./pageFrame";

/** What a page's looks depend on. */
interface LookedAt<Kind extends string> {
  readonly rows: readonly { readonly kind: Kind }[];
  /** How many columns, and how many of the rows are printed. */
  readonly width: number;
  readonly printed: number;
  readonly print: PagePrint;
  /** Kinds of rows that keep a height of their own, in points; the others are as high as their text. */
  readonly heights: Readonly<Partial<Record<Kind, number>>>;
}

/** The looks that every page of ours has: its title, the heights of its rows, what is printed, its head and foot. Each can be applied twice. */
export function pageLooks<Kind extends string>(
  worksheet: Excel.Worksheet,
  { rows, width, printed, print, heights }: LookedAt<Kind>,
): Decoration[] {
  return [
    titlesLook(worksheet),
    { name: "row heights", apply: () => setHeights(worksheet, rows, width, heights) },
    printedRows(worksheet, printed, width),
    { name: "header and footer", apply: () => setPageFrame(worksheet, print) },
  ];
}

/** Rows of a height of their own are not fitted to their text before: what stands on them would jump. */
function setHeights<Kind extends string>(
  worksheet: Excel.Worksheet,
  rows: readonly { readonly kind: Kind }[],
  width: number,
  heights: Readonly<Partial<Record<Kind, number>>>,
): void {
  for (const { first, count, height } of runsOfHeights(rows, heights)) {
    const range = worksheet.getRangeByIndexes(first, 0, count, width);
    if (height === undefined) range.format.autofitRows();
    else range.format.rowHeight = height;
  }
}

function runsOfHeights<Kind extends string>(
  rows: readonly { readonly kind: Kind }[],
  heights: Readonly<Partial<Record<Kind, number>>>,
): { readonly first: number; readonly count: number; readonly height: number | undefined }[] {
  const runs: { first: number; count: number; height: number | undefined }[] = [];
  rows.forEach(({ kind }, index) => {
    const height = heights[kind];
    const run = runs.at(-1);
    if (run !== undefined && run.height === height) run.count += 1;
    else runs.push({ first: index, count: 1, height });
  });
  return runs;
}

/** How a page of ours lies on paper: A4, so many columns from the first on, margins in centimetres. */
export interface PagePaper {
  readonly orientation: "Landscape" | "Portrait";
  readonly columns: number;
  readonly margins: Excel.PageLayoutMarginOptions;
  /**
   * In percent of its size, so that its columns are one page wide. Excel follows page breaks only where the size is
   * given like that: fitted to a width it ignores them.
   */
  readonly scale: number;
}

const MARGINS = { left: 1.2, right: 1.2, top: 1.8, bottom: 1.6 };

/** How each of our pages is printed; apart from their sheets, whose code printing does not need. */
export const PAPERS = {
  agenda: {
    orientation: "Landscape",
    columns: 15,
    margins: { left: 0.8, right: 0.8, top: 1.3, bottom: 1.1 },
    scale: 66,
  },
  minutes: { orientation: "Portrait", columns: 7, margins: MARGINS, scale: 69 },
  results: { orientation: "Portrait", columns: 8, margins: MARGINS, scale: 71 },
} as const satisfies Readonly<Record<string, PagePaper>>;

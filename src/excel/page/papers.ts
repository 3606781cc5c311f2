import type { PagePaper } from "./pageFrame";

const MARGINS = { left: 1.2, right: 1.2, top: 1.8, bottom: 1.6 };

/** How each of our pages is printed; apart from their sheets, whose code printing does not need. */
export const PAPERS = {
  agenda: {
    orientation: "Landscape",
    columns: 15,
    margins: { left: 0.8, right: 0.8, top: 1.5, bottom: 1.3 },
  },
  minutes: { orientation: "Portrait", columns: 7, margins: MARGINS },
  results: { orientation: "Portrait", columns: 8, margins: MARGINS },
} as const satisfies Readonly<Record<string, PagePaper>>;

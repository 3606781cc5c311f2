import { AGENDA_PAGE, MINUTES_PAGE } from "./printedSheets";

test.each([AGENDA_PAGE, MINUTES_PAGE])(
  "$name: its paper has its columns, one page wide",
  ({ widths, paper }) => {
    expect(paper.columns).toBe(widths.length);
    const { left = 0, right = 0 } = paper.margins;
    const room = (paper.orientation === "Landscape" ? 842 : 595) - ((left + right) * 72) / 2.54;
    const width = (widths.reduce((sum, each) => sum + each, 0) * paper.scale) / 100;
    // A printer's columns are not to the point those of the screen.
    expect(width).toBeLessThan(room * 0.985);
    expect(width).toBeGreaterThan(room * 0.94);
  },
);

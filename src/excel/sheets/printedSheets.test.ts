import { AGENDA_PAGE, MINUTES_PAGE } from "./printedSheets";

test.each([AGENDA_PAGE, MINUTES_PAGE])("$name: its paper has its columns", ({ widths, paper }) => {
  expect(paper.columns).toBe(widths.length);
});

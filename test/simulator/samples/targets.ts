/** The folders of Microsoft's samples that use what a task-pane add-in over tables lives on; one sample by name. */
const TARGET =
  /^(?:46-table|42-range|10-chart|14-conditional-formatting|22-data-validation|54-worksheet|34-named-item|12-comments-and-notes|26-document|30-events|50-workbook|18-custom-xml-parts|90-scenarios)\/|^38-pivottable\/pivottable-slicer$/;

/** Whether a sample is one of those that the simulator is to accept. */
export function isTarget(name: string): boolean {
  return TARGET.test(name);
}

/**
 * Samples that the pinned Office.js can never run, with the members that it lacks, as "Class.member". The test
 * compares them with the library itself.
 */
export const NEVER_ON_THIS_OFFICE_JS: Readonly<Record<string, readonly string[]>> = {
  "10-chart/chart-data-labels": ["ChartDataLabel.getSubstring", "ChartDataLabel.geometricShapeType"],
  "10-chart/chart-leader-lines": ["ChartDataLabels.leaderLines"],
  "10-chart/chart-point": ["ChartFill.getSolidColor"],
  "12-comments-and-notes/excel-note-basics": ["Workbook.notes"],
  "42-range/range-cell-control": ["Range.control", "Range.clearOrResetContents"],
  "50-workbook/workbook-undo-grouping": ["Workbook.focus"],
};

/** Samples aimed at that are refused here all the same, with why. */
export const REFUSED_WITH_REASON: Readonly<Record<string, string>> = {
  "10-chart/chart-formatting":
    "Excel refuses it too: it draws its chart on the sheet that is active before it shows its own, and looks for it there",
};

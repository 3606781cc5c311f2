import { AGENDA_LAYOUT, SECOND_GREEN } from "../../documents/agenda/agendaLayout";
import { MINUTES_LAYOUT } from "../../documents/closing/minutesDocument";
import type { PagePaper } from "../page/pageFrame";
import type { PageLook } from "../page/printedPage";
import { AGENDA_NAME, MINUTES_NAME } from "./ownSheets";

/** How the agenda is printed. */
export const AGENDA_PAPER: PagePaper = {
  orientation: "Landscape",
  columns: AGENDA_LAYOUT.widths.length,
  margins: { left: 0.8, right: 0.8, top: 1.5, bottom: 1.3 },
};

/** How the minutes are printed. */
export const MINUTES_PAPER: PagePaper = {
  orientation: "Portrait",
  columns: MINUTES_LAYOUT.widths.length,
  margins: { left: 1.2, right: 1.2, top: 1.8, bottom: 1.6 },
};

/** The agenda: A4 across, people note decisions beside its rows. */
export const AGENDA_PAGE: PageLook = {
  name: AGENDA_NAME,
  widths: AGENDA_LAYOUT.widths,
  colourColumn: 0,
  takesNotes: true,
  codeColumn: 1,
  secondHalf: SECOND_GREEN,
  paper: AGENDA_PAPER,
};

/** So many lines are still readable on one page; what is longer goes over several. */
const LINES_OF_A_PAGE = 68;

/** The minutes: A4 upright, on one page as long as it can be read. */
export const MINUTES_PAGE: PageLook = {
  name: MINUTES_NAME,
  widths: MINUTES_LAYOUT.widths,
  colourColumn: 1,
  takesNotes: false,
  codeColumn: 1,
  secondHalf: new Map(),
  paper: MINUTES_PAPER,
  linesOfOnePage: LINES_OF_A_PAGE,
};

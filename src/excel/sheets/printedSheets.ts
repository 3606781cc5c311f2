import { AGENDA_LAYOUT, SECOND_GREEN } from "../../documents/agenda/agendaLayout";
import { MINUTES_LAYOUT } from "../../documents/closing/minutesDocument";
import type { PageLook } from "../page/printedPage";
import { PAPERS } from "../page/papers";
import { AGENDA_NAME, MINUTES_NAME } from "./ownSheets";

/** The agenda: A4 across, people note decisions beside its rows. */
export const AGENDA_PAGE: PageLook = {
  name: AGENDA_NAME,
  widths: AGENDA_LAYOUT.widths,
  colourColumn: 0,
  takesNotes: true,
  codeColumn: 1,
  secondHalf: SECOND_GREEN,
  paper: PAPERS.agenda,
};

/** So many lines are still readable on one page; what is longer goes over several. */
const LINES_OF_A_PAGE = 84;

/** The minutes: A4 upright, on one page as long as it can be read. */
export const MINUTES_PAGE: PageLook = {
  name: MINUTES_NAME,
  widths: MINUTES_LAYOUT.widths,
  colourColumn: 1,
  takesNotes: false,
  codeColumn: 1,
  secondHalf: new Map(),
  paper: PAPERS.minutes,
  linesOfOnePage: LINES_OF_A_PAGE,
};

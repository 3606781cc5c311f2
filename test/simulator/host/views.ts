import type { ChartModel, SheetModel } from "../model";
import type { Call } from "./declarations";
import { invalidOperation, itemNotFound } from "./errors";
import type { Session } from "./session";
import { EventType, raise, raiseChart, WORKBOOK_TARGET } from "./events";

/** Shows a sheet to the caller's person. A hidden sheet cannot be shown this way. */
export function activateSheet(sheet: SheetModel, call: Call): void {
  if (sheet.visibility !== "Visible") throw invalidOperation(`sheet ${sheet.name} is hidden`);
  const view = call.host.viewOf(call.session);
  if (view.activeSheetId === sheet.id) return;
  const left = view.activeSheetId;
  view.activeSheetId = sheet.id;
  view.selection = { top: 0, left: 0, rows: 1, columns: 1 };
  leaveChart(call);
  tell(EventType.WorksheetDeactivated, left, call);
  tell(EventType.WorksheetActivated, sheet.id, call);
}

/** Only the person who moved hears of it: others look at what they looked at. */
function tell(type: number, worksheetId: string, call: Call): void {
  raise(call, type, [worksheetId, WORKBOOK_TARGET], { worksheetId }, undefined, own(call));
}

/** Selects a chart, on its sheet, instead of cells. */
export function activateChart(sheet: SheetModel, chart: ChartModel, call: Call): void {
  activateSheet(sheet, call);
  const view = call.host.viewOf(call.session);
  if (view.activeChartId === chart.id) return;
  leaveChart(call);
  view.activeChartId = chart.id;
  raiseChart(call, EventType.ChartActivated, sheet, chart.id, own(call));
}

/** Cells are selected again. */
export function leaveChart(call: Call): void {
  const view = call.host.viewOf(call.session);
  const id = view.activeChartId;
  if (id === undefined) return;
  view.activeChartId = undefined;
  const sheet = call.host.model.sheets.find(({ charts }) => charts.some((chart) => chart.id === id));
  if (sheet !== undefined) raiseChart(call, EventType.ChartDeactivated, sheet, id, own(call));
}

/** The chart that the caller's person selected. Throws ItemNotFound. */
export function activeChart(call: Call): { sheet: SheetModel; chart: ChartModel } {
  const id = call.host.viewOf(call.session).activeChartId;
  for (const sheet of call.host.model.sheets) {
    const chart = sheet.charts.find((each) => each.id === id);
    if (chart !== undefined) return { sheet, chart };
  }
  throw itemNotFound("no chart is active");
}

function own(call: Call): (session: Session) => boolean {
  const { person } = call.session;
  return (session) => session.person === person;
}

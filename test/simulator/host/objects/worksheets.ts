import type { SheetModel, WorkbookModel } from "../../model";
import { addSheet } from "../../workbook";
import { sheetByName } from "../addressing";
import type { Call } from "../declarations";
import { declare, HostObject } from "../declarations";
import { itemNotFound } from "../errors";
import { EventType, raiseSheet, WORKBOOK_TARGET } from "../events";
import { checkStructure } from "../protection";
import { registration } from "../registrations";
import { checkSheetName, freeSheetName } from "../sheetNames";

function worksheet(sheet: SheetModel): HostObject {
  return new HostObject("Worksheet", { sheet });
}

function visible(model: WorkbookModel, visibleOnly: unknown): SheetModel[] {
  return model.sheets.filter((sheet) => visibleOnly !== true || sheet.visibility === "Visible");
}

function some(sheet: SheetModel | undefined): HostObject {
  if (sheet === undefined) throw itemNotFound("no such sheet");
  return worksheet(sheet);
}

/** Worksheets.add: at the end, not activated. */
function add(model: WorkbookModel, name: unknown, call: Call): HostObject {
  checkStructure(call);
  const wanted = name === undefined || name === null ? freeSheetName(model, call.host.locale) : name;
  const sheet = addSheet(model, checkSheetName(wanted, null, call));
  call.host.touch(false);
  raiseSheet(call, EventType.WorksheetAdded, sheet);
  return worksheet(sheet);
}

const onWorkbook = () => WORKBOOK_TARGET;

declare("WorksheetCollection", {
  items: (model) => model.sheets.map(worksheet),
  item: (model, key) => {
    const byId = model.sheets.find((sheet) => sheet.id.toLowerCase() === String(key).toLowerCase());
    return worksheet(byId ?? sheetByName(model, String(key)));
  },
  methods: {
    Add: (model, [name], call) => add(model, name, call),
    GetActiveWorksheet: (_, __, { host, session }) =>
      worksheet(host.sheet(host.viewOf(session).activeSheetId)),
    GetCount: (model, [visibleOnly]) => visible(model, visibleOnly).length,
    GetFirst: (model, [visibleOnly]) => some(visible(model, visibleOnly)[0]),
    GetLast: (model, [visibleOnly]) => some(visible(model, visibleOnly).at(-1)),
    ...registration("DataChangedEvent", EventType.WorksheetChanged, onWorkbook),
    ...registration("ActivatedEvent", EventType.WorksheetActivated, onWorkbook),
    ...registration("DeactivatedEvent", EventType.WorksheetDeactivated, onWorkbook),
    ...registration("AddedEvent", EventType.WorksheetAdded, onWorkbook),
    ...registration("DeletedEvent", EventType.WorksheetDeleted, onWorkbook),
    ...registration("CalculatedEvent", EventType.WorksheetCalculated, onWorkbook),
    ...registration("SelectionChangedEvent", EventType.WorksheetSelectionChanged, onWorkbook),
    ...registration("EventNameChanged", EventType.WorksheetNameChanged, onWorkbook),
    ...registration("EventVisibilityChanged", EventType.WorksheetVisibilityChanged, onWorkbook),
    ...registration("EventMoved", EventType.WorksheetMoved, onWorkbook),
    ...registration("RowHiddenChangedEvent", EventType.WorksheetRowHiddenChanged, onWorkbook),
    ...registration("ProtectionChangedEvent", EventType.WorksheetProtectionChanged, onWorkbook),
    ...registration("FormatChangedEvent", EventType.WorksheetFormatChanged, onWorkbook),
    ...registration("RowSortedEvent", EventType.WorksheetRowSorted, onWorkbook),
    ...registration("ColumnSortedEvent", EventType.WorksheetColumnSorted, onWorkbook),
    ...registration("SingleClickedEvent", EventType.WorksheetSingleClicked, onWorkbook),
    ...registration("FormulaChangedEvent", EventType.WorksheetFormulaChanged, onWorkbook),
  },
});

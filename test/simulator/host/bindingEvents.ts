import { intersection } from "../address";
import type { Area, BindingModel, SheetModel, WorkbookModel } from "../model";
import type { Call } from "./declarations";
import type { RangeTarget } from "./targets";
import { EVENT_CATEGORY } from "./wire";

/** Message types of Office.js; the client registers for them without telling the host. */
const BINDING_SELECTION_CHANGED = 3;
const BINDING_DATA_CHANGED = 4;

/** Where a binding's cells are now: those of its table when it is to one; null when they are gone. */
export function bindingArea(workbook: WorkbookModel, binding: BindingModel): RangeTarget | null {
  const sheet = workbook.sheets.find(({ id }) => id === binding.sheetId);
  if (sheet === undefined) return null;
  if (binding.tableId === null) return { sheet, area: binding.area };
  const table = sheet.tables.find(({ id }) => id === binding.tableId);
  return table === undefined ? null : { sheet, area: table.area };
}

/** Tells the clients whose bindings hold changed cells. */
export function raiseBindingsChanged(call: Call, sheet: SheetModel, area: Area): void {
  for (const { binding } of touched(call, sheet, area)) {
    for (const session of call.host.sessions) {
      if (session.enableEvents)
        post(call, session, BINDING_DATA_CHANGED, binding.id, { bindingId: binding.id });
    }
  }
}

/** Tells the person who selected cells of a binding which of its cells they are. */
export function raiseBindingsSelected(call: Call, sheet: SheetModel, area: Area): void {
  for (const { binding, own, common } of touched(call, sheet, area)) {
    const payload = {
      bindingId: binding.id,
      startRow: common.top - own.top,
      startColumn: common.left - own.left,
      rowCount: common.rows,
      columnCount: common.columns,
    };
    for (const session of call.host.sessions) {
      if (session.enableEvents && session.person === call.session.person)
        post(call, session, BINDING_SELECTION_CHANGED, binding.id, payload);
    }
  }
}

function touched(call: Call, sheet: SheetModel, area: Area) {
  return (call.host.model.bindings ?? []).flatMap((binding) => {
    const place = bindingArea(call.host.model, binding);
    const common = place?.sheet === sheet ? intersection(place.area, area) : null;
    return place === null || common === null ? [] : [{ binding, own: place.area, common }];
  });
}

function post(
  call: Call,
  session: Call["session"],
  messageType: number,
  targetId: string,
  payload: Record<string, unknown>,
): void {
  const message = JSON.stringify(payload);
  call.host.post(session, { messageCategory: EVENT_CATEGORY, messageType, targetId, message });
}

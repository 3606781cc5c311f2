import { cellAt } from "../../cells";
import type { BindingModel, WorkbookModel } from "../../model";
import { rangeArgument, rangeObject } from "../addressing";
import { bindingArea } from "../bindingEvents";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { findTable } from "../tableChanges";
import type { BindingTarget, RangeTarget } from "../targets";

function all(workbook: WorkbookModel): BindingModel[] {
  return (workbook.bindings ??= []);
}

function bindingObject(workbook: WorkbookModel, binding: BindingModel): HostObject {
  return new HostObject("Binding", { workbook, binding });
}

/** BindingCollection.add: of the id's earlier binding nothing is left. A table binding needs a table. */
function add(workbook: WorkbookModel, range: RangeTarget, type: unknown, id: unknown): HostObject {
  if (typeof id !== "string" || id === "") throw invalidArgument("a binding needs an id");
  if (type !== "Range" && type !== "Table" && type !== "Text")
    throw invalidArgument(`binding type ${String(type)}`);
  const { sheet, area } = range;
  const inside = (table: (typeof sheet.tables)[number]) =>
    table.area.top <= area.top && table.area.left <= area.left;
  const table = type === "Table" ? sheet.tables.find(inside) : undefined;
  if (type === "Table" && table === undefined) throw invalidArgument("a table binding needs a table");
  const binding = { id, type, sheetId: sheet.id, area: { ...area }, tableId: table?.id ?? null } as const;
  workbook.bindings = [...all(workbook).filter((each) => each.id !== id), { ...binding }];
  return bindingObject(workbook, workbook.bindings.at(-1) as BindingModel);
}

declare("BindingCollection", {
  properties: { Count: readOnly((workbook) => all(workbook).length) },
  items: (workbook) => all(workbook).map((binding) => bindingObject(workbook, binding)),
  item: (workbook, key) => {
    const binding = all(workbook).find(({ id }) => id === String(key));
    if (binding === undefined) throw itemNotFound(`binding ${String(key)}`);
    return bindingObject(workbook, binding);
  },
  methods: {
    Add: (workbook, [range, type, id], call) => {
      const active = call.host.sheet(call.host.viewOf(call.session).activeSheetId);
      return add(workbook, rangeArgument(range, active, call), type, id);
    },
    AddFromSelection: (workbook, [type, id], { host, session }) => {
      const view = host.viewOf(session);
      return add(workbook, { sheet: host.sheet(view.activeSheetId), area: view.selection }, type, id);
    },
  },
});

function place({ binding }: BindingTarget, { host }: Call): RangeTarget {
  const found = bindingArea(host.model, binding);
  if (found === null) throw itemNotFound(`binding ${binding.id} has lost its cells`);
  return found;
}

declare("Binding", {
  identity: "Id",
  properties: {
    Id: readOnly(({ binding }) => binding.id),
    Type: readOnly(({ binding }) => binding.type),
  },
  methods: {
    GetRange: (target, _, call) => {
      const { sheet, area } = place(target, call);
      return rangeObject(sheet, { ...area });
    },
    GetTable: ({ binding }, _, { host }) => {
      const table = binding.tableId === null ? null : findTable(host.model, binding.tableId, null);
      if (table === null) throw itemNotFound(`binding ${binding.id} is to no table`);
      return new HostObject("Table", table);
    },
    GetText: (target, _, call) => {
      const { sheet, area } = place(target, call);
      const cell = cellAt(sheet, area.top, area.left);
      return call.host.shownText(cell);
    },
    Delete: ({ workbook, binding }) => {
      workbook.bindings = all(workbook).filter((each) => each !== binding);
    },
  },
});

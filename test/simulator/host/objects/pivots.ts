import type { PivotModel } from "../../model";
import { rangeArgument } from "../addressing";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound, notSimulated } from "../errors";
import { checkPivotPlace, drawPivot, erase, pivotFields } from "../pivots";
import { checkUnprotected } from "../protection";
import type { PivotFieldTarget, PivotTarget, ScopeTarget } from "../targets";

// Pivot tables of one row field and sums, which is what Microsoft's slicer sample makes; the rest is refused by name.

function all({ workbook, sheet }: ScopeTarget): PivotTarget[] {
  const sheets = sheet === null ? workbook.sheets : [sheet];
  return sheets.flatMap((each) => each.pivots.map((pivot) => ({ sheet: each, pivot })));
}

function add(scope: ScopeTarget, [name, source, destination]: readonly unknown[], call: Call): HostObject {
  const active = scope.sheet ?? call.host.sheet(call.host.viewOf(call.session).activeSheetId);
  const data =
    source instanceof HostObject && source.as("Table") !== null
      ? { sheet: source.as("Table")?.target.sheet ?? active, area: source.as("Table")?.target.table.area }
      : rangeArgument(source, active, call);
  const { sheet, area } = rangeArgument(destination, active, call);
  checkUnprotected(sheet);
  if (typeof name !== "string" || name === "" || data.area === undefined)
    throw invalidArgument("pivot table");
  if (all({ ...scope, sheet: null }).some(({ pivot }) => pivot.name === name))
    throw invalidArgument(`a pivot table is already called ${name}`);
  checkPivotPlace(sheet, area.top, area.left);
  const pivot: PivotModel = {
    id: call.host.nextId(),
    name,
    source: { sheetId: data.sheet.id, area: { ...data.area } },
    area: { ...area, rows: 1, columns: 1 },
    rowField: null,
    dataFields: [],
  };
  sheet.pivots.push(pivot);
  return new HostObject("PivotTable", { sheet, pivot });
}

declare("PivotTableCollection", {
  items: (scope) => all(scope).map((target) => new HostObject("PivotTable", target)),
  item: (scope, key) => {
    const found = all(scope).find(({ pivot }) => pivot.id === key || pivot.name === key);
    if (found === undefined) throw itemNotFound(`pivot table ${String(key)}`);
    return new HostObject("PivotTable", found);
  },
  methods: { Add: add },
});

declare("PivotTable", {
  identity: "Id",
  properties: { Id: readOnly(({ pivot }) => pivot.id), Name: readOnly(({ pivot }) => pivot.name) },
  links: {
    Hierarchies: (target) => new HostObject("PivotHierarchyCollection", target),
    RowHierarchies: (target) => new HostObject("RowColumnPivotHierarchyCollection", target),
    DataHierarchies: (target) => new HostObject("DataPivotHierarchyCollection", target),
    Worksheet: ({ sheet }) => new HostObject("Worksheet", { sheet }),
  },
  methods: {
    Refresh: (target, _, call) => drawPivot(target, call),
    Delete: ({ sheet, pivot }) => {
      erase(sheet, pivot);
      sheet.pivots.splice(sheet.pivots.indexOf(pivot), 1);
      sheet.slicers = sheet.slicers.filter(({ tableId }) => tableId !== pivot.id);
    },
  },
});

function byName(
  kind: "PivotHierarchy" | "RowColumnPivotHierarchy" | "DataPivotHierarchy",
  fieldsOf: (target: PivotTarget, call: Call) => string[],
) {
  const object = ({ sheet, pivot }: PivotTarget, field: string) =>
    new HostObject(kind, { sheet, pivot, field });
  return {
    items: (target: PivotTarget, call: Call) => fieldsOf(target, call).map((field) => object(target, field)),
    item: (target: PivotTarget, key: unknown, call: Call) => {
      const field = fieldsOf(target, call).find((each) => each === key);
      if (field === undefined) throw itemNotFound(`field ${String(key)} of ${target.pivot.name}`);
      return object(target, field);
    },
  };
}

function fieldOf(hierarchy: unknown): string {
  const own = hierarchy instanceof HostObject ? hierarchy.as("PivotHierarchy") : null;
  if (own === null) throw invalidArgument("a hierarchy of the pivot table is needed");
  return own.target.field;
}

declare(
  "PivotHierarchyCollection",
  byName("PivotHierarchy", ({ pivot }, call) => pivotFields(pivot, call)),
);

declare("RowColumnPivotHierarchyCollection", {
  ...byName("RowColumnPivotHierarchy", ({ pivot }) => (pivot.rowField === null ? [] : [pivot.rowField])),
  methods: {
    Add: (target, [hierarchy], call) => {
      const { sheet, pivot } = target;
      if (pivot.rowField !== null) throw notSimulated("a pivot table of several row fields");
      pivot.rowField = fieldOf(hierarchy);
      drawPivot(target, call);
      return new HostObject("RowColumnPivotHierarchy", { sheet, pivot, field: pivot.rowField });
    },
  },
});

declare("DataPivotHierarchyCollection", {
  ...byName("DataPivotHierarchy", ({ pivot }) => pivot.dataFields.map(({ name }) => name)),
  methods: {
    Add: (target, [hierarchy], call) => {
      const { sheet, pivot } = target;
      const field = fieldOf(hierarchy);
      const name = `Sum of ${field}`;
      pivot.dataFields.push({ field, name });
      drawPivot(target, call);
      return new HostObject("DataPivotHierarchy", { sheet, pivot, field: name });
    },
  },
});

const named = { Name: readOnly(({ field }: PivotFieldTarget) => field) };
declare("PivotHierarchy", { properties: named });
declare("RowColumnPivotHierarchy", { properties: named });
declare("DataPivotHierarchy", { properties: named });

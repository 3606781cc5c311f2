import type { WorkbookModel } from "../../model";
import { rangeObject } from "../addressing";
import { insertSheets } from "../copySheets";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { accessDenied } from "../errors";
import { EventType, WORKBOOK_TARGET } from "../events";
import { activeChart } from "../views";

function selection(call: Call): HostObject<"Range"> {
  const view = call.host.viewOf(call.session);
  return rangeObject(call.host.sheet(view.activeSheetId), { ...view.selection });
}

function keptRange(reference: unknown, call: Call): HostObject {
  return call.session.kept(String(reference));
}

declare("Workbook", {
  properties: {
    Name: readOnly((model) => model.fileName.replace(/^.*[\\/]/, "")),
    ReadOnly: readOnly((model) => model.readOnly),
    AutoSave: readOnly((model) => model.autoSave),
    IsDirty: { read: (model) => model.isDirty ?? false, write: setDirty },
    PreviouslySaved: readOnly(() => true),
  },
  links: {
    Worksheets: (model) => new HostObject("WorksheetCollection", model),
    Names: (workbook) => new HostObject("NamedItemCollection", { workbook, sheet: null }),
    Tables: (workbook) => new HostObject("TableCollection", { workbook, sheet: null }),
    PivotTables: (workbook) => new HostObject("PivotTableCollection", { workbook, sheet: null }),
    Styles: (model) => new HostObject("StyleCollection", model),
    Functions: (model) => new HostObject("Functions", model),
    Slicers: (workbook) => new HostObject("SlicerCollection", { workbook, sheet: null }),
    Bindings: (model) => new HostObject("BindingCollection", model),
    Comments: (workbook) => new HostObject("CommentCollection", { workbook, sheet: null }),
    CustomXmlParts: (workbook) => new HostObject("CustomXmlPartCollection", { workbook, namespace: null }),
    Application: (model) => new HostObject("Application", model),
    Settings: (model) => new HostObject("SettingCollection", model),
    Properties: (model) => new HostObject("DocumentProperties", model),
    Protection: (model) => new HostObject("WorkbookProtection", model),
    _Runtime: (model) => new HostObject("Runtime", model),
  },
  methods: {
    GetSelectedRange: (_, __, call) => selection(call),
    GetActiveCell: (_, __, call) => {
      const { sheet, area } = selection(call).target;
      return rangeObject(sheet, { ...area, rows: 1, columns: 1 });
    },
    GetActiveChart: (_, __, call) => new HostObject("Chart", activeChart(call)),
    GetSelectedRanges: (_, __, call) => {
      const { sheet, area } = selection(call).target;
      return new HostObject("RangeAreas", { sheet, areas: [area] });
    },
    // Whoever is to see it aborted, as on Mac and SharePoint (office-js#3875, #6162), refuses "Workbook.Save".
    Save: (model) => save(model),
    Close: (model, [behavior], { host }) => {
      if (behavior !== "SkipSave") save(model);
      host.isClosed = true;
    },
    InsertWorksheetsFromBase64: (_, [file, options], call) => insertSheets(file, options, call),
    _GetRangeForEventByReferenceId: (_, [reference], call) => keptRange(reference, call),
    _RemoveReference: (_, [reference], { session }) => session.release(String(reference)),
    _RemoveAllReferences: (_, __, { session }) => session.releaseAll(),
    _GetReferenceCount: (_, __, { session }) => session.referenceCount,
    _RegisterActivatedEvent: (_, __, { session }) =>
      session.register(EventType.WorkbookActivated, WORKBOOK_TARGET),
    _UnregisterActivatedEvent: (_, __, { session }) =>
      session.unregister(EventType.WorkbookActivated, WORKBOOK_TARGET),
  },
});

function save(model: WorkbookModel): void {
  if (model.readOnly) throw accessDenied("the workbook is open for reading only");
  model.isDirty = false;
}

function setDirty(model: WorkbookModel, value: unknown): void {
  model.isDirty = value === true;
}

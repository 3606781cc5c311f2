import { MAX_COLUMNS, MAX_ROWS } from "../../address";
import { usedArea } from "../../cells";
import type { SheetModel } from "../../model";
import { STANDARD_HEIGHT } from "../../workbook";
import { areasArgument, rangeArgument, rangeObject } from "../addressing";
import { copySheet, sheetPosition } from "../copySheets";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, invalidOperation, itemNotFound } from "../errors";
import { EventType, raiseSheet } from "../events";
import { findOptions, matches, replaceAll } from "../finding";
import { NO_OBJECT } from "../nullObject";
import { showOutlineLevels } from "../outline";
import { registration } from "../registrations";
import { removeSheet, renameSheet } from "../sheetChanges";
import { checkStructure } from "../protection";
import { colour } from "../styling";
import type { SheetTarget } from "../targets";
import { activateSheet } from "../views";

const wholeSheet = { top: 0, left: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

function setVisibility({ sheet }: SheetTarget, value: unknown, call: Call): void {
  checkStructure(call);
  if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden")
    throw invalidArgument(`visibility ${String(value)}`);
  if (value === sheet.visibility) return;
  const before = sheet.visibility;
  if (value !== "Visible") {
    const refuge = call.host.model.sheets.find((each) => each !== sheet && each.visibility === "Visible");
    if (refuge === undefined) throw invalidOperation("a workbook needs a visible sheet");
    call.host.leaveSheet(sheet, refuge);
  }
  sheet.visibility = value;
  const change = { visibilityBefore: before, visibilityAfter: value };
  raiseSheet(call, EventType.WorksheetVisibilityChanged, sheet, change);
}

function setPosition({ sheet }: SheetTarget, value: unknown, call: Call): void {
  checkStructure(call);
  const { sheets } = call.host.model;
  if (typeof value !== "number" || value < 0 || value >= sheets.length)
    throw invalidArgument(`position ${String(value)}`);
  const before = sheets.indexOf(sheet);
  sheets.splice(before, 1);
  sheets.splice(value, 0, sheet);
  if (before === value) return;
  raiseSheet(call, EventType.WorksheetMoved, sheet, { positionBefore: before, positionAfter: value });
}

const properties: Record<string, Property<SheetTarget>> = {
  Id: readOnly(({ sheet }) => sheet.id),
  Name: {
    read: ({ sheet }) => sheet.name,
    write: ({ sheet }, value, call) => renameSheet(sheet, value, call),
  },
  Position: { read: ({ sheet }, { host }) => host.model.sheets.indexOf(sheet), write: setPosition },
  Visibility: { read: ({ sheet }) => sheet.visibility, write: setVisibility },
  TabColor: {
    read: ({ sheet }) => sheet.tabColor,
    write: ({ sheet }, value) => {
      sheet.tabColor = colour(value);
    },
  },
  StandardWidth: {
    read: ({ sheet }) => sheet.standardWidth,
    write: ({ sheet }, value) => {
      if (typeof value !== "number" || value < 0 || value > 255)
        throw invalidArgument(`width ${String(value)}`);
      sheet.standardWidth = value;
    },
  },
  StandardHeight: readOnly(() => STANDARD_HEIGHT),
  ShowGridlines: readOnly(({ sheet }) => sheet.showGridlines),
  ShowHeadings: readOnly(({ sheet }) => sheet.showHeadings),
  EnableCalculation: readOnly(() => true),
};

/** Office.js writes showGridlines and showHeadings under other names than it reads them. */
const writtenUnderOtherNames: Record<string, Property<SheetTarget>> = {
  Gridlines: {
    read: ({ sheet }) => sheet.showGridlines,
    write: ({ sheet }, value) => {
      sheet.showGridlines = value === true;
    },
  },
  Headings: {
    read: ({ sheet }) => sheet.showHeadings,
    write: ({ sheet }, value) => {
      sheet.showHeadings = value === true;
    },
  },
};

function neighbour(sheet: SheetModel, step: 1 | -1, visibleOnly: unknown, { host }: Call): HostObject {
  const { sheets } = host.model;
  for (let index = sheets.indexOf(sheet) + step; index >= 0 && index < sheets.length; index += step) {
    const found = sheets[index];
    if (found !== undefined && (visibleOnly !== true || found.visibility === "Visible")) {
      return new HostObject("Worksheet", { sheet: found });
    }
  }
  throw itemNotFound(`no sheet beside ${sheet.name}`);
}

function range({ sheet }: SheetTarget, address: unknown, call: Call): HostObject {
  if (address === undefined || address === null || address === "")
    return rangeObject(sheet, { ...wholeSheet });
  const found = rangeArgument(address, sheet, call);
  if (found.sheet !== sheet) throw invalidArgument(`the range is not on sheet ${sheet.name}`);
  return new HostObject("Range", { sheet, area: { ...found.area } });
}

function rangeByIndexes({ sheet }: SheetTarget, indexes: readonly unknown[]): HostObject {
  const [top, left, rows, columns] = indexes.map(Number) as [number, number, number, number];
  if (![top, left, rows, columns].every(Number.isInteger)) throw invalidArgument(indexes.join());
  return rangeObject(sheet, { top, left, rows, columns });
}

/** The used range; the top left cell of a blank sheet (Worksheet.getUsedRange in the API reference). */
function used({ sheet }: SheetTarget, valuesOnly: unknown): HostObject {
  return rangeObject(sheet, usedArea(sheet, valuesOnly === true) ?? { top: 0, left: 0, rows: 1, columns: 1 });
}

function findAll({ sheet }: SheetTarget, text: unknown, criteria: unknown, call: Call): HostObject {
  const areas = matches(sheet, wholeSheet, String(text), findOptions(criteria), call);
  if (areas.length === 0) throw itemNotFound(`"${String(text)}" in ${sheet.name}`);
  return new HostObject("RangeAreas", { sheet, areas });
}

const own = ({ sheet }: SheetTarget) => sheet.id;

declare("Worksheet", {
  identity: "Id",
  properties: { ...properties, ...writtenUnderOtherNames },
  links: {
    Tables: ({ sheet }, { host }) => new HostObject("TableCollection", { workbook: host.model, sheet }),
    Names: ({ sheet }, { host }) => new HostObject("NamedItemCollection", { workbook: host.model, sheet }),
    Slicers: ({ sheet }, { host }) => new HostObject("SlicerCollection", { workbook: host.model, sheet }),
    Comments: ({ sheet }, { host }) => new HostObject("CommentCollection", { workbook: host.model, sheet }),
    PivotTables: ({ sheet }, { host }) =>
      new HostObject("PivotTableCollection", { workbook: host.model, sheet }),
    Charts: (target) => new HostObject("ChartCollection", target),
    AutoFilter: ({ sheet }) => new HostObject("AutoFilter", { sheet, table: null }),
    FreezePanes: (target) => new HostObject("WorksheetFreezePanes", target),
    PageLayout: (target) => new HostObject("PageLayout", target),
    HorizontalPageBreaks: ({ sheet }) =>
      new HostObject("PageBreakCollection", { sheet, direction: "horizontal" }),
    VerticalPageBreaks: ({ sheet }) =>
      new HostObject("PageBreakCollection", { sheet, direction: "vertical" }),
    Protection: (target) => new HostObject("WorksheetProtection", target),
    CustomProperties: (target) => new HostObject("WorksheetCustomPropertyCollection", target),
  },
  methods: {
    Activate: ({ sheet }, _, call) => activateSheet(sheet, call),
    Calculate: (_, __, { host }) => host.calculate(true),
    Copy: ({ sheet }, [type, relativeTo], call) => {
      const beside = relativeTo instanceof HostObject ? relativeTo.as("Worksheet") : null;
      const index = sheetPosition(call.host.model, type, beside?.target.sheet ?? null);
      return new HostObject("Worksheet", { sheet: copySheet(sheet, index, call) });
    },
    Delete: ({ sheet }, _, call) => removeSheet(sheet, call),
    GetRange: (target, [address], call) => range(target, address, call),
    GetRanges: ({ sheet }, [address], call) =>
      new HostObject("RangeAreas", areasArgument(address ?? "1:1048576", sheet, call)),
    GetRangeByIndexes: rangeByIndexes,
    GetCell: (target, [row, column]) => rangeByIndexes(target, [row, column, 1, 1]),
    GetUsedRange: (target, [valuesOnly]) => used(target, valuesOnly),
    GetUsedRangeOrNullObject: (target, [valuesOnly]) => {
      const area = usedArea(target.sheet, valuesOnly === true);
      return area === null ? NO_OBJECT : rangeObject(target.sheet, area);
    },
    GetNext: ({ sheet }, [visibleOnly], call) => neighbour(sheet, 1, visibleOnly, call),
    GetPrevious: ({ sheet }, [visibleOnly], call) => neighbour(sheet, -1, visibleOnly, call),
    ShowOutlineLevels: ({ sheet }, [rows, columns]) => showOutlineLevels(sheet, rows, columns),
    FindAll: (target, [text, criteria], call) => findAll(target, text, criteria, call),
    ReplaceAll: ({ sheet }, [text, replacement, criteria], call) =>
      replaceAll({ sheet, area: wholeSheet }, String(text), String(replacement), criteria, call),
    _GetSheetById: (_, [id], { host }) => new HostObject("Worksheet", { sheet: host.sheet(String(id)) }),
    _GetAnotherWorksheetById: (_, [id], { host }) =>
      new HostObject("Worksheet", { sheet: host.sheet(String(id)) }),
    ...registration("DataChangedEvent", EventType.WorksheetChanged, own),
    ...registration("ActivatedEvent", EventType.WorksheetActivated, own),
    ...registration("DeactivatedEvent", EventType.WorksheetDeactivated, own),
    ...registration("CalculatedEvent", EventType.WorksheetCalculated, own),
    ...registration("SelectionChangedEvent", EventType.WorksheetSelectionChanged, own),
    ...registration("EventNameChanged", EventType.WorksheetNameChanged, own),
    ...registration("EventVisibilityChanged", EventType.WorksheetVisibilityChanged, own),
    ...registration("RowHiddenChangedEvent", EventType.WorksheetRowHiddenChanged, own),
    ...registration("ProtectionChangedEvent", EventType.WorksheetProtectionChanged, own),
    ...registration("FormatChangedEvent", EventType.WorksheetFormatChanged, own),
    ...registration("RowSortedEvent", EventType.WorksheetRowSorted, own),
    ...registration("ColumnSortedEvent", EventType.WorksheetColumnSorted, own),
    ...registration("SingleClickedEvent", EventType.WorksheetSingleClicked, own),
    ...registration("FormulaChangedEvent", EventType.WorksheetFormulaChanged, own),
  },
});

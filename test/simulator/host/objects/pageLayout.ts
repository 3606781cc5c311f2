import { isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS } from "../../address";
import type { PageLayoutModel } from "../../model";
import { areasArgument, rangeArgument, rangeObject } from "../addressing";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import type { BreaksTarget, HeaderFooterTarget, SheetTarget } from "../targets";

type Margin = keyof PageLayoutModel["margins"];
type Switch =
  "centerHorizontally" | "centerVertically" | "printGridlines" | "printHeadings" | "blackAndWhite";

function margin(key: Margin): Property<SheetTarget> {
  return {
    read: ({ sheet }) => sheet.pageLayout.margins[key],
    write: ({ sheet }, value) => {
      if (typeof value !== "number" || value < 0) throw invalidArgument(`margin ${String(value)}`);
      sheet.pageLayout.margins[key] = value;
    },
  };
}

function onOff(key: Switch): Property<SheetTarget> {
  return {
    read: ({ sheet }) => sheet.pageLayout[key],
    write: ({ sheet }, value) => {
      sheet.pageLayout[key] = value === true;
    },
  };
}

function oneOf(key: "orientation" | "paperSize" | "printOrder", allowed: RegExp): Property<SheetTarget> {
  return {
    read: ({ sheet }) => sheet.pageLayout[key],
    write: ({ sheet }, value) => {
      if (typeof value !== "string" || !allowed.test(value)) throw invalidArgument(`${key} ${String(value)}`);
      Object.assign(sheet.pageLayout, { [key]: value });
    },
  };
}

const SMALLEST_SCALE = 10;
const LARGEST_SCALE = 400;

/** zoom is written whole: a scale, or numbers of pages to fit to (office-js docs, JSON structs). */
function setZoom({ sheet }: SheetTarget, value: unknown, { host }: Call): void {
  if (value === null || typeof value !== "object") throw invalidArgument("zoom");
  const { scale, horizontalFitToPages, verticalFitToPages } = value as Record<string, unknown>;
  if (scale !== undefined && scale !== null) {
    if (typeof scale !== "number" || scale < SMALLEST_SCALE || scale > LARGEST_SCALE) {
      throw invalidArgument(`scale ${JSON.stringify(scale)}`);
    }
    sheet.pageLayout.zoom = { scale };
    return;
  }
  const pages = { horizontalFitToPages, verticalFitToPages };
  const given = Object.entries(pages).filter(([, count]) => count !== undefined && count !== null);
  if (given.some(([, count]) => typeof count !== "number" || count < 0)) throw invalidArgument("zoom");
  if (host.behaviour.ignoresFitToPages) return;
  sheet.pageLayout.zoom = Object.fromEntries(given);
}

const POINTS: Record<string, number> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

function setMargins({ sheet }: SheetTarget, unit: unknown, options: unknown): void {
  const points = POINTS[String(unit)];
  if (points === undefined) throw invalidArgument(`unit ${String(unit)}`);
  for (const [key, value] of Object.entries((options ?? {}) as Record<string, unknown>)) {
    if (typeof value === "number") sheet.pageLayout.margins[key as Margin] = value * points;
  }
}

function setTitleRows({ sheet }: SheetTarget, argument: unknown, call: Call): void {
  const { area } = rangeArgument(argument, sheet, call);
  if (!isEntireRow(area)) throw invalidArgument("print titles are whole rows");
  sheet.pageLayout.titleRows = { first: area.top, last: area.top + area.rows - 1 };
}

function setTitleColumns({ sheet }: SheetTarget, argument: unknown, call: Call): void {
  const { area } = rangeArgument(argument, sheet, call);
  if (!isEntireColumn(area)) throw invalidArgument("print titles are whole columns");
  sheet.pageLayout.titleColumns = { first: area.left, last: area.left + area.columns - 1 };
}

function titleRows({ sheet }: SheetTarget): HostObject {
  const rows = sheet.pageLayout.titleRows;
  if (rows === null) throw itemNotFound("no title rows");
  return rangeObject(sheet, {
    top: rows.first,
    left: 0,
    rows: rows.last - rows.first + 1,
    columns: MAX_COLUMNS,
  });
}

function titleColumns({ sheet }: SheetTarget): HostObject {
  const columns = sheet.pageLayout.titleColumns;
  if (columns === null) throw itemNotFound("no title columns");
  return rangeObject(sheet, {
    top: 0,
    left: columns.first,
    rows: MAX_ROWS,
    columns: columns.last - columns.first + 1,
  });
}

declare("PageLayout", {
  properties: {
    Orientation: oneOf("orientation", /^(Portrait|Landscape)$/),
    PaperSize: oneOf("paperSize", /^[A-Z][A-Za-z0-9]+$/),
    PrintOrder: oneOf("printOrder", /^(DownThenOver|OverThenDown)$/),
    Zoom: { read: ({ sheet }) => ({ ...sheet.pageLayout.zoom }), write: setZoom },
    TopMargin: margin("top"),
    BottomMargin: margin("bottom"),
    LeftMargin: margin("left"),
    RightMargin: margin("right"),
    HeaderMargin: margin("header"),
    FooterMargin: margin("footer"),
    CenterHorizontally: onOff("centerHorizontally"),
    CenterVertically: onOff("centerVertically"),
    PrintGridlines: onOff("printGridlines"),
    PrintHeadings: onOff("printHeadings"),
    BlackAndWhite: onOff("blackAndWhite"),
  },
  links: { HeadersFooters: (target) => new HostObject("HeaderFooterGroup", target) },
  methods: {
    SetPrintArea: ({ sheet }, [area], call) => {
      sheet.pageLayout.printArea = areasArgument(area, sheet, call).areas.map((each) => ({ ...each }));
    },
    GetPrintArea: ({ sheet }) => {
      const areas = sheet.pageLayout.printArea;
      if (areas === null) throw itemNotFound("no print area");
      return new HostObject("RangeAreas", { sheet, areas });
    },
    SetPrintMargins: (target, [unit, options]) => setMargins(target, unit, options),
    SetPrintTitleRows: (target, [rows], call) => setTitleRows(target, rows, call),
    SetPrintTitleColumns: (target, [columns], call) => setTitleColumns(target, columns, call),
    GetPrintTitleRows: titleRows,
    GetPrintTitleColumns: titleColumns,
  },
});

function pageLink(page: string): (target: SheetTarget) => HostObject {
  return ({ sheet }) => new HostObject("HeaderFooter", { sheet, page });
}

const STATES = ["Default", "FirstAndDefault", "OddAndEven", "FirstOddAndEven"];

declare("HeaderFooterGroup", {
  properties: {
    State: {
      read: ({ sheet }) => sheet.pageLayout.headersFooters.state ?? "Default",
      write: ({ sheet }, value) => {
        if (!STATES.includes(String(value))) throw invalidArgument(`state ${String(value)}`);
        sheet.pageLayout.headersFooters.state = String(value);
      },
    },
  },
  links: {
    DefaultForAllPages: pageLink(""),
    FirstPage: pageLink("firstPage."),
    EvenPages: pageLink("evenPages."),
    OddPages: pageLink(""),
  },
});

/** Excel's longest header or footer. */
const LONGEST_HEADER = 255;

function part(name: string): Property<HeaderFooterTarget> {
  const keyOf = (page: string) => `${page}${name}`;
  return {
    read: ({ sheet, page }) => sheet.pageLayout.headersFooters[keyOf(page)] ?? "",
    write: ({ sheet, page }, value) => {
      if (typeof value !== "string" || value.length > LONGEST_HEADER)
        throw invalidArgument(`${name} is too long`);
      sheet.pageLayout.headersFooters[keyOf(page)] = value;
    },
  };
}

declare("HeaderFooter", {
  properties: {
    LeftHeader: part("leftHeader"),
    CenterHeader: part("centerHeader"),
    RightHeader: part("rightHeader"),
    LeftFooter: part("leftFooter"),
    CenterFooter: part("centerFooter"),
    RightFooter: part("rightFooter"),
  },
});

function breaksOf({ sheet, direction }: BreaksTarget): number[] {
  return direction === "horizontal" ? sheet.pageLayout.rowBreaks : sheet.pageLayout.columnBreaks;
}

function addBreak(target: BreaksTarget, range: unknown, call: Call): HostObject {
  const { area } = rangeArgument(range, target.sheet, call);
  const position = target.direction === "horizontal" ? area.top : area.left;
  if (position === 0) throw invalidArgument("no page break before the first cell");
  const breaks = breaksOf(target);
  if (!breaks.includes(position)) breaks.push(position);
  breaks.sort((a, b) => a - b);
  return new HostObject("PageBreak", { ...target, position });
}

declare("PageBreakCollection", {
  items: (target) => breaksOf(target).map((position) => new HostObject("PageBreak", { ...target, position })),
  item: (target, key) => {
    const position = breaksOf(target).find((each) => String(each) === String(key));
    if (position === undefined) throw itemNotFound(`page break ${String(key)}`);
    return new HostObject("PageBreak", { ...target, position });
  },
  methods: {
    Add: (target, [range], call) => addBreak(target, range, call),
    RemovePageBreaks: (target) => {
      breaksOf(target).length = 0;
    },
  },
});

declare("PageBreak", {
  identity: "_Id",
  properties: {
    _Id: readOnly(({ position }) => String(position)),
    RowIndex: readOnly(({ direction, position }) => (direction === "horizontal" ? position : 0)),
    ColumnIndex: readOnly(({ direction, position }) => (direction === "vertical" ? position : 0)),
  },
  methods: {
    Delete: (target) => {
      const breaks = breaksOf(target);
      breaks.splice(breaks.indexOf(target.position), 1);
    },
    GetCellAfterBreak: ({ sheet, direction, position }) =>
      rangeObject(
        sheet,
        direction === "horizontal"
          ? { top: position, left: 0, rows: 1, columns: 1 }
          : { top: 0, left: position, rows: 1, columns: 1 },
      ),
  },
});

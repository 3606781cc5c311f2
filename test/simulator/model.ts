/**
 * The workbook behind the simulated Excel: plain data, no Office.js, no file format.
 * Rows and columns are zero-based everywhere. The host (host/) changes it as Excel would,
 * files (files/) load and save it, formulas (formulas/) compute it, the demo's grid draws it.
 */

/** What a cell holds once computed. Errors are `{ error: "#N/A" }`; blank is null. */
export type Scalar = string | number | boolean | { readonly error: string } | null;

/** Shared, immutable appearance: cells of the same look point to the same object. Colours are "#RRGGBB". */
export interface CellStyle {
  readonly fill?: string;
  readonly fontColor?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapText?: boolean;
  readonly shrinkToFit?: boolean;
  readonly autoIndent?: boolean;
  readonly readingOrder?: string;
  /** Degrees, from -90 to 90; 180 stands letters one below the other. */
  readonly textOrientation?: number;
  /** Excel.FillPattern; "Solid" when absent and there is a fill. */
  readonly fillPattern?: string;
  /** The named style that the look was taken from; "Normal" when absent. */
  readonly styleName?: string;
  readonly formulaHidden?: boolean;
  readonly indentLevel?: number;
  readonly borders?: Readonly<Partial<Record<BorderSide, BorderLine>>>;
  /** Excel's default is locked; it matters only on a protected sheet. */
  readonly locked?: boolean;
}

export type BorderSide = "top" | "bottom" | "left" | "right";
export interface BorderLine {
  /** Excel.BorderLineStyle. */
  readonly style: string;
  readonly color: string;
  /** Excel.BorderWeight; "Thin" when absent. */
  readonly weight?: string;
}

export interface Cell {
  value: Scalar;
  /** In en-US with its leading "=", or null for a constant. */
  formula: string | null;
  /** The formula's value has not been computed since it or what it reads changed. */
  stale: boolean;
  /** en-US code; "General" by default. */
  numberFormat: string;
  style: CellStyle;
  /** How many cells the formula's values fill, its own included, when they are several. */
  spill?: { rows: number; columns: number };
  /** The cell whose formula fills this one. */
  spilledFrom?: Cell;
}

export interface Area {
  top: number;
  left: number;
  rows: number;
  columns: number;
}

type Merge = Area;

export interface ColumnInfo {
  /** In characters, as files keep it; null = the sheet's standard width. */
  width: number | null;
  hidden: boolean;
  outlineLevel: number;
}

export interface RowInfo {
  height: number | null;
  /** Hidden by hand or by a fold. */
  hidden: boolean;
  /** Hidden by a filter. */
  filtered: boolean;
  outlineLevel: number;
}

export interface FilterCriterion {
  /** Zero-based column inside the filtered area. */
  column: number;
  /** As Excel.FilterCriteria writes it: filterOn, values, criterion1, … */
  criteria: Record<string, unknown>;
}

export interface AutoFilterModel {
  area: Area;
  criteria: FilterCriterion[];
}

export interface SortFieldModel {
  key: number;
  ascending: boolean;
}

export interface TableColumnModel {
  id: number;
  name: string;
  totalsFunction: string | null;
  totalsLabel: string | null;
  totalsFormula: string | null;
}

export interface TableModel {
  id: string;
  name: string;
  /** Header, body and totals rows together. */
  area: Area;
  columns: TableColumnModel[];
  showHeaders: boolean;
  showTotals: boolean;
  showFilterButton: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  style: string;
  filters: FilterCriterion[];
  sort: SortFieldModel[];
  /** The table has no data: its one body row is the blank one that Excel shows for typing. */
  insertRow?: boolean;
}

export interface NameModel {
  name: string;
  /** en-US formula with its leading "=". */
  formula: string;
  visible: boolean;
  comment: string;
  /** null = the whole workbook. */
  sheetId: string | null;
}

export interface ValidationModel {
  areas: Area[];
  type: string;
  /** As Excel.DataValidationRule writes it, e.g. `{ list: { inCellDropDown, source } }`. */
  rule: Record<string, unknown>;
  ignoreBlanks: boolean;
  errorAlert: { showAlert: boolean; style: string; title: string; message: string } | null;
  prompt: { showPrompt: boolean; title: string; message: string } | null;
}

export interface ConditionalFormatModel {
  id: string;
  areas: Area[];
  type: string;
  /** As the API writes it, e.g. `{ custom: { rule: { formula }, format: { font, fill } } }`. */
  rule: Record<string, unknown>;
  priority: number;
  stopIfTrue: boolean | null;
}

/** A point of a sheet: a cell, and how many points it lies right of and below that cell's corner. */
export interface Corner {
  readonly column: number;
  readonly columnPoints: number;
  readonly row: number;
  readonly rowPoints: number;
}

export interface ChartModel {
  id: string;
  name: string;
  type: string;
  /** A1 address of the source data, with sheet name. */
  source: string;
  seriesBy: string;
  /** Its corners: it moves and sizes with the cells below it, as Excel makes charts. */
  from: Corner;
  to: Corner;
  /** Title, axes, legend, series: as set through the API. */
  settings: Record<string, unknown>;
}

export interface SlicerModel {
  id: string;
  name: string;
  caption: string;
  /** Of the table or the pivot table whose column it filters. */
  tableId: string;
  column: string;
  left: number;
  top: number;
  width: number;
  height: number;
  style: string;
  selected: string[];
}

/** A style of the workbook's own. */
export interface NamedStyleModel {
  name: string;
  look: CellStyle;
  numberFormat: string;
  /** Which sides of the look it gives to cells, by their names in the API: "includeFont", … */
  includes: Record<string, boolean>;
}

/** One text of a conversation on a cell: the comment itself or a reply. */
export interface RemarkModel {
  id: string;
  author: string;
  /** ISO date and time. */
  created: string;
  content: string;
  /** With `<at id="0">…</at>` where people are mentioned. */
  richContent: string;
  mentions: readonly unknown[];
  contentType: "Plain" | "Mention";
}

export interface CommentModel extends RemarkModel {
  /** Its cell. */
  area: Area;
  resolved: boolean;
  replies: RemarkModel[];
}

export interface HyperlinkModel {
  area: Area;
  /** As Excel.RangeHyperlink writes it: address or documentReference, screenTip, textToDisplay. */
  link: Readonly<Record<string, string>>;
}

/** A range or a table that an add-in gave an id of its own. */
export interface BindingModel {
  id: string;
  type: "Range" | "Table" | "Text";
  sheetId: string;
  /** The cells; a binding to a table follows the table. */
  area: Area;
  tableId: string | null;
}

export interface CustomXmlModel {
  id: string;
  xml: string;
}

/** A pivot table of one row field and sums; see host/pivots.ts. */
export interface PivotModel {
  id: string;
  name: string;
  source: { sheetId: string; area: Area };
  /** Where it begins, and the cells that it fills now. */
  area: Area;
  rowField: string | null;
  dataFields: { field: string; name: string }[];
}

export interface PageLayoutModel {
  orientation: "Portrait" | "Landscape";
  paperSize: string;
  zoom: { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number };
  /** In points. */
  margins: { top: number; bottom: number; left: number; right: number; header: number; footer: number };
  printArea: Area[] | null;
  titleRows: { first: number; last: number } | null;
  titleColumns: { first: number; last: number } | null;
  headersFooters: Record<string, string>;
  centerHorizontally: boolean;
  centerVertically: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  printOrder: string;
  blackAndWhite: boolean;
  /** First row (column) of each page after a manual break. */
  rowBreaks: number[];
  columnBreaks: number[];
}

export interface ProtectionModel {
  protected: boolean;
  password: string | null;
  options: Record<string, boolean | string>;
}

export interface SheetModel {
  id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  tabColor: string;
  showGridlines: boolean;
  showHeadings: boolean;
  standardWidth: number;
  /** Sparse: rows[r]?.[c]?; an absent cell is blank, General, unstyled. */
  rows: (Cell | undefined)[][];
  columns: Map<number, ColumnInfo>;
  rowInfo: Map<number, RowInfo>;
  merges: Merge[];
  tables: TableModel[];
  autoFilter: AutoFilterModel | null;
  validations: ValidationModel[];
  conditionalFormats: ConditionalFormatModel[];
  charts: ChartModel[];
  slicers: SlicerModel[];
  pivots: PivotModel[];
  comments: CommentModel[];
  hyperlinks: HyperlinkModel[];
  freeze: { rows: number; columns: number } | null;
  pageLayout: PageLayoutModel;
  protection: ProtectionModel;
  customProperties: Map<string, string>;
}

export interface WorkbookModel {
  fileName: string;
  /** The serial that TODAY() gives; that of the computer's clock when it is not there. */
  today?: number;
  sheets: SheetModel[];
  activeSheetId: string;
  /** A1 address without sheet, on the active sheet. */
  selection: Area;
  /** The chart that is selected instead of cells. */
  activeChartId?: string | undefined;
  names: NameModel[];
  properties: {
    title: string;
    subject: string;
    author: string;
    keywords: string;
    comments: string;
    category: string;
    company: string;
    manager: string;
    /** Who saved it last. */
    lastAuthor?: string;
    revisionNumber?: number;
    /** ISO date and time. */
    created?: string;
    custom: Map<string, string | number | boolean>;
  };
  /** workbook.settings, per add-in. */
  settings: Map<string, unknown>;
  readOnly: boolean;
  autoSave: boolean;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
  date1904: boolean;
  /** Changed since it was opened. */
  isDirty?: boolean;
  styles?: NamedStyleModel[];
  bindings?: BindingModel[];
  customXml?: CustomXmlModel[];
  /** Office.context.document.settings, serialized values by key. */
  documentSettings?: Map<string, string>;
  /** Structure protected by the Review tab: sheets can be neither added, deleted, renamed nor moved. */
  protection?: { password: string | null };
  /** Highest numbers ever given to a sheet and to a table, so that none is given twice. */
  highestSheetNumber?: number;
  highestTableNumber?: number;
}

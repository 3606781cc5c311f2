import type { ChartSeries } from "../chartData";
import type {
  Area,
  BindingModel,
  ChartModel,
  CommentModel,
  ConditionalFormatModel,
  CustomXmlModel,
  NameModel,
  NamedStyleModel,
  PivotModel,
  RemarkModel,
  Scalar,
  SheetModel,
  SlicerModel,
  TableColumnModel,
  TableModel,
  WorkbookModel,
} from "../model";

export interface SheetTarget {
  sheet: SheetModel;
}

export interface RangeTarget extends SheetTarget {
  area: Area;
}

export interface AreasTarget extends SheetTarget {
  areas: Area[];
}

export interface TableTarget extends SheetTarget {
  table: TableModel;
}

export interface TableColumnTarget extends TableTarget {
  column: TableColumnModel;
}

/** A row stands for a position, not for its data (TableRowCollection in the API reference). */
export interface TableRowTarget extends TableTarget {
  index: number;
}

/** The drop-down of a column: in a table, or in the sheet's own filter. */
export interface FilterTarget extends TableTarget {
  columnIndex: number;
}

/** The filter of a table, or of the sheet when there is no table. */
export interface AutoFilterTarget extends SheetTarget {
  table: TableModel | null;
}

export interface BorderTarget extends AreasTarget {
  side: string;
}

/** A list that may be the workbook's or one sheet's. */
export interface ScopeTarget {
  workbook: WorkbookModel;
  sheet: SheetModel | null;
}

/** The tables that touch a range. */
interface ScopedTablesTarget extends AreasTarget {
  fullyContained: boolean;
}

export interface NameTarget {
  workbook: WorkbookModel;
  name: NameModel;
}

export interface FormatTarget extends SheetTarget {
  format: ConditionalFormatModel;
}

/** A part of a conditional format's rule, by the path under `rule`: "custom/format/fill". */
export interface FormatPartTarget extends FormatTarget {
  path: string;
}

export interface ChartTarget extends SheetTarget {
  chart: ChartModel;
}

/** A part of a chart or of one of its series, by the path under what it belongs to: "title/format/font". */
export interface ChartPartTarget extends ChartTarget {
  /** The chart's settings, the series, or the trendline. */
  root: Record<string, unknown>;
  path: string;
}

export interface SeriesTarget extends ChartTarget {
  series: ChartSeries;
}

export interface ChartPointTarget extends SeriesTarget, ChartPartTarget {
  index: number;
}

export interface TrendlineTarget extends SeriesTarget, ChartPartTarget {}

export interface SlicerTarget extends SheetTarget {
  slicer: SlicerModel;
}

interface SlicerItemTarget extends SlicerTarget {
  key: string;
}

export interface BreaksTarget extends SheetTarget {
  direction: "horizontal" | "vertical";
}

interface BreakTarget extends BreaksTarget {
  /** First row (column) after the break, zero-based. */
  position: number;
}

export interface HeaderFooterTarget extends SheetTarget {
  /** Prefix of the keys in the model: "" for all pages, "firstPage." or "evenPages.". */
  page: string;
}

interface KeyTarget {
  workbook: WorkbookModel;
  key: string;
}

interface SheetKeyTarget extends SheetTarget {
  key: string;
}

export interface RangeViewTarget extends RangeTarget {
  /** Null for the view of all visible rows, or the position of one row in it. */
  index: number | null;
}

interface RemoveDuplicatesTarget {
  removed: number;
  uniqueRemaining: number;
}

export interface CommentTarget extends SheetTarget {
  comment: CommentModel;
}

export interface ReplyTarget extends CommentTarget {
  reply: RemarkModel;
}

export interface BindingTarget {
  workbook: WorkbookModel;
  binding: BindingModel;
}

interface CustomXmlTarget {
  workbook: WorkbookModel;
  part: CustomXmlModel;
}

/** The custom XML parts of a namespace, or all. */
export interface CustomXmlScopeTarget {
  workbook: WorkbookModel;
  namespace: string | null;
}

export interface StyleTarget {
  workbook: WorkbookModel;
  style: NamedStyleModel;
}

/** A workbook that was made to be opened beside this one. */
interface CreatedTarget {
  id: string;
  /** Its file, or null for a blank one. */
  base64: string | null;
}

interface FunctionResultTarget {
  value: Scalar;
}

interface RangesTarget {
  ranges: RangeTarget[];
}

/** Cells of several sheets. */
export interface SheetsAreasTarget {
  bySheet: AreasTarget[];
}

export interface PivotTarget extends SheetTarget {
  pivot: PivotModel;
}

/** A field of a pivot table's source, or a place that it was given in the table. */
export interface PivotFieldTarget extends PivotTarget {
  field: string;
}

/** What each kind of proxy points at on the host's side. */
export interface Targets {
  Application: WorkbookModel;
  AutoFilter: AutoFilterTarget;
  Binding: BindingTarget;
  BindingCollection: WorkbookModel;
  CellValueConditionalFormat: FormatTarget;
  Chart: ChartTarget;
  ChartAreaFormat: ChartPartTarget;
  ChartAxes: ChartTarget;
  ChartAxis: ChartPartTarget;
  ChartAxisFormat: ChartPartTarget;
  ChartAxisTitle: ChartPartTarget;
  ChartAxisTitleFormat: ChartPartTarget;
  ChartBorder: ChartPartTarget;
  ChartCollection: SheetTarget;
  ChartDataLabel: ChartPartTarget;
  ChartDataLabelFormat: ChartPartTarget;
  ChartDataLabels: ChartPartTarget;
  ChartDataTable: ChartPartTarget;
  ChartDataTableFormat: ChartPartTarget;
  ChartFill: ChartPartTarget;
  ChartFont: ChartPartTarget;
  ChartFormatString: ChartPartTarget;
  ChartGridlines: ChartPartTarget;
  ChartGridlinesFormat: ChartPartTarget;
  ChartLegend: ChartPartTarget;
  ChartLegendFormat: ChartPartTarget;
  ChartLineFormat: ChartPartTarget;
  ChartPlotArea: ChartPartTarget;
  ChartPlotAreaFormat: ChartPartTarget;
  ChartPoint: ChartPointTarget;
  ChartPointFormat: ChartPartTarget;
  ChartPointsCollection: SeriesTarget;
  ChartSeries: SeriesTarget;
  ChartSeriesCollection: ChartTarget;
  ChartSeriesFormat: ChartPartTarget;
  ChartTitle: ChartPartTarget;
  ChartTitleFormat: ChartPartTarget;
  ChartTrendline: TrendlineTarget;
  ChartTrendlineCollection: SeriesTarget;
  ChartTrendlineFormat: ChartPartTarget;
  ColorScaleConditionalFormat: FormatTarget;
  Comment: CommentTarget;
  CommentCollection: ScopeTarget;
  CommentReply: ReplyTarget;
  CommentReplyCollection: CommentTarget;
  ConditionalDataBarPositiveFormat: FormatTarget;
  ConditionalFormat: FormatTarget;
  ConditionalFormatCollection: AreasTarget;
  ConditionalFormatRule: FormatTarget;
  ConditionalRangeBorder: FormatPartTarget;
  ConditionalRangeBorderCollection: FormatPartTarget;
  ConditionalRangeFill: FormatPartTarget;
  ConditionalRangeFont: FormatPartTarget;
  ConditionalRangeFormat: FormatPartTarget;
  CultureInfo: WorkbookModel;
  CustomConditionalFormat: FormatTarget;
  CustomProperty: KeyTarget;
  CustomPropertyCollection: WorkbookModel;
  CustomXmlPart: CustomXmlTarget;
  CustomXmlPartCollection: CustomXmlScopeTarget;
  CustomXmlPartScopedCollection: CustomXmlScopeTarget;
  DataBarConditionalFormat: FormatTarget;
  DataValidation: AreasTarget;
  DatetimeFormatInfo: WorkbookModel;
  DocumentProperties: WorkbookModel;
  Filter: FilterTarget;
  FunctionResult: FunctionResultTarget;
  Functions: WorkbookModel;
  FormatProtection: AreasTarget;
  HeaderFooter: HeaderFooterTarget;
  HeaderFooterGroup: SheetTarget;
  IconSetConditionalFormat: FormatTarget;
  NamedItem: NameTarget;
  NamedItemCollection: ScopeTarget;
  NumberFormatInfo: WorkbookModel;
  PageBreak: BreakTarget;
  PageBreakCollection: BreaksTarget;
  PageLayout: SheetTarget;
  PresetCriteriaConditionalFormat: FormatTarget;
  DataPivotHierarchy: PivotFieldTarget;
  DataPivotHierarchyCollection: PivotTarget;
  PivotHierarchy: PivotFieldTarget;
  PivotHierarchyCollection: PivotTarget;
  PivotTable: PivotTarget;
  PivotTableCollection: ScopeTarget;
  Range: RangeTarget;
  RangeAreas: AreasTarget;
  RangeBorder: BorderTarget;
  RangeBorderCollection: AreasTarget;
  RangeAreasCollection: SheetsAreasTarget;
  RangeCollection: RangesTarget;
  RangeFill: AreasTarget;
  RangeFont: AreasTarget;
  RangeFormat: AreasTarget;
  RangeSort: RangeTarget;
  RangeView: RangeViewTarget;
  RangeViewCollection: RangeTarget;
  RemoveDuplicatesResult: RemoveDuplicatesTarget;
  RowColumnPivotHierarchy: PivotFieldTarget;
  RowColumnPivotHierarchyCollection: PivotTarget;
  Runtime: WorkbookModel;
  Setting: KeyTarget;
  SettingCollection: WorkbookModel;
  Slicer: SlicerTarget;
  SlicerCollection: ScopeTarget;
  SlicerItem: SlicerItemTarget;
  SlicerItemCollection: SlicerTarget;
  Style: StyleTarget;
  StyleCollection: WorkbookModel;
  StyleFill: StyleTarget;
  StyleFont: StyleTarget;
  Table: TableTarget;
  TableCollection: ScopeTarget;
  TableColumn: TableColumnTarget;
  TableColumnCollection: TableTarget;
  TableRow: TableRowTarget;
  TableRowCollection: TableTarget;
  TableScopedCollection: ScopedTablesTarget;
  TableSort: TableTarget;
  TextConditionalFormat: FormatTarget;
  TopBottomConditionalFormat: FormatTarget;
  Workbook: WorkbookModel;
  WorkbookCreated: CreatedTarget;
  WorkbookProtection: WorkbookModel;
  WorkbookRangeAreas: SheetsAreasTarget;
  Worksheet: SheetTarget;
  WorksheetCollection: WorkbookModel;
  WorksheetCustomProperty: SheetKeyTarget;
  WorksheetCustomPropertyCollection: SheetTarget;
  WorksheetFreezePanes: SheetTarget;
  WorksheetProtection: SheetTarget;
}

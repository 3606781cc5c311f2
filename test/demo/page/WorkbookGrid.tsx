import { Workbook, type WorkbookInstance } from "@fortune-sheet/react";
import "@fortune-sheet/react/dist/index.css";
import { useEffect, useMemo, useRef, useState, type ComponentProps, type RefObject } from "react";
import { bottom, right, sameArea } from "../../simulator/address";
import type { Area, SheetModel, WorkbookModel } from "../../simulator/model";
import { canvasMeasure } from "./canvasMeasure";
import { isOnFilter, paintCell, type CellBox, type PaintedSheet } from "./cellPainter";
import { CellLayer } from "./CellLayer";
import { chartsOver } from "./chartsOver";
import { cellsTouched, pastedCells, textOf, typedCells, type GridOperations } from "./gridChanges";
import { alone, areaBetween, standingAfter, type Standing } from "./gridKeys";
import { paintOutline, type Axis, type GroupButton, type HeadingBox } from "./gridOutline";
import { columnStarts, reveal } from "./gridScroll";
import { gridUpdate } from "./gridUpdate";
import { slicersOver, type FilterBy } from "./slicersOver";
import type { GridCell, GridSheet, SheetDrawer } from "./gridSheet";
import type { TypedCell } from "./userHands";
import type { Words } from "./words";

type Hooks = NonNullable<ComponentProps<typeof Workbook>["hooks"]>;
type GridSelection = NonNullable<GridSheet["luckysheet_select_save"]>[number];

/** What the user does in the grid. The grid changes nothing by itself: it shows what the model then holds. */
export interface GridActions {
  type(sheet: SheetModel, cells: readonly TypedCell[]): void;
  select(sheet: SheetModel, area: Area): void;
  activate(sheet: SheetModel): void;
  rename(sheet: SheetModel, name: string): void;
  /** Folds a group of the outline, or unfolds it. */
  fold(sheet: SheetModel, group: GroupButton): void;
  /** Filters a table by a slicer. */
  readonly filter: FilterBy;
  /** Opens the menu of a heading's filter arrow, if there is one in that cell. */
  openFilter(sheet: SheetModel, row: number, column: number, at: { x: number; y: number }): void;
}

interface WorkbookGridProps {
  readonly model: WorkbookModel;
  readonly drawer: SheetDrawer;
  /** Changes whenever the model may have changed. */
  readonly version: number;
  readonly language: "fr" | "en";
  readonly words: Words;
  readonly actions: GridActions;
}

interface FilterBox {
  readonly row: number;
  readonly column: number;
  readonly box: CellBox;
}

interface FoldBox {
  readonly button: GroupButton;
  readonly box: HeadingBox;
}

/** What a click meets before the grid does: painted buttons, with where they stand now. */
interface PaintedButtons {
  readonly filters: FilterBox[];
  readonly folds: FoldBox[];
}

/** A selection: what the grid shows selected, whoever selected it. */
interface Place {
  readonly sheetId: string;
  readonly area: Area;
}

/** A workbook as people know it: tabs, cells, selection. It draws the model and reports what the user does. */
export function WorkbookGrid({ model, drawer, version, language, words, actions }: WorkbookGridProps) {
  const grid = useRef<WorkbookInstance>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<GridSheet[]>([]);
  const buttons = useRef<PaintedButtons>({ filters: [], folds: [] });
  const selected = useRef<Place | null>(null);
  const current = useRef({ model, actions });
  current.current = { model, actions };
  const [blank] = useState(() => model.sheets.map(blankSheet));
  const [drawnSheet, setDrawnSheet] = useState<GridSheet | null>(null);
  const sheet = activeSheet(model);

  useEffect(() => {
    if (!grid.current) return;
    const before = shown.current;
    shown.current = showModel(grid.current, before, model, drawer);
    setDrawnSheet(shown.current.find(({ id }) => id === model.activeSheetId) ?? null);
    const place = { sheetId: model.activeSheetId, area: model.selection };
    const isNew = !isSamePlace(selected.current, place);
    // The grid forgets its selection when sheets come or go.
    if (!isNew && before.length === shown.current.length) return;
    selected.current = place;
    const drawn = shown.current.find(({ id }) => id === place.sheetId);
    // The grid places a selection by the sizes of the sheet that it shows: it knows the new ones after its next turn.
    requestAnimationFrame(() => {
      grid.current?.setSelection([gridSelection(place.area)], { id: place.sheetId });
      if (isNew && drawn) reveal(frame.current, drawn, place.area);
    });
  }, [model, drawer, version]);

  const hooks = useMemo<Hooks>(
    () => ({
      ...userHooks(current, shown, selected),
      ...paintHooks(grid, current, buttons),
    }),
    // The grid must keep its hooks: a change of them counts for it as a change of selection.
    [],
  );
  const things = useMemo(() => {
    if (sheet === undefined || drawnSheet?.id !== sheet.id) return [];
    const locale = language === "fr" ? "fr-FR" : "en-US";
    const filter: FilterBy = (column, texts) => current.current.actions.filter(column, texts);
    return [
      ...chartsOver(model, sheet, drawnSheet, locale),
      ...slicersOver(model, sheet, locale, words, filter),
    ];
    // The model changes in place: its version says so.
  }, [model, sheet, drawnSheet, version, language, words]);
  const onOp = useMemo(() => operationReader(grid, shown, current), []);

  useEffect(() => listenToPaste(frame, current), []);
  useEffect(() => listenToKeys(frame, current, buttons), []);

  return (
    <div
      className="grid-frame"
      ref={frame}
      onMouseDownCapture={(event) => {
        const sheet = activeSheet(model);
        const at = canvasPoint(event.clientX, event.clientY, frame.current);
        if (!at || !sheet) return;
        const fold = buttons.current.folds.find(({ box }) => isInBox(box, at));
        const filter = buttons.current.filters.find(
          ({ box }) => at.x <= box.endX && at.y <= box.endY && isOnFilter(box, at.x, at.y),
        );
        if (!fold && !filter) return;
        event.stopPropagation();
        event.preventDefault();
        if (fold) actions.fold(sheet, fold.button);
        else if (filter)
          actions.openFilter(sheet, filter.row, filter.column, { x: event.clientX, y: event.clientY });
      }}
    >
      <Workbook
        ref={grid}
        data={blank}
        hooks={hooks}
        onOp={onOp}
        lang={language === "fr" ? "fr" : "en"}
        showToolbar={false}
        cellContextMenu={["copy", "clear"]}
        headerContextMenu={["copy"]}
        sheetTabContextMenu={["rename"]}
        defaultFontSize={11}
        defaultColWidth={63}
        defaultRowHeight={19}
        currency="€"
      />
      {drawnSheet && <CellLayer frame={frame} drawn={drawnSheet} things={things} />}
    </div>
  );
}

function blankSheet(sheet: SheetModel, order: number): GridSheet {
  return { id: sheet.id, name: sheet.name, order, row: 1, column: 1, celldata: [], config: {} };
}

function isSamePlace(one: Place | null, other: Place): boolean {
  return one?.sheetId === other.sheetId && sameArea(one.area, other.area);
}

function activeSheet(model: WorkbookModel): SheetModel | undefined {
  return model.sheets.find(({ id }) => id === model.activeSheetId);
}

/** Draws the model into the grid, as far as it is not what the grid shows already. */
function showModel(
  grid: WorkbookInstance,
  before: readonly GridSheet[],
  model: WorkbookModel,
  drawer: SheetDrawer,
): GridSheet[] {
  const sheets = model.sheets.map((sheet, order) =>
    drawer.draw(model, sheet, order, sheet.id === model.activeSheetId),
  );
  const update = gridUpdate(before, sheets);
  if (update.length > 0) grid.applyOp(update);
  return sheets;
}

function gridSelection(area: Area): GridSelection {
  return { row: [area.top, bottom(area)], column: [area.left, right(area)] };
}

/** What the hooks and listeners of the grid read at the time they run. */
interface Current {
  readonly model: WorkbookModel;
  readonly actions: GridActions;
}

function userHooks(
  current: RefObject<Current>,
  shown: RefObject<GridSheet[]>,
  selected: RefObject<Place | null>,
): Hooks {
  return {
    beforeUpdateCell: (row, column, typed) => {
      const sheet = activeSheet(current.current.model);
      const cell = shown.current.find(({ id }) => id === sheet?.id)?.data?.[row]?.[column] ?? null;
      const text = String(typed ?? "");
      if (sheet && text !== textOf(cell))
        afterGrid(() => current.current.actions.type(sheet, [{ row, column, text }]));
      return false;
    },
    beforeUpdateSheetName: (id, _before, name) => {
      const sheet = current.current.model.sheets.find((each) => each.id === id);
      if (sheet && sheet.name !== name) afterGrid(() => current.current.actions.rename(sheet, name));
      return false;
    },
    beforeAddSheet: () => false,
    beforeDeleteSheet: () => false,
    afterSelectionChange: (sheetId, selection) => {
      const { model, actions } = current.current;
      const sheet = model.sheets.find(({ id }) => id === sheetId);
      if (sheetId !== model.activeSheetId) {
        // On a tab that was clicked the grid has no proper selection yet: it gets the model's.
        selected.current = null;
        if (sheet) actions.activate(sheet);
        return;
      }
      const place = { sheetId, area: areaOf(selection) };
      if (!sheet || (isWhole(selection) && isSamePlace(selected.current, place))) return;
      selected.current = isWhole(selection) ? place : null;
      actions.select(sheet, place.area);
    },
  };
}

const measure = canvasMeasure();

/** The grid lays out and scrolls; what a cell looks like is painted here, as Excel does. */
function paintHooks(
  grid: RefObject<WorkbookInstance | null>,
  current: RefObject<Current>,
  buttons: RefObject<PaintedButtons>,
): Hooks {
  let painted: PaintedSheet | null = null;
  let isPainting = false;
  const heading = (axis: Axis, index: number, box: HeadingBox, canvas: CanvasRenderingContext2D) => {
    const sheet = activeSheet(current.current.model);
    const fold = sheet && paintOutline(sheet, axis, index, box, canvas);
    if (fold) buttons.current.folds.push(fold);
  };
  return {
    beforeRenderCellArea: (cells) => {
      // A frozen sheet is painted in parts, one after the other.
      if (!isPainting) buttons.current = { filters: [], folds: [] };
      isPainting = true;
      queueMicrotask(() => (isPainting = false));
      painted = paintedSheet(grid.current?.getSheet(), cells);
      return true;
    },
    beforeRenderCell: (cell: GridCell | null, { row, column, ...box }, canvas) => {
      if (painted) paintCell({ row, column }, box, canvas, painted, measure);
      if (cell?.filter) buttons.current.filters.push({ row, column, box });
      return painted === null;
    },
    afterRenderColumnHeaderCell: (_name, column, left, width, height, canvas) =>
      heading("columns", column, { left, top: 0, width, height }, canvas),
    afterRenderRowHeaderCell: (_name, row, top, width, height, canvas) =>
      heading("rows", row, { left: 0, top, width, height }, canvas),
  };
}

function paintedSheet(sheet: GridSheet | undefined, cells: PaintedSheet["cells"]): PaintedSheet | null {
  if (sheet === undefined) return null;
  const starts = columnStarts(sheet, cells[0]?.length ?? 0);
  return {
    cells,
    showsGridlines: sheet.showGridLines !== false && sheet.showGridLines !== 0,
    zoom: sheet.zoomRatio ?? 1,
    columnStart: (column) => starts[column] ?? 0,
  };
}

/** The grid calls its hooks while it computes its next state: what changes the model waits until it is done. */
function afterGrid(work: () => void): void {
  setTimeout(work, 0);
}

/** On a sheet that it shows for the first time, the grid selects from the first cell to nowhere. */
function isWhole({ row, column }: GridSelection): boolean {
  return [row[0], row[1], column[0], column[1]].every(Number.isFinite);
}

function areaOf(selection: GridSelection): Area {
  const [top = 0, left = 0] = [selection.row[0], selection.column[0]];
  if (!isWhole(selection)) return { top, left, rows: 1, columns: 1 };
  const [last = top, farRight = left] = [selection.row[1], selection.column[1]];
  return { top, left, rows: last - top + 1, columns: farRight - left + 1 };
}

/** Reads what the grid changed by itself, erased or dragged cells, and has it typed into the model instead. */
function operationReader(
  grid: RefObject<WorkbookInstance | null>,
  shown: RefObject<GridSheet[]>,
  current: RefObject<Current>,
): (operations: GridOperations) => void {
  return (operations) => {
    const touched = cellsTouched(operations);
    if (touched.size === 0) return;
    shown.current = shown.current.map((sheet) => withoutRows(sheet, touched.get(sheet.id ?? "")));
    afterGrid(() => {
      const { model, actions } = current.current;
      for (const drawn of grid.current?.getAllSheets() ?? []) {
        const sheet = model.sheets.find(({ id }) => id === drawn.id);
        const cells = touched.get(drawn.id ?? "");
        if (sheet && cells) actions.type(sheet, typedCells(drawn, cells));
      }
    });
  };
}

/** The sheet as drawn, but for the rows of those cells, which the grid has changed: they will be drawn again. */
function withoutRows(sheet: GridSheet, touched: ReadonlySet<string> | undefined): GridSheet {
  if (!touched || !sheet.data) return sheet;
  const rows = new Set([...touched].map((key) => Number(key.split("_")[0])));
  return { ...sheet, data: sheet.data.map((row, index) => (rows.has(index) ? [...row] : row)) };
}

/** Pasting goes to the model as typing does, unless the user is writing in a cell. */
function listenToPaste(frame: RefObject<HTMLDivElement | null>, current: RefObject<Current>): () => void {
  const paste = (event: ClipboardEvent) => {
    const { model, actions } = current.current;
    const sheet = activeSheet(model);
    const text = event.clipboardData?.getData("text/plain");
    const inGrid = frame.current?.contains(document.activeElement) ?? false;
    if (!sheet || !text || !inGrid || isWritingInCell(frame.current)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    actions.type(sheet, pastedCells(text, model.selection.top, model.selection.left));
  };
  window.addEventListener("paste", paste, { capture: true });
  return () => window.removeEventListener("paste", paste, { capture: true });
}

/** Rows of Excel's standard height that a page takes, the frozen ones and the headings left out. */
const ROW_PIXELS = 20;

/** Keys that go somewhere do so as in Excel, unless the user is writing in a cell; Alt+Down opens a heading's filter. */
function listenToKeys(
  frame: RefObject<HTMLDivElement | null>,
  current: RefObject<Current>,
  buttons: RefObject<PaintedButtons>,
): () => void {
  let standing: Standing | null = null;
  const press = (event: KeyboardEvent) => {
    const { model, actions } = current.current;
    const sheet = activeSheet(model);
    if (!sheet || isWritingInCell(frame.current) || !isInCells(event.target)) return;
    const { selection } = model;
    // Whoever selected otherwise meanwhile begins anew from there.
    const from =
      standing && sameArea(areaBetween(standing), selection)
        ? standing
        : alone({ row: selection.top, column: selection.left });
    const next = neighbourSheet(event, model);
    const filter = filterUnder(event, selection, buttons.current.filters);
    if (filter) {
      const { left, top } = canvasOf(frame.current) ?? { left: 0, top: 0 };
      const at = { x: left + filter.box.endX, y: top + filter.box.endY };
      actions.openFilter(sheet, filter.row, filter.column, at);
    } else if (next) actions.activate(next);
    else {
      const reached = standingAfter(event, sheet, from, pageRows(frame.current));
      // Shift itself is a key that leads nowhere: the selection goes on when it is pressed again.
      if (reached === null) return;
      standing = reached;
      actions.select(sheet, areaBetween(standing));
    }
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const root = frame.current;
  root?.addEventListener("keydown", press, { capture: true });
  return () => root?.removeEventListener("keydown", press, { capture: true });
}

/** The heading's arrow that Alt+Down opens, in the cell where the user stands. */
function filterUnder(
  { key, altKey }: KeyboardEvent,
  { top, left }: Area,
  filters: readonly FilterBox[],
): FilterBox | undefined {
  if (!altKey || key !== "ArrowDown") return undefined;
  return filters.find(({ row, column }) => row === top && column === left);
}

/** Ctrl+Page Up and Ctrl+Page Down go from tab to tab. */
function neighbourSheet({ key, ctrlKey }: KeyboardEvent, model: WorkbookModel): SheetModel | undefined {
  if (!ctrlKey || (key !== "PageUp" && key !== "PageDown")) return undefined;
  const shown = model.sheets.filter(({ visibility }) => visibility === "Visible");
  const at = shown.findIndex(({ id }) => id === model.activeSheetId);
  return shown[key === "PageUp" ? at - 1 : at + 1];
}

function isInCells(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.classList.contains("luckysheet-cell-input");
}

function pageRows(frame: HTMLElement | null): number {
  const height = frame?.querySelector(".fortune-cell-area")?.clientHeight ?? 0;
  return Math.max(1, Math.floor(height / ROW_PIXELS) - 1);
}

/** The grid keeps its cell editor under the sheet while nobody writes in it. */
function isWritingInCell(frame: HTMLElement | null): boolean {
  const editor = frame?.querySelector<HTMLElement>(".luckysheet-input-box");
  const inFormulaBar = document.activeElement?.id === "luckysheet-functionbox-cell";
  return inFormulaBar || Number(editor?.style.zIndex ?? -1) > 0;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function canvasOf(frame: HTMLElement | null): DOMRect | undefined {
  return frame?.querySelector("canvas.fortune-sheet-canvas")?.getBoundingClientRect();
}

function canvasPoint(clientX: number, clientY: number, frame: HTMLElement | null): Point | null {
  const canvas = canvasOf(frame);
  return canvas ? { x: clientX - canvas.left, y: clientY - canvas.top } : null;
}

function isInBox({ left, top, width, height }: HeadingBox, { x, y }: Point): boolean {
  return x >= left && y >= top && x <= left + width && y <= top + height;
}

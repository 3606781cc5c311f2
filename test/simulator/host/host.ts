import { DEFAULT_STYLE, eachCell } from "../cells";
import type { FormulaChange } from "../formulas/shiftFormulas";
import { displayText } from "../formulas/displayText";
import type { Area, Cell, CellStyle, Scalar, SheetModel, WorkbookModel } from "../model";
import { DEFAULT_BEHAVIOUR, type Behaviour } from "./behaviour";
import { itemNotFound } from "./errors";
import { EventType, raiseSheet } from "./events";
import type { Meters } from "./meters";
import { OtherWorkbooks } from "./otherWorkbooks";
import { Session } from "./session";
import type { EventEntry } from "./wire";

/** What a person sees: nobody else's active sheet or selection follows. */
export interface View {
  activeSheetId: string;
  selection: Area;
  /** The chart that is selected instead of cells. */
  activeChartId?: string | undefined;
}

/** Computes the formulas of a workbook; see formulas/. */
export interface FormulaEngine {
  /** @param changed the sheets whose cells changed; null when anything may have. */
  markStale(model: WorkbookModel, changed: ReadonlySet<SheetModel> | null): void;
  recalculate(model: WorkbookModel): { notComputed: NotComputed[] };
  /** The value of a formula that stands in no cell; undefined when it cannot be computed. */
  evaluate?(model: WorkbookModel, formula: string): Scalar | undefined;
  /** Rewrites references after cells came or went, or after a sheet was renamed or deleted. */
  shiftFormulas?(model: WorkbookModel, change: FormulaChange): void;
}

/** A formula that the engine cannot compute as Excel would; its cell holds an error that says so. */
export interface NotComputed {
  sheet: string;
  address: string;
  formula: string;
}

/** The workbook as Excel holds it in memory while clients are connected. */
export class Host {
  readonly sessions: Session[] = [];
  /** Display language of Excel, such as "fr-FR". */
  displayLanguage = "fr-FR";
  /** Language of its data and separators. */
  locale = "fr-FR";
  /** Formulas the last calculation could not do. */
  notComputed: NotComputed[] = [];
  /** Until the end of the request (Application.suspendApiCalculationUntilNextSync). */
  calculationSuspended = false;
  /** Switches of this Excel. */
  readonly behaviour: Behaviour = { ...DEFAULT_BEHAVIOUR };
  /** Filters of a table or sheet were cleared as a whole, after which some Excels take none again. */
  filtersWereCleared = false;
  /** Today, as filters such as "this month" see it; month from zero. */
  today: () => { year: number; month: number; day: number } = () => {
    const now = new Date();
    return { year: now.getFullYear(), month: now.getMonth(), day: now.getDate() };
  };
  /** An add-in closed the workbook: in Excel its page goes too, here requests are still answered. */
  isClosed = false;
  private readonly views = new Map<string, View>();
  private readonly posted = new Map<Session, EventEntry[]>();
  private readonly styles = new Map<string, CellStyle>();
  private hasFormulas: boolean;
  /** Sheets whose cells changed since the last calculation; null when anything may have changed. */
  private changed: Set<SheetModel> | null = new Set();
  private formulaEntered = false;
  private lastId: number;

  constructor(
    readonly model: WorkbookModel,
    readonly meters: Meters,
    private readonly engine: FormulaEngine | null,
    readonly others = new OtherWorkbooks(null),
  ) {
    this.hasFormulas = model.sheets.some(hasFormula);
    const objects = model.sheets.flatMap((sheet) => [
      ...sheet.conditionalFormats,
      ...sheet.charts,
      ...sheet.slicers,
      ...sheet.pivots,
      ...sheet.comments,
    ]);
    this.lastId = Math.max(0x1000, ...objects.map(({ id }) => parseInt(id.slice(1, 9), 16) || 0));
  }

  addSession(person: string, deliver: (entries: EventEntry[]) => void): Session {
    const session = new Session(this, person, deliver);
    this.sessions.push(session);
    return session;
  }

  removeSession(session: Session): void {
    const index = this.sessions.indexOf(session);
    if (index >= 0) this.sessions.splice(index, 1);
  }

  /** The sheet with that id. Throws ItemNotFound. */
  sheet(id: string): SheetModel {
    const sheet = this.model.sheets.find((each) => each.id === id);
    if (sheet === undefined) throw itemNotFound(`sheet ${id}`);
    return sheet;
  }

  /** What a person sees. The first person's view is the one that the workbook file keeps. */
  viewOf(session: Session): View {
    const first = this.sessions[0]?.person ?? session.person;
    if (session.person === first) return this.model;
    let view = this.views.get(session.person);
    if (view === undefined) {
      view = { activeSheetId: this.model.activeSheetId, selection: { ...this.model.selection } };
      this.views.set(session.person, view);
    }
    return view;
  }

  /** Moves everybody off a sheet that goes away or is hidden. */
  leaveSheet(sheet: SheetModel, refuge: SheetModel): void {
    for (const view of [this.model, ...this.views.values()]) {
      if (view.activeSheetId !== sheet.id) continue;
      view.activeSheetId = refuge.id;
      view.selection = { top: 0, left: 0, rows: 1, columns: 1 };
    }
  }

  /**
   * Cells changed: formulas may now give something else.
   * @param sheet the one they are on; null for what any formula may see, such as a name.
   */
  touch(wroteFormula: boolean, sheet: SheetModel | null = null): void {
    if (wroteFormula) {
      this.hasFormulas = true;
      this.formulaEntered = true;
    }
    if (sheet === null) this.changed = null;
    else this.changed?.add(sheet);
    this.model.isDirty = true;
  }

  shiftFormulas(change: FormulaChange): void {
    this.engine?.shiftFormulas?.(this.model, change);
  }

  /** The text that a cell shows, in the language of the data unless told otherwise. */
  shownText(cell: Cell | undefined, locale = this.locale): string {
    if (cell === undefined) return "";
    return displayText(cell.value, cell.numberFormat, locale, this.model.date1904);
  }

  /** The value of a formula that stands in no cell; undefined when it cannot be computed. */
  evaluate(formula: string): Scalar | undefined {
    this.calculateIfNeeded();
    return this.engine?.evaluate?.(this.model, formula);
  }

  /**
   * Computes what changed, unless calculation is suspended. When it is manual, only what was just entered is
   * computed, from values that may be out of date; what reads it waits for Application.calculate.
   */
  calculateIfNeeded(): void {
    if (this.calculationSuspended) return;
    if (this.model.calculationMode !== "Manual") return this.calculate(false);
    if (!this.behaviour.computesWhatIsEntered || !this.formulaEntered || this.engine === null) return;
    this.formulaEntered = false;
    this.notComputed = this.engine.recalculate(this.model).notComputed;
  }

  /** @param all compute again even when nothing changed */
  calculate(all: boolean): void {
    const { changed } = this;
    if ((changed?.size === 0 && !all) || !this.hasFormulas || this.engine === null) return;
    this.changed = new Set();
    this.engine.markStale(this.model, all ? null : changed);
    this.notComputed = this.engine.recalculate(this.model).notComputed;
    const asker = this.sessions[0];
    if (asker === undefined) return;
    for (const sheet of this.model.sheets) {
      if (hasFormula(sheet)) raiseSheet({ host: this, session: asker }, EventType.WorksheetCalculated, sheet);
    }
  }

  /** An id that no conditional format, chart, slicer, pivot table or comment of this workbook has yet. */
  nextId(): string {
    this.lastId += 1;
    return `{${this.lastId.toString(16).padStart(8, "0").toUpperCase()}-0000-0000-0000-000000000000}`;
  }

  /** The one object of its look: cells that look alike share it. */
  shareStyle(style: CellStyle): CellStyle {
    const key = JSON.stringify(style);
    if (key === "{}") return DEFAULT_STYLE;
    const known = this.styles.get(key);
    if (known !== undefined) return known;
    this.styles.set(key, style);
    return style;
  }

  /** Queues an event; it leaves after the answer to the request that caused it. */
  post(session: Session, entry: EventEntry): void {
    const entries = this.posted.get(session);
    if (entries === undefined) this.posted.set(session, [entry]);
    else entries.push(entry);
  }

  /** Takes the queued events, by session. */
  takePosted(): [Session, EventEntry[]][] {
    const all = [...this.posted];
    this.posted.clear();
    return all;
  }
}

function hasFormula(sheet: SheetModel): boolean {
  let found = false;
  const everywhere = { top: 0, left: 0, rows: sheet.rows.length, columns: Infinity };
  eachCell(sheet, everywhere, (cell) => {
    if (cell.formula !== null) found = true;
  });
  return found;
}

import type { WorkbookModel } from "../model";
import { HostError } from "./errors";

/** What happens to one coming request instead of, or besides, being carried out. */
interface RequestFault {
  error?: HostError;
  delay?: number;
  /** The request waits for it. */
  held?: Promise<unknown>;
  /** "lost": carried out, but the answer never comes; "ignored": not even carried out. */
  silence?: "lost" | "ignored";
  hooks: ((model: WorkbookModel) => void)[];
}

/** Members that fail while another workbook has the focus, and how (office-js docs, excel-add-ins-troubleshooting). */
const IN_FRONT: readonly (readonly [RegExp, string])[] = [
  [/^Workbook\.(?:GetActiveCell|GetSelectedRanges?)$/, "InvalidSelection"],
  [/^Worksheet\.Delete$/, "InvalidSelection"],
  [/^WorksheetCollection\.Add$/, "GeneralException"],
  [/^Worksheet\.(?:Activate|Gridlines|Headings)$/, "GeneralException"],
  [/^WorksheetFreezePanes\./, "GeneralException"],
  [/^Range\.Select$/, "GeneralException"],
  [/^Table\.ClearFilters$/, "GeneralException"],
  [/^Chart\.Activate$/, "GeneralException"],
];

/** Of a request that nothing was planned for. */
export const NO_FAULT: RequestFault = { hooks: [] };

/**
 * Every way in which Excel can be made to misbehave. Only requests that ask the workbook for something are counted,
 * from now: 1 is the next one. Those in which Office.js lets go of ranges come when it likes, hence strike nobody's
 * plan; they can be refused by the name of their member.
 */
export class Faults {
  private readonly planned = new Map<number, RequestFault>();
  private readonly refusals = new Map<string, { error: HostError; times: number }>();
  /**
   * Another workbook has the focus: "documented" makes the members fail that Microsoft's page names, each with its
   * code (office-js docs, excel-add-ins-troubleshooting); "everything" makes every request fail with InactiveWorkbook.
   */
  anotherWorkbookInFront: "documented" | "everything" | null = null;
  /** Office.js asks for its context and is never answered, as when a proxy blocks a file of it (office-js#6040). */
  neverConnects = false;
  /**
   * How long the pane takes to open after a command asked for it. A second press meanwhile kills the buttons: neither
   * it nor any later one is ever answered (office-js#3224, #1007). Null: it opens at once.
   */
  paneOpensIn: number | null = null;
  private paneIsOpening = false;
  private buttonsAreDead = false;
  private readonly silenceListeners = new Set<() => void>();
  private seen = 0;
  private editing = false;
  private waiting: (() => void)[] = [];
  private eventsToDrop = 0;

  /** Makes the k-th request from now fail whole, with one of Excel's error codes. */
  fail(k: number, code: string, message = "made to fail"): void {
    this.plan(k).error = new HostError(code, message);
  }

  /** Delays the answer to the k-th request from now. */
  delay(k: number, milliseconds: number): void {
    this.plan(k).delay = milliseconds;
  }

  /** Keeps back the k-th request from now until something is done, as another user could between two syncs. */
  hold(k: number, until: Promise<unknown>): void {
    this.plan(k).held = until;
  }

  /** Never answers the k-th request from now (office-js#4805). It is carried out unless `ignored`. */
  neverAnswer(k: number, how: "lost" | "ignored" = "lost"): void {
    this.plan(k).silence = how;
  }

  /** Changes the workbook just before the k-th request from now, as another user could between two syncs. */
  before(k: number, hook: (model: WorkbookModel) => void): void {
    this.plan(k).hooks.push(hook);
  }

  /**
   * Makes one member fail wherever it is used, so that each decoration can be seen to fail alone.
   * @param member as on the wire: "WorksheetFreezePanes.FreezeRows", "PageLayout.Zoom", "SlicerCollection.Add"
   * @param times how often; for ever by default
   */
  refuse(member: string, code: string, times = Infinity): void {
    this.refusals.set(member.toLowerCase(), { error: new HostError(code, `${member} made to fail`), times });
  }

  /** Lets a refused member work again. */
  allow(member: string): void {
    this.refusals.delete(member.toLowerCase());
  }

  /** Loses the next events instead of delivering them. */
  dropEvents(count: number): void {
    this.eventsToDrop += count;
  }

  /** Whether the user is editing a cell: requests fail, or wait when they said delayForCellEdit. */
  get cellEditing(): boolean {
    return this.editing;
  }

  set cellEditing(editing: boolean) {
    this.editing = editing;
    if (editing) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }

  /** How many requests asked the workbook for something so far. */
  get asked(): number {
    return this.seen;
  }

  /** How many planned faults still wait for their request. */
  get waitingToStrike(): number {
    return this.planned.size;
  }

  /**
   * Calls `listener` at each request that will never be answered, so that no test waits for the silence to last.
   * @returns what ends the listening
   */
  onSilence(listener: () => void): () => void {
    this.silenceListeners.add(listener);
    return () => this.silenceListeners.delete(listener);
  }

  /** Tells that a request was left without an answer. */
  fallSilent(): void {
    for (const listener of [...this.silenceListeners]) listener();
  }

  /** Forgets every fault that was planned. */
  clear(): void {
    this.planned.clear();
    this.refusals.clear();
    this.eventsToDrop = 0;
    this.anotherWorkbookInFront = null;
    this.neverConnects = false;
    this.paneOpensIn = null;
    this.paneIsOpening = false;
    this.buttonsAreDead = false;
    this.cellEditing = false;
  }

  /** What awaits the request that has just arrived and asks the workbook for something. */
  next(): RequestFault {
    this.seen += 1;
    const fault = this.planned.get(this.seen);
    this.planned.delete(this.seen);
    return fault ?? NO_FAULT;
  }

  /** Resolves when no cell is being edited. */
  async editingDone(): Promise<void> {
    if (this.editing) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** A command asks for the pane. @returns whether it is answered, once the pane has opened */
  async paneShown(): Promise<boolean> {
    if (this.paneOpensIn === null) return true;
    if (this.paneIsOpening) this.buttonsAreDead = true;
    if (this.buttonsAreDead) return false;
    this.paneIsOpening = true;
    await new Promise((resolve) => setTimeout(resolve, this.paneOpensIn ?? 0));
    this.paneIsOpening = false;
    return true;
  }

  /** Throws when the member is to be refused. */
  check(member: string): void {
    const inFront =
      this.anotherWorkbookInFront === null ? undefined : IN_FRONT.find(([each]) => each.test(member));
    if (inFront !== undefined) throw new HostError(inFront[1], "another workbook has the focus");
    const refusal = this.refusals.get(member.toLowerCase());
    if (refusal === undefined || refusal.times <= 0) return;
    refusal.times -= 1;
    throw refusal.error;
  }

  /** Whether the event that is about to leave is to be lost. */
  dropsEvent(): boolean {
    if (this.eventsToDrop <= 0) return false;
    this.eventsToDrop -= 1;
    return true;
  }

  private plan(k: number): RequestFault {
    const at = this.seen + k;
    const fault = this.planned.get(at) ?? { hooks: [] };
    this.planned.set(at, fault);
    return fault;
  }
}

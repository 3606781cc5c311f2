import { connectFrame, paneUrl } from "../../simulator/browser";
import { SimulatedExcel, type Bridge } from "../../simulator/excel";
import { dateSerial } from "../../simulator/formulas/dateSerial";
import type { FormulaEngine } from "../../simulator/host/host";
import type { WorkbookModel } from "../../simulator/model";
import { SheetDrawer } from "./gridSheet";
import { canvasMeasure } from "./canvasMeasure";
import { ruleEvaluator } from "./ruleEvaluator";
import { shiftClock, shiftTo } from "./shiftedClock";
import { DEMO_USER, UserHands } from "./userHands";
import type { Language } from "./words";

const LOCALES: Readonly<Record<Language, string>> = { fr: "fr-FR", en: "en-US" };

const measure = canvasMeasure();

/** Milliseconds in which several changes are drawn as one. */
const SOON = 50;

/** A workbook open in a simulated Excel, with the person in front of it and the pane beside it. */
export class OpenedWorkbook {
  readonly hands: UserHands;
  drawer: SheetDrawer;
  private readonly excel: SimulatedExcel;
  private pane: Bridge | null = null;
  private changeIsComing = false;

  /**
   * @param day "2026-01-15": the day it is for the pane and for TODAY() in the sheets
   * @param onChange called soon after anything in the workbook may have changed
   */
  constructor(
    readonly model: WorkbookModel,
    private day: string,
    private language: Language,
    private readonly formulas: FormulaEngine,
    private readonly onChange: () => void,
  ) {
    this.excel = new SimulatedExcel(model, { displayLanguage: LOCALES[language], formulas });
    this.hands = new UserHands(this.excel);
    this.drawer = this.ofTheDay();
  }

  get locale(): string {
    return LOCALES[this.language];
  }

  /** Another language or another day: the pane must be loaded again to notice. */
  setting(language: Language, day: string): void {
    this.language = language;
    this.day = day;
    this.excel.office.displayLanguage = this.locale;
    this.excel.office.contentLanguage = this.locale;
    this.excel.host.locale = this.locale;
    this.drawer = this.ofTheDay();
  }

  /** The address of the pane's page: the part after "?" tells Office.js in which Excel and language it runs. */
  get paneAddress(): string {
    return paneUrl(new URL("pane.html", window.location.href).href, this.excel);
  }

  /** Puts the pane's window into this Excel and on its day; a pane that was there before is closed. */
  attachPane(frame: Window & { Date: DateConstructor }): void {
    this.pane?.disconnect();
    shiftClock(frame, shiftTo(this.day, new Date()));
    this.pane = connectFrame(frame, this.excel, DEMO_USER);
    this.reportRequests(this.pane);
  }

  private reportRequests({ richApi }: Bridge): void {
    const send = richApi.sendMessageToHost;
    richApi.sendMessageToHost = (text) => {
      send(text);
      void this.excel.settled().finally(() => this.changed());
    };
  }

  /** Many requests in a row are one change for whoever draws. */
  private changed(): void {
    if (this.changeIsComing) return;
    this.changeIsComing = true;
    setTimeout(() => {
      this.changeIsComing = false;
      this.onChange();
    }, SOON);
  }

  /** Computes anew what depends on the day, as Excel does when it opens a file; what draws the sheets as they are then. */
  private ofTheDay(): SheetDrawer {
    const [year = 1970, month = 1, day = 1] = this.day.split("-").map(Number);
    const { date1904 } = this.model;
    const today = dateSerial(year, month, day, date1904) ?? 0;
    this.model.today = today;
    this.formulas.markStale(this.model, new Set());
    this.formulas.recalculate(this.model);
    return new SheetDrawer({ locale: this.locale, date1904, holds: ruleEvaluator(today), measure });
  }
}

import { isFormulaEngineLoaded } from "./formulas/engine";
import { evaluateFormula, markStale, recalculate } from "./formulas/recalculate";
import { brokenRules, type BrokenRule } from "./formulas/ruleFormulas";
import { shiftFormulas } from "./formulas/shiftFormulas";
import type { Behaviour } from "./host/behaviour";
import { Faults, NO_FAULT } from "./host/faults";
import { DocumentFiles, type FileAnswer } from "./host/documentFile";
import type { HostError } from "./host/errors";
import type { FormulaEngine } from "./host/host";
import { Host } from "./host/host";
import { Meters } from "./host/meters";
import { OtherWorkbooks, type WorkbookFiles } from "./host/otherWorkbooks";
import "./host/objects";
import { answerAgave, DEFAULT_REQUIREMENTS } from "./host/officeContext";
import type { OfficeSettings, RequirementMatrix } from "./host/officeContext";
import { processRequest } from "./host/request";
import type { Session } from "./host/session";
import type { BridgeRequest, RequestBody, ResponseBody } from "./host/wire";
import { ActionType, DELAY_FOR_CELL_EDIT, ObjectPathType } from "./host/wire";
import type { WorkbookModel } from "./model";

/** Excel on the web refuses larger requests and responses (office-js docs, resource limits: 5 MB each). */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

export interface ExcelOptions {
  /** Display language; French by default. */
  displayLanguage?: string;
  /** Language of data and separators; the display language by default. */
  contentLanguage?: string;
  /** Requirement sets to change from the defaults, e.g. `{ ExcelApi: 1.14 }`. */
  requirements?: Partial<RequirementMatrix>;
  /** Bytes; null lifts the limit, as on desktop. */
  payloadLimit?: number | null;
  /** How Excel gives the document as a PDF; whole, as on desktop, by default. */
  documentFile?: FileAnswer;
  /** Reads and writes workbook files, for the members that need it; without, they are refused by name. */
  workbookFiles?: WorkbookFiles;
  /** Switches to change from the defaults (host/behaviour.ts); they may be turned later, `excel.behaviour`. */
  behaviour?: Partial<Behaviour>;
  /** Computes formulas: by default IronCalc once loadFormulaEngine() was awaited; null leaves every value as it is. */
  formulas?: FormulaEngine | null;
}

/** Until the engine is loaded, new formulas stay without a value. */
const ironCalc: FormulaEngine = {
  markStale,
  shiftFormulas,
  evaluate: (model, formula) => (isFormulaEngineLoaded() ? evaluateFormula(model, formula) : undefined),
  recalculate: (model) => (isFormulaEngineLoaded() ? recalculate(model) : { computed: 0, notComputed: [] }),
};

/** What a client's page holds before Office.js loads: the two doors to the host. */
export interface Bridge {
  /** `window._richApiNativeBridge`. */
  readonly richApi: { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void };
  /** `window.webkit.messageHandlers.Agave.postMessage`. */
  postOfficeMessage(text: string): void;
  /** Set by the page: runs `OSF.ScriptMessaging.agaveHostCallback`. */
  onOfficeAnswer: ((callbackId: string, params: unknown) => void) | null;
  readonly session: Session;
  /** Cuts the client off, as closing its pane does. */
  disconnect(): void;
}

/** In another turn of the event loop: at once where that can be said, for a timer takes a millisecond at least. */
const soon: (work: () => void) => void =
  typeof setImmediate === "function" ? (work) => setImmediate(work) : (work) => setTimeout(work, 0);

/** One running Excel with one open workbook, to which any number of add-in clients connect. */
export class SimulatedExcel {
  readonly meters = new Meters();
  readonly faults = new Faults();
  readonly host: Host;
  readonly behaviour: Behaviour;
  readonly files: DocumentFiles;
  readonly office: OfficeSettings;
  readonly payloadLimit: number | null;
  /** How many messages came or went, requests, calls of Office and events alike. */
  messages = 0;
  private readonly busy = new Set<Promise<void>>();
  private clients = 0;

  constructor(
    readonly model: WorkbookModel,
    options: ExcelOptions = {},
  ) {
    const engine = options.formulas === undefined ? ironCalc : options.formulas;
    const workbookFiles = options.workbookFiles ?? null;
    this.host = new Host(model, this.meters, engine, new OtherWorkbooks(workbookFiles));
    this.behaviour = Object.assign(this.host.behaviour, options.behaviour);
    this.files = new DocumentFiles(options.documentFile ?? "whole", workbookFiles);
    const displayLanguage = options.displayLanguage ?? "fr-FR";
    const requirements = { ...DEFAULT_REQUIREMENTS, ...options.requirements } as RequirementMatrix;
    this.office = {
      displayLanguage,
      contentLanguage: options.contentLanguage ?? displayLanguage,
      requirements,
    };
    this.host.displayLanguage = displayLanguage;
    this.host.locale = this.office.contentLanguage;
    this.payloadLimit = options.payloadLimit === undefined ? PAYLOAD_LIMIT : options.payloadLimit;
  }

  /**
   * Connects a client.
   * @param person who works in it; clients of one person hear of each other's changes as Local events.
   *   By default every client is another person.
   */
  connect(person?: string): Bridge {
    this.clients += 1;
    const richApi: Bridge["richApi"] = { sendMessageToHost: () => undefined };
    const session = this.host.addSession(person ?? `person ${this.clients}`, (entries) => {
      richApi.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
    });
    const bridge: Bridge = {
      richApi,
      session,
      onOfficeAnswer: null,
      postOfficeMessage: (text) => this.later(() => this.answerOffice(text, bridge)),
      disconnect: () => this.host.removeSession(session),
    };
    richApi.sendMessageToHost = (text) => this.later(() => this.receive(text, bridge));
    return bridge;
  }

  /** Runs a change of the workbook that no add-in asked for, and tells the clients. */
  change(act: () => void): void {
    act();
    this.deliverEvents();
  }

  /** The rules of conditional formats and validations whose formulas give an error, or cannot be computed. */
  brokenRules(): BrokenRule[] {
    this.host.calculateIfNeeded();
    return brokenRules(this.model);
  }

  /** Resolves when every request was answered and every event delivered. */
  async settled(): Promise<void> {
    while (this.busy.size > 0) await Promise.all(this.busy);
  }

  private later(work: () => void | Promise<void>): void {
    this.messages += 1;
    const done = new Promise<void>((resolve, reject) => {
      soon(() => {
        Promise.resolve().then(work).then(resolve, reject);
      });
    }).finally(() => this.busy.delete(done));
    this.busy.add(done);
  }

  private async answerOffice(text: string, bridge: Bridge): Promise<void> {
    if (this.faults.neverConnects) return;
    const answer = await answerAgave(text, this.model, this.office, this.files);
    if (answer !== null) bridge.onOfficeAnswer?.(answer.callbackId, answer.params);
  }

  private async receive(text: string, bridge: Bridge): Promise<void> {
    const request = JSON.parse(text) as BridgeRequest;
    const { body } = request.message;
    if (isHousekeeping(body)) {
      if (showsPane(body) && !(await this.faults.paneShown())) return;
      this.respond(bridge, request.id, emptyAnswer(body), false);
      return;
    }
    const bytes = utf8Length(text);
    const isAwaited = !letsGo(body);
    this.meters.countRequest(bytes, isAwaited);
    const fault = isAwaited ? this.faults.next() : NO_FAULT;
    for (const hook of fault.hooks) hook(this.model);
    await fault.held;
    if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault.silence === "ignored") return this.faults.fallSilent();
    const answer = await this.carryOut(request, bytes, bridge.session, fault.error);
    if (fault.silence === undefined) this.respond(bridge, request.id, answer, true);
    else this.faults.fallSilent();
    this.deliverEvents();
  }

  private async carryOut(
    request: BridgeRequest,
    bytes: number,
    session: Session,
    planned: HostError | undefined,
  ): Promise<ResponseBody> {
    if (planned !== undefined) return failure(planned.code, planned.message);
    if (this.faults.anotherWorkbookInFront === "everything")
      return failure("InactiveWorkbook", "another workbook has the focus");
    if (this.payloadLimit !== null && bytes > this.payloadLimit) {
      return failure("RequestPayloadSizeLimitExceeded", `the request has ${bytes} bytes`);
    }
    if (this.faults.cellEditing) {
      if (((request.flags ?? 0) & DELAY_FOR_CELL_EDIT) === 0) {
        return failure("InvalidOperationInCellEditMode", "a cell is being edited");
      }
      await this.faults.editingDone();
    }
    await this.host.others.prepare(request.message.body);
    const answer = processRequest(request.message.body, { host: this.host, session }, (member) => {
      this.meters.countMember(member);
      this.faults.check(member);
    });
    this.host.calculationSuspended = false;
    this.host.calculateIfNeeded();
    return answer;
  }

  private respond(bridge: Bridge, id: number, body: ResponseBody, metered: boolean): void {
    let text = responseText(id, body);
    if (metered && this.payloadLimit !== null && utf8Length(text) > this.payloadLimit) {
      text = responseText(id, failure("ResponsePayloadSizeLimitExceeded", "the answer is too large"));
    }
    if (metered) this.meters.countResponse(utf8Length(text));
    bridge.richApi.onMessageFromHost?.(text);
  }

  private deliverEvents(): void {
    for (const [session, entries] of this.host.takePosted()) {
      const left = entries.filter(() => !this.faults.dropsEvent());
      if (left.length > 0) this.later(() => session.deliver(left));
    }
  }
}

/** Office.js asks for services beside the workbook (telemetry, actions): they get empty answers and go nowhere. */
function isHousekeeping(body: RequestBody): boolean {
  return Object.values(body.ObjectPaths).some((path) => path.ObjectPathType === ObjectPathType.NewObject);
}

/** Office.addin.showAsTaskpane on the wire. */
function showsPane(body: RequestBody): boolean {
  return body.Actions.some(({ Name }) => Name === "SetAppRuntimeState");
}

/** In requests of its own, some time after a run has ended, Office.js lets go of the ranges that it kept. */
function letsGo({ Actions }: RequestBody): boolean {
  const asked = Actions.filter(({ ActionType: type }) => type !== ActionType.Instantiate);
  return asked.length > 0 && asked.every(({ Name }) => Name === "_RemoveReference");
}

function emptyAnswer(body: RequestBody): ResponseBody {
  return { Results: body.Actions.map((action) => ({ ActionId: action.Id, Value: {} })) };
}

function failure(code: string, message: string): ResponseBody {
  return { Results: [], Error: { Code: code, Message: message, Location: "", ActionIndex: -1 } };
}

function responseText(id: number, body: ResponseBody): string {
  return JSON.stringify({
    id,
    type: 2,
    message: { statusCode: 200, headers: {}, body: JSON.stringify(body) },
  });
}

const encoder = new TextEncoder();

function utf8Length(text: string): number {
  return encoder.encode(text).length;
}

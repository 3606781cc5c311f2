import { readFileSync } from "node:fs";
import type { createRequire } from "node:module";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import type * as Jsdom from "jsdom";
import type { DOMWindow } from "jsdom";
import { paneUrl } from "./browser";
import type { SimulatedExcel } from "./excel";
import { loadFormulaEngineFromModules } from "./formulas/loadEngineFromModules";

/** Where the simulated page says it is; no request ever leaves: Office.js is read from node_modules. */
const ORIGIN = "https://addin.localhost";

/** One add-in page with its own Office.js, connected to a simulated Excel. */
export interface Client {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly window: DOMWindow;
  /** Closes the pane: its handlers are gone, the workbook stays. */
  close(): void;
}

export interface ClientOptions {
  /** Who works in it; clients of one person hear of each other's changes as Local events. */
  person?: string;
  /** Whether to wait until Office.js is ready; a host that never answers leaves it waiting for ever. */
  isReady?: boolean;
  /** Makes Office.js refuse members above the requirement sets of the simulated Excel; on by default. */
  checkRequirements?: boolean;
}

/**
 * Node's own loader, also where a test runner puts another one in front of each of its files: jsdom, which takes its
 * time, is loaded once per process.
 */
const { getBuiltinModule } = runInThisContext("process") as NodeJS.Process;
const nodeRequire = (
  getBuiltinModule("node:module") as { createRequire: typeof createRequire }
).createRequire(join(process.cwd(), "package.json"));

const scripts = new Map<string, string>();

/** The text of one of Office.js's files, unmodified. */
function officeScript(path: string): string | null {
  const known = scripts.get(path);
  if (known !== undefined) return known;
  const root = join(nodeRequire.resolve("@microsoft/office-js/package.json"), "..", "dist");
  try {
    const text = readFileSync(join(root, path), "utf8");
    scripts.set(path, text);
    return text;
  } catch {
    return null;
  }
}

/**
 * Loads the unmodified Office.js in a window of its own and connects it.
 * @returns that window's own Excel and Office; nothing global changes, so several clients live in one process
 */
export async function openClient(excel: SimulatedExcel, options: ClientOptions = {}): Promise<Client> {
  await loadFormulaEngineFromModules();
  const bridge = excel.connect(options.person);
  const { JSDOM, VirtualConsole, requestInterceptor } = nodeRequire("jsdom") as typeof Jsdom;
  const dom = new JSDOM("<!doctype html><html><body></body></html>", {
    url: paneUrl(`${ORIGIN}/taskpane.html`, excel),
    runScripts: "dangerously",
    virtualConsole: new VirtualConsole(),
    resources: {
      interceptors: [requestInterceptor((request) => serve(request.url))],
    },
  });
  const { window } = dom;
  joinRealms(window);
  Object.assign(window, { _richApiNativeBridge: bridge.richApi });
  Object.assign(window, {
    webkit: { messageHandlers: { Agave: { postMessage: (text: string) => bridge.postOfficeMessage(text) } } },
  });
  bridge.onOfficeAnswer = (id, params) => {
    // The answer is given as this window's own array: Office.js asks for instances of its Array.
    const own: unknown = window.JSON.parse(JSON.stringify(params));
    officeGlobals(window).OSF.ScriptMessaging.agaveHostCallback(id, own);
  };
  await loadScript(window, `${ORIGIN}/office/office.js`);
  const globals = officeGlobals(window);
  const isReady = options.isReady !== false;
  if (isReady) await globals.Office.onReady();
  if (isReady && options.checkRequirements !== false)
    globals.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  return {
    Excel: globals.Excel,
    Office: globals.Office,
    OfficeExtension: globals.OfficeExtension,
    window,
    close: () => {
      bridge.disconnect();
      window.close();
    },
  };
}

interface OfficeGlobals {
  Excel: typeof Excel;
  Office: typeof Office;
  OfficeExtension: typeof OfficeExtension & { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  OSF: { ScriptMessaging: { agaveHostCallback(id: string, params: unknown): void } };
}

function officeGlobals(window: DOMWindow): OfficeGlobals {
  return window as unknown as OfficeGlobals;
}

function serve(url: string): Response {
  const path = new URL(url).pathname;
  const text = path.startsWith("/office/") ? officeScript(path.slice("/office/".length)) : null;
  if (text === null) return new Response("", { status: 404 });
  return new Response(text, { headers: { "Content-Type": "text/javascript" } });
}

function loadScript(window: DOMWindow, src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = window.document.createElement("script");
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${src} did not load`)));
    script.src = src;
    window.document.head.append(script);
  });
}

/**
 * In a browser the add-in and Office.js share one global scope; here the add-in's code runs outside the window.
 * Plain objects it passes must count as plain, and errors it catches must be errors.
 */
function joinRealms(window: DOMWindow): void {
  const inner = window as unknown as { Object: ObjectConstructor; Error: ErrorConstructor };
  const getPrototypeOf = inner.Object.getPrototypeOf.bind(inner.Object) as (value: unknown) => unknown;
  const innerPrototype: unknown = inner.Object.prototype;
  inner.Object.getPrototypeOf = (value: unknown) => {
    const prototype = getPrototypeOf(value);
    return prototype === Object.prototype ? innerPrototype : prototype;
  };
  Object.setPrototypeOf(inner.Error.prototype, Error.prototype);
}

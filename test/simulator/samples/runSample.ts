import type { DOMWindow } from "jsdom";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { SimulatedExcel } from "../excel";
import { openXlsx } from "../files/openXlsx";
import { saveXlsx } from "../files/saveXlsx";
import { openClient } from "../node";
import { newWorkbook } from "../workbook";
import type { Sample } from "./readSamples";

/** One thing that went wrong in a sample. */
interface Refusal {
  /** The button that was pressed, or "script" while the script itself ran. */
  readonly at: string;
  /** The same for the same reason in every sample: "Range.Hyperlink = is not simulated". */
  readonly cause: string;
}

export interface SampleRun {
  readonly sample: string;
  /** None when the sample was accepted. */
  readonly refusals: Refusal[];
  /** Ids that the script looks for when it starts and that its own page does not have: not Excel's doing. */
  readonly missingElements: string[];
}

/** What Excel of today says it can; Office.js asks before it sends. */
const REQUIREMENTS = { ExcelApi: 1.21, ExcelApiOnline: 1.1, ExcelApiDesktop: 1.4 };

/** A button that is not done after so long waits for something that never comes. */
const LONGEST_WAIT = 20_000;
/** Turns of the event loop without any message after which a page is quiet. */
const QUIET_TURNS = 5;

/** Runs a sample on a blank workbook in en-US: its script, its "setup" button, then every other one in order. */
export async function runSample(sample: Sample): Promise<SampleRun> {
  const excel = new SimulatedExcel(newWorkbook("Book1.xlsx", ["Sheet1"]), {
    displayLanguage: "en-US",
    requirements: REQUIREMENTS,
    workbookFiles: { open: openXlsx, save: async (workbook) => (await saveXlsx(workbook)).bytes },
  });
  const client = await openClient(excel);
  const page = new SamplePage(client.window, excel);
  try {
    client.window.document.body.innerHTML = sample.html;
    await page.start(sample.script);
    await page.chooseFiles();
    for (const button of buttonsInOrder(client.window.document)) await page.press(button);
    return { sample: sample.name, refusals: page.refusals, missingElements: page.missingElements };
  } finally {
    page.close();
    client.close();
  }
}

function buttonsInOrder(document: Document): HTMLElement[] {
  const buttons = [...document.querySelectorAll<HTMLElement>("button")];
  const setup = buttons.filter((button) => button.id === "setup");
  return [...setup, ...buttons.filter((button) => button.id !== "setup")];
}

/** A sample's page, and an ear for everything that it complains of. */
class SamplePage {
  readonly refusals: Refusal[] = [];
  readonly missingElements: string[] = [];
  private at = "script";
  private readonly handlers = new Set<Promise<unknown>>();
  private readonly unhandled = (reason: unknown) => this.refuse(reason);

  constructor(
    private readonly window: DOMWindow,
    private readonly excel: SimulatedExcel,
  ) {
    const silent = () => undefined;
    Object.assign(window, {
      console: { ...console, log: silent, info: silent, warn: silent, error: (e: unknown) => this.refuse(e) },
    });
    window.addEventListener("error", (event) => this.refuse(event.error));
    process.on("unhandledRejection", this.unhandled);
    this.watchHandlers();
  }

  close(): void {
    process.off("unhandledRejection", this.unhandled);
  }

  /** Runs the script. One that stops at an element that its own page lacks is judged by the rest. */
  async start(script: string): Promise<void> {
    const missing = this.watchMissingElements();
    try {
      this.window.eval(compile(script));
    } catch (error) {
      if (missing.length > 0 && isOfKind(error, "TypeError")) this.missingElements.push(...missing);
      else this.refuse(error);
    }
    await this.quiet();
  }

  /** Gives a small workbook to every file input, as a person does before pressing the button beside it. */
  async chooseFiles(): Promise<void> {
    const { bytes } = await saveXlsx(newWorkbook("chosen.xlsx", ["Chosen"]));
    const { document, File, Event } = this.window;
    for (const input of document.querySelectorAll('input[type="file"]')) {
      this.at = `#${input.id}`;
      Object.defineProperty(input, "files", { value: [new File([new Uint8Array(bytes)], "chosen.xlsx")] });
      input.dispatchEvent(new Event("change"));
      await this.quiet();
    }
  }

  async press(button: HTMLElement): Promise<void> {
    this.at = button.id || (button.textContent ?? "").trim();
    button.click();
    await this.quiet();
  }

  private refuse(error: unknown): void {
    const cause = causeOf(error);
    const isKnown = this.refusals.some((refusal) => refusal.at === this.at && refusal.cause === cause);
    if (!isKnown) this.refusals.push({ at: this.at, cause });
  }

  /** Listeners' promises are kept, so that their end can be waited for and their failure noticed. */
  private watchHandlers(): void {
    const { prototype } = this.window.EventTarget;
    const add = prototype.addEventListener;
    const watch = (result: unknown) => {
      if (!(result instanceof this.window.Promise)) return;
      const done = result.catch((error: unknown) => this.refuse(error));
      this.handlers.add(done);
      void done.finally(() => this.handlers.delete(done));
    };
    prototype.addEventListener = function (type, listener, options) {
      const watched =
        typeof listener === "function"
          ? function (this: EventTarget, event: Event) {
              watch(listener.call(this, event));
            }
          : listener;
      add.call(this, type, watched, options);
    };
  }

  private watchMissingElements(): string[] {
    const missing: string[] = [];
    const { document } = this.window;
    const find = document.getElementById.bind(document);
    document.getElementById = (id) => {
      const found = find(id);
      if (found === null) missing.push(id);
      return found;
    };
    return missing;
  }

  /** Until no listener runs and no message has been under way for a while. */
  private async quiet(): Promise<void> {
    const end = Date.now() + LONGEST_WAIT;
    for (let still = 0; still < QUIET_TURNS;) {
      const before = this.excel.messages;
      await this.excel.settled().catch((error: unknown) => this.refuse(error));
      await new Promise((resolve) => setTimeout(resolve, 2));
      still = this.handlers.size === 0 && this.excel.messages === before ? still + 1 : 0;
      if (Date.now() < end) continue;
      this.refuse(new Error("still busy after 20 s"));
      this.handlers.clear();
      return;
    }
  }
}

function compile(script: string): string {
  return transpileModule(script, {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.None },
  }).outputText;
}

function isOfKind(error: unknown, name: string): boolean {
  return (error as { name?: string } | null)?.name === name;
}

interface OfficeError {
  code?: string;
  message?: string;
  debugInfo?: { errorLocation?: string };
}

/** The code and message that Excel gave, or what the page itself stumbled over. */
function causeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const { code, message = "", debugInfo } = error as OfficeError;
  if (code === undefined) return `${(error as Error).name}: ${message}`;
  if (code === "NotImplemented") return message;
  const location = debugInfo?.errorLocation ?? "";
  return `${code}${location === "" ? "" : ` at ${location}`}: ${message.split("\n")[0] ?? ""}`;
}

import { readFile } from "node:fs/promises";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import { builtDemo } from "../demo/builtDemo";
import { serveDemo } from "../demo/demoServer";
import { openXlsx } from "../simulator/files/openXlsx";
import type { WorkbookModel } from "../simulator/model";
import { launchBrowser } from "./launch";

const MOST_TABS = 60;

/** A demo that is served, with a browser to look at it. */
export interface RunningDemo {
  readonly address: string;
  readonly context: BrowserContext;
  /** Every address that any page asked for, in order. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** Serves the demo, which is built where it is not yet, on a free port, and starts a browser. */
export async function runDemo(): Promise<RunningDemo> {
  const server = await serveDemo(await builtDemo(), 0);
  const browser = await launchBrowser();
  const requests: string[] = [];
  browser.context.on("request", (request) => requests.push(request.url()));
  return {
    address: server.address,
    context: browser.context,
    requests,
    stop: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** The demo's page as a person uses it. */
export class DemoPage {
  readonly pane: FrameLocator;

  constructor(readonly page: Page) {
    this.pane = page.frameLocator("iframe");
  }

  /** Opens the demo in a new tab and waits until the pane has read the sample workbook. */
  static async open(
    { address, context }: RunningDemo,
    size = { width: 1440, height: 900 },
  ): Promise<DemoPage> {
    const page = await context.newPage();
    await page.setViewportSize(size);
    await page.goto(address);
    const demo = new DemoPage(page);
    await demo.pane.getByRole("button", { name: "Analyser", exact: true }).waitFor();
    return demo;
  }

  /** Names of the workbook's tabs, from left to right. */
  tabs(): Promise<string[]> {
    return this.page.locator(".fortune-sheettab-container-c .luckysheet-sheets-item-name").allInnerTexts();
  }

  async openTab(name: string): Promise<void> {
    await this.page.locator(".fortune-sheettab-container-c").getByText(name, { exact: true }).click();
  }

  activeTab(): Promise<string> {
    return this.page.locator(".luckysheet-sheets-item-active .luckysheet-sheets-item-name").innerText();
  }

  /** Address of the selection, as the name box shows it. */
  selection(): Promise<string> {
    return this.page.locator(".fortune-name-box").innerText();
  }

  /** Content of the selected cell, as the formula bar shows it. */
  cellContent(): Promise<string> {
    return this.page.locator("#luckysheet-functionbox-cell").innerText();
  }

  /** The clients that the pane lists, reds first. */
  clients() {
    return this.pane.getByRole("list", { name: "Clients, les rouges d'abord" }).getByRole("listitem");
  }

  async analyse(): Promise<void> {
    await this.pane.getByRole("button", { name: "Analyser", exact: true }).click();
    await this.pane.getByRole("button", { name: "Refaire l'analyse" }).waitFor();
  }

  /** Waits until a sheet is the one that is shown. */
  async waitForTab(name: string): Promise<void> {
    await this.page.locator(".luckysheet-sheets-item-active").getByText(name, { exact: true }).waitFor();
    await this.drawn();
  }

  /** Resolves once something holds; what never does is ended by the test's own time limit. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await this.drawn();
  }

  /** Waits until the selection is this one. */
  async waitForSelection(wanted: string | RegExp): Promise<void> {
    await this.until(async () => matches(await this.selection(), wanted));
  }

  /** Waits until the selected cell holds this. */
  async waitForContent(wanted: string | RegExp): Promise<void> {
    await this.until(async () => matches(await this.cellContent(), wanted));
  }

  /** Clicks at a place of the sheet's canvas. */
  async clickGrid(position: { x: number; y: number }): Promise<void> {
    await this.page.locator(".fortune-cell-area").click({ position });
  }

  /** Clicks at a place of the sheet's canvas until the cell that is to stand there is drawn, and selected. */
  async clickCell(position: { x: number; y: number }, isSelected: () => Promise<boolean>): Promise<void> {
    await this.until(async () => {
      await this.clickGrid(position);
      await this.drawn();
      return isSelected();
    });
  }

  /** Types into cell A1 of the sheet that is shown. */
  async typeInFirstCell(text: string): Promise<void> {
    await this.clickCell({ x: 10, y: 8 }, async () => (await this.selection()) === "A1");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await this.waitForSelection("A2");
  }

  /** The workbook as the download button gives it. */
  async download(): Promise<WorkbookModel> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("button", { name: "Télécharger" }).click(),
    ]);
    const bytes = await readFile(await download.path());
    return openXlsx(new Uint8Array(bytes), download.suggestedFilename());
  }

  /** Drops a file on the page. */
  async drop(name: string, bytes: Uint8Array): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(content)], fileName));
        return data;
      },
      [name, [...bytes]] as const,
    );
    await this.page.dispatchEvent(".page", "drop", { dataTransfer: transfer });
  }

  /** Presses Tab until what has the focus, in the page or in the pane, begins with that name. */
  async tabTo(name: string): Promise<void> {
    for (let press = 0; press < MOST_TABS; press += 1) {
      if ((await this.focusedText()).startsWith(name)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${MOST_TABS} presses of Tab do not reach "${name}"`);
  }

  /**
   * What has the focus, in the page or in the pane, by its label (an icon has no text) or its text; empty when
   * nothing has it.
   */
  async focusedText(): Promise<string> {
    for (const frame of this.page.frames()) {
      const text = await frame.evaluate(() => {
        const focused = document.activeElement;
        const inFrame = focused === null || focused === document.body || focused instanceof HTMLIFrameElement;
        if (inFrame || !document.hasFocus()) return "";
        return focused.getAttribute("aria-label") ?? (focused as HTMLElement).innerText;
      });
      if (text !== "") return text.trim();
    }
    return "";
  }

  /** Until the page was drawn twice: what one drawing has set off is there then. */
  private async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? text === wanted : wanted.test(text);
}

import type { BrowserContext, Page } from "playwright-core";
import { buildSite } from "../build/buildSite";
import { serveSite } from "../build/serveSite";
import { launchBrowser } from "./launch";

/** As much of Office.js as the ribbon's commands touch when the page loads. */
const OFFICE = "window.Office = { actions: { associate() {} }, addin: {} };";

/** The pane built over committees that are given (see paneStates.tsx), served, with a tab to open it in. */
export interface ServedPane {
  /** Where the built files stand. */
  readonly folder: string;
  readonly address: string;
  readonly context: BrowserContext;
  /** Nothing is opened in it yet. */
  readonly tab: Page;
  /** Errors thrown and errors written to the console in that tab, as they come. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
}

/** Builds the pane, serves it, and starts a browser. Throws where one of them does; nothing is left then. */
export async function servePane(): Promise<ServedPane> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const site = await buildSite("https://addins.example.com/credit", "./test/pane/paneStates.tsx");
    stops.push(() => site.remove());
    const server = await serveSite(site.folder, "/credit");
    stops.push(() => server.close());
    const { context, close } = await launchBrowser();
    stops.push(close);
    const tab = await context.newPage();
    const complaints: string[] = [];
    tab.on("pageerror", (error) => complaints.push(error.message));
    tab.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await answerOffice(tab);
    return { folder: site.folder, address: server.address, context, tab, complaints, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Answers what a page asks of other hosts, which is Office.js alone. */
export async function answerOffice(page: Page): Promise<void> {
  await page.route(/^https:/, (route) => route.fulfill({ contentType: "text/javascript", body: OFFICE }));
}

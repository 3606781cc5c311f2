import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext } from "playwright-core";
import { launchBrowser } from "../browser/launch";
import { answerOffice } from "../browser/servedPane";
import { build, compile, SizeBudget } from "../build/buildSite";
import { serveSite } from "../build/serveSite";

/** How long after it was asked for the pane shows something, and the clients on its home page. Milliseconds. */
interface FirstPaint {
  readonly frame: number;
  readonly home: number;
}

/** So many times slower than this machine. */
const THROTTLED = 4;

/**
 * Opens the pane in Chromium at a quarter of this machine's speed, as if for the first time and with its files kept by
 * the browser, in turns. The committee answers at once: Excel is apart.
 */
export async function measureFirstPaint(
  rounds: number,
): Promise<{ readonly cold: readonly FirstPaint[]; readonly cached: readonly FirstPaint[] }> {
  const folder = await builtPane();
  const server = await serveSite(folder, "/credit");
  const browser = await launchBrowser();
  try {
    const address = `${server.address}/taskpane.html?committee=classified&language=fr`;
    const cold: FirstPaint[] = [];
    const cached: FirstPaint[] = [];
    for (let round = 0; round < rounds; round += 1) {
      cold.push(await openedOnce(browser.context, address, true));
      cached.push(await openedOnce(browser.context, address, false));
    }
    return { cold, cached };
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** The pane over committees that are given, built as it is released but for the budget, which counts no such committee. */
async function builtPane(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "comite-credit-paint-"));
  const pane = "./test/pane/paneStates.tsx";
  const released = build({ production: true, origin: "https://localhost", output: folder, pane });
  await compile({
    ...released,
    plugins: released.plugins?.filter((plugin) => !(plugin instanceof SizeBudget)),
  });
  return folder;
}

async function openedOnce(context: BrowserContext, address: string, isCold: boolean): Promise<FirstPaint> {
  const page = await context.newPage();
  try {
    await answerOffice(page);
    const chromium = await context.newCDPSession(page);
    if (isCold) await chromium.send("Network.clearBrowserCache");
    await chromium.send("Emulation.setCPUThrottlingRate", { rate: THROTTLED });
    await page.goto(address, { waitUntil: "commit" });
    const home = await page.waitForFunction(() =>
      document.querySelector("main li") === null ? false : performance.now(),
    );
    const [frame = NaN] = await page.evaluate(() =>
      performance.getEntriesByName("first-contentful-paint").map(({ startTime }) => startTime),
    );
    return { frame, home: Number(await home.jsonValue()) };
  } finally {
    await page.close();
  }
}

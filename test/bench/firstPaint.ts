import type { BrowserContext } from "playwright-core";
import { servePane } from "../browser/servedPane";

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
  const served = await servePane();
  try {
    const address = `${served.address}/taskpane.html?committee=classified&language=fr`;
    const cold: FirstPaint[] = [];
    const cached: FirstPaint[] = [];
    for (let round = 0; round < rounds; round += 1) {
      cold.push(await openedOnce(served.context, address, true));
      cached.push(await openedOnce(served.context, address, false));
    }
    return { cold, cached };
  } finally {
    await served.stop();
  }
}

async function openedOnce(context: BrowserContext, address: string, isCold: boolean): Promise<FirstPaint> {
  const page = await context.newPage();
  try {
    await page.route(/^https:/, (route) =>
      route.fulfill({
        contentType: "text/javascript",
        body: "window.Office = { actions: { associate() {} } };",
      }),
    );
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

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type BrowserContext } from "playwright-core";

/** Where Chromium, Chrome or Edge usually stand on Linux, macOS and Windows. */
const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Without these a headless Chromium looks for its maker's services, which tests must not. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A headless browser with an empty profile: the one named by CHROMIUM_PATH or CHROME_PATH, else one installed on the
 * machine, else the one that npm delivers for Linux x64.
 * @throws Error with one sentence when none starts.
 */
export async function launchBrowser(): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const profile = await mkdtemp(path.join(tmpdir(), "comite-credit-browser-"));
  const removeProfile = () => rm(profile, { recursive: true, force: true });
  try {
    const executablePath = await browserPath();
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: QUIET,
    });
    return { context, close: () => context.close().finally(removeProfile) };
  } catch (error) {
    await removeProfile();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No browser could be started. Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH. (${reason})`,
    );
  }
}

/** Where the browser stands that launchBrowser starts; the one from npm is unpacked first. */
export async function browserPath(): Promise<string> {
  const named = [process.env["CHROMIUM_PATH"], process.env["CHROME_PATH"]];
  const installed = [...named, ...USUAL_PLACES].find((place) => place && existsSync(place));
  if (installed) return installed;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

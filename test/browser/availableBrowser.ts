import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

/** The browser that starts on this machine, or why none does. */
export type AvailableBrowser = { readonly path: string } | { readonly reason: string };

/** Keeps the answer for all that this process starts, Jest's workers among them. */
const KEPT = "COMITE_CREDIT_BROWSER";

/**
 * The browser that launchBrowser will start: tests must know whether there is one before they are declared.
 */
export function availableBrowser(): AvailableBrowser {
  const kept = (process.env[KEPT] ??= JSON.stringify(tryBrowser()));
  const browser = JSON.parse(kept) as AvailableBrowser;
  if ("path" in browser) process.env["CHROMIUM_PATH"] = browser.path;
  return browser;
}

/** Starts one in a process of its own, for Jest cannot load the package that npm delivers one with. */
function tryBrowser(): AvailableBrowser {
  const runner = createRequire(__filename).resolve("tsx/cli");
  const script = path.join(__dirname, "tryBrowser.ts");
  const { stdout, stderr } = spawnSync(process.execPath, [runner, script], {
    encoding: "utf8",
    timeout: 60_000,
  });
  const answer = stdout.trim().split("\n").at(-1) ?? "";
  if (!answer.startsWith("{"))
    return { reason: stderr.trim().split("\n")[0] || "the browser did not start in a minute" };
  return JSON.parse(answer) as AvailableBrowser;
}

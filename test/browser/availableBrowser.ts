import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

/** The browser that starts on this machine, or why none does. */
export type AvailableBrowser = { readonly path: string } | { readonly reason: string };

/**
 * Starts a browser once, in a process of its own: tests must know whether there is one before they are declared,
 * and Jest cannot load the package that npm delivers one with. The browser found is the one that launchBrowser then
 * starts.
 */
export function availableBrowser(): AvailableBrowser {
  const runner = createRequire(__filename).resolve("tsx/cli");
  const script = path.join(__dirname, "tryBrowser.ts");
  const { stdout, stderr } = spawnSync(process.execPath, [runner, script], {
    encoding: "utf8",
    timeout: 60_000,
  });
  const answer = stdout.trim().split("\n").at(-1) ?? "";
  if (!answer.startsWith("{"))
    return { reason: stderr.trim().split("\n")[0] || "the browser did not start in a minute" };
  const outcome = JSON.parse(answer) as AvailableBrowser;
  if ("path" in outcome) process.env["CHROMIUM_PATH"] = outcome.path;
  return outcome;
}

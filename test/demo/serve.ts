import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { builtDemo } from "./builtDemo";
import { serveDemo } from "./demoServer";

const USAGE = "Usage: npm run demo -- [--port 3100] [--no-open]";

/** Serves the demo until it is stopped by Ctrl+C; the first time, and after changes to the sources, it is built. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    allowNegative: true,
    options: { port: { type: "string", default: "3100" }, open: { type: "boolean", default: true } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`${values.port} is no port. ${USAGE}`);
  const folder = await builtDemo(() =>
    console.log("Building the pane and the demo, once: a quarter of a minute…"),
  );
  const { address, close } = await serveDemo(folder, port);
  console.log(`Comité Crédit, demo without Excel: ${address}  (Ctrl+C to stop)`);
  if (values.open && !process.env["CI"]) openBrowser(address);
  const stop = () => void close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** Opens the user's browser where there is one; a machine without says nothing. */
function openBrowser(address: string): void {
  const [command, ...args] = opener(address);
  if (command)
    spawn(command, args, { detached: true, stdio: "ignore" })
      .on("error", () => undefined)
      .unref();
}

function opener(address: string): string[] {
  if (process.platform === "darwin") return ["open", address];
  if (process.platform === "win32") return ["cmd", "/c", "start", "", address];
  const hasScreen = process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"];
  return hasScreen ? ["xdg-open", address] : [];
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { DemoPage, runDemo } from "./demoPage";

/** Where the README finds its pictures. */
const FOLDER = path.resolve(__dirname, "../../assets/screenshots");
const PANE_HEIGHT = 900;

/**
 * Takes the README's pictures from the demo: the pane after the analysis, and the whole page at 1440×900 with a
 * client's row selected.
 */
async function main(): Promise<void> {
  const running = await runDemo();
  try {
    const demo = await DemoPage.open(running);
    await demo.analyse();
    await demo.clients().first().getByRole("button").click();
    await demo.waitForTab("Clients");
    await mkdir(FOLDER, { recursive: true });
    await demo.page.screenshot({ path: path.join(FOLDER, "demo.png") });
    await demo.page.setViewportSize({ width: 1440, height: PANE_HEIGHT + 120 });
    await demo.page.locator(".pane iframe").screenshot({ path: path.join(FOLDER, "pane.png") });
    console.log(`Pictures written to ${path.relative(process.cwd(), FOLDER)}`);
  } finally {
    await running.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

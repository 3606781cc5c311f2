import { mkdir } from "node:fs/promises";
import path from "node:path";
import { DemoPage, runDemo } from "./demoPage";

/** Where the README finds its pictures. */
const FOLDER = path.resolve(__dirname, "../../assets/screenshots");
const PANE_HEIGHT = 900;

/** Takes the README's pictures from the demo. */
async function main(): Promise<void> {
  const running = await runDemo();
  try {
    const demo = await DemoPage.open(running);
    await demo.page.getByRole("button", { name: "Passer la visite" }).click();
    await mkdir(FOLDER, { recursive: true });
    await firstDay(demo);
    await afterAYear(demo);
    console.log(`Pictures written to ${path.relative(process.cwd(), FOLDER)}`);
  } finally {
    await running.stop();
  }
}

/** The pane after the analysis, and the whole page with a client's row selected and its card beside it. */
async function firstDay(demo: DemoPage): Promise<void> {
  await demo.analyse();
  await demo.page.setViewportSize({ width: 1440, height: PANE_HEIGHT + 120 });
  await demo.page.locator(".pane iframe").screenshot({ path: path.join(FOLDER, "pane.png") });
  await demo.clients().first().getByRole("button").click();
  await demo.waitForTab("Clients");
  await demo.pane.getByRole("heading", { name: "Couverture" }).waitFor();
  await demo.page.screenshot({ path: path.join(FOLDER, "demo.png") });
}

/** The results of a year: the sheet, and the page of the pane beside it. */
async function afterAYear(demo: DemoPage): Promise<void> {
  await demo.page.getByRole("button", { name: "Après un an" }).click();
  await demo.pane.getByText("Vendredi 19 février à 8 h 30").waitFor();
  await demo.openTab("Résultats");
  await demo.pane.getByRole("tab", { name: "Résultats" }).click();
  await demo.pane.getByRole("heading", { name: "Chiffres clés" }).waitFor();
  await demo.page.screenshot({ path: path.join(FOLDER, "results.png") });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

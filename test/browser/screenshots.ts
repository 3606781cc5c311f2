import { mkdir } from "node:fs/promises";
import path from "node:path";
import { agendaMails } from "./agendaMails";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

/** Where the README finds its pictures. */
const FOLDER = path.resolve(__dirname, "../../assets/screenshots");
const PANE_HEIGHT = 900;

/** Takes the README's pictures from the demo, and those of the mails that the sample's agenda becomes. */
async function main(): Promise<void> {
  const running = await runDemo();
  try {
    const demo = await DemoPage.open(running);
    await demo.page.getByRole("button", { name: "Passer la visite" }).click();
    await mkdir(FOLDER, { recursive: true });
    await firstDay(demo);
    await afterAYear(demo);
    await mails(running);
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

/** The agenda's mail in a window and on a phone, and what the salesperson with the most to hear gets. */
async function mails({ context }: RunningDemo): Promise<void> {
  const { mail, personal } = await agendaMails("afterAYear");
  const [own] = personal.mails.map((each) => each.mail.html).sort((a, b) => b.length - a.length);
  if (own === undefined) throw new Error("No salesperson gets a mail");
  const page = await context.newPage();
  const picture = async (name: string, shown: readonly (readonly [html: string, width: number])[]) => {
    const width = shown.reduce((sum, each) => sum + each[1] + FRAME_GAP, FRAME_GAP);
    // A full page is at least as high as the window.
    await page.setViewportSize({ width, height: 100 });
    const frames = shown.map(
      (each) => `<iframe width="${each[1]}" style="border:0;background:#fff"></iframe>`,
    );
    await page.setContent(
      `<body style="margin:0;padding:${FRAME_GAP}px;display:flex;align-items:flex-start;gap:${FRAME_GAP}px;background:#d9d9d9">${frames.join("")}</body>`,
    );
    await page.evaluate(
      (htmls) => {
        const all = [...document.querySelectorAll("iframe")];
        all.forEach((frame, index) => frame.contentDocument?.write(htmls[index] ?? ""));
        // A phone's is longer: it is shown as far as the window's reaches.
        const height = all[0]?.contentDocument?.documentElement.scrollHeight ?? 0;
        for (const frame of all) frame.height = String(height);
      },
      shown.map(([html]) => html),
    );
    await page.screenshot({ path: path.join(FOLDER, name), fullPage: true });
  };
  await picture("mails.png", [
    [mail.html, 600],
    [mail.html, 380],
  ]);
  await picture("mail-salesperson.png", [[own, 600]]);
}

const FRAME_GAP = 16;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

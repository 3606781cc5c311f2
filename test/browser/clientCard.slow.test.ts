import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The client card is not tried in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;

inBrowser("the client card in a browser", () => {
  let running: RunningDemo;
  beforeAll(async () => {
    running = await runDemo();
  }, STARTING);
  afterAll(() => running?.stop());

  it(
    "follows the selection on the Clients sheet and on the finance team's, and keeps a note",
    async () => {
      const demo = await DemoPage.open(running);
      const { pane, page } = demo;
      await demo.analyse();
      const clients = pane.getByRole("list", { name: "Clients, les rouges d'abord" });
      await clients.getByRole("listitem").first().getByRole("button").click();
      await demo.waitForTab("Clients");
      const name = pane.getByRole("article").getByRole("heading", { level: 2 });
      await name.waitFor();
      const first = await name.innerText();

      // A cell of the column of names, some rows further down.
      await demo.clickCell({ x: 200, y: 420 }, async () => /^[A-Z]+\d+$/.test(await demo.selection()));
      const chosen = await demo.cellContent();
      expect(chosen).not.toBe(first);
      await name.getByText(chosen, { exact: true }).waitFor();
      await pane.getByRole("textbox", { name: "Note sur ce client" }).fill("=1+1 à rappeler");
      await pane.getByRole("button", { name: "Enregistrer la note" }).click();
      await pane.getByText("Note enregistrée dans la feuille Clients.").waitFor();

      await page
        .locator(".luckysheet-sheets-item-name")
        .getByText("Pièces ouvertes", { exact: true })
        .click();
      await demo.waitForTab("Pièces ouvertes");
      await demo.clickCell({ x: 120, y: 260 }, async () => (await demo.selection()) === "B13");
      const named = await demo.cellContent();
      expect(named).not.toBe("");
      await pane.getByRole("article").getByText(named).first().waitFor();
      expect(await name.innerText()).not.toBe(chosen);
    },
    LONG,
  );
});

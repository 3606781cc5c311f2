import { saveXlsx } from "../simulator/files/saveXlsx";
import { newWorkbook, putValues, sheetNamed } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;
const LAPTOP = { width: 1366, height: 768 };

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The demo's page is not tested in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;

inBrowser("the demo's page around the workbook, in a browser", () => {
  let running: RunningDemo;
  let demo: DemoPage;
  beforeAll(async () => {
    running = await runDemo();
    demo = await DemoPage.open(running, LAPTOP);
  }, STARTING);
  afterAll(() => running?.stop());

  const tour = () => demo.page.getByRole("region", { name: "Visite" });

  it(
    "shows five steps once, in both languages, and keeps that they were skipped",
    async () => {
      await tour().getByText("Visite : 1 sur 5").waitFor();
      await tour().getByRole("button", { name: "Suivant" }).click();
      await tour().getByText("Visite : 2 sur 5").waitFor();
      await demo.page.getByRole("button", { name: "English" }).click();
      await demo.page.getByText("Tour: 2 of 5").waitFor();
      await demo.page.getByRole("button", { name: "Skip the tour" }).click();
      await demo.page.getByRole("button", { name: "Français" }).click();
      expect(await tour().count()).toBe(0);

      demo = await DemoPage.open(running, LAPTOP);
      expect(await tour().count()).toBe(0);
      await demo.page.getByRole("button", { name: "Visite" }).click();
      for (let step = 1; step < 5; step += 1) await tour().getByRole("button", { name: "Suivant" }).click();
      await tour().getByRole("button", { name: "Terminer" }).click();
      expect(await tour().count()).toBe(0);
    },
    LONG,
  );

  it("has its bar in one line on a laptop's screen, in both languages and with the longer name", async () => {
    await demo.page.getByRole("button", { name: "Après un an" }).click();
    await demo.page.getByRole("heading", { level: 1, name: /apres-un-an/ }).waitFor();
    for (const language of ["English", "Français"]) {
      await demo.page.getByRole("button", { name: language }).click();
      expect((await demo.page.locator(".bar").boundingBox())?.height).toBeLessThan(56);
    }
  });

  it("has the tour said by screen readers from its first step on", async () => {
    const another = await DemoPage.open(running, LAPTOP);
    await another.page.getByRole("button", { name: "Visite" }).click();
    const shown = await another.page.getByRole("region", { name: "Visite" }).locator("p").nth(1).innerText();
    await another.page.getByRole("status").filter({ hasText: shown }).waitFor();
    await another.page.close();
  });

  it(
    "goes with the keys where Excel goes",
    async () => {
      await demo.openTab("Clients");
      await demo.waitForTab("Clients");
      await demo.clickCell({ x: 93, y: 206 }, async () => (await demo.selection()) === "B5");
      const keys: readonly (readonly [string, string])[] = [
        ["Control+ArrowDown", "B61"],
        ["Control+ArrowUp", "B4"],
        ["Enter", "B5"],
        ["Shift+Enter", "B4"],
        ["Control+Home", "D5"],
        ["ArrowRight", "E5"],
        ["Home", "D5"],
        ["Tab", "E5"],
        ["Shift+Tab", "D5"],
        ["Shift+ArrowDown", "D5:D6"],
        ["Shift+ArrowDown", "D5:D7"],
        ["ArrowDown", "D6"],
      ];
      for (const [key, reached] of keys) {
        await demo.page.keyboard.press(key);
        await demo.waitForSelection(reached);
      }
      await demo.page.keyboard.press("PageDown");
      await demo.until(async () => Number((await demo.selection()).slice(1)) > 20);
      await demo.page.keyboard.press("Control+PageDown");
      await demo.waitForTab("Ordre du jour");
    },
    LONG,
  );

  it("says which questions a dropped workbook leaves open", async () => {
    const workbook = newWorkbook("balance.xlsx", ["Balance âgée"]);
    const headings = ["Code client", "Nom client", "Solde", "Non échu", "1-30", "31-60", "Vieux dossiers"];
    putValues(sheetNamed(workbook, "Balance âgée"), "A1", [
      ["Balance âgée clients au 31/03/2026", ...headings.slice(1).map(() => null)],
      headings,
      ["C1", "Alpha", 90_000, 0, 0, 0, 90_000],
      ["C2", "Bravo", 500, 500, 0, 0, 0],
    ]);
    await demo.drop("balance.xlsx", (await saveXlsx(workbook)).bytes);
    await demo.page
      .getByRole("alert")
      .getByText("laisse une question ouverte : Colonne d'une tranche")
      .waitFor();
  });

  it("offers the sample where a dropped workbook holds nothing to read", async () => {
    await demo.drop("vide.xlsx", (await saveXlsx(newWorkbook("vide.xlsx", ["Feuil1"]))).bytes);
    await demo.page.getByRole("button", { name: "Ouvrir l’exemple" }).click();
    await demo.page.getByRole("heading", { level: 1, name: "exemple-comite-credit.xlsx" }).waitFor();
  });
});

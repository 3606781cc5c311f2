import { tableNamed } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The page of sources is not tried in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;

inBrowser("the page of sources in a browser", () => {
  let running: RunningDemo;
  beforeAll(async () => {
    running = await runDemo();
  }, STARTING);
  afterAll(() => running?.stop());

  it(
    "takes a corrected column, runs, and runs again next week without asking",
    async () => {
      const demo = await DemoPage.open(running);
      const { pane } = demo;
      await pane.getByRole("button", { name: "Vérifier la lecture des feuilles" }).click();
      await pane.getByRole("heading", { level: 1, name: "Lecture des feuilles" }).waitFor();
      await pane.getByRole("button", { name: /^Pièces ouvertes/ }).click();
      const number = pane.getByRole("combobox", { name: "Numéro de pièce" });
      await number.selectOption("Aucune colonne");
      await pane.getByRole("button", { name: "Autres données" }).click();
      await demo.until(async () => (await number.inputValue()) === "");
      await pane.getByRole("button", { name: "Confirmer et analyser" }).click();
      await pane.getByRole("button", { name: "Refaire l'analyse" }).waitFor();
      expect(tableNamed(await demo.download(), "CC_Sources").area.rows).toBeGreaterThan(20);

      const day = demo.page.getByRole("textbox", { name: /Aujourd’hui/ });
      await day.fill("21/01/2026");
      await day.press("Enter");
      await pane.getByText("Vendredi 23 janvier à 8 h 30").waitFor();
      await pane.getByRole("button", { name: "Refaire l'analyse" }).click();
      await pane.getByText(/160 clients classés/).waitFor();
      await pane.getByRole("tab", { name: /Contrôles/ }).click();
      await pane.getByRole("button", { name: /feuilles lues/ }).click();
      await pane.getByRole("button", { name: "Vérifier la lecture des feuilles" }).click();
      const source = pane.getByRole("button", { name: /^Pièces ouvertes/ });
      expect(await source.innerText()).toContain("Confirmée");
      await source.click();
      await pane.getByRole("button", { name: "Autres données" }).click();
      await demo.until(async () => (await number.inputValue()) === "");
    },
    LONG,
  );
});

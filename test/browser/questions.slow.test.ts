import type { Scalar, WorkbookModel } from "../simulator/model";
import { saveXlsx } from "../simulator/files/saveXlsx";
import { newWorkbook, putValues, sheetNamed, tableNamed } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;

const browser = availableBrowser();
if ("reason" in browser) console.warn(`Questions are not answered in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;

const SHEET = "Balance âgée";
const HEADINGS = [
  "Code client",
  "Nom client",
  "Solde",
  "Non échu",
  "1-30",
  "31-60",
  "61-90",
  "Vieux dossiers",
];

/** An aged balance whose oldest bucket bears a word that nobody knows. */
function balance(model: WorkbookModel, day: string, rows: readonly (readonly Scalar[])[]): WorkbookModel {
  putValues(sheetNamed(model, SHEET), "A1", [[`Balance âgée clients au ${day}`], [null], HEADINGS, ...rows]);
  return model;
}

const WEEK = [
  ["C1", "Alpha", 90_000, 0, 0, 0, 0, 90_000],
  ["C2", "Bravo", 500, 500, 0, 0, 0, 0],
  ["C3", "Charlie", 600, 0, 600, 0, 0, 0],
];
const NEXT_WEEK = [["C4", "Delta", 70_000, 0, 0, 0, 0, 70_000], ...WEEK.slice().reverse()];

inBrowser("a question about a sheet in a browser", () => {
  let running: RunningDemo;
  beforeAll(async () => {
    running = await runDemo();
  }, STARTING);
  afterAll(() => running?.stop());

  it(
    "is shown with what each answer comes to, gives the right colours once answered, and is not asked next week",
    async () => {
      const demo = await DemoPage.open(running);
      const { pane } = demo;
      const week = balance(newWorkbook("balance.xlsx", [SHEET]), "31/03/2026", WEEK);
      await demo.drop("balance.xlsx", (await saveXlsx(week)).bytes);
      await demo.page.getByRole("heading", { level: 1, name: "balance.xlsx" }).waitFor();
      await pane.getByRole("button", { name: "Analyser", exact: true }).click();
      const question = pane.getByRole("region", { name: "Colonne d'une tranche" });
      await question.getByText(/«\sVieux dossiers\s» n'est pas lue/).waitFor();
      await question
        .getByRole("radio", { name: /^Plus de 120 jours de retard.*Solde\s91/ })
        .check({ force: true });
      await pane.getByRole("button", { name: "Confirmer et analyser" }).click();
      await pane.getByText(/^3 clients classés/).waitFor();
      expect(await colourOf(demo, "Alpha")).toMatch(/rouge/i);
      expect(await colourOf(demo, "Bravo")).not.toMatch(/rouge/i);

      const next = balance(await demo.download(), "07/04/2026", NEXT_WEEK);
      expect(tableNamed(next, "CC_Answers").area.rows).toBe(2);
      await demo.drop("suite.xlsx", (await saveXlsx(next)).bytes);
      await demo.page.getByRole("heading", { level: 1, name: "suite.xlsx" }).waitFor();
      await pane.getByRole("button", { name: "Refaire l'analyse" }).click();
      await pane.getByText(/^4 clients classés/).waitFor();
      expect(await colourOf(demo, "Delta")).toMatch(/rouge/i);
    },
    LONG,
  );
});

/** What the pane's list of clients says of one. */
function colourOf(demo: DemoPage, client: string): Promise<string> {
  return demo.clients().filter({ hasText: client }).innerText();
}

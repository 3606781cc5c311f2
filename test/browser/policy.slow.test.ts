import type { WorkbookModel } from "../simulator/model";
import { tableNamed, valuesOf } from "../simulator/workbook";
import { columnLetters } from "../../src/book/cells";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 180_000;

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The credit policy is not tried in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;

inBrowser("the credit policy in a browser", () => {
  let running: RunningDemo;
  beforeAll(async () => {
    running = await runDemo();
  }, STARTING);
  afterAll(() => running?.stop());

  it(
    "is begun with a short form, by keyboard, before the first agenda",
    async () => {
      const demo = await DemoPage.open(running);
      const { pane, page } = demo;
      await demo.analyse();
      await pane.getByRole("button", { name: "Mettre en place" }).focus();
      await page.keyboard.press("Enter");
      await pane.getByRole("textbox", { name: "Société", exact: true }).waitFor();
      const proposed = await pane.locator("datalist option").count();
      expect(proposed).toBeGreaterThan(3);
      await pane.getByRole("textbox", { name: "Société", exact: true }).focus();
      await page.keyboard.type("Verrerie du Lac");
      await pane.getByRole("combobox", { name: "Nom, Directeur commercial" }).focus();
      await page.keyboard.type("Paul Martin");
      await page.keyboard.press("Tab");
      await page.keyboard.type("paul.martin@verrerie.example");
      await page.keyboard.press("Enter");
      await pane.getByRole("button", { name: "Refaire l'analyse" }).waitFor();
      await pane.getByRole("button", { name: "Mettre en place" }).waitFor({ state: "detached" });
      const workbook = await demo.download();
      expect(rowsOf(workbook, "CC_People")[2]).toEqual([
        "Directeur commercial",
        "Paul Martin",
        "paul.martin@verrerie.example",
      ]);
      const parameters = new Map(rowsOf(workbook, "CC_Parameters").map(([name, value]) => [name, value]));
      expect(parameters.get("Société")).toBe("Verrerie du Lac");
      expect(parameters.get("Mise en place répondue")).toBe("Oui");
    },
    LONG,
  );

  it(
    "is changed in the pane, shows its effect, is kept in the settings and colours the Clients sheet anew",
    async () => {
      const demo = await DemoPage.open(running);
      const { pane } = demo;
      await demo.analyse();
      const before = coloursOf(await demo.download());
      await pane.getByRole("button", { name: "Autres pages" }).click();
      await pane.getByRole("menuitem", { name: "Politique de crédit" }).click();
      await pane
        .getByRole("combobox", { name: "Couvert, Bonne, À jour", exact: true })
        .selectOption("orange");
      await pane.getByRole("button", { name: "Voir l'effet" }).click();
      const effect = pane.getByRole("heading", { name: /clients changent de couleur/ });
      await effect.waitFor();
      const count = Number.parseInt(await effect.innerText(), 10);
      expect(count).toBeGreaterThan(0);
      await pane.getByText(`${count} vert → orange`).waitFor();

      await pane.getByRole("button", { name: "Enregistrer", exact: true }).click();
      await pane.getByText(/1 cellule enregistrée/).waitFor();
      await pane.getByText("Refaire l'analyse avec cette politique").click();
      await pane.getByText(/160 clients classés/).waitFor();
      const workbook = await demo.download();
      expect(rowsOf(workbook, "CC_Grid")[1]).toEqual(["Couvert", "Bonne", "À jour", "Orange"]);
      const after = coloursOf(workbook);
      const changed = [...after].filter(([code, colour]) => before.get(code) !== colour);
      expect(changed).toHaveLength(count);
      expect(new Set(changed.map(([, colour]) => colour))).toEqual(new Set(["Orange"]));
    },
    LONG,
  );
});

function rowsOf(model: WorkbookModel, name: string): (string | number | boolean)[][] {
  const { area } = tableNamed(model, name);
  const sheet = model.sheets.find(({ tables }) => tables.some((table) => table.name === name))!;
  const right = columnLetters(area.left + area.columns - 1);
  return valuesOf(sheet, `${columnLetters(area.left)}${area.top + 1}:${right}${area.top + area.rows}`);
}

/** The colour of each client by its code. */
function coloursOf(model: WorkbookModel): Map<string, string> {
  const [headings = [], ...rows] = rowsOf(model, "CC_Clients");
  const column = (heading: string) => headings.indexOf(heading);
  return new Map(rows.map((row) => [String(row[column("Code client")]), String(row[column("Couleur")])]));
}

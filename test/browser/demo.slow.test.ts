import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  emptyFile,
  htmlNamedXlsx,
  legacyWorkbook,
  passwordProtectedWorkbook,
  pdfNamedXlsx,
} from "../scenarios/badFiles";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;
/** Where the first client's colour is drawn on the Clients sheet, below its titles and headings. */
const CELL_B5 = { x: 93, y: 206 };
/** The filter arrow of the colours' heading, above it. */
const ARROW_B4 = { x: 118, y: 186 };

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The demo is not tested in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`the demo in a browser${why}`, () => {
  let running: RunningDemo;
  beforeAll(async () => {
    running = await runDemo();
  }, STARTING);
  afterAll(() => running?.stop());

  describe("a week, with the mouse", () => {
    let demo: DemoPage;
    beforeAll(async () => {
      demo = await DemoPage.open(running);
    }, LONG);

    it("opens on the sample workbook and on this week, and writes nothing", async () => {
      expect(await demo.page.getByRole("heading", { level: 1 }).innerText()).toBe(
        "exemple-comite-credit.xlsx",
      );
      expect((await demo.tabs()).slice(0, 2)).toEqual(["Balance âgée", "Pièces ouvertes"]);
      expect(await demo.tabs()).not.toContain("Clients");
      await demo.pane.getByText("Vendredi 16 janvier à 8 h 30").waitFor();
      await demo.pane.getByText("Créances arrêtées au 14/01/2026").waitFor();
    });

    it(
      "classifies the clients once the user agreed to the new sheets",
      async () => {
        await demo.analyse();
        const counts = await demo.pane.getByRole("group", { name: "Filtrer par couleur" }).innerText();
        const [red, orange, green] = (counts.match(/\d+/g) ?? []).map(Number);
        expect(counts.replace(/\d+/g, "").split(/\s+/).filter(Boolean)).toEqual(["Rouge", "Orange", "Vert"]);
        expect(red).toBeGreaterThan(0);
        expect((red ?? 0) + (orange ?? 0) + (green ?? 0)).toBe(160);
        expect(await demo.tabs()).toEqual(expect.arrayContaining(["Clients", "Protocole", "Paramètres"]));
      },
      LONG,
    );

    it("shows the client that is clicked in its row of the workbook, red first", async () => {
      await demo.clients().first().getByRole("button").click();
      await demo.waitForTab("Clients");
      await demo.waitForSelection(/^A5:[A-Z]+5$/);
      await demo.waitForContent("1");
      await demo.clickCell(CELL_B5, async () => (await demo.selection()) === "B5");
      await demo.waitForContent("Rouge");
    });

    it("filters the rows by the arrow of a heading, and shows them again", async () => {
      await demo.clickGrid(ARROW_B4);
      await demo.page.getByLabel("(Tout sélectionner)").uncheck();
      await demo.page.getByLabel("Orange").check();
      await demo.page.getByRole("button", { name: "Filtrer" }).click();
      await demo.clickCell(CELL_B5, async () => (await demo.cellContent()) === "Orange");
      expect(await demo.selection()).not.toBe("B5");
      await demo.clickGrid(ARROW_B4);
      await demo.page.getByLabel("(Tout sélectionner)").check();
      await demo.page.getByRole("button", { name: "Filtrer" }).click();
      await demo.clickCell(CELL_B5, async () => (await demo.selection()) === "B5");
      await demo.waitForContent("Rouge");
    });

    it("filters the rows by a slicer over the cells, and by Alt+Down in a heading", async () => {
      const colours = demo.page.getByRole("region", { name: "Segment : Couleur" });
      await colours.getByRole("button", { name: "Vert" }).click();
      await demo.clickCell(CELL_B5, async () => (await demo.cellContent()) === "Vert");
      expect(await colours.getByRole("button", { pressed: true }).allInnerTexts()).toEqual(["Vert"]);
      await colours.getByRole("button", { name: "Effacer le filtre" }).click();
      await demo.clickCell(CELL_B5, async () => (await demo.cellContent()) === "Rouge");
      await demo.page.keyboard.press("ArrowUp");
      await demo.waitForSelection("B4");
      await demo.page.keyboard.press("Alt+ArrowDown");
      await demo.page.getByRole("dialog", { name: "Filtrer la colonne" }).waitFor();
      await demo.page.keyboard.press("Escape");
      await demo.page.keyboard.press("ArrowDown");
      await demo.waitForSelection("B5");
    });

    it(
      "prepares the agenda on a sheet of its own",
      async () => {
        await demo.pane.getByRole("tab", { name: "Semaine" }).click();
        await demo.pane.getByRole("button", { name: "Préparer l'ordre du jour" }).click();
        await demo.pane.getByRole("button", { name: "Refaire l'ordre du jour", exact: true }).waitFor();
        await demo.pane.getByText("Ouvrir la feuille Ordre du jour").click();
        await demo.waitForTab("Ordre du jour");
        await demo.waitForContent(/^Comité crédit du vendredi 16 janvier 2026/);
      },
      LONG,
    );

    it("takes what is typed in the grid, in French, and gives all of it back as a file", async () => {
      await demo.openTab("Notes équipe");
      await demo.waitForTab("Notes équipe");
      await demo.typeInFirstCell("1 234,5");
      const workbook = await demo.download();
      expect(valuesOf(sheetNamed(workbook, "Notes équipe"), "A1")).toEqual([[1234.5]]);
      for (const name of ["CC_Clients", "CC_Protocol", "CC_Parameters", "CC_Grid"])
        tableNamed(workbook, name);
      expect(tableNamed(workbook, "CC_Clients").area.rows).toBe(161);
    });

    it("speaks English with the same workbook", async () => {
      await demo.page.getByRole("button", { name: "English" }).click();
      await demo.pane.getByRole("button", { name: "Analyse again" }).waitFor();
      await demo.pane.getByText("Friday 16 January at 8:30").waitFor();
      expect(await demo.tabs()).toContain("Ordre du jour");
      await demo.page.getByRole("button", { name: "Français" }).click();
    });

    it("believes another day when it is told so", async () => {
      const day = demo.page.getByRole("textbox", { name: /Aujourd’hui/ });
      await day.fill("26/01/2026");
      await day.press("Enter");
      await demo.pane.getByText("Vendredi 30 janvier à 8 h 30").waitFor();
    });

    it("starts again from the sample as it was", async () => {
      await demo.page.getByRole("button", { name: "Recommencer" }).click();
      await demo.pane.getByRole("button", { name: "Analyser", exact: true }).waitFor();
      expect(await demo.tabs()).not.toContain("Clients");
      await demo.pane.getByText("Vendredi 16 janvier à 8 h 30").waitFor();
    });
  });

  describe("a file that does not open", () => {
    let demo: DemoPage;
    beforeAll(async () => {
      demo = await DemoPage.open(running, { width: 1280, height: 720 });
    }, LONG);

    it.each([
      ["that is a report", pdfNamedXlsx(), /n’est pas un classeur Excel : choisissez un fichier \.xlsx/],
      ["that is a web page", htmlNamedXlsx(), /n’est pas un classeur Excel : choisissez un fichier \.xlsx/],
      [
        "with a password",
        passwordProtectedWorkbook(),
        /protégé par un mot de passe : dans Excel, retirez-le/,
      ],
      ["of Excel 2003", legacyWorkbook(), /ancien format \.xls : dans Excel, enregistrez-le/],
      ["that is empty", emptyFile(), /est vide : choisissez un fichier/],
    ])("says in one sentence what to do with one %s", async (_, bytes, sentence) => {
      await demo.drop("clients.xlsx", bytes);
      await demo.page.getByRole("alert").getByText(sentence).waitFor();
      expect(await demo.page.getByRole("heading", { level: 1 }).innerText()).toBe(
        "exemple-comite-credit.xlsx",
      );
      await demo.page.getByRole("button", { name: "Fermer" }).click();
    });

    it("opens a workbook dropped on the page, on the real day", async () => {
      const sample = readFileSync(path.join(__dirname, "../../assets/exemple-comite-credit.xlsx"));
      await demo.drop("à moi.xlsx", sample);
      await demo.page.getByRole("heading", { level: 1, name: "à moi.xlsx" }).waitFor();
      const today = new Intl.DateTimeFormat("fr-FR").format(new Date());
      expect(await demo.page.getByRole("textbox", { name: /Aujourd’hui/ }).inputValue()).toBe(today);
    });
  });

  describe("with the keyboard alone", () => {
    it(
      "analyses and goes to a client",
      async () => {
        const demo = await DemoPage.open(running);
        await demo.page.keyboard.press("Tab");
        expect(await demo.focusedText()).toBe("Aller au volet (F6)");
        await demo.page.keyboard.press("F6");
        await demo.page.keyboard.press("F6");
        await demo.tabTo("Analyser");
        await demo.page.keyboard.press("Enter");
        await demo.pane.getByRole("button", { name: "Refaire l'analyse" }).waitFor();
        const first = await demo.clients().first().getByRole("button").innerText();
        await demo.tabTo(first.split("\n")[0] ?? "");
        await demo.page.keyboard.press("Enter");
        await demo.waitForTab("Clients");
        await demo.waitForSelection(/^A5:/);
      },
      LONG,
    );
  });

  describe("the live pane", () => {
    it(
      "has nothing that axe objects to, before and after the analysis",
      async () => {
        const demo = await DemoPage.open(running);
        expect(await violations(demo)).toEqual([]);
        await demo.analyse();
        expect(await violations(demo)).toEqual([]);
      },
      LONG,
    );
  });

  it("asks nothing of any machine but this one", () => {
    const outside = running.requests.filter((address) => !/^(data:|blob:|about:)/.test(address));
    expect(outside.length).toBeGreaterThan(10);
    expect(outside.filter((address) => !address.startsWith(running.address))).toEqual([]);
  });
});

const requireAxe = createRequire(createRequire(__filename).resolve("jest-axe"));

/** What axe finds in the pane's frame: each rule with the elements that break it. */
async function violations(demo: DemoPage): Promise<string[]> {
  const frame = demo.page.frames().find((each) => each.url().includes("pane.html"));
  if (!frame) throw new Error("The pane has no frame");
  await frame.evaluate(readFileSync(requireAxe.resolve("axe-core/axe.min.js"), "utf8"));
  return frame.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const result = await axe.run();
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

import { sheetNamed, valuesOf } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 240_000;
const LONG = 120_000;
const browser = availableBrowser();
const inBrowser = "path" in browser ? describe : describe.skip;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`the week of an agenda in a browser${why}`, () => {
  let running: RunningDemo;
  let demo: DemoPage;
  beforeAll(async () => {
    running = await runDemo();
    demo = await DemoPage.open(running);
  }, STARTING);
  afterAll(() => running?.stop());

  const button = (name: string | RegExp) => demo.pane.getByRole("button", { name });
  const next = () => demo.pane.locator("[aria-current=step]").innerText();

  it(
    "leads from the analysis to the agenda, and copies it",
    async () => {
      await demo.analyse();
      expect(await next()).toContain("Ordre du jour");
      await button("Préparer l'ordre du jour").click();
      await button("Envoyer l'ordre du jour").click();
      await button("Copier le message").click();
      await demo.pane.getByText(/^Message copié/).waitFor();
    },
    LONG,
  );

  it(
    "notes that it has left among the committees",
    async () => {
      await button("Marquer comme envoyé").click();
      await demo.pane.getByText(/^Envoyé le /).waitFor();
      await button(/^Retour\s: Semaine$/).click();
      await button("Toutes les étapes").click();
      await demo.pane.getByText(/^envoyé le /).waitFor();
      const workbook = await demo.download();
      const [headings, row] = valuesOf(sheetNamed(workbook, "Comités"), "A4:F5");
      expect(headings?.[5]).toBe("Ordre du jour envoyé le");
      expect(row?.[5]).toBeGreaterThan(46_000);
    },
    LONG,
  );

  it(
    "makes the sheet ready to be printed, and offers no file where Excel takes none",
    async () => {
      await button("Renvoyer l'ordre du jour").click();
      await button("Copier le message").waitFor();
      // The simulated Excel is one for Mac, where a download does nothing.
      expect(await button(/\.eml|\.ics/).count()).toBe(0);
      await button("Imprimer / exporter").click();
      await demo.pane.getByText(/^La feuille Ordre du jour est prête/).waitFor();
    },
    LONG,
  );
});

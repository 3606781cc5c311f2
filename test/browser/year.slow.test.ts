import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;
const YEAR_FILE = "exemple-comite-credit-apres-un-an.xlsx";

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The demo's year is not tested in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`the demo after a year${why}`, () => {
  let running: RunningDemo;
  let demo: DemoPage;
  beforeAll(async () => {
    running = await runDemo();
    demo = await DemoPage.open(running);
  }, STARTING);
  afterAll(() => running?.stop());

  const choice = (name: string) =>
    demo.page.getByRole("group", { name: "Exemple" }).getByRole("button", { name });
  const today = () => demo.page.getByRole("textbox", { name: /Aujourd’hui/ }).inputValue();
  const opened = (file: string) => demo.page.getByRole("heading", { level: 1, name: file }).waitFor();

  it("opens on the first day", async () => {
    expect(await choice("Premier jour").getAttribute("aria-pressed")).toBe("true");
    expect(await choice("Après un an").getAttribute("aria-pressed")).toBe("false");
    expect(await today()).toBe("15/01/2026");
  });

  it(
    "opens the year with the keyboard, on the eve of its next committee, analysed",
    async () => {
      await demo.tabTo("Après un an");
      await demo.page.keyboard.press("Enter");
      await opened(YEAR_FILE);
      expect(await demo.focusedText()).toBe("Après un an");
      expect(await choice("Après un an").getAttribute("aria-pressed")).toBe("true");
      expect(await today()).toBe("18/02/2027");
      await demo.pane.getByText("Vendredi 19 février à 8 h 30").waitFor();
      await demo.pane.getByRole("button", { name: "Préparer l'ordre du jour" }).waitFor();
      expect(await demo.tabs()).toEqual(
        expect.arrayContaining([
          "Clients",
          "Résultats",
          "Protocole",
          "Historique des clients",
          "Comités",
          "Paramètres",
        ]),
      );
      expect(await demo.activeTab()).toBe("Clients");
    },
    LONG,
  );

  it(
    "prepares the agenda of that committee",
    async () => {
      await demo.pane.getByRole("button", { name: "Préparer l'ordre du jour" }).click();
      await demo.pane.getByRole("button", { name: "Refaire l'ordre du jour", exact: true }).waitFor();
    },
    LONG,
  );

  it(
    "starts the year again, and goes back to the first day",
    async () => {
      await demo.page.getByRole("button", { name: "Recommencer" }).click();
      await demo.waitForTab("Clients");
      expect(await today()).toBe("18/02/2027");
      await choice("Premier jour").click();
      await opened("exemple-comite-credit.xlsx");
      expect(await today()).toBe("15/01/2026");
      expect(await demo.tabs()).not.toContain("Historique des clients");
    },
    LONG,
  );
});

import type { Page } from "playwright-core";
import { availableBrowser } from "./availableBrowser";
import { servePane, type ServedPane } from "./servedPane";

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The page of sources is not tried in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`in a browser${why}`, () => {
  let served: ServedPane;
  let tab: Page;

  beforeAll(async () => {
    served = await servePane();
    tab = served.tab;
  });

  afterAll(() => served?.stop());

  /** Opens the pane 320 px wide on an analysis that asks something. */
  async function analyse(committee: "doubtful" | "differing" | "questioned") {
    await tab.setViewportSize({ width: 320, height: 700 });
    await tab.goto(`${served.address}/taskpane.html?committee=${committee}&language=fr`);
    await tab.getByRole("button", { name: "Analyser" }).click();
  }

  /** Elements that stand out of the pane, but for those in a frame of their own that scrolls. */
  function overflowing(): Promise<string[]> {
    return tab.evaluate(() =>
      [...document.querySelectorAll("#root *")]
        .filter((element) => !element.closest("[role=region] table"))
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 1 && box.right > window.innerWidth + 0.5;
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  }

  test("the page of sources fits in 320 px, and its first rows scroll sideways by keyboard", async () => {
    await analyse("doubtful");
    const preview = tab.getByRole("region", { name: /Premières lignes de Pièces ouvertes/ });
    await preview.waitFor();
    expect(await overflowing()).toEqual([]);
    await preview.focus();
    await tab.keyboard.press("ArrowRight");
    await tab.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
  });

  test("questions fit in 320 px, each with its rows and what its choices come to", async () => {
    await analyse("questioned");
    const undated = tab.getByRole("region", { name: "Échéance inconnue" });
    await undated.getByText("C00131 · Transports Réunis · 20/10/2025 · 1 240,50").waitFor();
    await undated
      .getByRole("radio", { name: /^Dès la date de la pièce.*Échu\s31-60\sj/ })
      .check({ force: true });
    expect(await overflowing()).toEqual([]);
    expect(await tab.getByRole("region", { name: "Colonne d'une tranche" }).count()).toBe(1);
  });

  test("an answer kept is read whole in 320 px, however long", async () => {
    await tab.setViewportSize({ width: 320, height: 700 });
    await tab.goto(`${served.address}/taskpane.html?committee=kept&language=fr`);
    await tab.getByRole("button", { name: "Vérifier la lecture des feuilles" }).click();
    const kept = tab.getByRole("combobox", { name: /^Réponse gardée/ });
    await kept.waitFor();
    expect(await kept.locator("option:checked").innerText()).toMatch(
      /^Non\s: chaque feuille a ses clients, à/,
    );
    const short = tab.getByRole("combobox", { name: /^Nom du client/ });
    const [one, other] = await Promise.all([short.boundingBox(), kept.boundingBox()]);
    expect((other?.height ?? 0) - (one?.height ?? 0)).toBeGreaterThan(16);
    expect(await kept.evaluate((list) => list.scrollHeight - list.clientHeight)).toBeLessThanOrEqual(0);
    expect(await overflowing()).toEqual([]);
  });

  test("a column's list has every heading, and the way on stays in view", async () => {
    await analyse("doubtful");
    const due = tab.getByRole("combobox", { name: /^Échéance/ });
    await due.waitFor();
    // The button that was pressed went with its page.
    expect(await tab.evaluate(() => document.activeElement?.localName)).toBe("main");
    expect(await due.locator("option").allInnerTexts()).toContain("G – Montant facture");
    const confirm = await tab.getByRole("button", { name: "Confirmer et analyser" }).boundingBox();
    expect((confirm?.y ?? Infinity) + (confirm?.height ?? 0)).toBeLessThan(700);
  });

  test("a difference fits in 320 px with what explains it, and its button goes on", async () => {
    await analyse("differing");
    await tab.getByText("Un écart à accepter ou à corriger").waitFor();
    expect(await overflowing()).toEqual([]);
    await tab.getByRole("button", { name: "Accepter l'écart et analyser" }).click();
    await tab.getByRole("tab", { name: /Clients/ }).waitFor();
  });
});

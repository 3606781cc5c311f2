import { PROTOCOL_COLUMNS } from "../../src/excel/sheets/protocolSheet";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 240_000;
const PATIENCE_MS = 15_000;
/** A decision must not take longer, and the machine that types leaves the human most of it. */
const MOST_MS = 20_000;
/** The client of the protocol's first row on its sheet. */
const CELL_C5 = { x: 200, y: 210 };

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The meeting is not held in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;

/** A credit manager who never touches the mouse while the committee sits. */
class Hands {
  constructor(private readonly demo: DemoPage) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.demo.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.demo.page.keyboard.type(text);
  }

  /** From anywhere in the pane to the meeting's page, and begins it. */
  async begin(): Promise<void> {
    await this.backTo("Semaine");
    await this.press("ArrowRight", "ArrowRight", "Enter");
    await this.demo.pane.getByRole("button", { name: "Commencer la séance" }).waitFor();
    await this.demo.tabTo("Commencer la séance");
    await this.press("Enter");
    await this.demo.pane.getByRole("article").waitFor();
  }

  /** Into the pane, wherever the focus is. */
  async intoPane(): Promise<void> {
    for (let press = 0; press < 3; press += 1) {
      if (await this.isInPane()) return;
      await this.press("F6");
    }
    if (!(await this.isInPane())) throw new Error("F6 does not lead into the pane");
  }

  async said(text: string | RegExp): Promise<void> {
    await this.demo.pane
      .getByRole("status")
      .filter({ hasText: text })
      .first()
      .waitFor({ timeout: PATIENCE_MS });
  }

  /** What has the focus in the pane, by its label or its text. */
  focused(): Promise<string> {
    return this.demo.pane.locator(":focus").evaluate((element) => {
      const field = element as HTMLInputElement;
      return (
        field.labels?.[0]?.innerText ??
        element.getAttribute("aria-label") ??
        element.textContent ??
        ""
      ).trim();
    });
  }

  /** On to the next item, or the closing; gives the title of what is shown then. */
  async next(): Promise<string> {
    const before = await this.title();
    await this.press("Alt+PageDown");
    await this.demo.until(async () => (await this.title()) !== before);
    return this.title();
  }

  /** The place in the meeting with the item's name. */
  async title(): Promise<string> {
    const place = await this.demo.pane.getByRole("main").locator("div").first().innerText();
    const heading = await this.demo.pane.getByRole("heading", { level: 2 }).first().innerText();
    return `${place.split("\n")[1] ?? ""} ${heading}`;
  }

  private async isInPane(): Promise<boolean> {
    return this.demo.page.evaluate(() => document.activeElement instanceof HTMLIFrameElement);
  }

  private async backTo(name: string): Promise<void> {
    for (let press = 0; press < 30; press += 1) {
      if ((await this.demo.focusedText()) === name) return;
      await this.press("Shift+Tab");
    }
    throw new Error(`Shift+Tab does not lead back to ${name}`);
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = Date.now();
  await work();
  return Date.now() - start;
}

inBrowser("a committee in a browser", () => {
  let running: RunningDemo;
  let demo: DemoPage;
  let hands: Hands;
  const times: number[] = [];
  beforeAll(async () => {
    running = await runDemo();
    demo = await DemoPage.open(running);
    hands = new Hands(demo);
  }, STARTING);
  afterAll(() => running?.stop());

  it(
    "is held by keyboard alone: decisions with few keys, a disagreement, every item to the closing",
    async () => {
      await hands.intoPane();
      await demo.tabTo("Analyser");
      await hands.press("Enter");
      await demo.pane.getByRole("button", { name: "Refaire l'analyse" }).waitFor();
      await hands.begin();

      // The first one needs to know who takes care of it; after that the name stays.
      expect(await hands.focused()).toBe("Ce qui est décidé");
      await demo.waitForTab("Clients");
      times.push(
        await timed(async () => {
          await hands.press("ArrowDown", "Enter");
          expect(await hands.focused()).toMatch(/^Responsable/);
          await hands.type("Claire Morel");
          await hands.press("Enter");
          await hands.said("Enregistré : n° 1");
        }),
      );

      // A block, its kind by its first letters.
      times.push(
        await timed(async () => {
          await hands.type("=1+1 bloquer jusqu'au paiement");
          await hands.press("Tab");
          await hands.type("Bloc");
          await hands.press("Tab", "Enter");
          await hands.said("Enregistré : n° 2");
        }),
      );
      const first = await hands.title();

      await hands.next();
      times.push(
        await timed(async () => {
          await hands.type("Livrer la commande de janvier");
          await hands.press("Tab", "Tab", "Tab");
          expect(await hands.focused()).toMatch(/^Échéance/);
          await hands.press("Control+a");
          await hands.type("+7");
          await demo.tabTo("Désaccord…");
          await hands.press("Enter");
          await hands.said("Enregistré : n° 3");
        }),
      );
      // Recorded as one side wants it, with the request to the arbiter open at once.
      await demo.until(async () => (await hands.focused()).startsWith("Position commerciale"));
      await hands.type("Livrer, sinon la saison est perdue");
      await hands.press("Tab");
      await hands.type("Attendre l'encaissement");
      await hands.press("Tab");
      await hands.type("Livre-t-on avant l'encaissement ?");
      await hands.press("Control+Enter");
      await hands.said("Arbitrage demandé pour le n° 3");

      // One too many, taken back; then on to the end.
      await hands.press("Alt+PageUp");
      expect(await hands.title()).toBe(first);
      await hands.type("Par erreur");
      await hands.press("Enter");
      await hands.said("Enregistré : n° 4");
      await demo.pane.getByRole("main").evaluate((main) => main.scrollTo(0, 0));
      for (let press = 0; press < 40 && (await hands.focused()) !== "Annuler cette saisie"; press += 1) {
        await hands.press("Shift+Tab");
      }
      await hands.press("Enter");
      await hands.said("Saisie n° 4 annulée.");
      const seen = new Set([await hands.title()]);
      for (let title = ""; !title.endsWith("Fin de séance"); seen.add(title)) title = await hands.next();
      expect(seen.size).toBeGreaterThan(10);
      expect(await hands.focused()).toBe("Fin de séance");
      await demo.pane
        .getByText(/clients rouges sans décision/i)
        .first()
        .waitFor();
      for (const time of times) expect(time).toBeLessThan(MOST_MS);
    },
    LONG,
  );

  it(
    "is taken up where it was left when the pane is opened again",
    async () => {
      await demo.page.getByRole("button", { name: "English" }).click();
      await demo.pane.getByRole("button", { name: "Analyse again" }).waitFor();
      await demo.page.getByRole("button", { name: "Français" }).click();
      await demo.pane.getByRole("button", { name: "Refaire l'analyse" }).waitFor();
      await demo.pane.getByRole("tab", { name: "Séance" }).click();
      await demo.pane.getByRole("heading", { name: "Fin de séance" }).waitFor();
    },
    LONG,
  );

  it(
    "begins the week after with last week's actions and the arbitration, one key each",
    async () => {
      const day = demo.page.getByRole("textbox", { name: /Aujourd’hui/ });
      await day.fill("23/01/2026");
      await day.press("Enter");
      await demo.pane.getByText("Vendredi 23 janvier à 8 h 30").waitFor();
      await hands.intoPane();
      await demo.tabTo("Refaire l'analyse");
      await hands.begin();
      expect(await hands.focused()).toMatch(/^Fait/);
      await hands.press("f");
      await demo.pane.getByRole("textbox", { name: "Résultat" }).waitFor();
      await hands.type("Payé le 21");
      await hands.press("Enter");
      await hands.said("n° 1 mis à jour");

      await hands.next();
      await hands.press("r");
      await demo.pane.getByRole("textbox", { name: /Reporté au/ }).waitFor();
      await hands.press("Control+a");
      await hands.type("+14");
      await hands.press("Enter");
      await hands.said("n° 2 reporté : n° 5 prend la suite");

      await hands.next();
      expect(await hands.focused()).toBe("Ce que l'arbitre a tranché");
      await hands.type("Livrer contre un acompte de 30 %");
      await hands.press("Enter");
      await hands.said("Arbitrage du n° 3 rendu");
    },
    LONG,
  );

  it(
    "leaves a protocol that the commercial director filters by client in the sheet itself",
    async () => {
      const workbook = await demo.download();
      const { area } = tableNamed(workbook, "CC_Protocol");
      const rows = valuesOf(sheetNamed(workbook, "Protocole"), `A5:K${area.top + area.rows}`);
      expect(rows.map(([number]) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(rows[1]?.[PROTOCOL_COLUMNS.indexOf("decision")]).toBe("=1+1 bloquer jusqu'au paiement");
      const clients = rows.map((row) => String(row[PROTOCOL_COLUMNS.indexOf("client")]));
      const disputed = clients[2] ?? "";
      expect(clients[0]).not.toBe(disputed);

      await demo.openTab("Protocole");
      await demo.waitForTab("Protocole");
      await demo.clickCell(CELL_C5, async () => (await demo.selection()) === "C5");
      await demo.page.keyboard.press("ArrowUp");
      await demo.waitForSelection("C4");
      await demo.page.keyboard.press("Alt+ArrowDown");
      await demo.page.getByLabel("(Tout sélectionner)").uncheck();
      await demo.page.getByLabel(disputed).check();
      await demo.page.getByRole("button", { name: "Filtrer" }).click();
      await demo.clickCell(CELL_C5, async () => (await demo.selection()) === "C7");
      await demo.waitForContent(disputed);
    },
    LONG,
  );
});

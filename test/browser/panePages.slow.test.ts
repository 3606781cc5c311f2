import type { Locator, Page } from "playwright-core";
import { availableBrowser } from "./availableBrowser";
import { servePane, type ServedPane } from "./servedPane";

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The pane's pages are not tried in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`in a browser${why}`, () => {
  let served: ServedPane;
  let tab: Page;

  beforeAll(async () => {
    served = await servePane();
    tab = served.tab;
  }, 240_000);

  afterAll(() => served?.stop());

  /** Pictures for whoever wants to look at them. */
  async function picture(name: string): Promise<void> {
    const folder = process.env["PANE_PICTURES"];
    if (folder) await tab.screenshot({ path: `${folder}/${name}.png` });
  }

  async function open(committee: string, width: number, more = ""): Promise<void> {
    await tab.setViewportSize({ width, height: 900 });
    await tab.goto(`${served.address}/taskpane.html?committee=${committee}&language=fr${more}`);
    await tab.locator("main").waitFor();
  }

  async function goTo(name: string): Promise<void> {
    const own = tab.getByRole("tab", { name, exact: true });
    await tab.getByRole("tab").first().waitFor();
    if (await own.isVisible()) return own.click();
    await tab.getByRole("button", { name: "Autres pages" }).click();
    await tab.getByRole("menuitem", { name }).click();
  }

  /** What sticks out of the page to the right. */
  const overflowing = () =>
    tab.evaluate(
      () =>
        [...document.querySelectorAll("main *")].filter((element) => {
          const { right, width } = element.getBoundingClientRect();
          return (
            width > 0 && right > window.innerWidth + 0.5 && getComputedStyle(element).position !== "absolute"
          );
        }).length,
    );

  const LOOKS = [
    ["320", 320, "", null],
    ["400 dark", 400, "&dark=1", null],
    ["320 forced", 320, "", "active"],
  ] as const;

  test.each(LOOKS)(
    "decisions and a client's history fit and break no rule of the page (%s)",
    async (look, width, more, forcedColors) => {
      await tab.emulateMedia({ forcedColors });
      await open("decisions", width, more);
      await goTo("Décisions");
      await tab.getByText(/sur 15/).waitFor();
      await picture(`decisions ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("button", { name: "Filtres" }).click();
      await picture(`filters ${look}`);
      expect(await overflowing()).toBe(0);
      await tab
        .getByRole("button", { name: /^Historique.*Verrerie/ })
        .first()
        .click();
      await tab.locator(".ct-series-b .ct-line").waitFor();
      await picture(`history ${look}`);
      expect(await overflowing()).toBe(0);
      expect(served.complaints).toEqual([]);
    },
    120_000,
  );

  test.each([...LOOKS, ["400", 400, "", null] as const])(
    "a client's card fits, and so does what is found without one (%s)",
    async (look, width, more, forcedColors) => {
      await tab.emulateMedia({ forcedColors });
      await open("classified", width, more);
      await goTo("Client");
      await tab.getByRole("article").waitFor();
      await tab.setViewportSize({ width, height: 2300 });
      await picture(`card ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("searchbox", { name: "Chercher un client" }).fill("v");
      await tab.getByRole("list", { name: "Clients trouvés" }).waitFor();
      await picture(`card search ${look}`);
      expect(await overflowing()).toBe(0);
      expect(served.complaints).toEqual([]);
    },
    120_000,
  );

  /** Whether the whole of an element stands between the page's head and its footer. */
  const isInView = (found: Locator) =>
    found.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const main = document.querySelector("main")!.getBoundingClientRect();
      return top >= main.top - 0.5 && bottom <= main.bottom + 0.5;
    });

  test("home shows what is at risk and the step to take in a pane of 350 by 500", async () => {
    await tab.emulateMedia({ forcedColors: null });
    await open("classified", 350);
    await tab.setViewportSize({ width: 350, height: 500 });
    const next = tab.getByRole("button", { name: "Envoyer l'ordre du jour" });
    await next.waitFor();
    await picture("home 350 500");
    for (const part of [
      tab.getByLabel("Le risque du portefeuille"),
      tab.getByRole("group", { name: "À regarder cette semaine" }),
      next,
    ]) {
      expect(await isInView(part)).toBe(true);
    }
  });

  test("the meeting keeps client, field and button in view in a pane of 320 by 500", async () => {
    await open("meeting", 320);
    await tab.setViewportSize({ width: 320, height: 500 });
    await goTo("Séance");
    await tab.getByRole("button", { name: "Commencer la séance" }).click();
    const title = tab.getByRole("heading", { level: 2 });
    while ((await tab.getByRole("textbox", { name: "Ce qui est décidé" }).count()) === 0) {
      const place = tab.getByText(/^\d+ sur \d+$/);
      const before = await place.innerText();
      await tab.keyboard.press("Alt+PageDown");
      await tab.getByText(before, { exact: true }).waitFor({ state: "detached" });
    }
    await picture("meeting 320 500");
    const save = tab.getByRole("button", { name: "Enregistrer" });
    expect(await isInView(title)).toBe(true);
    expect(await isInView(tab.getByRole("textbox", { name: "Ce qui est décidé" }))).toBe(true);
    expect(await isInView(save)).toBe(true);
    await tab.locator("main").evaluate((main) => main.scrollTo(0, 150));
    expect(await isInView(title)).toBe(true);
    expect(await isInView(save)).toBe(true);
    expect(await overflowing()).toBe(0);
  });

  /** The pane's frame has no right to the clipboard, in neither way. */
  const refuseCopying = () =>
    tab.evaluate(() => {
      Object.defineProperty(navigator.clipboard, "write", {
        value: () => Promise.reject(new Error("refused")),
      });
      document.execCommand = () => false;
    });

  test.each(LOOKS)(
    "sending the agenda fits, copied or not (%s)",
    async (look, width, more, forcedColors) => {
      await tab.emulateMedia({ forcedColors });
      await open("classified", width, more);
      await tab.getByRole("button", { name: "Envoyer l'ordre du jour" }).click();
      await tab.getByRole("button", { name: "Copier le message" }).waitFor();
      await picture(`sending ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("button", { name: "Imprimer / exporter" }).click();
      await tab.getByText(/est prête/).waitFor();
      await refuseCopying();
      await tab.getByRole("button", { name: "Copier le message" }).click();
      await tab.getByRole("textbox", { name: /refusée ici/ }).waitFor();
      await picture(`sending refused ${look}`);
      expect(await overflowing()).toBe(0);
      const selected = () => tab.evaluate(() => String(document.getSelection()));
      expect(await selected()).toBe("Établissements Brossard");
      await tab.keyboard.press("Control+C");
      await tab.getByText(/^Message copié/).waitFor();
      await tab.getByRole("button", { name: "Marquer comme envoyé" }).waitFor();
      await picture(`sending copied ${look}`);
      expect(await overflowing()).toBe(0);
      expect(served.complaints).toEqual([]);
    },
    120_000,
  );

  test.each(LOOKS)(
    "the set-up before the first agenda fits, and the policy with its insurers (%s)",
    async (look, width, more, forcedColors) => {
      await tab.emulateMedia({ forcedColors });
      await open("firstAgenda", width, more);
      await tab.getByRole("button", { name: "Mettre en place" }).waitFor();
      await picture(`setup offer ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("button", { name: "Mettre en place" }).click();
      await tab.getByRole("textbox", { name: "Société", exact: true }).waitFor();
      await picture(`setup ${look}`);
      await tab.getByRole("textbox", { name: "Adresse, Directeur commercial" }).fill("paul.martin");
      await tab.keyboard.press("Enter");
      await tab.getByText("Ce n'est pas une adresse électronique.").waitFor();
      await tab.getByRole("button", { name: "Enregistrer" }).scrollIntoViewIfNeeded();
      await picture(`setup end ${look}`);
      expect(await overflowing()).toBe(0);
      await goTo("Politique de crédit");
      await tab.getByRole("button", { name: "Assureurs (2)" }).click();
      await tab.getByRole("group", { name: "Prudence Crédit" }).scrollIntoViewIfNeeded();
      await picture(`policy insurers ${look}`);
      const delay = tab.getByRole("textbox", { name: /^Déclarer : jours après l'échéance/ }).first();
      await delay.fill("45");
      await tab.getByRole("button", { name: "Voir l'effet" }).click();
      await tab.getByText(/^Seuil conseillé/).scrollIntoViewIfNeeded();
      await picture(`policy effect ${look}`);
      expect(await overflowing()).toBe(0);
      expect(served.complaints).toEqual([]);
    },
    120_000,
  );

  test.each(LOOKS)(
    "closing fits (%s)",
    async (look, width, more, forcedColors) => {
      await tab.emulateMedia({ forcedColors });
      await open("decisions", width, more);
      await goTo("Décisions");
      await tab.getByRole("button", { name: "Clôture et compte rendu de la séance" }).click();
      await tab.getByRole("button", { name: "Clore la séance" }).waitFor();
      await picture(`closing ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("button", { name: "Clore la séance" }).scrollIntoViewIfNeeded();
      await picture(`closing end ${look}`);
      await open("closed", width, more);
      await goTo("Décisions");
      await tab.getByRole("button", { name: "Clôture et compte rendu de la séance" }).click();
      await tab.getByRole("button", { name: "Copier le message" }).waitFor();
      await picture(`closed ${look}`);
      expect(await overflowing()).toBe(0);
      expect(served.complaints).toEqual([]);
    },
    120_000,
  );

  test.each(LOOKS)(
    "results fit and break no rule of the page (%s)",
    async (look, width, more, forcedColors) => {
      await tab.emulateMedia({ forcedColors });
      await open("results", width, more);
      await goTo("Résultats");
      await tab.locator(".ct-series-b .ct-line").waitFor();
      await picture(`results ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("button", { name: "Chiffres de chaque comité" }).click();
      await tab.getByRole("button", { name: "Envoyer au comité de direction" }).click();
      await tab.getByRole("button", { name: "Copier le message" }).scrollIntoViewIfNeeded();
      await picture(`results end ${look}`);
      expect(await overflowing()).toBe(0);
      await open("resultsSoon", width, more);
      await goTo("Résultats");
      await tab.getByText(/à partir du deuxième/).waitFor();
      await picture(`results soon ${look}`);
      expect(served.complaints).toEqual([]);
    },
    120_000,
  );

  test("a word typed among fifteen thousand decisions is answered before one notices", async () => {
    await tab.emulateMedia({ forcedColors: null });
    await open("decisions", 400);
    await goTo("Décisions");
    await tab.getByText(/sur 15/).waitFor();
    const begun = Date.now();
    await tab.getByRole("searchbox").fill("(7777)");
    await tab.getByText(/^1 sur/).waitFor();
    expect(Date.now() - begun).toBeLessThan(4_000);
  }, 60_000);

  test.each(LOOKS)(
    "the check of Excel fits: before, asking, with its results (%s)",
    async (look, width, more, forcedColors) => {
      await tab.emulateMedia({ forcedColors });
      await open("asking", width, more);
      await goTo("Vérifier cet Excel");
      await tab.getByRole("button", { name: "Commencer" }).waitFor();
      await picture(`check ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("button", { name: "Commencer" }).click();
      await tab.getByRole("button", { name: "Télécharger essai.ics" }).waitFor();
      await picture(`check asking ${look}`);
      expect(await overflowing()).toBe(0);
      await tab.getByRole("button", { name: "Oui" }).click();
      await tab.getByRole("button", { name: /^Conformes/ }).click();
      await picture(`check results ${look}`);
      await tab.getByRole("button", { name: "Copier le rapport" }).scrollIntoViewIfNeeded();
      await picture(`check end ${look}`);
      expect(await overflowing()).toBe(0);
      expect(served.complaints).toEqual([]);
    },
    120_000,
  );
});

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { availableBrowser } from "./availableBrowser";
import { answerOffice, servePane, type ServedPane } from "./servedPane";

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The pane is not tried in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`in a browser${why}`, () => {
  let served: ServedPane;
  let tab: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    served = await servePane();
    tab = served.tab;
    tab.on("request", (request) => asked.push(request.url()));
  });

  afterAll(() => served?.stop());

  async function open(committee: string, width: number, height = 700) {
    await tab.setViewportSize({ width, height });
    await tab.goto(`${served.address}/taskpane.html?committee=${committee}&language=fr`);
    await tab.locator("main").waitFor();
  }

  async function analyse() {
    await tab.getByRole("button", { name: "Analyser" }).click();
    await tab.getByRole("tab", { name: /Clients/ }).waitFor();
  }

  test("loads nothing from outside but Office.js, and breaks no rule of its policy", async () => {
    await open("found", 320);
    await analyse();
    const outside = asked.filter((address) => !address.startsWith(served.address));
    expect(outside).toEqual(["https://appsforoffice.microsoft.com/lib/1/hosted/office.js"]);
    expect(served.complaints).toEqual([]);
  });

  test.each(["found", "empty", "undated", "classified", "late"])(
    "%s fits in 320 px and keeps the top right 40 × 40 px free",
    async (committee) => {
      await open(committee, 320);
      await tab.getByRole("heading", { name: "Prochain comité" }).waitFor();
      const overflowing = await tab.evaluate(
        () =>
          [...document.querySelectorAll("#root *")].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && box.right > window.innerWidth + 0.5;
          }).length,
      );
      expect(overflowing).toBe(0);
      const inCorner = await tab.evaluate(() =>
        [...document.querySelectorAll("#root button, #root h1, #root p")].filter((element) => {
          const { left, right, top } = element.getBoundingClientRect();
          return right - left > 1 && right > window.innerWidth - 40 && top < 40;
        }),
      );
      expect(inCorner).toEqual([]);
      expect(await tab.getByRole("tab", { name: "Semaine" }).getAttribute("aria-selected")).toBe("true");
    },
  );

  test("shows its first step without scrolling in the smallest pane", async () => {
    await open("found", 350, 378);
    const button = await tab.getByRole("button", { name: "Analyser" }).boundingBox();
    expect((button?.y ?? Infinity) + (button?.height ?? 0)).toBeLessThan(378);
  });

  test("goes through the whole analysis by keyboard alone", async () => {
    await open("found", 320);
    await tab.getByRole("button", { name: "Changer la date" }).waitFor();
    const onText = () => tab.evaluate(() => document.activeElement?.textContent ?? "");
    for (let stops = 0; stops < 20 && (await onText()) !== "Analyser"; stops += 1) {
      await tab.keyboard.press("Tab");
    }
    expect(await onText()).toBe("Analyser");
    await tab.keyboard.press("Enter");
    await tab.getByRole("tab", { name: /^Clients \(/ }).waitFor();
    await tab.getByRole("searchbox").focus();
    const focused = () => tab.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    // Three colours, the salesperson and the order stand between the search and the list.
    for (let stops = 0; stops < 6; stops += 1) await tab.keyboard.press("Tab");
    expect(await focused()).toMatch(/^Verrerie du Midi/);
    await tab.keyboard.press("ArrowDown");
    expect(await focused()).toMatch(/^Établissements Brossard/);
    await tab.keyboard.press("Tab");
    expect(await focused()).not.toMatch(/Encours/);
  });

  test("scrolls through ten thousand clients with few of them in the page", async () => {
    await open("large", 320);
    await analyse();
    const items = tab.getByRole("list", { name: "Clients, les rouges d'abord" }).getByRole("listitem");
    await items.first().waitFor();
    expect(await items.count()).toBeLessThan(200);
    await tab.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight / 2));
    await tab.waitForFunction(
      () => {
        const middle = document.elementFromPoint(160, 400)?.closest("[role=listitem]");
        return Number(middle?.getAttribute("aria-posinset") ?? 0) > 3000;
      },
      undefined,
      { timeout: 5000 },
    );
    expect(await items.count()).toBeLessThan(400);
  });

  /** Relative luminance contrast of WCAG 2 between two computed colours. */
  const CONTRAST = `(() => {
  const channel = (v) => { const c = v / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = parse(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const low = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility?.()) continue;
    if (element.closest("[aria-disabled=true], :disabled, noscript, script, style")) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(node.textContent.trim() + " " + ratio.toFixed(2));
  }
  return low;
})()`;

  test.each(["light", "dark"] as const)("has text of at least 4.5:1 in the %s theme", async (colorScheme) => {
    await tab.emulateMedia({ colorScheme });
    for (const committee of ["classified", "undated", "late", "protected", "found"]) {
      await open(committee, 320);
      if (committee === "protected") {
        await tab.getByRole("button", { name: "Analyser" }).click();
        await tab.getByRole("alert").getByText("Elle est protégée.").waitFor();
      } else if (committee === "found") await analyse();
      else await tab.getByRole("heading", { name: "Prochain comité" }).waitFor();
      expect([committee, await tab.evaluate(CONTRAST)]).toEqual([committee, []]);
    }
    const ground = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe(colorScheme === "dark" ? "rgb(31, 31, 31)" : "rgb(255, 255, 255)");
    await tab.emulateMedia({ colorScheme: null });
  });

  test.each(["light", "dark"] as const)(
    "shows the client card in 320 px, %s, readable",
    async (colorScheme) => {
      await tab.emulateMedia({ colorScheme });
      await open("classified", 320);
      await tab.getByRole("tab", { name: "Client", exact: true }).click();
      await tab.getByRole("article").waitFor();
      const overflowing = await tab.evaluate(() =>
        [...document.querySelectorAll("#root *")]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(overflowing).toEqual([]);
      expect(await tab.evaluate(CONTRAST)).toEqual([]);
      await tab.emulateMedia({ colorScheme: null });
    },
  );

  test.each(["light", "dark"] as const)("shows the results readable, %s", async (colorScheme) => {
    await tab.emulateMedia({ colorScheme });
    await open("results", 320);
    await tab.getByRole("tab", { name: "Résultats" }).click();
    await tab.getByRole("button", { name: "Envoyer au comité de direction" }).click();
    await tab.getByRole("button", { name: "Copier le message" }).waitFor();
    expect(await tab.evaluate(CONTRAST)).toEqual([]);
    await tab.emulateMedia({ colorScheme: null });
  });

  test("goes through the results by keyboard: a decision's row, the sheet", async () => {
    await open("results", 320);
    await tab.getByRole("tab", { name: "Résultats" }).click();
    await tab.getByRole("button", { name: "Mettre à jour la feuille" }).focus();
    await tab.keyboard.press("Enter");
    await tab.getByText(/42 cellules changées/).waitFor();
    const onText = () => tab.evaluate(() => document.activeElement?.textContent ?? "");
    const stops: string[] = [];
    for (let pressed = 0; pressed < 8; pressed += 1) {
      await tab.keyboard.press("Tab");
      stops.push((await onText()).replace(/\s/g, " "));
    }
    expect(stops).toEqual(
      expect.arrayContaining(["Chiffres de chaque comité", "n° 12, 16/01/2026 : Blocage expédition"]),
    );
  });

  test("does not move when the user asked for less motion", async () => {
    await tab.emulateMedia({ reducedMotion: "reduce" });
    await open("found", 320);
    await tab.getByRole("button", { name: "Analyser" }).click();
    await tab.getByRole("tab", { name: /Clients/ }).waitFor();
    const moving = await tab.evaluate(
      () =>
        document.getAnimations().filter((animation) => Number(animation.effect?.getTiming().duration) > 1)
          .length,
    );
    expect(moving).toBe(0);
    await tab.emulateMedia({ reducedMotion: null });
  });

  test("tells a pressed count apart with the system's colours alone", async () => {
    await tab.emulateMedia({ forcedColors: "active" });
    await open("classified", 320);
    const reds = tab.getByRole("button", { name: /clients rouges/ });
    const ground = () => reds.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await ground();
    await reds.click();
    expect(await ground()).not.toBe(before);
    await tab.emulateMedia({ forcedColors: null });
  });

  test("is styled where style elements are refused whatever the policy says", async () => {
    const page = readFileSync(path.join(served.folder, "taskpane.html"), "utf8");
    expect(page).toContain(" 'sha256-");
    writeFileSync(path.join(served.folder, "refusing.html"), page.replace(/ 'sha256-[^']*'/, ""));
    const refused = await served.context.newPage();
    try {
      await answerOffice(refused);
      await refused.goto(`${served.address}/refusing.html?committee=found&language=fr`);
      await refused.locator("main").waitFor();
      const look = await refused.evaluate(() => ({
        sheets: document.styleSheets.length,
        adopted: document.adoptedStyleSheets.length,
        overflow: getComputedStyle(document.querySelector("main") as Element).overflowY,
      }));
      expect(look).toEqual({ sheets: 0, adopted: 1, overflow: "auto" });
    } finally {
      await refused.close();
    }
  });

  test("says at once that it connects, and in the end why it may not, when Office.js never comes", async () => {
    const waiting = await served.context.newPage();
    try {
      await waiting.clock.install();
      await waiting.setViewportSize({ width: 320, height: 500 });
      // Neither answered nor refused: a proxy that swallows the request.
      await waiting.route(/^https:/, () => undefined);
      await waiting.goto(`${served.address}/taskpane.html?committee=found`, { waitUntil: "commit" });
      // The browser of the tests is English.
      await waiting.getByText("Connecting to Excel…").waitFor();
      expect(await waiting.getByText("appsforoffice.microsoft.com").filter({ visible: true }).count()).toBe(
        0,
      );
      await waiting.clock.fastForward(12_000);
      await waiting.getByText("appsforoffice.microsoft.com").filter({ visible: true }).waitFor();
      const width = await waiting.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
      if (process.env["KEEP_PICTURES"]) await waiting.screenshot({ path: process.env["KEEP_PICTURES"] });
    } finally {
      await waiting.close();
    }
  });
});

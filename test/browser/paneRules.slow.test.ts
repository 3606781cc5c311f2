import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { availableBrowser } from "./availableBrowser";
import { servePane, type ServedPane } from "./servedPane";
import { translator, type Language, type TextKey } from "../../src/locales/translator";

const requireAxe = createRequire(createRequire(__filename).resolve("jest-axe"));
const AXE = readFileSync(requireAxe.resolve("axe-core/axe.min.js"), "utf8");

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The pane's rules are not tried in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

/** How a page of the pane is reached: the committee it opens on, a tab or an entry of the menu, then buttons. */
interface Way {
  readonly committee: string;
  readonly tab?: TextKey;
  readonly menu?: TextKey;
  readonly press?: readonly TextKey[];
  /** Goes so many items on in the meeting. */
  readonly items?: number;
}

/** Every page, and every state of one that looks different. */
const PAGES: Readonly<Record<string, Way>> = {
  first: { committee: "found" },
  nothing: { committee: "empty" },
  undated: { committee: "undated" },
  uninsured: { committee: "uninsured" },
  working: { committee: "busy", press: ["analyse.start"] },
  analysed: { committee: "found", press: ["analyse.start"] },
  refused: { committee: "protected", press: ["analyse.start"] },
  unread: { committee: "broken" },
  asked: { committee: "doubtful", press: ["analyse.start"] },
  questions: { committee: "questioned", press: ["analyse.start"] },
  differing: { committee: "differing", press: ["analyse.start"] },
  home: { committee: "classified" },
  steps: { committee: "classified", press: ["weekSteps.unfold"] },
  held: { committee: "held" },
  "set-up": { committee: "firstAgenda", press: ["setUp.open"] },
  prepared: { committee: "firstAgenda", press: ["agenda.prepare"] },
  card: { committee: "classified", tab: "nav.client" },
  "before the meeting": { committee: "meeting", tab: "nav.session" },
  arbitration: { committee: "meeting", tab: "nav.session", press: ["meeting.start.begin"] },
  review: { committee: "meeting", tab: "nav.session", press: ["meeting.start.begin"], items: 1 },
  decision: { committee: "meeting", tab: "nav.session", press: ["meeting.start.begin"], items: 2 },
  greens: { committee: "meeting", tab: "nav.session", press: ["meeting.start.begin"], items: 5 },
  "end of the meeting": {
    committee: "meeting",
    tab: "nav.session",
    press: ["meeting.start.begin"],
    items: 7,
  },
  "list of the meeting": {
    committee: "meeting",
    tab: "nav.session",
    press: ["meeting.start.begin", "meeting.list"],
  },
  decisions: { committee: "decisions", tab: "nav.decisions", press: ["decisions.filters"] },
  closing: { committee: "decisions", tab: "nav.decisions", press: ["closing.link"] },
  closed: { committee: "closed", tab: "nav.decisions", press: ["closing.link"] },
  results: { committee: "results", tab: "nav.results" },
  "results not written": { committee: "resultsAbsent", tab: "nav.results" },
  sending: { committee: "classified", press: ["agenda.send"] },
  policy: { committee: "firstAgenda", menu: "policy.title" },
  sources: { committee: "classified", menu: "sources.title" },
  check: { committee: "asking", menu: "selfCheck.title" },
};

/** Pages on which Excel's pane is at its narrowest, at its usual width and wide. */
const WIDTHS = [320, 350, 450] as const;

/** Enough for every page but the longest, of which the first ones tell the others. */
const MOST_STOPS = 50;

inBrowser(`every page of the pane${why}`, () => {
  let served: ServedPane;
  let tab: Page;

  beforeAll(async () => {
    served = await servePane();
    tab = served.tab;
    // A meeting is remembered: each page begins its own.
    await tab.addInitScript(() => window.localStorage.clear());
  }, 240_000);

  afterAll(() => served?.stop());

  async function open(way: Way, language: Language, isDark: boolean): Promise<void> {
    const { t } = translator(language);
    const look = isDark ? "&dark=1" : "&dark=0";
    await tab.goto(`${served.address}/taskpane.html?committee=${way.committee}&language=${language}${look}`);
    await tab.locator("main").waitFor();
    if (way.tab) await tab.getByRole("tab", { name: t(way.tab), exact: true }).click();
    if (way.menu) {
      await tab.getByRole("button", { name: t("nav.more") }).click();
      await tab.getByRole("menuitem", { name: t(way.menu) }).click();
    }
    for (const key of way.press ?? [])
      await tab
        .getByRole("button", { name: t(key) })
        .first()
        .click();
    for (let item = 0; item < (way.items ?? 0); item += 1) await tab.keyboard.press("Alt+PageDown");
    // The page before stays in the document, unseen, until the code of the next one is there.
    await tab.waitForFunction(
      () => document.querySelector<HTMLElement>("main > :last-child")?.innerText.trim() !== "",
    );
    await tab.waitForTimeout(150);
  }

  /** Each rule that axe finds broken, with the elements that break it. */
  async function broken(): Promise<string[]> {
    await tab.evaluate(AXE);
    return tab.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
  }

  /** What is pressed and is smaller than 24 by 24 pixels; a box that is ticked is pressed by its label. */
  const tooSmall = () =>
    tab.evaluate(() =>
      [
        ...document.querySelectorAll("#root :is(button, a, select, [role=tab], input:not([type=checkbox]))"),
        ...document.querySelectorAll(
          "#root label:has(+ input[type=checkbox]), #root input[type=checkbox] + label",
        ),
      ].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        if (width <= 1 || height <= 1 || (width >= 24 && height >= 23.5)) return [];
        const name = element.textContent || element.getAttribute("aria-label");
        return [`${element.localName} ${name ?? ""} ${Math.round(width)} × ${Math.round(height)}`];
      }),
    );

  /** What a page is there for and cannot be pressed on 44 pixels of height. */
  const narrowMain = () =>
    tab.evaluate(() =>
      [...document.querySelectorAll("#root :is([role=tab], [role=radio], .ms-Button--primary)")].flatMap(
        (element) => {
          element.scrollIntoView({ block: "center" });
          const { left, top, width, height } = element.getBoundingClientRect();
          const isMissed = [-21.5, 21.5].some((away) => {
            const hit = document.elementFromPoint(left + width / 2, top + height / 2 + away);
            return hit !== null && !element.contains(hit);
          });
          return isMissed ? [`${element.textContent ?? ""} ${Math.round(height)}`] : [];
        },
      ),
    );

  /** What sticks out of the pane, unless it stands in something that is scrolled. */
  const overflowing = () =>
    tab.evaluate(() =>
      [...document.querySelectorAll("#root *")].flatMap((element) => {
        const { right, width } = element.getBoundingClientRect();
        if (width <= 1 || right <= window.innerWidth + 0.5) return [];
        for (let around = element.parentElement; around; around = around.parentElement) {
          if (around.localName !== "main" && /auto|scroll|hidden/.test(getComputedStyle(around).overflowX))
            return [];
        }
        return [element.outerHTML.slice(0, 120)];
      }),
    );

  describe.each(["light", "dark", "forced"] as const)("%s", (look) => {
    test.each(["fr", "en"] as const)(
      "breaks no rule that axe knows, fits and is large enough to be pressed (%s)",
      async (language) => {
        await tab.emulateMedia({ forcedColors: look === "forced" ? "active" : null });
        const found: Record<string, unknown> = {};
        for (const [index, [name, way]] of Object.entries(PAGES).entries()) {
          const width = WIDTHS[index % WIDTHS.length] ?? 320;
          await tab.setViewportSize({ width, height: 700 });
          await open(way, language, look === "dark");
          const folder = process.env["PANE_PICTURES"];
          if (folder) await tab.screenshot({ path: `${folder}/${look} ${language} ${name}.png` });
          const wrong = {
            rules: await broken(),
            out: await overflowing(),
            small: await tooSmall(),
            narrow: await narrowMain(),
          };
          if (Object.values(wrong).some((list) => list.length > 0)) found[name] = wrong;
        }
        expect(found).toEqual({});
        expect(served.complaints).toEqual([]);
      },
      240_000,
    );
  });

  /** Goes through the page with Tab; gives what has the focus while something else stands over it, or below the pane. */
  async function outOfSight(): Promise<string[]> {
    const found: string[] = [];
    await tab.locator("main").focus();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await tab.keyboard.press("Tab");
      const covered = await tab.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return null;
        // The box of a choice is drawn by its label.
        const shown = focused.closest(".ms-ChoiceField, .ms-Checkbox") ?? focused;
        const { left, top, width, height } = shown.getBoundingClientRect();
        const hit = document.elementFromPoint(left + Math.min(12, width / 2), top + height / 2);
        const isSeen = hit !== null && (shown.contains(hit) || hit.contains(shown));
        const name =
          focused.getAttribute("aria-label") ?? (focused as HTMLInputElement).labels?.[0]?.innerText;
        return isSeen ? "" : `${focused.localName} ${name ?? focused.textContent ?? ""}`;
      });
      if (covered === null) return found;
      if (covered !== "") found.push(covered);
    }
    return found;
  }

  test("what the keyboard leads to is in sight on every page of a low pane", async () => {
    await tab.setViewportSize({ width: 320, height: 500 });
    const found: Record<string, unknown> = {};
    for (const [name, way] of Object.entries(PAGES)) {
      await open(way, "fr", false);
      const covered = await outOfSight();
      if (covered.length > 0) found[name] = covered;
    }
    // The buttons below the policy are there once something is changed, on two lines.
    await open({ committee: "classified", menu: "policy.title" }, "fr", false);
    const { t } = translator("fr");
    await tab.getByRole("button", { name: t("policy.theme.overdue") }).click();
    await tab.locator("main input[type=text]").first().fill("61");
    expect(await outOfSight()).toEqual([]);
    expect(found).toEqual({});
  }, 240_000);

  test("every tab and the menu are in view in the narrowest pane, beside Excel's own corner", async () => {
    await tab.emulateMedia({ forcedColors: null });
    await tab.setViewportSize({ width: 320, height: 500 });
    for (const language of ["fr", "en"] as const) {
      await open({ committee: "classified" }, language, false);
      const more = tab.getByRole("button", { name: translator(language).t("nav.more") });
      const pressed = [...(await tab.locator("header").getByRole("tab").all()), more];
      expect(pressed).toHaveLength(6);
      const ends = await Promise.all(
        pressed.map((one) => one.evaluate((e) => e.getBoundingClientRect().right)),
      );
      expect(Math.max(...ends)).toBeLessThanOrEqual(320 - 40);
    }
  });

  test("a link is told by its line in forced colours", async () => {
    await tab.emulateMedia({ forcedColors: "active" });
    await open({ committee: "classified" }, "fr", false);
    const lines = await tab.evaluate(() =>
      [...document.querySelectorAll("#root .ms-Link")].map(
        (link) => getComputedStyle(link).textDecorationLine,
      ),
    );
    expect(lines.length).toBeGreaterThan(2);
    expect(new Set(lines)).toEqual(new Set(["underline"]));
    await tab.emulateMedia({ forcedColors: null });
  });
});

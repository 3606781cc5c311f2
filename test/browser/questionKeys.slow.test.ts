import type { Scalar } from "../simulator/model";
import { saveXlsx } from "../simulator/files/saveXlsx";
import { newWorkbook, putValues, sheetNamed } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;

const browser = availableBrowser();
if ("reason" in browser) console.warn(`Questions are not answered by keyboard: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;

const SHEET = "Balance âgée";

/** An aged balance whose oldest bucket bears a word that nobody knows. */
const ROWS: readonly (readonly Scalar[])[] = [
  ["Balance âgée clients au 31/03/2026"],
  [null],
  ["Code client", "Nom client", "Solde", "Non échu", "1-30", "31-60", "61-90", "Vieux dossiers"],
  ["C1", "Alpha", 90_000, 0, 0, 0, 0, 90_000],
  ["C2", "Bravo", 500, 500, 0, 0, 0, 0],
  ["C3", "Charlie", 600, 0, 600, 0, 0, 0],
];

inBrowser("a question answered by keyboard alone", () => {
  let running: RunningDemo;
  let demo: DemoPage;
  beforeAll(async () => {
    running = await runDemo();
    demo = await DemoPage.open(running, { width: 1440, height: 700 });
  }, STARTING);
  afterAll(() => running?.stop());

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await demo.page.keyboard.press(key);
  };
  /** The choice that has the focus. */
  const focused = () => demo.pane.locator(":focus");
  const choice = (name: RegExp) => demo.pane.getByRole("radio", { name });
  const isInPane = () => demo.page.evaluate(() => document.activeElement instanceof HTMLIFrameElement);

  /** What the eye sees of the choice that has the focus: the frame around it, whole and not below the buttons. */
  const seen = () =>
    focused().evaluate((input) => {
      const frame = input.closest(".ms-ChoiceField")!;
      const { left, top, bottom } = frame.getBoundingClientRect();
      const isSeen = [top + 2, bottom - 2].every((y) =>
        frame.contains(document.elementFromPoint(left + 4, y)),
      );
      const ring = getComputedStyle(frame.firstElementChild!, "::after");
      return { isSeen, ring: `${ring.borderTopStyle} ${ring.borderTopWidth}` };
    });

  it(
    "is reached, chosen and sent with few keys, and the figures stand on home",
    async () => {
      const week = newWorkbook("balance.xlsx", [SHEET]);
      putValues(sheetNamed(week, SHEET), "A1", ROWS);
      await demo.drop("balance.xlsx", (await saveXlsx(week)).bytes);
      await demo.page.getByRole("heading", { level: 1, name: "balance.xlsx" }).waitFor();
      await demo.pane.getByRole("button", { name: "Analyser", exact: true }).waitFor();
      await demo.until(async () => {
        if (!(await isInPane())) await press("F6");
        return isInPane();
      });
      await demo.tabTo("Analyser");
      await press("Enter");

      const question = demo.pane.getByRole("radiogroup", { name: /Quelle tranche est-ce/ });
      await question.waitFor();
      // To the way back, the sheet, the cell to look at, and the question, which is one stop: what is proposed.
      await press("Tab", "Tab", "Tab");
      expect(await demo.focusedText()).toMatch(/^Aller à la cellule/);
      await press("Tab");
      expect(await focused().getAttribute("type")).toBe("radio");
      const proposed = choice(/\(proposé\)/);
      expect(await proposed.evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await proposed.isChecked()).toBe(false);
      expect(await seen()).toEqual({ isSeen: true, ring: "solid 1px" });

      // Enter sends nothing unanswered, and says so; the focus stays at the question.
      await press("Enter");
      await demo.pane.getByRole("alert").filter({ hasText: "Répondez d'abord à chaque question." }).waitFor();
      expect(await proposed.evaluate((input) => input === document.activeElement)).toBe(true);

      await press("ArrowDown");
      const oldest = choice(/^Plus de 120 jours de retard/);
      expect(await oldest.isChecked()).toBe(true);
      await press("ArrowDown", "ArrowUp", "Escape");
      expect(await oldest.isChecked()).toBe(true);
      expect(await oldest.evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await seen()).toEqual({ isSeen: true, ring: "solid 1px" });
      await press("Tab", "Shift+Tab");
      expect(await oldest.evaluate((input) => input === document.activeElement)).toBe(true);

      await press("Enter");
      await demo.pane.getByText(/^3 clients classés/).waitFor();
      await demo.pane.getByRole("heading", { name: "Prochain comité" }).waitFor();
      expect(await demo.clients().filter({ hasText: "Alpha" }).innerText()).toMatch(/rouge/i);
      // The keyboard goes on from the page of the figures.
      expect(await focused().evaluate((element) => element.localName)).toBe("main");
      await demo.tabTo("Préparer l'ordre du jour");
    },
    LONG,
  );
});

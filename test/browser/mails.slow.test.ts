import type { BrowserContext, Page } from "playwright-core";
import type { Document } from "../../src/documents/form/document";
import { mailHtml } from "../../src/documents/form/mailHtml";
import { translator } from "../../src/locales/translator";
import { agendaMails, MAILED } from "./agendaMails";
import { availableBrowser } from "./availableBrowser";
import { launchBrowser } from "./launch";

const STARTING = 240_000;
/** A phone, the preview beside a list of messages, a message in a window of its own. */
const WIDTHS = [320, 380, 600, 800] as const;
const browser = availableBrowser();
const inBrowser = "path" in browser ? describe : describe.skip;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`the agenda's mail in a browser${why}`, () => {
  let launched: { context: BrowserContext; close: () => Promise<void> };
  let page: Page;
  beforeAll(async () => {
    launched = await launchBrowser();
    page = await launched.context.newPage();
  }, STARTING);
  afterAll(() => launched?.close());

  /** How high and how wide a message comes out, in pixels. */
  async function measured(html: string, width: number): Promise<{ height: number; width: number }> {
    await page.setViewportSize({ width, height: 400 });
    await page.setContent(html);
    return page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return { height: scrollHeight, width: scrollWidth };
    });
  }

  it.each(MAILED)(
    "is no wider than what shows it, whole and for each salesperson (%s)",
    async (sample) => {
      const { mail, personal } = await agendaMails(sample);
      expect(personal.mails.length).toBeGreaterThan(3);
      for (const { html } of [mail, ...personal.mails.map((own) => own.mail)]) {
        for (const width of WIDTHS) expect(await measured(html, width)).toMatchObject({ width });
      }
    },
    STARTING,
  );

  it.each(MAILED)(
    "takes less than 1,500 pixels (%s)",
    async (sample) => {
      const { mail } = await agendaMails(sample);
      expect((await measured(mail.html, 600)).height).toBeLessThan(1_500);
    },
    STARTING,
  );

  it("breaks a name that is longer than a phone is wide", async () => {
    const name = "Établissements".repeat(8);
    const sections = ["table", "run on"].map((kind) => ({
      kind: "table" as const,
      name: kind,
      heading: "Clients",
      ...(kind === "run on" && { isRunOn: true as const }),
      columns: [
        { key: "client", label: "Client", format: "text", role: "title" },
        { key: "overdue", label: "Échu", format: "money", role: "figure" },
        { key: "asked", label: "Demandé", format: "text", role: "line" },
      ] as const,
      rows: [
        { colour: "red" as const, cells: { client: name, overdue: 12_345_678_00, asked: name } },
        { colour: "orange" as const, cells: { client: name, overdue: 0, asked: "" } },
      ],
    }));
    const document: Document = {
      subject: "",
      title: "Comité",
      intro: [],
      sections,
      footer: "",
      readIn: "agenda",
    };
    expect(await measured(mailHtml(document, null, translator("fr")), 320)).toMatchObject({ width: 320 });
  });
});

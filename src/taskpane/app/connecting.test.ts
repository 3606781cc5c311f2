/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import path from "node:path";

const HTML = readFileSync(path.join(__dirname, "../taskpane.html"), "utf8");
const BODY = /<body>([\s\S]*)<\/body>/.exec(HTML)?.[1] ?? "";

/** The page as it stands while Office.js is awaited, in a browser of that language. */
async function open(language: string) {
  jest.resetModules();
  jest.spyOn(navigator, "language", "get").mockReturnValue(language);
  document.body.innerHTML = BODY;
  await import("./connecting");
}

/** What the user reads: the parts that are not hidden, nor in one that is. */
const shown = () =>
  [...document.querySelectorAll<HTMLElement>("#root p, #root button, #root textarea")]
    .filter((element) => element.closest("[hidden]") === null)
    .map((element) => (element instanceof HTMLTextAreaElement ? element.value : element.textContent))
    .map((text) => text?.replace(/\s+/g, " ").trim());

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

test.each([
  ["fr-FR", "Connexion à Excel…", "Recharger"],
  ["en-GB", "Connecting to Excel…", "Reload"],
])(
  "in %s it says at once that it connects, and after 12 s what may stand in the way",
  async (language, first, reload) => {
    await open(language);
    expect(shown()).toEqual([first]);
    jest.advanceTimersByTime(11_999);
    expect(shown()).toEqual([first]);
    jest.advanceTimersByTime(1);
    const said = shown();
    expect(said[0]).toBe(first);
    expect(said[1]).toContain("appsforoffice.microsoft.com");
    expect(said).toContain(reload);
    expect(said.at(-1)).toContain("office.js: not loaded after 12 s");
  },
);

test("a pane that came in time is left alone", async () => {
  await open("fr-FR");
  const root = document.getElementById("root");
  root?.replaceChildren("le volet");
  jest.advanceTimersByTime(60_000);
  expect(root?.textContent).toBe("le volet");
});

test("the details can be selected, to be copied by hand", async () => {
  await open("en-US");
  jest.advanceTimersByTime(12_000);
  const details = document.querySelector("textarea");
  const select = jest.spyOn(HTMLTextAreaElement.prototype, "select");
  document.querySelector<HTMLElement>("div[lang=en] [data-does=select]")?.click();
  expect(select.mock.contexts).toEqual([details]);
});

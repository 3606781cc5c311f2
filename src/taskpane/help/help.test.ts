/** @jest-environment jsdom */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { axe } from "jest-axe";

const PROJECT = path.resolve(__dirname, "../../..");
const SOURCE = path.join(PROJECT, "src");
const PAGES = readdirSync(__dirname).filter((name) => name.endsWith(".html"));

/** Each page in French with its twin in English. */
const TWINS = PAGES.filter((name) => !name.endsWith("-en.html")).map(
  (name) => [name, name.replace(".html", "-en.html")] as const,
);

function page(name: string): Document {
  return new DOMParser().parseFromString(readFileSync(path.join(__dirname, name), "utf8"), "text/html");
}

/** What stands in the page, one word an element: the twins must say the same in the same order. */
function outline(name: string): string[] {
  return [...page(name).body.querySelectorAll("*")].map(({ localName }) => localName);
}

test("there is a support page and a privacy statement in both languages", () => {
  expect(TWINS).toEqual([
    ["privacy.html", "privacy-en.html"],
    ["support.html", "support-en.html"],
  ]);
  expect(PAGES).toHaveLength(4);
});

describe.each(PAGES)("%s", (name) => {
  const language = name.endsWith("-en.html") ? "en" : "fr";

  test("needs no script and no inline style, and its policy allows none", () => {
    const document = page(name);
    expect([...document.querySelectorAll("script, style, [style], base, form, iframe")]).toEqual([]);
    const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']");
    expect(policy?.getAttribute("content")?.split("; ").sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "img-src 'self'",
      "style-src 'self'",
    ]);
  });

  test("leads only to files that the site has", () => {
    const addresses = [...page(name).querySelectorAll("[href], [src]")].map(
      (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "",
    );
    const missing = addresses.filter(
      (address) => !existsSync(path.join(__dirname, address)) && !existsSync(path.join(PROJECT, address)),
    );
    expect(addresses.length).toBeGreaterThan(4);
    expect(missing).toEqual([]);
  });

  test("says its language and leads to the same page in the other", () => {
    const document = page(name);
    expect(document.documentElement.lang).toBe(language);
    const twin = document.querySelector("nav a[hreflang]");
    const [french, english] = TWINS.find((pair) => pair.includes(name)) ?? [];
    expect(twin?.getAttribute("href")).toBe(language === "fr" ? english : french);
    expect(document.querySelector("nav a[aria-current=page]")?.getAttribute("href")).toBe(name);
  });

  test("is accessible", async () => {
    document.documentElement.lang = language;
    document.body.innerHTML = page(name).body.innerHTML;
    expect((await axe(document.body)).violations).toEqual([]);
  });
});

test.each(TWINS)("%s and %s are built alike", (french, english) => {
  expect(outline(english)).toEqual(outline(french));
});

describe("the privacy statement is true of the code", () => {
  const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  );
  const filesWith = (pattern: RegExp) =>
    sources.filter((name) => pattern.test(readFileSync(path.join(SOURCE, name), "utf8")));

  test("one file keeps something in the browser, under the name that the statement gives", () => {
    const keeping = filesWith(/\b(localStorage|sessionStorage|indexedDB|caches)\b|document\.cookie/);
    expect(keeping).toEqual([path.join("taskpane", "meeting", "meetingMemory.ts")]);
    const memory = readFileSync(path.join(SOURCE, keeping[0] ?? ""), "utf8");
    const [, name = "none"] = /`([\w.-]+)\|\$\{key\}`/.exec(memory) ?? [];
    for (const statement of ["privacy.html", "privacy-en.html"]) {
      const named = [...page(statement).querySelectorAll("code")].map(({ textContent }) => textContent);
      expect(named).toEqual(["localStorage", name, "appsforoffice.microsoft.com"]);
    }
  });

  test("no file sends anything", () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(filesWith(/\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b/)).toEqual([]);
  });

  test("each statement names the committee's sheets as the workbook does", () => {
    const named = { "privacy.html": "fr", "privacy-en.html": "en" } as const;
    for (const [statement, language] of Object.entries(named)) {
      const words = readFileSync(path.join(SOURCE, "locales", language, "workbook.json"), "utf8");
      const { sheets } = JSON.parse(words) as { sheets: Record<string, string> };
      const text = page(statement).body.textContent.replace(/\s+/g, " ");
      expect(Object.values(sheets).filter((sheet) => !text.includes(sheet))).toEqual([]);
    }
  });
});

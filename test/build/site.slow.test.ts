import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { JSDOM } from "jsdom";
import type { BrowserContext, Page } from "playwright-core";
import { availableBrowser } from "../browser/availableBrowser";
import { launchBrowser } from "../browser/launch";
import { surroundings } from "../manifest/surroundings";
import { validateManifest } from "../manifest/validate";
import { buildSite, checkedOrigin, SIZE_BUDGET, type BuiltSite } from "./buildSite";
import { serveSite } from "./serveSite";

const ORIGIN = "https://addins.example.com/credit";
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const OFFICE_FILES = path.dirname(require.resolve("@microsoft/office-js/dist/office.js"));

/** A build may have to share the machine with other tests. */
const BUILD_MS = 240_000;

let site: BuiltSite;
let page: Document;

beforeAll(async () => {
  site = await buildSite(ORIGIN);
  page = new JSDOM(readFileSync(path.join(site.folder, "taskpane.html"))).window.document;
}, BUILD_MS);
afterAll(() => site?.remove());

describe("the built page", () => {
  it("loads Office.js from Microsoft and nothing else from outside", () => {
    const loaded = [...page.querySelectorAll("[src], [href], [action], [data]")];
    const addresses = loaded.map((element) => element.getAttribute("src") ?? "");
    expect(new Set(loaded.map((element) => element.localName))).toEqual(new Set(["script"]));
    expect(addresses.filter((address) => /^(\w+:|\/)/.test(address))).toEqual([OFFICE_JS]);
    expect(addresses.length).toBeGreaterThan(1);
    expect([...page.querySelectorAll("style, script:not([src])")]).toEqual([]);
  });

  it("says so in its Content-Security-Policy", () => {
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content");
    expect(policy?.split("; ").sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-src https://appsforoffice.microsoft.com",
      "img-src 'self' data:",
      "script-src 'self' https://appsforoffice.microsoft.com",
      "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    ]);
  });

  it("has the policy before anything that it governs", () => {
    const [first] = page.querySelectorAll("meta[http-equiv], script, link, style");
    expect(first?.getAttribute("http-equiv")).toBe("Content-Security-Policy");
  });

  /** Bundles that the page loads on opening. */
  const opening = () =>
    [...page.querySelectorAll("script:not([src^='https:'])")].map(
      (script) => script.getAttribute("src") ?? "",
    );
  const bundles = () => readdirSync(site.folder).filter((name) => name.endsWith(".js"));
  /** Bytes on the wire. */
  const weight = (names: readonly string[]) =>
    names
      .map((name) => gzipSync(readFileSync(path.join(site.folder, name))).length)
      .reduce((sum, bytes) => sum + bytes, 0);

  it("weighs less than its budget on the wire, on opening and with every page", () => {
    // The pane shows nothing without the words of one language.
    const words = bundles().filter((name) => name.startsWith("page-words"));
    const keys = words.filter((name) => name.startsWith("page-wordsKeys"));
    const languages = words.filter((name) => !keys.includes(name));
    expect([keys.length, languages.length]).toEqual([1, 2]);
    const first = weight([...opening(), ...keys]) + Math.max(...languages.map((name) => weight([name])));
    const all = weight(bundles());
    console.log(
      `Bundles: ${Math.round(first / 1000)} kB gzipped on opening, ${Math.round(all / 1000)} kB in all`,
    );
    expect(first).toBeLessThanOrEqual(SIZE_BUDGET.opening);
    expect(all).toBeLessThanOrEqual(SIZE_BUDGET.all);
  });

  it("loads on opening no bundle of a page shown later", () => {
    const later = bundles().filter((name) => !opening().includes(name));
    expect(opening().every((name) => bundles().includes(name))).toBe(true);
    expect(later.length).toBeGreaterThan(0);
    expect(later.every((name) => name.startsWith("page-"))).toBe(true);
  });

  it("has bundles named after their content, each with its source map", () => {
    for (const name of bundles()) {
      expect(name).toMatch(/^(page-)?\w+\.[0-9a-f]{10}\.js$/);
      expect(existsSync(path.join(site.folder, `${name}.map`))).toBe(true);
    }
  });
});

describe("the built manifest", () => {
  const manifest = () => readFileSync(path.join(site.folder, "manifest.xml"), "utf8");

  it("is sound, with its icons, at the origin asked for", () => {
    expect(validateManifest(manifest(), surroundings(site.folder))).toEqual([]);
    expect(manifest()).not.toContain("localhost");
    expect(manifest()).toContain(`DefaultValue="${ORIGIN}/taskpane.html"`);
    expect(manifest()).toContain("<AppDomain>https://addins.example.com</AppDomain>");
  });

  it("names only files that the site has", () => {
    const addresses = [...manifest().matchAll(/"https:\/\/addins\.example\.com\/credit\/([^"]*)"/g)];
    const missing = addresses
      .map((match) => match[1] ?? "")
      .filter((file) => !existsSync(path.join(site.folder, file)));
    expect(addresses.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});

describe("the origin of a build", () => {
  it.each([
    ["https://addins.example.com/credit/", ORIGIN],
    ["https://addins.example.com", "https://addins.example.com"],
    ["https://localhost:3000", "https://localhost:3000"],
  ])("%s is taken as %s", (given, taken) => expect(checkedOrigin(given)).toBe(taken));

  it.each([
    "http://addins.example.com",
    "addins.example.com",
    "https://a.example/?x=1",
    "https://a.example/#x",
  ])("%s is refused with a sentence that says what is wanted", (given) =>
    expect(() => checkedOrigin(given)).toThrow(/is not an https address such as/),
  );
});

/** Opens a page of a served site with the real Office.js where Microsoft's stands; notes what it asks for and refuses. */
async function openPage(context: BrowserContext, address: string) {
  const tab = await context.newPage();
  const outside: string[] = [];
  const refused: string[] = [];
  await tab.route(/^https:/, (route) => {
    outside.push(route.request().url());
    const file = /\/lib\/1\/hosted\/(.*?)(\?|$)/.exec(route.request().url())?.[1] ?? "absent";
    return route.fulfill({ path: path.join(OFFICE_FILES, file) });
  });
  await tab.exposeFunction("noteRefusal", (refusal: string) => refused.push(refusal));
  await tab.addInitScript(
    `addEventListener("securitypolicyviolation", (event) =>
       noteRefusal(event.effectiveDirective + ": " + event.blockedURI))`,
  );
  await tab.goto(address);
  return { tab, outside, refused };
}

const browser = availableBrowser();
if ("reason" in browser) console.warn(`The site is not opened in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

inBrowser(`in a browser${why}`, () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  describe("the built page, below a path", () => {
    let server: Awaited<ReturnType<typeof serveSite>>;
    beforeAll(async () => {
      server = await serveSite(site.folder, "/credit");
    });
    afterAll(() => server?.close());

    it.each([
      ["Windows", "Excel$Win32$16.01$fr-FR$$$$0", "excel-win32-16.01.js"],
      ["the Mac", "Excel$Mac$16.00$fr-FR$$$$0", "excel-mac-16.00.js"],
      ["the web", "Excel$Web$16.01$fr-FR$1$$$0", "excel-web-16.00.js"],
    ])("gets Office.js for Excel on %s without one refusal of its policy", async (_where, host, hostFile) => {
      // This is how Excel tells Office.js where it runs; what Excel itself answers is not there.
      const address = `${server.address}/taskpane.html?_host_Info=${encodeURIComponent(host)}`;
      const { tab, outside, refused } = await openPage(browser.context, address);
      await tab.waitForFunction("window.Strings?.OfficeOM");
      const folder = path.posix.dirname(OFFICE_JS);
      expect(outside).toEqual([OFFICE_JS, `${folder}/${hostFile}`, `${folder}/fr-fr/office_strings.js`]);
      expect(refused).toEqual([]);
      await tab.close();
    });

    it("says in a sentence that it opens in Excel where there is none", async () => {
      const { tab } = await openPage(browser.context, `${server.address}/taskpane.html`);
      await tab.getByText(/Excel/).waitFor();
      await tab.close();
    });

    it("says that Excel cannot be reached where Office.js is not to be had", async () => {
      const tab = await browser.context.newPage();
      await tab.route(/^https:/, (route) => route.abort());
      await tab.goto(`${server.address}/taskpane.html`);
      await tab.getByText(/Excel/).waitFor();
      await tab.close();
    });
  });

  describe.each(["support", "support-en", "privacy", "privacy-en"])("the help page %s", (name) => {
    let server: Awaited<ReturnType<typeof serveSite>>;
    beforeAll(async () => {
      server = await serveSite(site.folder, "/credit");
    });
    afterAll(() => server?.close());

    it.each(["light", "dark"] as const)(
      "has its look and its picture, and fits in 320 px, by %s",
      async (colorScheme) => {
        const { tab, outside, refused } = await openPage(browser.context, "about:blank");
        await tab.setViewportSize({ width: 320, height: 700 });
        await tab.emulateMedia({ colorScheme });
        await tab.goto(`${server.address}/${name}.html`);
        const look = await tab.evaluate(() => ({
          ground: getComputedStyle(document.body).backgroundColor,
          picture: document.querySelector("img")?.naturalWidth,
          width: document.documentElement.scrollWidth,
        }));
        const ground = colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(31, 31, 31)";
        expect(look).toEqual({ ground, picture: 48, width: 320 });
        expect([...outside, ...refused]).toEqual([]);
        await tab.close();
      },
    );
  });

  describe("the page's policy", () => {
    let fluent: BuiltSite;
    let server: Awaited<ReturnType<typeof serveSite>>;
    let tab: Page;
    beforeAll(async () => {
      fluent = await buildSite(ORIGIN, "./test/build/fluentPane.tsx");
      server = await serveSite(fluent.folder, "");
      ({ tab } = await openPage(browser.context, `${server.address}/taskpane.html`));
      await tab.getByRole("button", { name: "Analyser" }).waitFor();
    }, BUILD_MS);
    afterAll(async () => {
      await server?.close();
      await fluent?.remove();
    });

    it("lets Fluent's styles in, and those set by React", async () => {
      const button = tab.getByRole("button", { name: "Analyser" });
      const look = (property: "backgroundColor" | "marginTop") =>
        button.evaluate((element, name) => getComputedStyle(element)[name], property);
      expect(await look("backgroundColor")).toBe("rgb(0, 120, 212)");
      expect(await look("marginTop")).toBe("7px");
    });

    it.each([
      [
        "style-src-elem",
        "const e = document.createElement('style'); e.textContent = 'p{}'; document.head.append(e)",
      ],
      [
        "script-src-elem",
        "const e = document.createElement('script'); e.textContent = '1'; document.head.append(e)",
      ],
      ["connect-src", "fetch('https://collector.example.com/').catch(() => 0)"],
      ["img-src", "new Image().src = 'https://tracker.example.com/pixel.png'"],
      [
        "form-action",
        "const f = document.createElement('form'); f.action = 'https://a.example/'; document.body.append(f); f.submit()",
      ],
    ])("refuses what %s does not allow", async (directive, action) => {
      const refused = await tab.evaluate(`new Promise((resolve) => {
        addEventListener("securitypolicyviolation", (event) => {
          if (event.effectiveDirective === "${directive}") resolve("refused");
        });
        ${action};
      })`);
      expect(refused).toBe("refused");
    });
  });
});

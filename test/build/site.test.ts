import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import type { Page } from "playwright-core";
import { launchBrowser } from "../browser/launch";
import { surroundings } from "../manifest/surroundings";
import { validateManifest } from "../manifest/validate";
import { buildSite, checkedOrigin, type BuiltSite } from "./buildSite";
import { serveSite } from "./serveSite";

const ORIGIN = "https://addins.example.com/credit";
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const OFFICE_FILES = path.dirname(require.resolve("@microsoft/office-js/dist/office.js"));

let site: BuiltSite;
let page: Document;

beforeAll(async () => {
  site = await buildSite(ORIGIN);
  page = new JSDOM(readFileSync(path.join(site.folder, "taskpane.html"))).window.document;
});
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

  it("has bundles named after their content, each with its source map", () => {
    const bundles = [...page.querySelectorAll("script:not([src^='https:'])")].map(
      (script) => script.getAttribute("src") ?? "",
    );
    expect(bundles.sort()).toEqual(
      readdirSync(site.folder)
        .filter((name) => name.endsWith(".js"))
        .sort(),
    );
    for (const name of bundles) {
      expect(name).toMatch(/^[a-z]+\.[0-9a-f]{10}\.js$/);
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

describe("in a browser, the built page", () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  let server: Awaited<ReturnType<typeof serveSite>>;
  let tab: Page;
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [browser, server] = [await launchBrowser(), await serveSite(site.folder, "/credit")];
    tab = await browser.context.newPage();
    tab.on("request", (request) => asked.push(request.url()));
    tab.on("pageerror", (error) => complaints.push(error.message));
    tab.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await tab.route(/^https:/, (route) => {
      const file = /\/lib\/1\/hosted\/(.*?)(\?|$)/.exec(route.request().url())?.[1] ?? "";
      return route.fulfill({ path: path.join(OFFICE_FILES, file) });
    });
    await tab.goto(`${server.address}/taskpane.html`);
    await tab.getByRole("button", { name: "Analyser" }).waitFor();
    await tab.evaluate("Office.onReady()");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("works below a path, with Office.js, without one refusal of its policy", () => {
    expect(complaints).toEqual([]);
    const outside = asked.filter((address) => !address.startsWith(server.address));
    expect(outside[0]).toBe(OFFICE_JS);
    expect(
      outside.every((address) => address.startsWith("https://appsforoffice.microsoft.com/lib/1/hosted/")),
    ).toBe(true);
  });

  it("lets Fluent's styles in, and those set by React", async () => {
    const button = tab.getByRole("button", { name: "Analyser" });
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      "rgb(0, 120, 212)",
    );
    expect(await button.evaluate((element) => getComputedStyle(element).marginTop)).toBe("7px");
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
      addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
      ${action};
      setTimeout(() => resolve("nothing"), 2000);
    })`);
    expect(refused).toBe(directive);
  });
});

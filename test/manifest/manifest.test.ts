import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { validateXML } from "xmllint-wasm";
import { PAGE_OF_COMMAND } from "../../src/commands/ribbonCommands";
import { all, parseManifest, requiredSets } from "./manifestXml";
import { PROJECT, surroundings } from "./surroundings";
import { validateManifest } from "./validate";

const MANIFEST = readFileSync(path.join(PROJECT, "manifest.xml"), "utf8");
const SERVED = surroundings(PROJECT);

/** The manifest with one text put for another that stands in it. */
function changed(text: string, replacement: string): string {
  expect(MANIFEST).toContain(text);
  return MANIFEST.replace(text, replacement);
}

describe("the manifest", () => {
  it("is sound", () => {
    expect(validateManifest(MANIFEST, SERVED)).toEqual([]);
  });

  it("has one button for each command that the page answers to, and no other", () => {
    const functions = all(parseManifest(MANIFEST), "FunctionName").map((element) => element.textContent);
    expect([...new Set(functions)].sort()).toEqual(Object.keys(PAGE_OF_COMMAND).sort());
  });

  it("opens the pane with its first button, whether its code has started or not", () => {
    const [first] = all(parseManifest(MANIFEST), "Action");
    expect(first?.getAttribute("xsi:type")).toBe("ShowTaskpane");
  });

  // The cell's menu does not exist inside tables on the desktop (office-js#6612).
  it("has on the ribbon whatever the cell's menu has", () => {
    const functions = (name: string) =>
      all(parseManifest(MANIFEST), name).flatMap((part) =>
        all(part, "FunctionName").map((own) => own.textContent),
      );
    const inMenu = functions("OfficeMenu");
    expect(inMenu).toEqual(["showClient"]);
    expect(functions("Group")).toEqual(expect.arrayContaining(inMenu));
  });

  it("states its floor", () => {
    expect([...requiredSets(parseManifest(MANIFEST))]).toEqual([
      ["SharedRuntime", "1.1"],
      ["ExcelApi", "1.13"],
    ]);
  });
});

describe("validation finds", () => {
  it.each<[string, string, string, string]>([
    ["text that is not XML", "</OfficeApp>", "", "not well-formed XML"],
    ["another kind of add-in", 'xsi:type="TaskPaneApp"', 'xsi:type="MailApp"', "xsi:type is not TaskPaneApp"],
    ["overrides meant for mail", "VersionOverridesV1_0", "VersionOverridesV1_1", "the only one for Excel"],
    ["too little permission", "ReadWriteDocument", "ReadDocument", "takes ReadWriteDocument"],
    ["an identity that is no GUID", "<Id>", "<Id>x", "is not a GUID"],
    ["a version that is none", "<Version>1.0.0.0", "<Version>1.0.0-beta", "is not n.n.n.n"],
    [
      "another version than the package's",
      "<Version>1.0.0.0",
      "<Version>1.0.1.0",
      "not that of package.json",
    ],
    [
      "elements out of order",
      "<ProviderName>Comité Crédit</ProviderName>\n  <DefaultLocale>fr-FR</DefaultLocale>",
      "<DefaultLocale>fr-FR</DefaultLocale>\n  <ProviderName>Comité Crédit</ProviderName>",
      "OfficeApp: DefaultLocale stands where ProviderName should",
    ],
    [
      "an element that is missing",
      "<Permissions>ReadWriteDocument</Permissions>",
      "",
      "Permissions is missing",
    ],
    ["an element that is unknown", "<AppDomains>", "<Colour/><AppDomains>", "Colour does not belong there"],
    ["an element that stands twice", "<Hosts>", "<Hosts/><Hosts>", "OfficeApp: Hosts stands twice"],
    [
      "a control's parts out of order",
      "<FunctionFile",
      "<Runtimes/><FunctionFile",
      "Runtimes does not belong there",
    ],
    [
      "a control's id twice",
      'id="ComiteCredit.Agenda"',
      'id="ComiteCredit.Week"',
      '"ComiteCredit.Week" stands twice',
    ],
    ["a resource's id twice", 'bt:Url id="Support.Url"', 'bt:Url id="Pane.Url"', '"Pane.Url" stands twice'],
    [
      "a reference to nothing",
      'Label resid="Week.Label"',
      'Label resid="Wek.Label"',
      "there is no such resource",
    ],
    [
      "a reference of the wrong kind",
      'Label resid="Week.Label"',
      'Label resid="Week.Tip"',
      "ShortStrings are meant",
    ],
    ["a resource that nothing uses", 'resid="Start.Text"', 'resid="Week.Tip"', '"Start.Text" is not used'],
    [
      "a label too long",
      'DefaultValue="Analyser"',
      `DefaultValue="${"a".repeat(126)}"`,
      "126 characters, 125 at most",
    ],
    ["a description too long", 'Value="Read the', `Value="${"a".repeat(250)}`, "250 at most"],
    ["a label that is empty", 'DefaultValue="Analyser"', 'DefaultValue=""', "is empty"],
    ["an id too long", 'id="Pane.Url"', `id="${"P".repeat(33)}"`, "takes 1 to 32 characters"],
    ["a language without region", 'Locale="en-US"', 'Locale="en"', '"en" is not a full locale'],
    ["two overrides for a language", 'Locale="en-GB"', 'Locale="en-US"', "has two overrides for en-US"],
    [
      "a text without a language",
      '<bt:Override Locale="en-US" Value="Analyze" />',
      "",
      "has no text for en-US",
    ],
    [
      "an override for the default language",
      'Locale="en-GB"',
      'Locale="fr-FR"',
      "repeats the default locale",
    ],
    [
      "an address without https",
      '"https://localhost:3000/support',
      '"http://localhost:3000/support',
      "not an https",
    ],
    ["an address elsewhere", "https://localhost:3000/support", "https://example.com/support", "is not under"],
    [
      "an address elsewhere for one language",
      'Value="https://localhost:3000/support-en',
      'Value="https://example.com/support-en',
      "is not under",
    ],
    ["a domain with a path", "3000</AppDomain>", "3000/pane</AppDomain>", "without a path"],
    ["an icon that is not there", "/week-16.png", "/weak-16.png", "there is no PNG for"],
    ["an icon of another size", "/week-16.png", "/week-20.png", "is 20 × 20 pixels, used as 16"],
    [
      "an icon claimed at another size",
      '"16" resid="Week.16"',
      '"17" resid="Week.16"',
      "is 16 × 16 pixels, used as 17",
    ],
    [
      "a mandatory size that is missing",
      '<bt:Image size="80" resid="Week.80" />',
      "",
      "has no icon of 80 pixels",
    ],
    ["a runtime that ends", 'lifetime="long"', 'lifetime="short"', "has lifetime long"],
    [
      "commands in another page",
      'FunctionFile resid="Pane.Url"',
      'FunctionFile resid="Support.Url"',
      "shared runtime",
    ],
    [
      "a pane in another page",
      'Url" DefaultValue="https://localhost:3000/taskpane',
      'Url" DefaultValue="https://localhost:3000/pane',
      "not the page of the pane",
    ],
    [
      "a requirement that is missing",
      '<Set Name="SharedRuntime" MinVersion="1.1" />',
      "",
      "the set SharedRuntime",
    ],
  ])("%s", (_what, text, replacement, problem) => {
    expect(validateManifest(changed(text, replacement), SERVED).join("\n")).toContain(problem);
  });
});

/** Microsoft's schemas, where a copy of them stands beside the project: they are not ours to ship. */
const SCHEMAS = path.join(PROJECT, "../shared/xsd");
const withSchemas = existsSync(SCHEMAS) ? describe : describe.skip;
if (!existsSync(SCHEMAS)) console.info(`Schemas are not checked: there is no folder ${SCHEMAS}.`);

withSchemas("against Microsoft's schemas, the manifest", () => {
  const schemas = () =>
    readdirSync(SCHEMAS).map((fileName) => ({
      fileName,
      contents: readFileSync(path.join(SCHEMAS, fileName), "utf8"),
    }));
  const main = "OfficeAppManifestV1_1.xsd";
  const check = (text: string) =>
    validateXML({
      xml: [{ fileName: "manifest.xml", contents: text }],
      schema: schemas().filter(({ fileName }) => fileName === main),
      preload: schemas().filter(({ fileName }) => fileName !== main),
    });

  it("is valid", async () => {
    expect((await check(MANIFEST)).errors).toEqual([]);
  });

  it("is not valid once an element is misplaced", async () => {
    const { valid } = await check(changed("<Label resid=", "<Action/><Label resid="));
    expect(valid).toBe(false);
  });
});

import { orderProblems } from "./elementOrder";
import { manifestVersion } from "./manifestVersion";
import { all, childText, children, everyElement, parseManifest, place, requiredSets } from "./manifestXml";

/** What the manifest is checked against besides its own text. */
export interface ManifestSurroundings {
  /** Version of the package, which the manifest repeats with a fourth part. */
  readonly packageVersion: string;
  /** Width and height of the PNG served under this path below the origin; null when there is none. */
  iconSize(path: string): { width: number; height: number } | null;
}

/** Longest texts that Office accepts, in characters. */
const SHORT_TEXT = 125;
const LONG_TEXT = 250;
const LONGEST_ID = 32;

/** Icon sizes in pixels without which Office refuses a control's icon. */
const MANDATORY_SIZES = [16, 32, 80];

/** The kind of resource that each referring element takes its `resid` from. */
const RESOURCES_OF: Readonly<Record<string, string>> = {
  Image: "Images",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Description: "LongStrings",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  Runtime: "Urls",
  LearnMoreUrl: "Urls",
};

/**
 * Everything wrong with a manifest that can be known without Office and without a network, one sentence
 * each; empty when it is sound.
 */
export function validateManifest(text: string, surroundings: ManifestSurroundings): string[] {
  let root: Element;
  try {
    root = parseManifest(text);
  } catch (error) {
    return [`The manifest is not well-formed XML: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [
    ...kindProblems(root),
    ...orderProblems(root),
    ...identityProblems(root, surroundings.packageVersion),
    ...uniqueIdProblems(root),
    ...resourceProblems(root),
    ...lengthProblems(root),
    ...localeProblems(root),
    ...addressProblems(root),
    ...iconProblems(root, surroundings),
    ...runtimeProblems(root),
  ];
}

function kindProblems(root: Element): string[] {
  const overrides = children(root, "VersionOverrides")[0];
  return [
    ...when(root.getAttribute("xsi:type") !== "TaskPaneApp", "OfficeApp: its xsi:type is not TaskPaneApp"),
    ...when(
      overrides?.getAttribute("xsi:type") !== "VersionOverridesV1_0",
      "VersionOverrides: its xsi:type is not VersionOverridesV1_0, the only one for Excel",
    ),
    ...when(
      childText(root, "Permissions") !== "ReadWriteDocument",
      "Permissions: the add-in writes sheets, which takes ReadWriteDocument",
    ),
  ];
}

function identityProblems(root: Element, packageVersion: string): string[] {
  const id = childText(root, "Id") ?? "";
  const version = childText(root, "Version") ?? "";
  return [
    ...when(!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id), `Id: "${id}" is not a GUID`),
    ...when(!/^\d{1,5}(\.\d{1,5}){0,3}$/.test(version), `Version: "${version}" is not n.n.n.n`),
    ...when(
      version !== manifestVersion(packageVersion),
      `Version: "${version}" is not that of package.json, ${manifestVersion(packageVersion)}`,
    ),
  ];
}

function uniqueIdProblems(root: Element): string[] {
  const resources = all(root, "Resources").flatMap((element) => everyElement(element));
  const others = everyElement(root).filter((element) => !resources.includes(element));
  return [...repeated(ids(resources)), ...repeated(ids(others))].map((id) => `The id "${id}" stands twice`);
}

function ids(elements: readonly Element[]): string[] {
  // OfficeTab and OfficeMenu name a part of Excel, which several extension points may add to.
  return elements
    .filter((element) => element.hasAttribute("id") && !element.localName.startsWith("Office"))
    .map((element) => element.getAttribute("id") ?? "");
}

function resourceProblems(root: Element): string[] {
  const resources = new Map(
    all(root, "Resources")
      .flatMap((element) => children(element))
      .flatMap((group) =>
        children(group).map((child) => [child.getAttribute("id") ?? "", group.localName] as const),
      ),
  );
  const references = everyElement(root).filter((element) => element.hasAttribute("resid"));
  const used = new Set(references.map((element) => element.getAttribute("resid")));
  return [
    ...references.flatMap((element) => referenceProblems(element, resources)),
    ...[...resources.keys()].filter((id) => !used.has(id)).map((id) => `Resources: "${id}" is not used`),
  ];
}

function referenceProblems(element: Element, resources: ReadonlyMap<string, string>): string[] {
  const found = resources.get(element.getAttribute("resid") ?? "");
  const wanted = RESOURCES_OF[element.localName];
  if (!found) return [`${place(element)}: there is no such resource`];
  return when(found !== wanted, `${place(element)}: refers to ${found}, where ${wanted} are meant`);
}

function lengthProblems(root: Element): string[] {
  return everyElement(root).flatMap((element) => {
    const limit = textLimit(element);
    const text =
      element.getAttribute("DefaultValue") ?? element.getAttribute("Value") ?? element.textContent ?? "";
    return [
      ...when(limit !== null && text.trim() === "", `${place(element)}: is empty`),
      ...when(
        limit !== null && text.length > limit,
        `${place(element)}: ${text.length} characters, ${limit} at most`,
      ),
      ...["id", "resid"].flatMap((name) => idLengthProblems(element, name)),
    ];
  });
}

/** The longest text an element may carry, or null when it carries none. An Override follows its parent. */
function textLimit(element: Element): number | null {
  const owner = element.localName === "Override" ? element.parentElement : element;
  switch (owner?.localName) {
    case "DisplayName":
    case "ProviderName":
    case "FunctionName":
      return SHORT_TEXT;
    case "Description":
      return owner.hasAttribute("resid") ? null : LONG_TEXT;
    case "String":
      return owner.parentElement?.localName === "LongStrings" ? LONG_TEXT : SHORT_TEXT;
    default:
      return null;
  }
}

function idLengthProblems(element: Element, attribute: string): string[] {
  const id = element.getAttribute(attribute);
  if (id === null) return [];
  const limit = attribute === "resid" || element.closest("Resources") ? LONGEST_ID : SHORT_TEXT;
  return when(
    id === "" || id.length > limit,
    `${place(element)}: its ${attribute} takes 1 to ${limit} characters`,
  );
}

/** Every text has one override per language, the same languages everywhere, and none for the default one. */
function localeProblems(root: Element): string[] {
  const defaultLocale = childText(root, "DefaultLocale") ?? "";
  const texts = [...children(root, "DisplayName"), ...children(root, "Description"), ...all(root, "String")];
  const locales = new Set(all(root, "Override").map((element) => element.getAttribute("Locale") ?? ""));
  return [
    ...[defaultLocale, ...locales]
      .filter((locale) => !/^[a-z]{2,3}-[A-Z]{2}$/.test(locale))
      .map((locale) => `"${locale}" is not a full locale such as fr-FR`),
    ...when(locales.has(defaultLocale), `An override repeats the default locale ${defaultLocale}`),
    ...texts.flatMap((text) => overrideProblems(text, locales)),
  ];
}

function overrideProblems(text: Element, locales: ReadonlySet<string>): string[] {
  const own = children(text, "Override").map((element) => element.getAttribute("Locale") ?? "");
  return [
    ...repeated(own).map((locale) => `${place(text)}: has two overrides for ${locale}`),
    ...[...locales]
      .filter((locale) => !own.includes(locale))
      .map((locale) => `${place(text)}: has no text for ${locale}`),
  ];
}

const ADDRESSED = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "Url", "Image", "SourceLocation"];

/** Every address of the manifest, those that stand for another language included. */
function addresses(root: Element): { element: Element; address: string }[] {
  return everyElement(root)
    .filter((element) => ADDRESSED.includes(element.localName) && element.hasAttribute("DefaultValue"))
    .flatMap((element) => [
      { element, address: element.getAttribute("DefaultValue") ?? "" },
      ...children(element, "Override").map((override) => ({
        element: override,
        address: override.getAttribute("Value") ?? "",
      })),
    ]);
}

/** The address that the pane's page and everything else is served under, without its trailing slash. */
function originOf(root: Element): string {
  const settings = children(root, "DefaultSettings")[0];
  const page = settings ? children(settings, "SourceLocation")[0]?.getAttribute("DefaultValue") : null;
  return (page ?? "").replace(/\/[^/]*$/, "");
}

function addressProblems(root: Element): string[] {
  const origin = originOf(root);
  const domains = all(root, "AppDomain").map((element) => element.textContent?.trim() ?? "");
  return [
    ...addresses(root).flatMap(({ element, address }) => [
      ...when(!isHttps(address), `${place(element)}: "${address}" is not an https address`),
      ...when(!address.startsWith(`${origin}/`), `${place(element)}: "${address}" is not under ${origin}`),
    ]),
    ...domains
      .filter((domain) => !isHttps(domain) || new URL(domain).origin !== domain)
      .map((domain) => `AppDomain: "${domain}" is not https:// and a domain, without a path`),
  ];
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "https:";
}

function iconProblems(root: Element, surroundings: ManifestSurroundings): string[] {
  const images = new Map(all(root, "Image").map((element) => [element.getAttribute("id"), element]));
  const referred = all(root, "Image").filter((element) => element.hasAttribute("resid"));
  const claims = [
    ...children(root, "IconUrl").map((element) => ({ element, size: 32 })),
    ...children(root, "HighResolutionIconUrl").map((element) => ({ element, size: 64 })),
    ...referred.flatMap((reference) => {
      const element = images.get(reference.getAttribute("resid"));
      return element ? [{ element, size: Number(reference.getAttribute("size")) }] : [];
    }),
  ];
  return [
    ...claims.flatMap(({ element, size }) => sizeProblems(element, size, originOf(root), surroundings)),
    ...all(root, "Icon").flatMap(missingSizes),
  ];
}

function sizeProblems(
  element: Element,
  size: number,
  origin: string,
  { iconSize }: ManifestSurroundings,
): string[] {
  const address = element.getAttribute("DefaultValue") ?? "";
  const actual = iconSize(address.slice(origin.length + 1));
  if (!actual) return [`${place(element)}: there is no PNG for ${address}`];
  const { width, height } = actual;
  return when(
    width !== size || height !== size,
    `${place(element)}: ${address} is ${width} × ${height} pixels, used as ${size}`,
  );
}

function missingSizes(icon: Element): string[] {
  const sizes = children(icon, "Image").map((image) => Number(image.getAttribute("size")));
  const owner = icon.parentElement ? place(icon.parentElement) : "Icon";
  return MANDATORY_SIZES.filter((size) => !sizes.includes(size)).map(
    (size) => `${owner}: has no icon of ${size} pixels, which is mandatory`,
  );
}

/** Pane and commands share one runtime only when all name the same page and the set is required. */
function runtimeProblems(root: Element): string[] {
  const runtime = all(root, "Runtime")[0];
  const url = all(root, "Url").find(
    (element) => element.getAttribute("id") === runtime?.getAttribute("resid"),
  );
  const page = all(root, "SourceLocation")[0]?.getAttribute("DefaultValue");
  return [
    ...when(runtime?.getAttribute("lifetime") !== "long", "Runtime: a shared runtime has lifetime long"),
    ...when(
      all(root, "FunctionFile").some((file) => file.getAttribute("resid") !== runtime?.getAttribute("resid")),
      "FunctionFile: is not the page of the shared runtime",
    ),
    ...when(url?.getAttribute("DefaultValue") !== page, "Runtime: is not the page of the pane"),
    ...when(!requiredSets(root).has("SharedRuntime"), "Requirements: do not ask for the set SharedRuntime"),
    ...when(!requiredSets(root).has("ExcelApi"), "Requirements: do not state the floor of ExcelApi"),
  ];
}

function when(wrong: boolean, problem: string): string[] {
  return wrong ? [problem] : [];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

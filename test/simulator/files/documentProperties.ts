import type { WorkbookModel } from "../model";
import { childOf, childrenOf, elementXml, escapeXml, parseXml, type XmlElement } from "./xml";

type Properties = WorkbookModel["properties"];

const CORE_NAMES = [
  ["title", "title"],
  ["subject", "subject"],
  ["creator", "author"],
  ["keywords", "keywords"],
  ["description", "comments"],
  ["category", "category"],
] as const;

function readCore(core: string | undefined, properties: Properties): void {
  if (core === undefined) return;
  const root = parseXml(core);
  for (const [element, property] of CORE_NAMES) properties[property] = childOf(root, element)?.text ?? "";
}

function readApplication(app: string | undefined, properties: Properties): void {
  if (app === undefined) return;
  const root = parseXml(app);
  properties.company = childOf(root, "Company")?.text ?? "";
  properties.manager = childOf(root, "Manager")?.text ?? "";
}

function customValue(property: XmlElement): string | number | boolean | undefined {
  const [value] = property.children;
  if (value === undefined) return undefined;
  if (value.name === "bool") return value.text === "true" || value.text === "1";
  return /^(i\d|int|r\d|decimal)$/.test(value.name) ? Number(value.text) : value.text;
}

function readCustom(custom: string | undefined, properties: Properties): void {
  if (custom === undefined) return;
  for (const property of childrenOf(parseXml(custom), "property")) {
    const value = customValue(property);
    if (value !== undefined) properties.custom.set(property.attributes.name ?? "", value);
  }
}

/** Takes the document properties parts into the model; a part that the file does not have is undefined. */
export function readProperties(
  parts: { core: string | undefined; app: string | undefined; custom: string | undefined },
  properties: Properties,
): void {
  readCore(parts.core, properties);
  readApplication(parts.app, properties);
  readCustom(parts.custom, properties);
}

const CORE_ATTRIBUTES = {
  "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
};
const CORE_PREFIXES: Readonly<Record<string, string>> = { keywords: "cp", category: "cp" };

/** docProps/core.xml. It bears no date: the same workbook gives the same file. */
export function writeCore(properties: Properties): string {
  const elements = CORE_NAMES.filter(([, property]) => properties[property] !== "").map(
    ([element, property]) =>
      elementXml(`${CORE_PREFIXES[element] ?? "dc"}:${element}`, {}, escapeXml(properties[property])),
  );
  return elementXml("cp:coreProperties", CORE_ATTRIBUTES, elements);
}

const APP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/** docProps/app.xml */
export function writeApplication(properties: Properties): string {
  const { manager, company } = properties;
  return elementXml("Properties", { xmlns: APP_NAMESPACE }, [
    elementXml("Application", {}, "Microsoft Excel"),
    manager === "" ? "" : elementXml("Manager", {}, escapeXml(manager)),
    company === "" ? "" : elementXml("Company", {}, escapeXml(company)),
  ]);
}

const CUSTOM_ATTRIBUTES = {
  xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
  "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
};
/** The property set that every custom property belongs to ([MS-OLEPS] §2.25). */
const CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const FIRST_PROPERTY_ID = 2;

function customValueXml(value: string | number | boolean): string {
  if (typeof value === "boolean") return elementXml("vt:bool", {}, String(value));
  return elementXml(typeof value === "number" ? "vt:r8" : "vt:lpwstr", {}, escapeXml(String(value)));
}

/** docProps/custom.xml, or null without custom properties. */
export function writeCustom(properties: Properties): string | null {
  if (properties.custom.size === 0) return null;
  const elements = [...properties.custom].map(([name, value], index) =>
    elementXml(
      "property",
      { fmtid: CUSTOM_SET, pid: index + FIRST_PROPERTY_ID, name },
      customValueXml(value),
    ),
  );
  return elementXml("Properties", CUSTOM_ATTRIBUTES, elements);
}

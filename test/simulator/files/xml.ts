import { XMLParser } from "fast-xml-parser";

/** One element of a small XML part, without name-space prefixes. Big parts (rows of cells) are not read this way. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string;
}

const PARSER = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // The parser leaves numeric references alone; decoding all entities here does it in one pass.
  processEntities: false,
});

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
    },
  );
}

type ParsedNode = Record<string, unknown>;

function toElement(node: ParsedNode): XmlElement | null {
  const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
  if (name === undefined || name.startsWith("?")) return null;
  const content = node[name] as ParsedNode[];
  const raw = (node[":@"] ?? {}) as Record<string, string>;
  const attributes = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, decodeEntities(value)]),
  );
  const text = content.map((child) => (typeof child["#text"] === "string" ? child["#text"] : "")).join("");
  const children = content.map(toElement).filter((child) => child !== null);
  return { name, attributes, children, text: decodeEntities(text) };
}

/**
 * Reads a small XML part.
 * @throws when there is no root element
 */
export function parseXml(text: string): XmlElement {
  const nodes = PARSER.parse(text) as ParsedNode[];
  const root = nodes.map(toElement).find((element) => element !== null);
  if (root === undefined) throw new Error("XML without a root element");
  return root;
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first descendant of that name, in document order. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = findElement(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The elements of that name among the extensions (<extLst>) of a part. */
export function extensions(part: XmlElement, name: string): XmlElement[] {
  return childrenOf(childOf(part, "extLst"), "ext").flatMap((extension) => childrenOf(extension, name));
}

/** xsd:boolean: "1" and "true" are true; absent is the given default. */
export function booleanAttribute(element: XmlElement | undefined, name: string, absent = false): boolean {
  const value = element?.attributes[name];
  return value === undefined ? absent : value === "1" || value === "true";
}

export function numberAttribute(element: XmlElement | undefined, name: string): number | undefined {
  const value = element?.attributes[name];
  const number = value === undefined ? NaN : Number(value);
  return Number.isNaN(number) ? undefined : number;
}

type AttributeValue = string | number | boolean | undefined | null;

// eslint-disable-next-line no-control-regex -- the control characters that XML 1.0 does not allow
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeXml(text: string): string {
  return text
    .replace(NOT_IN_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

/** Attribute text: `name="value"` for all that are set; booleans as 1 and 0. */
function attributesXml(attributes: Readonly<Record<string, AttributeValue>>): string {
  let xml = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    const text = typeof value === "boolean" ? (value ? "1" : "0") : String(value);
    xml += ` ${name}="${escapeXml(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`;
  }
  return xml;
}

/** One element as text; `content` is XML already (see escapeXml for plain text). */
export function elementXml(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>>,
  content: string | readonly string[] = "",
): string {
  const inner = typeof content === "string" ? content : content.join("");
  const start = `<${name}${attributesXml(attributes)}`;
  return inner === "" ? `${start}/>` : `${start}>${inner}</${name}>`;
}

const ESCAPED_CHARACTER = /_x([0-9A-Fa-f]{4})_/g;

/** ST_Xstring: characters that XML cannot hold are written _xHHHH_ (ECMA-376 part 1, §22.9.2.19). */
export function decodeXstring(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED_CHARACTER, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The reverse of decodeXstring; text that looks escaped already has its underscore escaped. */
export function encodeXstring(text: string): string {
  const safe = text.includes("_x") ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : text;
  return safe.replace(
    // eslint-disable-next-line no-control-regex -- the control characters that XML does not keep
    /[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\u007f\ufffe\uffff]/g,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A whole part: the declaration and its root element. */
export function xmlPart(root: string): Uint8Array {
  return new TextEncoder().encode(DECLARATION + root);
}

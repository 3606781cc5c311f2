import { JSDOM } from "jsdom";

/** The elements directly inside `parent`, or those of them with that local name. */
export function children(parent: Element, name?: string): Element[] {
  return [...parent.children].filter((child) => name === undefined || child.localName === name);
}

/** Every element of that local name inside `root`, whatever its namespace. */
export function all(root: Element, name: string): Element[] {
  return [...root.getElementsByTagNameNS("*", name)];
}

/** Every element of the manifest, the root included, in document order. */
export function everyElement(root: Element): Element[] {
  return [root, ...root.querySelectorAll("*")];
}

/** The trimmed text of the element directly inside `parent`, or null when there is none. */
export function childText(parent: Element, name: string): string | null {
  return children(parent, name)[0]?.textContent?.trim() ?? null;
}

/** Where an element stands, in words that find it again: its name and its id or reference. */
export function place(element: Element): string {
  const mark = ["id", "resid", "Name", "Locale"].find((name) => element.hasAttribute(name));
  return mark ? `${element.tagName} ${mark}="${element.getAttribute(mark)}"` : element.tagName;
}

/**
 * The root element of a manifest's text.
 * @throws SyntaxError with line and column when the text is not well-formed XML.
 */
export function parseManifest(text: string): Element {
  return new JSDOM(text, { contentType: "application/xml" }).window.document.documentElement;
}

/** The requirement sets without which Excel does not offer the add-in: name → lowest version. */
export function requiredSets(root: Element): ReadonlyMap<string, string> {
  const requirements = children(root, "Requirements")[0];
  const sets = requirements ? children(requirements, "Sets")[0] : undefined;
  const least = sets?.getAttribute("DefaultMinVersion") ?? "1.1";
  return new Map(
    (sets ? children(sets, "Set") : []).map((set) => [
      set.getAttribute("Name") ?? "",
      set.getAttribute("MinVersion") ?? least,
    ]),
  );
}

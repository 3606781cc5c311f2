import type { ProtectionModel, WorkbookModel } from "../model";
import { booleanAttribute, elementXml, type XmlElement } from "./xml";

/** Option of Excel.WorksheetProtectionOptions, file attribute, and whether the file forbids by default. */
const OPTIONS = [
  ["allowAutoFilter", "autoFilter", true],
  ["allowDeleteColumns", "deleteColumns", true],
  ["allowDeleteRows", "deleteRows", true],
  ["allowEditObjects", "objects", false],
  ["allowEditScenarios", "scenarios", false],
  ["allowFormatCells", "formatCells", true],
  ["allowFormatColumns", "formatColumns", true],
  ["allowFormatRows", "formatRows", true],
  ["allowInsertColumns", "insertColumns", true],
  ["allowInsertHyperlinks", "insertHyperlinks", true],
  ["allowInsertRows", "insertRows", true],
  ["allowPivotTables", "pivotTables", true],
  ["allowSort", "sort", true],
] as const;

const HASH_ATTRIBUTES = ["password", "algorithmName", "hashValue", "saltValue", "spinCount"];
/** A password known only by the file's hash: no typed password equals it, and it is saved as it came. */
const HASHED = "\u0000hash:";

function readPassword(element: XmlElement): string | null {
  const hash = Object.fromEntries(
    HASH_ATTRIBUTES.filter((name) => element.attributes[name] !== undefined).map((name) => [
      name,
      element.attributes[name],
    ]),
  );
  return hash.password === undefined && hash.hashValue === undefined ? null : HASHED + JSON.stringify(hash);
}

function readSelectionMode(element: XmlElement): string {
  if (booleanAttribute(element, "selectUnlockedCells")) return "None";
  return booleanAttribute(element, "selectLockedCells") ? "Unlocked" : "Normal";
}

/** The protection of a sheet part, or null when it has none. */
export function readProtection(element: XmlElement | undefined): ProtectionModel | null {
  if (element === undefined || !booleanAttribute(element, "sheet")) return null;
  const options: Record<string, boolean | string> = {};
  for (const [option, attribute, forbidden] of OPTIONS)
    options[option] = !booleanAttribute(element, attribute, forbidden);
  options.selectionMode = readSelectionMode(element);
  return { protected: true, password: readPassword(element), options };
}

/** The 16-bit hash of a sheet password (ECMA-376 part 4, §14.7.1). */
function passwordHash(password: string): string {
  let hash = 0;
  for (const character of [...password].reverse()) {
    hash ^= character.charCodeAt(0) & 0xff;
    hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  }
  hash ^= password.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, "0");
}

function passwordAttributes(password: string | null): Record<string, string> {
  if (password === null || password === "") return {};
  if (password.startsWith(HASHED)) return JSON.parse(password.slice(HASHED.length)) as Record<string, string>;
  return { password: passwordHash(password) };
}

/** The <sheetProtection> element, or "" for a sheet that is not protected. */
export function writeProtection(protection: ProtectionModel): string {
  if (!protection.protected) return "";
  const attributes: Record<string, string | boolean | undefined> = {
    ...passwordAttributes(protection.password),
    sheet: true,
  };
  for (const [option, attribute, forbidden] of OPTIONS) {
    const isForbidden = protection.options[option] !== true;
    if (isForbidden !== forbidden) attributes[attribute] = isForbidden;
  }
  const mode = protection.options.selectionMode ?? "Normal";
  if (mode !== "Normal") attributes.selectLockedCells = true;
  if (mode === "None") attributes.selectUnlockedCells = true;
  return elementXml("sheetProtection", attributes);
}

/** The protection of a workbook part's structure, or undefined when it has none. */
export function readStructureProtection(element: XmlElement | undefined): WorkbookModel["protection"] {
  if (element === undefined || !booleanAttribute(element, "lockStructure")) return undefined;
  const hash = Object.fromEntries(
    Object.entries(element.attributes).filter(([name]) => name.startsWith("workbook")),
  );
  return { password: Object.keys(hash).length === 0 ? null : HASHED + JSON.stringify(hash) };
}

/** The <workbookProtection> element, or "" for a workbook whose structure is free. */
export function writeStructureProtection(protection: WorkbookModel["protection"]): string {
  if (protection === undefined) return "";
  const { password = null, ...hash } = passwordAttributes(protection.password);
  const legacy = password === null ? {} : { workbookPassword: password };
  return elementXml("workbookProtection", { ...hash, ...legacy, lockStructure: true });
}

import { unzipSync } from "fflate";
import { WorkbookFileError } from "./workbookFileError";
import { childOf, childrenOf, parseXml, type XmlElement } from "./xml";

/** The parts of an .xlsx file by their path inside it, and where the workbook is. */
export interface WorkbookPackage {
  parts: Readonly<Record<string, Uint8Array>>;
  workbookPath: string;
  workbook: XmlElement;
  /** Relationships of the workbook part by id. */
  relations: Map<string, Relation>;
}

export interface Relation {
  type: string;
  /** Path inside the package. */
  target: string;
}

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const decoder = new TextDecoder();

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Whether the bytes hold a name as an OLE directory writes it, in UTF-16 little-endian. */
function holdsOleName(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    const found = [...name].every(
      (letter, index) => bytes[at + 2 * index] === letter.charCodeAt(0) && bytes[at + 2 * index + 1] === 0,
    );
    if (found) return true;
  }
  return false;
}

/** An OLE file is a workbook under a password ([MS-OFFCRYPTO] §2.3.4.4), an old .xls ([MS-XLS] §2.1.2), or neither. */
function oleProblem(bytes: Uint8Array): WorkbookFileError {
  if (holdsOleName(bytes, "EncryptedPackage"))
    return new WorkbookFileError("password", "The workbook is protected by a password");
  if (holdsOleName(bytes, "Workbook") || holdsOleName(bytes, "Book"))
    return new WorkbookFileError("legacy-format", "The file is a workbook of Excel 97-2003 (.xls)");
  return new WorkbookFileError("not-a-workbook", "The file is not an Excel workbook");
}

/** What the parts of a workbook may take unpacked, in bytes: Excel's largest sheets stay below. */
const LARGEST_UNPACKED = 800_000_000;

/** How many times its packed size a file may be unpacked; small ones may be anything. */
const LARGEST_RATIO = 250;
const SMALL = 50_000_000;

/** Unpacks no more than a workbook can hold: a file made to fill the memory is refused before it does. */
function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      // A part is unpacked into as many bytes as it says, never more.
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        const isOutOfProportion = unpacked > SMALL && unpacked > LARGEST_RATIO * bytes.length;
        if (unpacked > LARGEST_UNPACKED || isOutOfProportion)
          throw new WorkbookFileError("too-large", "The file unpacks to more than a workbook holds");
        return true;
      },
    });
  } catch (error) {
    if (error instanceof WorkbookFileError) throw error;
    throw new WorkbookFileError("not-a-workbook", "The file is not an Excel workbook");
  }
}

function resolvePath(base: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const segments = base.split("/").slice(0, -1);
  for (const segment of target.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

/** Relationships of a part by id; none when it has no relationships part. Targets outside the file are left out. */
export function relationsOf(
  parts: Readonly<Record<string, Uint8Array>>,
  path: string,
): Map<string, Relation> {
  const cut = path.lastIndexOf("/") + 1;
  const bytes = parts[`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`];
  const relations = new Map<string, Relation>();
  if (bytes === undefined) return relations;
  for (const { attributes } of childrenOf(parseXml(decoder.decode(bytes)), "Relationship")) {
    if (attributes.TargetMode === "External") continue;
    const type = (attributes.Type ?? "").split("/").at(-1) ?? "";
    relations.set(attributes.Id ?? "", { type, target: resolvePath(path, attributes.Target ?? "") });
  }
  return relations;
}

function workbookPathOf(parts: Readonly<Record<string, Uint8Array>>): string {
  const main = [...relationsOf(parts, "").values()].find((relation) => relation.type === "officeDocument");
  if (main?.target.endsWith(".bin"))
    throw new WorkbookFileError("legacy-format", "The file is a binary workbook (.xlsb)");
  if (main === undefined || parts[main.target] === undefined)
    throw new WorkbookFileError("not-a-workbook", "The file is not an Excel workbook");
  return main.target;
}

function readParts(parts: Record<string, Uint8Array>): WorkbookPackage {
  const workbookPath = workbookPathOf(parts);
  const workbook = parseXml(decoder.decode(parts[workbookPath]));
  if (workbook.name !== "workbook" || childOf(workbook, "sheets") === undefined)
    throw new WorkbookFileError("not-a-workbook", "The file is not an Excel workbook");
  return { parts, workbookPath, workbook, relations: relationsOf(parts, workbookPath) };
}

/**
 * Unpacks an .xlsx (or .xlsm, .xltx) file as far as its list of sheets.
 * @throws WorkbookFileError for anything else
 */
export function readPackage(bytes: Uint8Array): WorkbookPackage {
  if (bytes.length === 0) throw new WorkbookFileError("empty", "The file is empty");
  if (startsWith(bytes, OLE_SIGNATURE)) throw oleProblem(bytes);
  const parts = unzip(bytes);
  try {
    return readParts(parts);
  } catch (error) {
    if (error instanceof WorkbookFileError) throw error;
    throw new WorkbookFileError("not-a-workbook", "The file is not an Excel workbook");
  }
}

/** The text of a part, or undefined when the file has none of that path. */
export function partText(file: WorkbookPackage, path: string): string | undefined {
  const bytes = file.parts[path];
  return bytes === undefined ? undefined : decoder.decode(bytes);
}

/** The first part that the workbook relates to by that type ("styles", "theme", "sharedStrings"). */
export function relatedPart(file: WorkbookPackage, type: string): Uint8Array | undefined {
  const relation = [...file.relations.values()].find((each) => each.type === type);
  return relation === undefined ? undefined : file.parts[relation.target];
}

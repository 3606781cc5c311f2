import type { PageLayoutModel } from "../model";
import {
  booleanAttribute,
  childOf,
  childrenOf,
  elementXml,
  escapeXml,
  numberAttribute,
  type XmlElement,
} from "./xml";

const POINTS_PER_INCH = 72;

/** Excel.PaperType in the order of the codes 1 to 41 (ECMA-376 part 1, §18.3.1.63). */
const PAPERS = (
  "Letter LetterSmall Tabloid Ledger Legal Statement Executive A3 A4 A4Small A5 B4 B5 Folio Quatro Paper10x14 Paper11x17 " +
  "Note Envelope9 Envelope10 Envelope11 Envelope12 Envelope14 Csheet Dsheet Esheet EnvelopeDL EnvelopeC5 EnvelopeC3 " +
  "EnvelopeC4 EnvelopeC6 EnvelopeC65 EnvelopeB4 EnvelopeB5 EnvelopeB6 EnvelopeItaly EnvelopeMonarch EnvelopePersonal " +
  "FanfoldUS FanfoldStdGerman FanfoldLegalGerman"
).split(" ");

const MARGINS = ["left", "right", "top", "bottom", "header", "footer"] as const;

/** Pages that a header or footer is for: file prefix and the prefix of the model's keys. */
const PAGES = [
  ["odd", ""],
  ["even", "evenPages."],
  ["first", "firstPage."],
] as const;
const PLACES = [
  ["L", "left"],
  ["C", "center"],
  ["R", "right"],
] as const;

/** "&LLeft&CCentre&RRight" as its three parts; "&&" is an ampersand, and text before any mark is the centre. */
function splitHeader(text: string): Record<string, string> {
  const parts: Record<string, string> = {};
  let place = "C";
  for (const [piece] of text.matchAll(/&&|&[LCR]|&?[^&]|&$/gs)) {
    if (/^&[LCR]$/.test(piece)) place = piece.charAt(1);
    else parts[place] = (parts[place] ?? "") + piece;
  }
  return parts;
}

/** Excel.HeaderFooterState: whether the first page, and even pages, have their own. */
const FIRST_PAGE_STATES = ["FirstAndDefault", "FirstOddAndEven"];
const EVEN_PAGE_STATES = ["OddAndEven", "FirstOddAndEven"];

function readState(element: XmlElement | undefined): Record<string, string> {
  const first = booleanAttribute(element, "differentFirst");
  const even = booleanAttribute(element, "differentOddEven");
  if (!first && !even) return {};
  return { state: first && even ? "FirstOddAndEven" : first ? "FirstAndDefault" : "OddAndEven" };
}

function readHeadersFooters(element: XmlElement | undefined): Record<string, string> {
  const found: Record<string, string> = readState(element);
  for (const [page, prefix] of PAGES) {
    for (const kind of ["Header", "Footer"]) {
      const parts = splitHeader(childOf(element, page + kind)?.text ?? "");
      for (const [mark, place] of PLACES) {
        const text = parts[mark];
        if (text !== undefined) found[`${prefix}${place}${kind}`] = text;
      }
    }
  }
  return found;
}

function readZoom(sheet: XmlElement): PageLayoutModel["zoom"] {
  const setup = childOf(sheet, "pageSetup");
  const fit = booleanAttribute(childOf(childOf(sheet, "sheetPr"), "pageSetUpPr"), "fitToPage");
  if (!fit) return { scale: numberAttribute(setup, "scale") ?? 100 };
  const [wide, tall] = [
    numberAttribute(setup, "fitToWidth") ?? 1,
    numberAttribute(setup, "fitToHeight") ?? 1,
  ];
  return {
    ...(wide === 0 ? {} : { horizontalFitToPages: wide }),
    ...(tall === 0 ? {} : { verticalFitToPages: tall }),
  };
}

function readMargins(sheet: XmlElement, defaults: PageLayoutModel["margins"]): PageLayoutModel["margins"] {
  const element = childOf(sheet, "pageMargins");
  const margins = { ...defaults };
  for (const side of MARGINS) {
    const inches = numberAttribute(element, side);
    if (inches !== undefined) margins[side] = Math.round(inches * POINTS_PER_INCH * 1e6) / 1e6;
  }
  return margins;
}

function readBreaks(element: XmlElement | undefined): number[] {
  return childrenOf(element, "brk")
    .map((each) => numberAttribute(each, "id") ?? 0)
    .filter((id) => id > 0);
}

/**
 * The page set-up of a sheet part; print area and titles stand in defined names and are read with them.
 *
 * @param defaults what a file leaves unsaid
 */
export function readPageLayout(sheet: XmlElement, defaults: PageLayoutModel): PageLayoutModel {
  const [setup, options] = [childOf(sheet, "pageSetup"), childOf(sheet, "printOptions")];
  return {
    ...defaults,
    orientation: setup?.attributes.orientation === "landscape" ? "Landscape" : "Portrait",
    paperSize: PAPERS[(numberAttribute(setup, "paperSize") ?? 0) - 1] ?? defaults.paperSize,
    zoom: readZoom(sheet),
    margins: readMargins(sheet, defaults.margins),
    headersFooters: readHeadersFooters(childOf(sheet, "headerFooter")),
    centerHorizontally: booleanAttribute(options, "horizontalCentered"),
    centerVertically: booleanAttribute(options, "verticalCentered"),
    printGridlines: booleanAttribute(options, "gridLines"),
    printHeadings: booleanAttribute(options, "headings"),
    printOrder: setup?.attributes.pageOrder === "overThenDown" ? "OverThenDown" : "DownThenOver",
    blackAndWhite: booleanAttribute(setup, "blackAndWhite"),
    rowBreaks: readBreaks(childOf(sheet, "rowBreaks")),
    columnBreaks: readBreaks(childOf(sheet, "colBreaks")),
  };
}

function isFit(zoom: PageLayoutModel["zoom"]): boolean {
  return zoom.horizontalFitToPages !== undefined || zoom.verticalFitToPages !== undefined;
}

/** The part of <sheetPr> about printing: needed for fitting to pages to be obeyed. */
export function writeFitToPage(layout: PageLayoutModel): string {
  return isFit(layout.zoom) ? elementXml("pageSetUpPr", { fitToPage: true }) : "";
}

function writePageSetup(layout: PageLayoutModel): string {
  const { zoom } = layout;
  const fit = isFit(zoom);
  const paper = PAPERS.indexOf(layout.paperSize);
  return elementXml("pageSetup", {
    paperSize: paper < 0 ? undefined : paper + 1,
    scale: fit || zoom.scale === undefined || zoom.scale === 100 ? undefined : zoom.scale,
    fitToWidth: fit ? (zoom.horizontalFitToPages ?? 0) : undefined,
    fitToHeight: fit ? (zoom.verticalFitToPages ?? 0) : undefined,
    pageOrder: layout.printOrder === "OverThenDown" ? "overThenDown" : undefined,
    orientation: layout.orientation.toLowerCase(),
    blackAndWhite: layout.blackAndWhite || undefined,
  });
}

function joinHeader(texts: Readonly<Record<string, string>>, prefix: string, kind: string): string {
  return PLACES.map(([mark, place]) => {
    const text = texts[`${prefix}${place}${kind}`];
    return text === undefined || text === "" ? "" : `&${mark}${text}`;
  }).join("");
}

function writeHeadersFooters(texts: Readonly<Record<string, string>>): string {
  const state = texts.state ?? "Default";
  const elements = PAGES.flatMap(([page, prefix]) =>
    ["Header", "Footer"].map((kind) => {
      const text = joinHeader(texts, prefix, kind);
      return text === "" ? "" : elementXml(page + kind, {}, escapeXml(text));
    }),
  );
  const attributes = {
    differentOddEven: EVEN_PAGE_STATES.includes(state) || undefined,
    differentFirst: FIRST_PAGE_STATES.includes(state) || undefined,
  };
  if (elements.join("") === "" && state === "Default") return "";
  return elementXml("headerFooter", attributes, elements);
}

function writeBreaks(name: string, breaks: readonly number[], max: number): string {
  if (breaks.length === 0) return "";
  const elements = [...breaks]
    .sort((one, other) => one - other)
    .map((id) => elementXml("brk", { id, max, man: true }));
  return elementXml(name, { count: breaks.length, manualBreakCount: breaks.length }, elements);
}

/** The printing elements of a sheet in their order, from <printOptions> to <colBreaks>. */
export function writePageLayout(layout: PageLayoutModel): string {
  const options = {
    horizontalCentered: layout.centerHorizontally || undefined,
    verticalCentered: layout.centerVertically || undefined,
    headings: layout.printHeadings || undefined,
    gridLines: layout.printGridlines || undefined,
  };
  const margins = Object.fromEntries(MARGINS.map((side) => [side, layout.margins[side] / POINTS_PER_INCH]));
  return [
    Object.values(options).some(Boolean) ? elementXml("printOptions", options) : "",
    elementXml("pageMargins", margins),
    writePageSetup(layout),
    writeHeadersFooters(layout.headersFooters),
    writeBreaks("rowBreaks", layout.rowBreaks, 16383),
    writeBreaks("colBreaks", layout.columnBreaks, 1048575),
  ].join("");
}

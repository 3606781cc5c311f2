import { bottom, intersection, right, sameArea } from "../address";
import { ensureCell } from "../cells";
import type { HyperlinkModel } from "../model";
import type { Call } from "./declarations";
import { invalidArgument } from "./errors";
import { checkAllowed } from "./protection";
import { changeStyle } from "./styling";
import type { RangeTarget } from "./targets";
import { writeContent } from "./writing";

/** The parts of Excel.RangeHyperlink. */
const PARTS = ["address", "documentReference", "screenTip", "textToDisplay"];
/** Colour of the style that Excel gives to linked cells. */
const LINK_COLOUR = "#0563C1";

/** The link of a range's first cell, or null. */
export function readHyperlink({ sheet, area }: RangeTarget): HyperlinkModel["link"] | null {
  const cell = { ...area, rows: 1, columns: 1 };
  return sheet.hyperlinks.find((each) => intersection(each.area, cell) !== null)?.link ?? null;
}

/** Range.hyperlink: the cells take the link, its text when it brings one, and the look of links. */
export function writeHyperlink(target: RangeTarget, value: unknown, call: Call): void {
  const { sheet, area } = target;
  checkAllowed(sheet, "allowInsertHyperlinks");
  if (value === null || typeof value !== "object") throw invalidArgument("hyperlink");
  const given = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  if (given.some(([name, part]) => !PARTS.includes(name) || typeof part !== "string"))
    throw invalidArgument(`hyperlink with ${given.map(([name]) => name).join()}`);
  const link = Object.fromEntries(given) as Record<string, string>;
  if (link.address === undefined && link.documentReference === undefined)
    throw invalidArgument("a hyperlink needs an address or a place in the document");
  sheet.hyperlinks = sheet.hyperlinks.filter((each) => !sameArea(each.area, area));
  sheet.hyperlinks.unshift({ area: { ...area }, link });
  const shown = link.textToDisplay;
  if (shown !== undefined) writeContent(target, shown, call);
  else writeAddress(target, link.address ?? link.documentReference ?? "", call);
  const lookOfLinks = { underline: true, fontColor: LINK_COLOUR };
  changeStyle({ sheet, areas: [area] }, (style) => ({ ...style, ...lookOfLinks }), call);
}

/** Blank cells show where the link leads. */
function writeAddress({ sheet, area }: RangeTarget, address: string, call: Call): void {
  for (let row = area.top; row <= bottom(area); row += 1) {
    for (let column = area.left; column <= right(area); column += 1) {
      if (ensureCell(sheet, row, column).value !== null) continue;
      writeContent({ sheet, area: { top: row, left: column, rows: 1, columns: 1 } }, `'${address}`, call);
    }
  }
}

import { formatArea, formatAbsolute, parseReference, quoteSheet } from "../address";
import type { Area } from "../model";

/** Reads an sqref: areas separated by blanks ("A1:B3 D5"). Unreadable ones are skipped. */
export function readAreas(sqref: string | undefined): Area[] {
  return (sqref ?? "")
    .split(/\s+/)
    .map((text) => (text === "" ? undefined : parseReference(text)?.area))
    .filter((area) => area !== undefined);
}

export function writeAreas(areas: readonly Area[]): string {
  return areas.map(formatArea).join(" ");
}

/** "Sheet!$A$1:$B$3", as names write it. */
export function absoluteOnSheet(sheetName: string, area: Area): string {
  return `${quoteSheet(sheetName)}!${formatAbsolute(area)}`;
}

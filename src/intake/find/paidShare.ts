import { isBlank, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import { sampleRows } from "./columnProfile";
import type { Layout } from "./layout";

/** A column that says which part of a line's amount is paid, or is left to pay. */
export interface PaidShare {
  readonly index: number;
  readonly isRest: boolean;
  /** True for 0 to 100, false for 0 to 1, in cells that are numbers. */
  readonly isOfHundred: boolean;
}

/** A heading of percentages: "% payé", "Reste à payer (%)", "Bezahlt in %"; "TVA 20 %" beside an amount is none. */
const OF_PERCENT = /^%|(?<!\d ?)%\)?$|\b(?:en|in) ?%/;

/** True for a heading below which percentages stand, no amounts. */
export function isOfPercent(heading: string): boolean {
  return heading.includes("%") && OF_PERCENT.test(plainText(heading));
}

const SHARE =
  /%|\b(?:taux|pourcent\w*|percent\w*|pct|prozent\w*|porcentaje|percentuale|part|quote|anteil|avancement|progress(?:ion)?)\b/;
const PAID =
  /\b(?:payee?s?|reglee?s?|reglement|paiement|encaissee?s?|encaissement|paid|payment|settled|collected|bezahlt|gezahlt|beglichen|pagad[oa]|cobrad[oa]|pagat[oa]|incassat[oa]|betaald|ontvangen|avancement|progress(?:ion)?)\b/;
const REST =
  /\b(?:reste|restant|a payer|a regler|offen\w*|outstanding|remaining|unpaid|impayee?s?|pendiente|residuo|da pagare|openstaand\w*)\b/;
/** Percentages of something else. */
const OTHER =
  /\b(?:prob\w*|risk|risque|tva|vat|iva|btw|mwst|ust|remise|escompte|discount|skonto|marge|margin|penalites?|commission|travaux|works?|couverture|cover)\b/;

/** The column of a table that says by its heading and its values which share of each amount is paid; null where none does. */
export function paidShareOf(layout: Layout): PaidShare | null {
  for (const { index, text } of layout.headings) {
    const heading = plainText(text);
    const isRest = REST.test(heading);
    if (!SHARE.test(heading) || OTHER.test(heading) || (!isRest && !PAID.test(heading))) continue;
    const cells = sampleRows(layout.headerIndex + 1, layout.grid.values.length)
      .map((row) => layout.grid.values[row]?.[index] ?? "")
      .filter((cell) => !isBlank(cell));
    const shares = cells.filter((cell) => percentOf(cell) !== null);
    if (shares.length === 0 || shares.length < MOST * cells.length) continue;
    return { index, isRest, isOfHundred: cells.some((cell) => typeof cell === "number" && cell > 1) };
  }
  return null;
}

/** Share of the cells that have to be percentages. */
const MOST = 0.8;

const PERCENT = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*$/;

/** The number of a cell from 0 to 100; null for any other cell. */
function percentOf(cell: CellValue): number | null {
  const found = typeof cell === "string" ? PERCENT.exec(cell)?.[1] : undefined;
  const value = typeof cell === "number" ? cell : Number(found?.replace(",", ".") ?? Number.NaN);
  return value >= 0 && value <= 100 ? value : null;
}

/** The part of a line's amount that its cell says is paid, 0 to 1; null where it says none. */
export function partPaid({ isRest, isOfHundred }: PaidShare, cell: CellValue): number | null {
  const value = percentOf(cell);
  if (value === null) return null;
  const isPercent = typeof cell === "string" ? cell.includes("%") || value > 1 : isOfHundred;
  const part = isPercent ? value / 100 : value;
  return isRest ? 1 - part : part;
}

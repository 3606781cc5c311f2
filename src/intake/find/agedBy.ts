import { isBlank, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import { quoted } from "../messages";
import type { Layout } from "./layout";

/** What dates a document: the invoice, its issue, its entry in the books. */
const DOCUMENT =
  "(?:invoic\\w*|bill(?:ing)?|factu?ur\\w*|fattur\\w*|fatura\\w*|rechnung\\w*|beleg\\w*|document[oi]?s?|documentdatum|emission\\w*|emision|emissao|emissione|expedicion|uitgifte\\w*|boek(?:ing|datum)\\w*|registr\\w+|contab\\w+|comptab\\w+|posting|issue|asiento|reg\\b|pieces?|ausstellung\\w*|buchung\\w*|transaction|etablissement|faktura\\w*)";
/** A number or a date behind names one document or the day of printing, nothing that ranges count from. */
const NOT_A_FIGURE = "(?!\\w)(?! ?(?:date|datum)?[ :.]*(?:n[°ºo.]|\\d))";
const SMALL =
  "(?:(?:the|leur|la|las|los|le|les|l'|il|lo|der|des|de|del|della|delle|dei|degli|di|d'|da|do|a|o|of|van|het|von)[ ]?)";

const BY_INVOICE: readonly RegExp[] = [
  `\\b(?:from|since|after|depuis|apres|seit|ab|nach|desde|dalla|dall'|dal|da|na|sinds|vanaf|a (?:partir|compter|dater) de|a contar de|a partire da) ?${SMALL}{0,2}(?:(?:date|data|fecha|dia|giorno|jour|dag|datum) )?${SMALL}{0,2}${DOCUMENT}${NOT_A_FIGURE}`,
  `\\b(?:date|data|fecha|f\\.) ?${SMALL}{0,3}${DOCUMENT}${NOT_A_FIGURE}`,
  `\\b(?:invoice|document|posting|transaction|bill(?:ing)?|issue) date\\b|\\b(?:rechnungs|beleg|buchungs|ausstellungs|factuur|boek|boekings|uitgifte|document)datum\\b|\\brechnungsstellung\\b`,
  `\\b(?:anciennete|age|alter|edad|vejez|eta|vetusta|leeftijd|ouderdom|antiguedad|anzianita) ${SMALL}{0,3}${DOCUMENT}${NOT_A_FIGURE}(?! (?:ouverte?s?|echue?s?|impaye|client|pendiente|abiert|vencid|apert|scadut|open|overdue|vervallen|offen))`,
  `\\b(?:invoice|document) age\\b|\\b(?:rechnungs|beleg|factuur|document)(?:alter|leeftijd|ouderdom)\\b`,
].map((words) => new RegExp(words));
const AGED =
  /(?:vieilli|laufzeit|anciennete|\bages? |anteriorite|decompte|counted|gerechnet|fristen|since |depuis |seit |age[ds]?\b|aging|ageing|balance agee|echeancier|calcul|base|tranches?|alter|falligkeit|antiguedad|vencimiento|anzianita|scadenz|ouderdom|par date|by |from |basis|desde|dal |dall'|dalla |nach |ab |vanaf|berekend|berechnet|por |per |op |edad|vejez|segun|secondo|volgens|\beta\b|vetusta|leeftijd|gerekend|sinds| na |criteri|envejec|invecchia|conteggi|veroud|antiguidade|tramos|fasce|document)/;

/**
 * The title, the sheet's name or the heading of a range that says an aged balance counts from the invoices' dates, not
 * from their due dates; null when none does.
 */
export function saidByInvoice({
  grid,
  headerIndex,
  buckets = [],
}: Pick<Layout, "grid" | "headerIndex"> & Partial<Pick<Layout, "buckets">>): string | null {
  const above = [grid.sheet, ...grid.values.slice(0, headerIndex).map(textOf)];
  const below = grid.values
    .slice(headerIndex + 1)
    .slice(-ROWS_BELOW)
    .filter(isNote)
    .map(textOf);
  const ranges = buckets.map(({ heading }) => heading);
  for (const title of [...above, ...ranges, ...below]) {
    if (title.length > LONGEST_TITLE) continue;
    const plain = plainText(title);
    if (BY_INVOICE.some((words) => words.test(plain)) && AGED.test(plain)) return quoted(title);
  }
  return null;
}

/** Rows looked at below a table for a note. */
const ROWS_BELOW = 6;

/** A label and its answer may stand in two cells: "Ageing by:", "Invoice date". */
function textOf(row: readonly CellValue[]): string {
  return row.filter((cell) => typeof cell === "string" && cell !== "").join(" ");
}

function isNote(row: readonly CellValue[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  return filled.length === 1 && typeof filled[0] === "string";
}

const LONGEST_TITLE = 160;

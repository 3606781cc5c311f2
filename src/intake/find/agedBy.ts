import { isBlank, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import { quoted } from "../messages";
import type { Layout } from "./layout";

const BY_INVOICE =
  /(?:(?:from|since|after|depuis|apres|a (?:partir|compter) de|seit|ab|nach|desde|dalla|dal|na|sinds) (?:the |la |l'|leur |der |de )?(?:date (?:of |de )?)?(?:invoic|billing|issu|factur|emission|rechnung|ausstell|beleg|document|piece|fattur)|date (?:de |d'|des )?(?:la )?(?:facture|facturation|piece|emission|document)|invoice date|date of (?:the )?(?:invoice|issue|document)|issue date|ausstellungsdatum|document date|posting date|rechnungsdatum|belegdatum|rechnungsstellung|transaction date|bill(?:ing)? date|(?:anciennete|age) (?:de |des )(?:la |les )?(?:factures?|pieces?)|(?:invoice|document) age|age of (?:the )?(?:invoice|document)s?|alter der rechnung(?:en)?|rechnungsalter|antiguedad de (?:la |las )?facturas?|anzianita (?:della |delle )?fattur[ae]|ouderdom (?:van )?(?:de )?facturen|fecha (?:de )?(?:la )?(?:factura|emision|documento)|data (?:di )?(?:fattura|emissione|documento)|factuurdatum)/;
const AGED =
  /(?:anciennete|\bages? |anteriorite|decompte|compte[er]s? |counted|gerechnet|fristen|since |depuis |seit |age[ds]?\b|aging|ageing|balance agee|echeancier|calcul|base|tranches?|alter|falligkeit|antiguedad|vencimiento|anzianita|scadenz|ouderdom|par date|by |from |basis|desde|dal |dalla |nach |ab |vanaf|berekend|berechnet|por |per |op )/;

/** The title that says an aged balance counts from the invoices' dates, not from their due dates; null when none does. */
export function saidByInvoice({ grid, headerIndex }: Pick<Layout, "grid" | "headerIndex">): string | null {
  const above = grid.values.slice(0, headerIndex).map(textOf);
  const below = grid.values
    .slice(headerIndex + 1)
    .slice(-ROWS_BELOW)
    .filter(isNote)
    .map(textOf);
  for (const title of [...above, ...below]) {
    if (title.length > LONGEST_TITLE) continue;
    const plain = plainText(title);
    if (BY_INVOICE.test(plain) && AGED.test(plain)) return quoted(title);
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

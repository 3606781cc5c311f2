import { plainText } from "../cells/plainText";
import { quoted } from "../messages";
import type { Layout } from "./layout";

const BY_INVOICE =
  /(?:date (?:de |d'|des )?(?:la )?(?:facture|facturation|piece|emission|document)|invoice date|date of (?:the )?invoice|document date|posting date|rechnungsdatum|belegdatum|(?:anciennete|age) (?:de |des )(?:la |les )?(?:factures?|pieces?)|(?:invoice|document) age|age of (?:the )?(?:invoice|document)s?|alter der rechnung(?:en)?|rechnungsalter|antiguedad de (?:la |las )?facturas?|anzianita (?:della |delle )?fattur[ae]|ouderdom (?:van )?(?:de )?facturen|fecha (?:de )?(?:la )?(?:factura|emision|documento)|data (?:di )?(?:fattura|emissione|documento)|factuurdatum)/;
const AGED =
  /(?:anciennete|age[ds]?\b|aging|ageing|balance agee|echeancier|calcul|base|tranches?|alter|falligkeit|antiguedad|vencimiento|anzianita|scadenz|ouderdom|par date|by |from |basis|desde|dal |dalla |nach |ab |vanaf|berekend|berechnet|por |per |op )/;

/** The title that says an aged balance counts from the invoices' dates, not from their due dates; null when none does. */
export function saidByInvoice({ grid, headerIndex }: Pick<Layout, "grid" | "headerIndex">): string | null {
  for (const cell of grid.values.slice(0, headerIndex).flat()) {
    if (typeof cell !== "string" || cell.length > LONGEST_TITLE) continue;
    const plain = plainText(cell);
    if (BY_INVOICE.test(plain) && AGED.test(plain)) return quoted(cell);
  }
  return null;
}

const LONGEST_TITLE = 160;

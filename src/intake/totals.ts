import { plainText } from "./plainText";

/** How a label names a sum: "total" alone, a grand total, a subtotal, or "Total" before a name. */
export type TotalWording = "total" | "grand" | "sub" | "named";

const SUB =
  /^(?:sous[- ]?tota(?:l|ux)|s\/ ?total|s\. ?total|sub[- ]?totals?|zwischensumme|teilsumme|subtotaal|subtotale)\b/;
const GRAND =
  /^(?:tota(?:l|ux) generala?(?:l|ux)?|total general|totaux generaux|totaux|grand totals?|overall total|total clients?|total creances|totals|gesamtsumme|gesamtbetrag|total geral|totale generale|eindtotaal|result general|resultat general)\b/;
const PLAIN = /^(?:total|sum|summe|gesamt|suma|somme|totale|totaal|totals)(?: ?[:.·-].*| \(.*| eur| ?€)?$/;
const NAMED = /^(?:total|totale|totaal|summe|suma|somme) \S|^\S.* (?:total|result)$/;

/**
 * Whether a label names a sum, and which. "Total Énergies" reads as `named`: only the figures tell a client
 * of that name from a sum.
 */
export function totalWordingOf(label: string): TotalWording | null {
  const first = label.charCodeAt(0) | 32;
  // Only labels starting with s, t, g, o, z, e, r or ending in "total" / "result" are worth a closer look.
  if (!"stgozer ".includes(String.fromCharCode(first)) && !/(?:total|result)\s*$/i.test(label)) return null;
  const text = plainText(label);
  if (SUB.test(text)) return "sub";
  if (GRAND.test(text)) return "grand";
  if (PLAIN.test(text)) return "total";
  return NAMED.test(text) ? "named" : null;
}

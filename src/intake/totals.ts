import { plainText } from "./plainText";

/** How a label names a sum: "total" alone, a grand total, a subtotal, "Total" before a name, shares in percent. */
export type TotalWording = "total" | "grand" | "sub" | "named" | "share";

const SUB =
  /^(?:sous[- ]?tota(?:l|ux)|s\/ ?total|s\. ?total|sub[- ]?totals?|zwischensumme|teilsumme|subtotaal|subtotale)\b/;
const GRAND =
  /^(?:tota(?:l|ux) generala?(?:l|ux)?|total general|totaux generaux|totaux|grand totals?|overall total|total clients?|total creances|totals|gesamtsumme|gesamtbetrag|total geral|totale generale|eindtotaal|result general|resultat general)\b/;
const PLAIN = /^(?:total|sum|summe|gesamt|suma|somme|totale|totaal|totals)(?: ?[:.·-].*| \(.*| eur| ?€)?$/;
const NAMED = /^(?:total|totale|totaal|summe|suma|somme) \S|^\S.* (?:total|result)$/;

/** "En %", "Répartition": a row of shares below the sums. */
const SHARE = /^(?:en )?%|^(?:pourcentage|percent|repartition|quote-part|part en|in %|anteil)/;

/** Two letters as one number, whatever their case. */
function pair(text: string): number {
  return ((text.charCodeAt(0) | 32) << 16) | (text.charCodeAt(1) | 32);
}

/** How the wordings above begin. */
const BEGINNINGS: ReadonlySet<number> = new Set(
  "so su s/ st s. to te gr ge zw ei ov re ré en po pe qu pa in an".split(" ").map(pair),
);

/** False for most names and all codes, at the price of three letters: rows are many and sums are few. */
export function mayBeTotal(label: string): boolean {
  const last = label.charCodeAt(label.length - 1) | 32;
  if (last === 108 || last === 116 || last <= 32) return true;
  return label.charCodeAt(0) <= 37 || BEGINNINGS.has(pair(label));
}

/**
 * Whether a label names a sum or a row of shares, and which. "Total Énergies" reads as `named`: only the
 * figures tell a client of that name from a sum.
 */
export function totalWordingOf(label: string): TotalWording | null {
  if (!mayBeTotal(label)) return null;
  const text = plainText(label);
  if (SUB.test(text)) return "sub";
  if (GRAND.test(text)) return "grand";
  if (PLAIN.test(text)) return "total";
  if (SHARE.test(text)) return "share";
  return NAMED.test(text) ? "named" : null;
}

import { plainText } from "../cells/plainText";

/** How a label names a sum: "total" alone, a grand total, a subtotal, "Total" before a name, shares in percent. */
export type TotalWording = "total" | "grand" | "sub" | "named" | "share";

const SUB =
  /^(?:sous[- ]?tota(?:l|ux)|s\/ ?t(?:otal)?|ss[- ]total|s\. ?total|sub[- ]?totals?|zwischensumme|teilsumme|subtotaal|subtotale)\b/;
const GRAND =
  /^(?:tota(?:l|ux) genera(?:l|ux)|total geral|totale generale|grand totals?|overall total|gesamtsumme|gesamtbetrag|eindtotaal|resultat? general)\b|^(?:totaux|totals|total (?:des )?(?:clients|creances)|total customers)(?: ?:.*)?$/;
const PLAIN = /^(?:total|sum|summe|gesamt|suma|somme|totale|totaal|totals)(?: ?[:.·-].*| \(.*| eur| ?€)?$/;
const NAMED = /^(?:total|totaux|totale|totaal|summe|gesamt|suma) \S|^\S.* (?:total|result)$/;

/** "En %", "Répartition": a row of shares below the sums. */
const SHARE = /^(?:en )?%|^(?:pourcentage|percent|repartition|quote-part|part en|in %|anteil)/;

/** Three letters as one number below 32,768, whatever their case. */
function triple(text: string): number {
  return ((text.charCodeAt(0) & 31) << 10) | ((text.charCodeAt(1) & 31) << 5) | (text.charCodeAt(2) & 31);
}

/** How the wordings above begin; what is shorter goes on with anything. */
const BEGINNINGS = [
  ..."sou sub sum som tot tei gra ges zwi ein ove res rep rés rép pou per quo par ant st".split(" "),
  ...["s/", "s.", "s ", "en ", "in "],
];
const TRIPLES = new Uint8Array(32_768);
for (const beginning of BEGINNINGS) {
  const [first, last] = [triple(beginning.padEnd(3, "\0")), triple(beginning.padEnd(3, "\x1f"))];
  TRIPLES.fill(1, first, last + 1);
}

/** False for most names and all codes, at the price of four letters: rows are many and sums are few. */
export function mayBeTotal(label: string): boolean {
  const last = label.charCodeAt(label.length - 1) | 32;
  if (last === 108 || last === 116 || last <= 32) return true;
  return label.charCodeAt(0) <= 37 || TRIPLES[triple(label)] === 1;
}

/** A second look at the same, before the label's accents and case are worked on. */
const PERHAPS =
  /^\s*(?:en |in )?%|^\s*(?:sou|sub|sum|som|s[/. ]|tot|tei|sum|gra|ges|zwi|ein|ove|r[eé]s|r[eé]p|pou|per|quo|part en|ant)|(?:total|result)\s*$/i;

/**
 * Whether a label names a sum or a row of shares, and which. "Total Énergies" reads as `named`: only the
 * figures tell a client of that name from a sum.
 */
export function totalWordingOf(label: string): TotalWording | null {
  if (!mayBeTotal(label) || !PERHAPS.test(label)) return null;
  const text = plainText(label);
  if (SUB.test(text)) return "sub";
  if (GRAND.test(text)) return "grand";
  if (PLAIN.test(text)) return "total";
  if (SHARE.test(text)) return "share";
  return NAMED.test(text) ? "named" : null;
}

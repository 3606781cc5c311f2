import { plainText } from "./plainText";

/** ISO 4217 codes in use. */
const CODES: ReadonlySet<string> = new Set(
  (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF " +
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG " +
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA " +
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD " +
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX " +
    "USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"
  ).split(" "),
);

/** Codes that are words too: a currency in capitals only. */
const WORDS_TOO: ReadonlySet<string> = new Set(
  "all ang cop cup gel lak mad mop pen ron sos top try ves mur sar".split(" "),
);

/** Codes that abbreviate other words of headings (montant, service): a currency between brackets only. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(["mnt", "svc"]);

/** Usual names and signs. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["€", "EUR"],
  ["us dollar", "USD"],
  ["us-dollar", "USD"],
  ["dollar us", "USD"],
  ["us-$", "USD"],
  ["dollar", "USD"],
  ["dollars", "USD"],
  ["$", "USD"],
  ["us$", "USD"],
  ["a$", "AUD"],
  ["au$", "AUD"],
  ["c$", "CAD"],
  ["ca$", "CAD"],
  ["s$", "SGD"],
  ["hk$", "HKD"],
  ["nz$", "NZD"],
  ["mx$", "MXN"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₪", "ILS"],
  ["nis", "ILS"],
  ["₹", "INR"],
  ["₺", "TRY"],
  ["₽", "RUB"],
  ["zł", "PLN"],
  ["zl", "PLN"],
  ["kč", "CZK"],
  ["kc", "CZK"],
  ["лв", "BGN"],
  ["r$", "BRL"],
  ["fcfa", "XOF"],
  ["cfa", "XOF"],
  ["f cfa", "XOF"],
  ["dirham", "MAD"],
  ["dirhams", "MAD"],
  ["dh", "MAD"],
  ["dhs", "MAD"],
  ["sfr", "CHF"],
  ["dolar", "USD"],
  ["dolares", "USD"],
  ["dollaro", "USD"],
  ["dollari", "USD"],
  ["sterling", "GBP"],
  ["sterlina", "GBP"],
  ["sterline", "GBP"],
  ["esterlinas", "GBP"],
  ["zloty", "PLN"],
  ["zlotys", "PLN"],
]);

/** Currencies in several words, of which one alone would say another currency or none. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:francs?|francos?|franc[oh]i?|frank(?:en)?|fr\.?) ?(?:suisses?|suizos?|svizzer[oi]|suicos?|sv\b)|\b(?:zwitserse?|schweizer) frank(?:en)?\b|\bzw\.? ?fr\b|\bs\.? ?fr(?:s?\.|\b)/,
    "CHF",
  ],
  [/\bdol\w+ canad\w+|\bcanad\w+ dollars?\b/, "CAD"],
  [/\bdol\w+ austral\w+|\baustral\w+ dollars?\b/, "AUD"],
  [/\b(?:britse|britische|engelse) (?:pond(?:en)?|pfund)\b|\bpond(?:en)? sterling\b|\blibras?\b/, "GBP"],
];

/** Words beside an amount that say a currency there alone: "Fr. 1'200.00", "120 pond", "500 kr". */
const BESIDE_AMOUNT: ReadonlyMap<string, string> = new Map([
  ["fr", "CHF"],
  ["frs", "CHF"],
  ["francos", "CHF"],
  ["franchi", "CHF"],
  ["frank", "CHF"],
  ["franken", "CHF"],
  ["pond", "GBP"],
  ["ponden", "GBP"],
  ["pounds", "GBP"],
  ["yen", "JPY"],
  ["yens", "JPY"],
  ["yuan", "CNY"],
  ["yuans", "CNY"],
  ["renminbi", "CNY"],
  ["rmb", "CNY"],
  ["rand", "ZAR"],
  ["rands", "ZAR"],
  ["forint", "HUF"],
  ["forints", "HUF"],
  ["baht", "THB"],
  ["bahts", "THB"],
  ["ringgit", "MYR"],
]);

/** Names that several countries give to their money, in the languages of the headings. */
const MONEY =
  /^(?:couronnes?|crowns?|kron(?:e|en|er|or|a|ur)|coronas?|coron[ae]|kro(?:on|nen)|korun[ay]?|kr|roupies?|rupees?|rupien?|rupias?|rupie|roepies?|dirhams?|dirhems?|dinars?|dinar[eio]s?|pesos?|rials?|riyals?|riales|roubles?|rubl[eoi]s?|rubel|livres?|lires?|liras?|lire|shillings?|chelines|zlot\w{1,3}|leva?|leus?|dollar[si]?)(?= |$)/;

/** The name of an unknown currency, the same in the singular and the plural; null for words that begin with no such name. */
function moneyNamed(plain: string): string | null {
  return plain.length <= LONGEST_MONEY && MONEY.test(plain)
    ? plain.replace(/s(?= |$)/g, "").toUpperCase()
    : null;
}

const LONGEST_MONEY = 24;

function phraseIn(plain: string): string | null {
  return PHRASES.find(([words]) => words.test(plain))?.[1] ?? null;
}

/**
 * The currency that words alone name, as beside an amount or in a column of currencies: its code, or its name where
 * that is money of several countries. Null for any other words.
 */
export function currencyOfWords(words: string): string | null {
  const plain = plainText(words)
    .replace(/\.(?=\s|$)/g, "")
    .trim();
  return phraseIn(plain) ?? NAMES.get(plain) ?? BESIDE_AMOUNT.get(plain) ?? moneyNamed(plain);
}

/** The code that a text begins with, a remark behind it: "EUR (à vérifier)"; null for any other text. */
export function codeBefore(text: string): string | null {
  const [, code = ""] = /^([A-Z]{3})(?!\p{L})/u.exec(text) ?? [];
  return CODES.has(code) ? code : null;
}

/** Words before or behind the figures of a text amount, and the sign of a dollar that belongs to them. */
const BESIDE = /^\s*(\p{L}[\p{L}. ]*\$?)\s*(?=[\d(+\-−–])|(?<=[\d)])\s*(\p{L}[\p{L}. ]*\$?)\s*$/u;

/** The currency that words or letters with a sign beside a text amount name, as ISO code; null where none does. */
function currencyBeside(text: string): string | null {
  const found = BESIDE.exec(text);
  if (found === null) return null;
  const words = (found[1] ?? found[2] ?? "").trim();
  const code = words.toUpperCase();
  return CODES.has(code) && !WORDS_TOO.has(words) ? code : (currencyOfWords(words) ?? shortNamed(words));
}

/** Short names beside figures, but for those of several countries' money. */
function shortNamed(words: string): string | null {
  return BRACKETED.get(plainText(words)) ?? null;
}

/** A text amount without the words beside it that name a currency ("SFr. 1'200.00"); null where there are none. */
export function withoutCurrencyName(text: string): string | null {
  return currencyBeside(text) === null ? null : text.replace(BESIDE, "");
}

/** Names so short that they are one only between brackets: "Montant (DT)". */
const BRACKETED: ReadonlyMap<string, string> = new Map([
  ["dt", "TND"],
  ["da", "DZD"],
  ["fr", "CHF"],
  ["sfr", "CHF"],
  ["ft", "HUF"],
  ["lei", "RON"],
  ["lv", "BGN"],
  ["kr", "SEK"],
  ["rs", "INR"],
  ["tl", "TRY"],
]);

/** Words that say that amounts are counted in thousands or millions. */
const THOUSANDS =
  /^(?:k|k?€|ke|keur|k€uro?s?|k\$|kusd|kgbp|k£|kchf|t€|teur|tsd|milliers?|thousands?|tausend|miles|migliaia|duizend(?:en)?)$/;
const MILLIONS = /^(?:m€|meur|m\$|musd|m£|mio|millions?|millionen|millones|milioni|miljoen(?:en)?)$/;

/** Thousands or millions of a currency, in one word. */
const COUNTED = /^[kmt](eur|usd|gbp|chf)$/;

/** True for a word of a heading that says a currency or how amounts are counted, nothing of what they are. */
export function isCurrencyWord(word: string): boolean {
  if (NAMES.has(word) || THOUSANDS.test(word) || MILLIONS.test(word)) return word !== "k";
  return word.length === 3 && !WORDS_TOO.has(word) && isCode(word);
}

/** True for a word that is the code of a currency, in a heading too. */
function isCode(word: string): boolean {
  return CODES.has(word.toUpperCase()) && !ABBREVIATIONS.has(word);
}

const BETWEEN_BRACKETS = /[([]([^()[\]]{1,12})[)\]]/g;

/** The heading without a currency between brackets: "Montant (MAD)". */
export function withoutBracketedCurrency(text: string): string {
  return text.includes("(") || text.includes("[")
    ? text.replace(BETWEEN_BRACKETS, (all, inner: string) => (bracketed(inner) === null ? all : " "))
    : text;
}

/** Words that stand between brackets for what they mean: "Open items (all)". */
const OFTEN_BRACKETED = /^(?:[Aa]ll|[Tt]op|[Tt]ry)$/;

function bracketed(inner: string): string | null {
  const word = plainText(inner)
    .replace(/^(?:en|in) /, "")
    .trim();
  const code = word.toUpperCase();
  if (OFTEN_BRACKETED.test(inner)) return null;
  return CODES.has(code) ? code : (NAMES.get(word) ?? BRACKETED.get(word) ?? null);
}

/** The usual name of Swiss francs at the end of a heading: "Saldo in Fr.". */
const IN_FRANCS = /\b(?:in|en) fr\.?$/;

/** Names of money that are no other word of a heading. */
const IN_HEADINGS =
  /^(?:couronnes?|crowns|kron(?:en|er|or|ur)|coronas|roupies?|rupees?|rupien|rupias|dinars?|pesos|roubles?|rubel|riyals?)$/;

/** The currency a heading names ("Montant EUR", "converted_usd", "Solde (€)", "Montant (DH)"), as ISO code, or null. */
export function currencyOfHeading(text: string): string | null {
  for (const [, inner = ""] of text.matchAll(BETWEEN_BRACKETS)) {
    const named = bracketed(inner);
    if (named !== null) return named;
  }
  const phrase = phraseIn(plainText(text));
  if (phrase !== null) return phrase;
  if (IN_FRANCS.test(plainText(text))) return "CHF";
  for (const written of text.replaceAll("_", " ").split(/[\s().,;:/[\]-]+/u)) {
    const word = plainText(written);
    const named =
      NAMES.get(word) ??
      (IN_HEADINGS.test(word) ? moneyNamed(word) : null) ??
      (word.length > 1 ? NAMES.get(word.replace(/^[kmt](?=[€$£])/, "")) : undefined);
    if (named !== undefined) return named;
    const [, counted] = COUNTED.exec(word) ?? [];
    if (counted !== undefined) return counted.toUpperCase();
    if (word.length !== 3 || !isCode(word)) continue;
    if (!WORDS_TOO.has(word) || written === word.toUpperCase()) return word.toUpperCase();
  }
  return null;
}

/** What a number format does not write: padding, fill, conditions, colours, days of a locale. */
const NOT_WRITTEN = /[_*]\\?.|\[(?!\$)[^\]]*\]/gu;

/** The currency that a number format writes beside its amounts ("[$CHF-100C] #,##0.00", '0.00 "€"'), or null. */
export function currencyOfFormat(format: string): string | null {
  const [positive = ""] = format.split(";");
  if (/[ymdhs]/i.test(positive.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ""))) return null;
  const written = positive
    .replace(NOT_WRITTEN, "")
    .replace(/\[\$([^\]-]*)(?:-[0-9a-f]+)?\]/gi, " $1 ")
    .replace(/["\\]/g, "")
    .replace(/[#0?.,%]+/g, " ");
  for (const word of written.split(/\s+/u)) {
    const named = NAMES.get(word.toLowerCase());
    if (named !== undefined) return named;
    if (CODES.has(word)) return word;
    const short = moneyNamed(word.toLowerCase()) ?? shortNamed(word);
    if (short !== null) return short;
  }
  return null;
}

/** Three capitals beside an amount that say what it is of, not what it is written in. */
const NO_CURRENCY = /^(?:TTC|TVA|VAT|IVA|BTW|NET|HTV|DEB|DBT|CRE|CRD|AVO|AVR|FAC|INV|ENV|REF|SFR|FRS)$/;

const AMOUNT_CURRENCY = /(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])|([€$£¥₪₹₺₽])/;

/** The currency that a text amount bears ("1 200,00 MAD", "€ 12.50"), as ISO code, or null. */
export function currencyOfAmount(text: string): string | null {
  const found = AMOUNT_CURRENCY.exec(text);
  if (found === null || found[2] === "$") {
    const beside = /\p{L}/u.test(text) ? currencyBeside(text) : null;
    if (beside !== null || found === null) return beside;
  }
  const [, code, sign] = found;
  if (sign !== undefined) return NAMES.get(sign) ?? null;
  if (code === undefined || CODES.has(code)) return code ?? null;
  return currencyBeside(text) ?? (NO_CURRENCY.test(code) ? null : code);
}

import { eachPlace } from "../../domain/basis/eachPlace";
import type { Cents } from "../../domain/basis/money";
import {
  codeBefore,
  currencyOfAmount,
  currencyOfFormat,
  currencyOfHeading,
  currencyOfWords,
} from "../cells/currencies";
import { answerTo, ask, exampleRow } from "../find/ask";
import { sampleRows } from "../find/columnProfile";
import { normaliseHeading } from "../find/headings";
import type { Layout, LayoutColumn } from "../find/layout";
import { totalWordingOf } from "../find/totals";
import { message, type IntakeMessage } from "../messages";
import { hasDigit, isBlank, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import { QUESTIONS, type Question } from "../question";
import { CellColumn } from "./tableColumns";

/** Value in the company's currency of one unit of each other currency. */
export type Rates = Readonly<Record<string, number>>;

/** How the amounts of a sheet become amounts in the company's currency. */
export interface CurrencyReading {
  /** True when rows are in several currencies and the amount column is not converted yet. */
  readonly mixed: boolean;
  /** The currency that the sheet says all its amounts are in; null when it says none, or several. */
  readonly said: string | null;
  /** What has to be asked of it. */
  readonly questions: readonly Question[];
  /** Grid index of the column whose cell tells a row's currency: its own, or the amounts that bear theirs; -1 for none. */
  readonly column: number;
  /** Company cents of a row's amount, or the currency that has no rate. */
  convert(amount: Cents, currencyCell: CellValue | undefined): Cents | { readonly without: string };
  readonly warnings: readonly IntakeMessage[];
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["€", "EUR"],
  ["E", "EUR"],
  ["EURO", "EUR"],
  ["EUROS", "EUR"],
  ["$", "USD"],
  ["£", "GBP"],
]);

/** Letters that name a currency and are no code of one. */
const NOT_A_CODE = /^(?:SFR|FRS)$/;

/** A currency cell as ISO code, "" when blank. */
function currencyCode(cell: CellValue | undefined): string {
  if (cell === undefined || isBlank(cell)) return "";
  const text = String(cell).trim().toUpperCase();
  if (SIGNS.has(text)) return SIGNS.get(text) as string;
  if (hasDigit(text)) return currencyOfAmount(String(cell).trim()) ?? "";
  if (/^[A-Z]{3}$/.test(text) && !NOT_A_CODE.test(text)) return text;
  return currencyOfWords(text) ?? codeBefore(text) ?? text;
}

/**
 * Looks at the whole currency column. One currency throughout is the sheet's own and is taken as it stands.
 * In a mix, an amount column that is already converted (its heading or its values say so) is taken as it
 * stands; else rows in another currency are converted by its rate, or refused by name when there is none.
 */
export function readCurrencies(
  layout: Layout,
  amount: LayoutColumn,
  options: { readonly companyCurrency: string | null; readonly rates: Rates },
): CurrencyReading {
  const companyCurrency = options.companyCurrency ?? USUAL_CURRENCY;
  const { sheet } = layout.grid;
  const column = layout.columns.currency ?? (bearsCurrency(layout, amount) ? amount : undefined);
  const named = currencyOfHeading(amount.heading);
  const used = column === undefined ? new Map<string, number>() : currenciesUsed(layout, column, amount);
  const codes = [...used.keys()].filter((code) => code !== "");
  const at = column?.index ?? -1;
  // Amounts of which some bear another currency than the company's: the others are hardly in it too.
  const isPartly =
    column === amount && codes.length === 1 && used.has("") && !codes.includes(companyCurrency);
  if ((codes.length < 2 && !isPartly) || named !== null || isConverted(layout, amount, companyCurrency)) {
    const formats = named === null && codes.length === 0 ? formatCurrencies(layout, amount) : [];
    const said = named ?? codes[0] ?? formats[0] ?? titleCurrency(layout);
    const isNamed = said !== null && !/^[A-Z]{3}$/.test(said);
    // The name of several countries' money is no currency that a company is taken to count in.
    const isChosen = options.companyCurrency !== null || isNamed;
    const isOther = isChosen && said !== null && said !== companyCurrency;
    const rate = said === null ? undefined : options.rates[said];
    if (isOther && rate !== undefined && rate > 0) return converted(layout, said, rate);
    const foreign = said === null || said === companyCurrency ? [] : [said];
    const asked = [...(isOther ? [said] : []), ...(formats.length > 1 ? [formats.join(", ")] : [])];
    const without = asked.find((each) => isAnswered(layout, each, "left-out"));
    return {
      mixed: without !== undefined,
      said: codes.length > 1 ? companyCurrency : isNamed ? null : said,
      column: at,
      convert: (cents) => (without === undefined ? cents : { without }),
      warnings: foreign.map((currency) =>
        message(isChosen ? "sheet-in-currency" : "currency-taken", { sheet, currency }),
      ),
      questions: asked.map((each) => askOther(layout, amount, each, companyCurrency)),
    };
  }
  const unrated = codes.filter((code) => code !== companyCurrency && !((options.rates[code] ?? 0) > 0));
  return {
    mixed: true,
    said: null,
    column: at,
    convert: converter({ companyCurrency, rates: { ...options.rates, ...asWritten(layout, unrated) } }),
    warnings: mixWarnings(sheet, used, { companyCurrency, rates: options.rates }),
    questions: unrated.map((code) => {
      const question = askOther(layout, amount, code, companyCurrency, "left-out");
      const rows = layout.grid.values.flatMap((row, index) =>
        index > layout.headerIndex && currencyCode(row[at]) === code ? [index] : [],
      );
      return { ...question, examples: rows.slice(0, 2).map((row) => exampleRow(layout, row, amount.index)) };
    }),
  };
}

/** The currency of figures of which nothing says it, before the company has chosen its own. */
export const USUAL_CURRENCY = "EUR";

/** A sheet in one other currency, of which the settings have the rate. */
function converted(layout: Layout, currency: string, rate: number): CurrencyReading {
  const { sheet, values } = layout.grid;
  const rows = values.length - layout.headerIndex - 1;
  return {
    mixed: true,
    said: null,
    column: -1,
    convert: (amount) => Math.round(amount * rate) + 0,
    warnings: [message("currency-converted", { sheet, currency, rows, rate })],
    questions: [],
  };
}

function askOther(
  layout: Layout,
  amount: LayoutColumn,
  currencies: string,
  company: string,
  proposed: "as-written" | "left-out" = "as-written",
): Question {
  return ask(layout, "other-currency", {
    column: amount.index,
    rows: sampleRows(layout.headerIndex + 1, layout.grid.values.length),
    values: { currencies, company },
    choices: QUESTIONS["other-currency"],
    proposed: QUESTIONS["other-currency"].indexOf(proposed),
    subject: currencies,
  });
}

function isAnswered(layout: Layout, currencies: string, choice: "as-written" | "left-out"): boolean {
  return answerTo(layout, "other-currency", currencies)?.choice === choice;
}

/** One for one where it was answered that amounts in these currencies count as they are written. */
function asWritten(layout: Layout, currencies: readonly string[]): Rates {
  const answered = currencies.filter((code) => isAnswered(layout, code, "as-written"));
  return Object.fromEntries(answered.map((code) => [code, 1]));
}

/** A title that says what the amounts below are written in: by a word for them, "in thousands of GBP", "(en USD)". */
const AMOUNTS =
  /\b(?:montants?|amounts?|figures|chiffres|devise|currency|tenue de compte|betrage|angaben|wahrung|importes?|importi|moneda|valuta|divisa|moeda|munt(?:eenheid)?|expresad[oa]s?|espress[oi]|bedragen|cifras|cifre|cijfers|valor[ei]s?|waarden|saldos?|saldi|milliers|thousands?|tausend|miles de|migliaia|duizend(?:en)?|millions?|millionen|millones|milioni|miljoen(?:en)?)\b|[([](?:(?:in|en) )?[kmt]?(?:[€£$]|[a-z]{3})[)\]]|\b(?:in|en) (?:[kmt]?[€£$]|[kmt]?(?:eur|usd|gbp|chf)\b)/;
const LONGEST_TITLE = 80;

/** The currency that a title above the table names: "Amounts in USD", "Tenue de compte : EUR"; null for none. */
function titleCurrency({ grid, headerIndex }: Layout): string | null {
  for (const cell of grid.values.slice(0, headerIndex).flat()) {
    if (typeof cell !== "string" || cell.length > LONGEST_TITLE || !AMOUNTS.test(plainText(cell))) continue;
    const named = currencyOfHeading(cell);
    if (named !== null) return named;
  }
  return null;
}

/** The currencies that the number formats of the first amounts write. */
function formatCurrencies({ grid, headerIndex }: Layout, { index }: LayoutColumn): readonly string[] {
  const { formats } = grid;
  if (formats === undefined) return [];
  const column = grid.firstColumn + index - formats.firstColumn;
  const first = grid.firstRow + headerIndex + 1;
  const found = formats.rows.flatMap((row, place) => {
    const format = formats.firstRow + place < first ? undefined : row[column];
    const amount = grid.values[formats.firstRow + place - grid.firstRow]?.[index];
    return format === undefined || typeof amount !== "number" ? [] : [currencyOfFormat(format)];
  });
  return [...new Set(found.filter((currency) => currency !== null))];
}

/** Amounts looked at for a currency of their own: "1 200,00 MAD". */
const AMOUNTS_LOOKED_AT = 400;

/** True when amounts are texts with a currency. */
function bearsCurrency({ grid, headerIndex }: Layout, { index }: LayoutColumn): boolean {
  const rows = grid.values.slice(headerIndex + 1, headerIndex + 1 + AMOUNTS_LOOKED_AT);
  return rows.some((row) => {
    const cell = row[index];
    return typeof cell === "string" && hasDigit(cell) && currencyOfAmount(cell) !== null;
  });
}

function converter({
  companyCurrency,
  rates,
}: {
  companyCurrency: string;
  rates: Rates;
}): CurrencyReading["convert"] {
  return (amount, cell) => {
    const code = currencyCode(cell);
    if (code === "" || code === companyCurrency) return amount;
    const rate = rates[code];
    return rate === undefined || !(rate > 0) ? { without: code } : Math.round(amount * rate) + 0;
  };
}

function mixWarnings(
  sheet: string,
  used: ReadonlyMap<string, number>,
  { companyCurrency, rates }: { companyCurrency: string; rates: Rates },
): readonly IntakeMessage[] {
  const warnings = [...used]
    .filter(([code]) => code !== "" && code !== companyCurrency && (rates[code] ?? 0) > 0)
    .map(([currency, rows]) =>
      message("currency-converted", { sheet, currency, rows, rate: rates[currency] ?? 0 }),
    );
  const without = used.get("") ?? 0;
  return without === 0
    ? warnings
    : [...warnings, message("currency-missing", { sheet, rows: without, currency: companyCurrency })];
}

/** Rows with something in the amount's table, by currency; "" counts rows without one. */
function currenciesUsed(layout: Layout, column: LayoutColumn, amount: LayoutColumn): Map<string, number> {
  const used = new Map<string, number>();
  const clients = new CellColumn(
    layout,
    (layout.columns.clientCode ?? layout.columns.clientName)?.index ?? -1,
  );
  const currencies = new CellColumn(layout, column.index);
  let last: CellValue = "";
  // Rows in a row of that currency, not yet counted: most sheets have long runs of one.
  let pending = 0;
  const count = (): void => {
    if (pending > 0) used.set(String(last), (used.get(String(last)) ?? 0) + pending);
  };
  eachPlace(layout.headerIndex + 1, currencies.length, (row) => {
    const cell = currencies.at(row);
    if (cell === "" && isBlank(clients.at(row))) return;
    if (cell !== last) {
      count();
      last = cell;
      pending = 0;
    }
    pending += 1;
  });
  count();
  return byCode(used, column, amount);
}

/** Longer texts are notes. */
const LONGEST_NAME = 24;

/** Cells of a column of currencies that say that none is known. */
const NO_NAME = /^(?:n\/?[ad]|n\. ?[ad]\.?|s\/o|nc|none|aucune?|keine?)$/;

/** True for a code or the name of a currency, whether it is known or not; sums and notes bear none. */
function namesCurrency(code: string): boolean {
  const isName = /^[\p{L}$£¥][\p{L}$£¥. '()-]*$/u.test(code) && code.length <= LONGEST_NAME;
  return isName && totalWordingOf(code) === null && !NO_NAME.test(plainText(code));
}

/**
 * Gathers spellings of one currency; repeated headings and labels of sums are no currency, nor are words in the place
 * of an amount ("à voir").
 */
function byCode(
  used: ReadonlyMap<string, number>,
  column: LayoutColumn,
  amount: LayoutColumn,
): Map<string, number> {
  const codes = new Map<string, number>();
  const heading = normaliseHeading(column.heading);
  for (const [cell, rows] of used) {
    if (column === amount && cell !== "" && !hasDigit(cell)) continue;
    const code = currencyCode(cell);
    if (code !== "" && (!namesCurrency(code) || normaliseHeading(code) === heading)) continue;
    codes.set(code, (codes.get(code) ?? 0) + rows);
  }
  return codes;
}

const CONVERTED =
  /\b(?:converted|converti|contre ?valeur|contravalor|controvalore|gegenwert|tegenwaarde|local currency|local amount|loc curr?|lcy?|lc amount|company (?:code )?currency|devise (?:societe|locale|tenue)|monnaie (?:locale|tenue)|haus(?:wahrung|waehrung)|moneda (?:local|sociedad|empresa|base)|divisa (?:interna|local)|valuta (?:locale|conto|base|interna)|basisvaluta|bedrijfsvaluta|lokale valuta|(?:reporting|functional|home|group) currency|mandantenwahrung|base (?:currency|balance|amount)|dmbtr|dmshb)\b/;

/** Share of rows that has to agree before values speak for a heading. */
const MOST = 0.6;

/**
 * True when the amounts are already in one currency: the heading says so, or beside them stand the amounts
 * in the document's currency, equal on company-currency rows and different on the others.
 */
function isConverted(layout: Layout, amount: LayoutColumn, companyCurrency: string): boolean {
  if (CONVERTED.test(normaliseHeading(amount.heading))) return true;
  const original = layout.columns.originalAmount;
  const currency = layout.columns.currency;
  if (original === undefined || currency === undefined || original.index === amount.index) return false;
  if (!/devise|divisa|moneda|valuta|currency|wrbtr|foreign/.test(normaliseHeading(original.heading)))
    return false;
  const company = { rows: 0, equal: 0 };
  const foreign = { rows: 0, equal: 0 };
  for (const row of layout.grid.values.slice(layout.headerIndex + 1)) {
    const [open, written] = [row[amount.index], row[original.index]];
    const code = currencyCode(row[currency.index]);
    if (typeof open !== "number" || typeof written !== "number" || code === "") continue;
    const group = code === companyCurrency ? company : foreign;
    group.rows += 1;
    if (Math.abs(open - written) < 0.005) group.equal += 1;
  }
  return (
    foreign.rows > 0 && foreign.equal <= (1 - MOST) * foreign.rows && company.equal >= MOST * company.rows
  );
}

/** What the company counts in, null while nothing says it, and what other currencies are worth in it. */
interface OwnCurrency {
  readonly companyCurrency: string | null;
  readonly rates: Rates;
}

/**
 * The worth in the company's currency of one unit of the currency that an amount's cell or heading tells: 1 for
 * its own and where nothing tells one; the currency's name where it has no rate. As long as nothing says what the
 * company counts in, a heading does.
 */
export function worthOf(
  cell: CellValue,
  heading: string,
  { companyCurrency, rates }: OwnCurrency,
): { readonly rate: number; readonly currency: string } | { readonly without: string } {
  const headed = currencyOfHeading(heading);
  const currency = currencyOfAmount(String(cell)) ?? headed ?? "";
  const own = companyCurrency ?? headed ?? USUAL_CURRENCY;
  if (currency === "" || currency === own) return { rate: 1, currency };
  const rate = rates[currency] ?? 0;
  return rate > 0 ? { rate, currency } : { without: currency };
}

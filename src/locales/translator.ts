import i18next, { type i18n } from "i18next";
import { dateOf, parseIsoDay } from "../domain/basis/day";
import { centsWriter } from "./digits";
import { templatesOf } from "./templates";
import { loadWords, words } from "./words";

export { loadWords, words };

/** A language of the pane or of the workbook. */
export type Language = keyof typeof words;
export const LANGUAGES = ["fr", "en"] as const satisfies readonly Language[];

type Words = (typeof words)["fr"];

/** The key as the caller writes it: i18next chooses the plural form by `count`. */
type WithoutPlural<K extends string> = K extends `${infer Stem}_${"one" | "many" | "other"}` ? Stem : K;

type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];

/** Every key that has words: `pane` keys as they are, the others after their namespace (`problems:no-answer.what`). */
export type TextKey =
  | KeyOf<Words["pane"]>
  | {
      [N in Exclude<keyof Words, "pane">]: `${N}:${KeyOf<Words[N]>}`;
    }[Exclude<keyof Words, "pane">];

/**
 * What our sheets are called. Words name them as `{{sheets.clients}}`: the finance team may have a sheet of the name we
 * would like, and people rename ours.
 */
export type SheetNames = Readonly<Record<keyof Words["workbook"]["sheets"], string>>;

/** What fills the `{{placeholders}}`; `count` also chooses the plural form. */
type Values = Readonly<Record<string, string | number>>;

/** How a day is written: 15/05/2026, vendredi 15 mai, vendredi 15 mai 2026. */
type DayStyle = "short" | "weekday" | "long";

/** Puts keys, amounts, days and numbers into one language. */
export interface Translator {
  readonly language: Language;
  /** The words of a key. A key without words throws under test and reads as the key itself in production. */
  t(key: TextKey, values?: Values): string;
  /**
   * The words of a message whose code is data (intake first, then workbook); the code itself when it has none.
   * Its `count`, else its `rows` or `clients`, choose the plural form.
   */
  message(message: { readonly code: string; readonly values: Values }): string;
  /** True when a message code has words. */
  knows(code: string): boolean;
  /** An amount in cents as currency, with 2 decimals unless told (0 rounds to whole units). */
  money(cents: number, digits?: 0 | 2): string;
  /** An amount in cents for a headline: 9,4 M€, 640 k€, 4 211 €. */
  shortMoney(cents: number): string;
  /** How the currency of the amounts is written beside a number: "€", "CHF". */
  readonly currency: string;
  /** An Excel serial day (1900 system). */
  day(serial: number, style: DayStyle): string;
  /** An hour written "8:30": « 8 h 30 » in French. */
  time(hour: string): string;
  /** A number with the language's thousands separator, whole unless told. */
  number(value: number, digits?: 0 | 1): string;
  /** A share (0.25) as a percentage, without decimals unless told. */
  percent(share: number, digits?: 0 | 1 | 2): string;
  /** Names joined as a sentence joins them: a, b et c. */
  list(names: readonly string[]): string;
  /** What our sheets are called in these words. */
  readonly sheets: SheetNames;
}

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

const DAY_FORMATS: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" },
  weekday: { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
};

function startI18next(language: Language, sheets: SheetNames) {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: process.env.NODE_ENV === "test" ? false : "fr",
    ns: ["pane", "workbook", "problems", "intake", "questions"],
    defaultNS: "pane",
    initAsync: false,
    resources: words,
    interpolation: { escapeValue: false, defaultVariables: { sheets } },
  });
  return instance;
}

function missing(key: string, language: string): string {
  if (process.env.NODE_ENV === "test") {
    throw new Error(`No words for "${key}" in "${language}".`);
  }
  return key;
}

/**
 * The words and figures of one language. Nothing global is touched: each call makes its own instance.
 *
 * @param currency ISO code of the amounts.
 * @param sheets what our sheets are called; the names we would like unless told.
 */
export function translator(
  language: Language,
  currency = "EUR",
  sheets: SheetNames = words[language].workbook.sheets,
): Translator {
  const instance = startI18next(language, sheets);
  const figures = figuresOf(LOCALES[language], currency);
  addDayFormat(instance, figures);
  addAmountFormat(instance, LOCALES[language]);
  addDecorationsFormat(instance, figures);
  addQuotedFormat(instance, figures);
  addTableFormats(instance);
  addCellsFormat(instance, figures);
  const found = (key: string, values?: Values): string => {
    const text = instance.t(key, values ?? {});
    // A key without words comes back as it is: only then is it worth asking whether it has some.
    return key.endsWith(text) && !instance.exists(key, values ?? {}) ? missing(key, language) : text;
  };
  // A sheet of thousands of rows says the same words again and again.
  const plain = new Map<string, string>();
  const fill = templatesOf(instance, language, { sheets });
  const text = (key: string, values?: Values): string => {
    if (values !== undefined) return fill(key, values) ?? found(key, values);
    const known = plain.get(key);
    if (known !== undefined) return known;
    const spelt = found(key);
    plain.set(key, spelt);
    return spelt;
  };
  const namespaceOf = (code: string, values: Values): string | undefined =>
    ["intake", "workbook"].find((namespace) => instance.exists(`${namespace}:${code}`, values));
  return {
    language,
    sheets,
    ...figures,
    t: (key, values) => text(key, values),
    message: ({ code, values: said }) => {
      const values = counted(said);
      const namespace = namespaceOf(code, values);
      return namespace === undefined ? missing(code, language) : text(`${namespace}:${code}`, values);
    },
    knows: (code) => namespaceOf(code, { count: 0 }) !== undefined,
    time: (hour) => (language === "fr" ? hour.replace(":", "\u202fh\u202f") : hour),
  };
}

/** What a message counts (rows, else clients) chooses its plural form. */
function counted(values: Values): Values {
  const count = values["count"] ?? values["rows"] ?? values["clients"];
  return count === undefined ? values : { ...values, count };
}

type Figures = Pick<Translator, "money" | "shortMoney" | "currency" | "day" | "number" | "percent" | "list">;

function figuresOf(locale: string, currency: string): Figures {
  const numbers = {
    0: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    1: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  };
  const shares = {
    0: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }),
    1: new Intl.NumberFormat(locale, {
      style: "percent",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
    2: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }),
  };
  const amounts = {
    0: amountFormat(locale, currency, 0),
    1: amountFormat(locale, currency, 1),
    2: amountFormat(locale, currency, 2),
  };
  const days = {
    short: new Intl.DateTimeFormat(locale, DAY_FORMATS.short),
    weekday: new Intl.DateTimeFormat(locale, DAY_FORMATS.weekday),
    long: new Intl.DateTimeFormat(locale, DAY_FORMATS.long),
  };
  const names = new Intl.ListFormat(locale, { type: "conjunction" });
  const money = { 0: centsWriter(amounts[0], 0), 2: centsWriter(amounts[2], 2) };
  const whole = centsWriter(numbers[0], 0);
  const texts = {
    short: dayWriter(days.short),
    weekday: dayWriter(days.weekday),
    long: dayWriter(days.long),
  };
  return {
    money: (cents, digits = 2) => withMinus(cents, money[digits](cents)),
    currency: amounts[0].formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency,
    day: (serial, style) => texts[style](serial),
    shortMoney: (cents) => withMinus(cents, shortAmount(cents, amounts)),
    number: (value, digits = 0) =>
      withMinus(
        value,
        digits === 0 && Number.isInteger(value) ? whole(value * 100) : numbers[digits].format(value),
      ),
    percent: (value, digits = 0) => withMinus(value, shares[digits].format(value)),
    list: (items) => names.format(items),
  };
}

/** A figure with a minus as wide as the plus of the others, where browsers write a hyphen. */
function withMinus(value: number, text: string): string {
  return value < 0 ? text.replace("-", "\u2212") : text;
}

/** From these amounts on, in cents, thousands and millions stand for units. */
const SHORT_FROM = { thousands: 10_000_00, millions: 999_500_00 };

/** The unit stands where readers expect it: « 9,4 M€ », "€9.4M". Browsers write « 9,4 M € ». */
function shortAmount(cents: number, amounts: Readonly<Record<0 | 1, Intl.NumberFormat>>): string {
  const size = Math.abs(cents);
  if (size < SHORT_FROM.thousands) return amounts[0].format(cents / 100);
  const isMillions = size >= SHORT_FROM.millions;
  const unit = isMillions ? "M" : "k";
  const parts = isMillions
    ? amounts[1].formatToParts(cents / 100_000_000)
    : amounts[0].formatToParts(cents / 100_000);
  const isLast = parts.at(-1)?.type === "currency";
  const text = parts
    .map(({ type, value }) => (isLast && type === "currency" ? unit + value : value))
    .join("");
  return isLast ? text : text + unit;
}

/**
 * A day written YYYY-MM-DD stands in the language's own form where the words ask for it: `{{day, day}}`.
 * Any other text stands as it is.
 */
function addDayFormat(instance: i18n, { day }: Figures): void {
  instance.services.formatter?.add("day", (value: string | number) => {
    const serial = parseIsoDay(String(value));
    return serial === null ? String(value) : day(serial, "short");
  });
}

/**
 * An amount in units with its cents: `{{held, amount}}`. It bears no currency: it is a sum of a sheet's cells as they
 * stand, which may be in another currency than the company's or in several, and is often asked about before anything
 * says in what they are. What a choice comes to is in the company's, and bears it.
 */
function addAmountFormat(instance: i18n, locale: string): void {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  instance.services.formatter?.add("amount", (value: number) => withMinus(value, format.format(value)));
}

/**
 * What Excel refused to dress up, one name a line, stands in words where they ask for it:
 * `{{names, decorations}}`. A name without words, such as a chart's own title, stands as it is.
 */
function addDecorationsFormat(instance: i18n, { list }: Figures): void {
  instance.services.formatter?.add("decorations", (value: string) => {
    const named = value.split("\n").map((name) => {
      const key = `workbook:decorations.${name}`;
      return instance.exists(key) ? instance.t(key) : name;
    });
    return list([...new Set(named)]);
  });
}

/** Headings or words of a sheet, one a line, each in the quotation marks of the language: `{{words, quoted}}`. */
function addQuotedFormat(instance: i18n, { list }: Figures): void {
  instance.services.formatter?.add("quoted", (value: string) =>
    list(value.split("\n").map((heading) => instance.t("sources.quoted", { heading }))),
  );
}

/** Cells of a fault, one a line, the last one perhaps the count of others: `{{cells, cells}}`. */
function addCellsFormat(instance: i18n, { list }: Figures): void {
  instance.services.formatter?.add("cells", (value: string) =>
    list(
      value
        .split("\n")
        .map((cell) =>
          cell.startsWith("+") ? instance.t("intake:otherCells", { count: Number(cell.slice(1)) }) : cell,
        ),
    ),
  );
}

/**
 * A table of ours stands as people call it, or as what becomes of the workbook when it is begun anew without:
 * `{{table, ownTable}}`, `{{table, anew}}`.
 */
function addTableFormats(instance: i18n): void {
  for (const [format, group] of [
    ["ownTable", "ownTables"],
    ["anew", "anew"],
  ] as const) {
    instance.services.formatter?.add(format, (value: string) => {
      const key = `workbook:${group}.${value}`;
      return instance.exists(key) ? instance.t(key) : value;
    });
  }
}

/**
 * Browsers disagree on the comma after an English weekday; it is left out everywhere. The first of a month is
 * « 1er » in French, which they do not write. Sheets name the same days again and again: each is written once.
 */
function dayWriter(format: Intl.DateTimeFormat): (serial: number) => string {
  const isFrench = format.resolvedOptions().locale.startsWith("fr");
  const written = new Map<number, string>();
  return (serial) => {
    const known = written.get(serial);
    if (known !== undefined) return known;
    const plain = format.format(dateOf(serial)).replace(",", "");
    const text = isFrench ? plain.replace(/ 1 (?=\p{L})/u, " 1er ") : plain;
    written.set(serial, text);
    return text;
  };
}

function amountFormat(locale: string, currency: string, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

import { addLocale, format, getLocale, isDateFormat, isValidFormat } from "numfmt";
import type { Scalar } from "../model";
import { DAYS_1900_TO_1904 } from "./dateSerial";

/** Excel's separators in French: narrow no-break space and comma (Windows and ICU since 2018). */
const FRENCH = "fr-FR";
const ENGLISH = "en-US";

const FRENCH_ERRORS: Readonly<Record<string, string>> = {
  "#NAME?": "#NOM?",
  "#NULL!": "#NUL!",
  "#NUM!": "#NOMBRE!",
  "#VALUE!": "#VALEUR!",
  "#SPILL!": "#PROPAGATION!",
};

/**
 * Formats that follow the user's settings although their code looks American: the built-in formats 14 and 22, and
 * the long date and time that bear the pseudo-locales F800 and F400 (ECMA-376 part 1, §18.8.30).
 */
const FRENCH_SYSTEM_FORMATS: Readonly<Record<string, string>> = {
  "m/d/yyyy": "dd/mm/yyyy",
  "mm-dd-yy": "dd/mm/yyyy",
  "m/d/yyyy h:mm": "dd/mm/yyyy hh:mm",
  "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
  "[$-F800]dddd, mmmm dd, yyyy": "dddd d mmmm yyyy",
  "[$-F400]h:mm:ss AM/PM": "hh:mm:ss",
};
const ENGLISH_SYSTEM_FORMATS: Readonly<Record<string, string>> = {
  "mm-dd-yy": "m/d/yyyy",
  "m/d/yy h:mm": "m/d/yyyy h:mm",
  "[$-F800]dddd, mmmm dd, yyyy": "dddd, mmmm d, yyyy",
  "[$-F400]h:mm:ss AM/PM": "h:mm:ss AM/PM",
};

/** Dates before 1900 or after 9999 show as number signs. */
const FORMAT_OPTIONS = { dateErrorNumber: false, dateSpanLarge: false, overflow: "########" };

addLocale({ ...(getLocale(FRENCH) ?? {}), group: "\u202f", decimal: "," }, FRENCH);
addLocale({ ...(getLocale(ENGLISH) ?? {}), group: ",", decimal: "." }, ENGLISH);

/** A currency's locale ("[$€-40C]") names the currency; it does not change Excel's separators. */
function withoutCurrencyLocale(code: string): string {
  return code.replace(/\[\$([^\]-]+)-[0-9A-Fa-f]+\]/g, "[$$$1]");
}

const localCodes = new Map<string, string>();

function localCode(code: string, locale: string): string {
  const key = `${locale} ${code}`;
  const known = localCodes.get(key);
  if (known !== undefined) return known;
  const system = locale === FRENCH ? FRENCH_SYSTEM_FORMATS : ENGLISH_SYSTEM_FORMATS;
  const local = isValidFormat(code) ? (system[code] ?? withoutCurrencyLocale(code)) : "General";
  localCodes.set(key, local);
  return local;
}

/**
 * The text that Excel shows for a value, as Range.text returns it: in the user's language, whatever the column's
 * width (Range.text documentation). A code that is no number format shows the value as General.
 *
 * @param numberFormat en-US code, as Range.numberFormat
 * @param locale "fr-FR" or "en-US": a language tag that starts with "fr" reads as French, all others as English
 * @param date1904 whether dates count from 1904
 */
export function displayText(value: Scalar, numberFormat: string, locale: string, date1904 = false): string {
  if (value === null || value === "") return "";
  const language = locale.toLowerCase().startsWith("fr") ? FRENCH : ENGLISH;
  if (typeof value === "object")
    return language === FRENCH ? (FRENCH_ERRORS[value.error] ?? value.error) : value.error;
  const isDate1904 = date1904 && typeof value === "number" && isDateFormat(numberFormat);
  const shown = isDate1904 ? value + DAYS_1900_TO_1904 : value;
  return format(localCode(numberFormat, language), shown, { ...FORMAT_OPTIONS, locale: language });
}

import { YES_NO, sheetWords, isWord } from "../../book/words";
import { minutesOf } from "../../domain/committee/committeeCalendar";
import { toCents, toUnits } from "../../domain/basis/money";
import {
  COVER_CRITERIA,
  END_OF_MONTH_READINGS,
  PARAMETER_LIMITS,
  type ParameterLimits,
  type Parameters,
  type ParameterUnit,
} from "../../domain/policy/policy";
import { literal, type CellInput, type CellOutput } from "../../book/cells";
import type { Translator, Language } from "../../locales/translator";

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
const COVER_BASES = ["including-vat", "excluding-vat"] as const;

export type Choice =
  | (typeof WEEKDAYS)[number]
  | (typeof COVER_BASES)[number]
  | (typeof COVER_CRITERIA)[number]
  | (typeof END_OF_MONTH_READINGS)[number]
  | (typeof YES_NO)[number];

export type ParameterValue = Parameters[keyof Parameters];

/** The words a parameter of some unit chooses from, by their key. */
export const CHOICES: Readonly<Partial<Record<ParameterUnit, readonly Choice[]>>> = {
  weekday: WEEKDAYS,
  "cover-base": COVER_BASES,
  "cover-criterion": COVER_CRITERIA,
  "end-of-month": END_OF_MONTH_READINGS,
  "yes-no": YES_NO,
};

/** Units that are counted: no half days. */
export const WHOLE_UNITS: ReadonlySet<ParameterUnit> = new Set<ParameterUnit>(["days", "weeks", "count"]);

/** A parameter's value as its cell holds it. */
export function toCell(value: ParameterValue, unit: ParameterUnit, language: Language): CellInput {
  if (unit === "amount") return toUnits(Number(value));
  if (CHOICES[unit] !== undefined) {
    return literal(sheetWords(language).t(`workbook:choices.${choiceOf(value)}`));
  }
  return typeof value === "number" ? value : literal(String(value));
}

/** The choice that a value stands for. */
export function choiceOf(value: ParameterValue): Choice {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value) as Choice;
}

/** A parameter's value from its cell or from what was typed for it, or null when it is not one. */
export function fromCell(cell: CellOutput, limits: ParameterLimits): ParameterValue | null {
  const { unit } = limits;
  const choice = CHOICES[unit]?.find((candidate) => isWord(cell, `choices.${candidate}`));
  if (CHOICES[unit] !== undefined) return choice === undefined ? null : fromChoice(choice, unit);
  if (unit === "time") return timeFrom(cell);
  if (unit === "text") return String(cell).trim();
  if (unit === "currency") return currencyFrom(cell);
  if (typeof cell !== "number") return null;
  if (cell < (limits.minimum ?? -Infinity) || cell > (limits.maximum ?? Infinity)) return null;
  if (WHOLE_UNITS.has(unit) && !Number.isInteger(cell)) return null;
  return unit === "amount" ? toCents(cell) : cell;
}

/** The value that a choice stands for. */
export function fromChoice(choice: Choice, unit: ParameterUnit): ParameterValue {
  if (unit === "weekday") return Number(choice);
  return unit === "yes-no" ? choice === "yes" : choice;
}

/** "EUR" or "eur"; null for what is no ISO 4217 code. */
function currencyFrom(cell: CellOutput): string | null {
  const code = String(cell).trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** "8:30", "8h30", or the fraction of a day Excel makes of a time typed into a plain cell. */
function timeFrom(cell: CellOutput): string | null {
  if (typeof cell === "number" && cell >= 0 && cell < 1) {
    const minutes = Math.round(cell * 24 * 60);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
  const match = /^([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)$/.exec(String(cell).trim());
  return match && minutesOf(`${match[1]}:${match[2]}`) >= 0 ? `${Number(match[1])}:${match[2]}` : null;
}

/** The unit beside a value, blank where the value alone shows it. */
export function unitText(unit: ParameterUnit, words: Translator): string {
  if (unit === "amount") return words.currency;
  return unit === "days" || unit === "weeks" || unit === "minutes" ? words.t(`workbook:units.${unit}`) : "";
}

/** A parameter's value as a person reads it: 50 000 €, 60 jours, vendredi. */
export function valueText(name: keyof Parameters, value: ParameterValue, words: Translator): string {
  const { unit } = PARAMETER_LIMITS[name];
  if (CHOICES[unit] !== undefined) return words.t(`workbook:choices.${choiceOf(value)}`);
  if (typeof value !== "number") return unit === "time" ? words.time(String(value)) : String(value);
  if (unit === "amount") return words.money(value, value % 100 === 0 ? 0 : 2);
  if (unit === "share" || unit === "rate") return words.percent(value, 2);
  const named = unitText(unit, words);
  return named === "" ? words.number(value) : `${words.number(value)}\u00a0${named}`;
}

/** What a parameter's cell accepts, for a person who typed something else. */
export function expectedText(name: keyof Parameters, words: Translator): string {
  const { unit, minimum, maximum } = PARAMETER_LIMITS[name];
  const choices = CHOICES[unit];
  if (choices !== undefined) return choices.map((choice) => words.t(`workbook:choices.${choice}`)).join(", ");
  if (unit === "time" || unit === "currency" || unit === "text") return words.t(`workbook:expected.${unit}`);
  if (unit === "amount") return words.t("workbook:expected.amount");
  const bound = (value: number) =>
    unit === "share" || unit === "rate" ? words.percent(value, 0) : words.number(value);
  const bounds = { minimum: bound(minimum ?? 0), maximum: bound(maximum ?? 0) };
  return words.t(WHOLE_UNITS.has(unit) ? "workbook:expected.whole" : "workbook:expected.between", bounds);
}

import type { Parameters } from "../domain/policy";
import { PARAMETER_LIMITS } from "../domain/policy";
import { fromCell, type ParameterValue } from "../committee/policyValues";
import type { Translator } from "../locales/translator";

/** The parameters by what they are about, in the order of the page. */
export const POLICY_THEMES = {
  overdue: [
    "residue",
    "upToDateMaximum",
    "upToDateDays",
    "seriousAmount",
    "seriousShare",
    "seriousShareAmount",
  ],
  cover: ["coverTolerance", "coverBase", "vatRate", "groupsShareCover", "ordersHorizonDays", "ratingOldDays"],
  reds: [
    "hardRedInsolvency",
    "hardRedCoverWithdrawn",
    "hardRedUncovered",
    "hardRedBrokenPromises",
    "brokenPromisesLimit",
    "improvementRuns",
    "overrideMaximumDays",
  ],
  blocks: [
    "blockAfterDays",
    "blockOverdue",
    "declarationDelayDays",
    "declarationSoonDays",
    "declarationUrgentDays",
  ],
  agenda: [
    "agendaMinimumExposure",
    "meetingWeekday",
    "meetingTime",
    "meetingPlace",
    "maximumPeople",
    "meetingMinutes",
    "actionsMinutes",
    "redMinutes",
    "orangeMinutes",
    "greenMinutes",
    "successesMinutes",
    "agendaDaysBefore",
  ],
  law: [
    "legalTermDays",
    "legalEndOfMonthDays",
    "endOfMonthReading",
    "latePenaltyRate",
    "latePenaltyRateBefore",
    "recoveryFee",
  ],
  company: ["companyName", "companyCurrency", "arbitrationShare", "arbitrationWeeks"],
} as const satisfies Readonly<Record<string, readonly (keyof Parameters)[]>>;

export type PolicyTheme = keyof typeof POLICY_THEMES;

/** A parameter's value as its field shows it for editing: plain, with the language's decimal sign. */
export function typedText(name: keyof Parameters, value: ParameterValue, words: Translator): string {
  const { unit } = PARAMETER_LIMITS[name];
  if (typeof value !== "number") return String(value);
  const shown = unit === "amount" ? value / 100 : unit === "share" || unit === "rate" ? value * 100 : value;
  const text = String(Math.round(shown * 1e4) / 1e4);
  return words.language === "fr" ? text.replace(".", ",") : text;
}

/**
 * The value that a text typed for a parameter means, or null when it is not one: "50 000", "12,15" or "12.15 %",
 * in the units of the field (euros, per cent, days).
 */
export function typedValue(name: keyof Parameters, text: string): ParameterValue | null {
  const limits = PARAMETER_LIMITS[name];
  const { unit } = limits;
  if (unit === "text" || unit === "time" || unit === "currency") return fromCell(text, limits);
  const plain = text.replace(/[\s\u00a0\u202f€%]/g, "").replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return fromCell(unit === "share" || unit === "rate" ? number / 100 : number, limits);
}

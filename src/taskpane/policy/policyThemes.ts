import { PARAMETER_LIMITS, type Parameters, type ParameterUnit } from "../../domain/policy/policy";
import { fromCell, type ParameterValue } from "../../committee/port/policyValues";
import type { Language } from "../../locales/translator";

/** The parameters by what they are about, in the order of the page. */
export const POLICY_THEMES = {
  criteria: ["coverCriterion", "ratingsInUse", "greenWithoutData", "coloursAside"],
  overdue: [
    "residue",
    "upToDateMaximum",
    "upToDateDays",
    "seriousAmount",
    "seriousShare",
    "seriousShareAmount",
    "countDisputes",
    "oldDisputeAmount",
  ],
  cover: [
    "coverTolerance",
    "partialShare",
    "partialAmount",
    "limitPartialShare",
    "coverBase",
    "vatRate",
    "groupsShareCover",
    "ordersHorizonDays",
    "ratingOldDays",
  ],
  reds: [
    "hardRedInsolvency",
    "hardRedDoubtful",
    "hardRedCoverWithdrawn",
    "hardRedUncovered",
    "hardRedBrokenPromises",
    "brokenPromisesLimit",
    "improvementRuns",
    "overrideMaximumDays",
  ],
  blocks: [
    "blockAfterDays",
    "blockMinimumOverdue",
    "blockOverdue",
    "blockShare",
    "declarationDelayDays",
    "declarationMinimum",
    "noLongerInsuredDays",
    "declarationSoonDays",
    "declarationUrgentDays",
  ],
  agenda: [
    "agendaMinimumExposure",
    "agendaRedMinimum",
    "excessShare",
    "excessAmount",
    "termDriftDays",
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
    "visitWeeks",
  ],
  law: [
    "legalTermDays",
    "legalEndOfMonthDays",
    "endOfMonthReading",
    "latePenaltyRate",
    "latePenaltyRateBefore",
    "recoveryFee",
  ],
  company: ["companyName", "companyCurrency", "arbitrationShare", "arbitrationWeeks", "setUpAnswered"],
} as const satisfies Readonly<Record<string, readonly (keyof Parameters)[]>>;

export type PolicyTheme = keyof typeof POLICY_THEMES;

/** A parameter's value as its field shows it for editing: "50 000", "12,15", in the units of the field. */
export function typedText(name: keyof Parameters, value: ParameterValue, language: Language): string {
  const { unit } = PARAMETER_LIMITS[name];
  if (typeof value !== "number") return String(value);
  const shown = unit === "amount" ? value / 100 : isPercentage(unit) ? value * 100 : value;
  return shown.toLocaleString(language === "fr" ? "fr-FR" : "en-GB", { maximumFractionDigits: 4 });
}

/**
 * The value that a text typed for a parameter means in the pane's language, or null when it is not one:
 * "50 000", "12,15" or "12.15 %" in French, "50,000" or "12.15" in English.
 */
export function typedValue(name: keyof Parameters, text: string, language: Language): ParameterValue | null {
  const limits = PARAMETER_LIMITS[name];
  const { unit } = limits;
  if (unit === "text" || unit === "time" || unit === "currency") return fromCell(text, limits);
  const figures = text.replace(/[\s\u00a0\u202f€%]/g, "");
  const plain = language === "fr" ? figures.replace(",", ".") : withoutThousands(figures);
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return fromCell(isPercentage(unit) ? Number((number / 100).toPrecision(12)) : number, limits);
}

/** English thousands; a comma elsewhere stays, and makes no number: it could be meant as a decimal sign. */
function withoutThousands(figures: string): string {
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(figures) ? figures.replaceAll(",", "") : figures;
}

function isPercentage(unit: ParameterUnit): boolean {
  return unit === "share" || unit === "rate";
}

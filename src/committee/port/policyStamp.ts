import { defaultGrid } from "../../domain/policy/grid";
import { criteriaInUse, type Policy } from "../../domain/policy/policy";
import { DEFAULT_RATING_RANGES } from "../../domain/policy/signature";
import { sheetWords } from "../../book/words";
import { criteriaNamed } from "../../documents/agenda/agendaWords";
import { STAMP_SEPARATOR } from "../../documents/results/policyDifference";
import { valueText } from "./policyValues";
import type { Language } from "../../locales/translator";

/**
 * The policy that a committee was run with, short and readable, so that a colour of last spring can be
 * explained: what the colours and the agenda depend on, and how grid and scales differ from the default.
 */
export function policyStamp({ parameters, grid, ratingRanges }: Policy, language: Language): string {
  const words = sheetWords(language);
  const valueOf = (name: keyof typeof parameters) => valueText(name, parameters[name], words);
  const inUse = criteriaInUse(parameters);
  const lines = defaultGrid(inUse).filter((row) =>
    grid.some(
      (candidate) =>
        candidate.cover === row.cover &&
        candidate.signature === row.signature &&
        candidate.overdue === row.overdue &&
        candidate.colour !== row.colour,
    ),
  ).length;
  const isScaleOwn = JSON.stringify(ratingRanges) !== JSON.stringify(DEFAULT_RATING_RANGES);
  const hardReds = (
    ["hardRedInsolvency", "hardRedDoubtful", "hardRedCoverWithdrawn", "hardRedBrokenPromises"] as const
  )
    .filter((name) => parameters[name])
    .map((name) =>
      words.t(`workbook:stamp.${name}`, {
        amount: valueOf("hardRedUncovered"),
        count: parameters.brokenPromisesLimit,
      }),
    );
  return [
    words.t("workbook:stamp.agenda", {
      amount: valueOf("agendaMinimumExposure"),
      reds: valueOf("agendaRedMinimum"),
    }),
    words.t("workbook:stamp.criteria", { criteria: words.list(criteriaNamed(parameters, words)) }),
    words.t(`workbook:stamp.${parameters.countDisputes ? "disputesCounted" : "disputesApart"}`),
    words.t("workbook:stamp.cover", {
      amount: valueOf("coverTolerance"),
      share: valueOf("partialShare"),
      partial: valueOf("partialAmount"),
      base: valueOf("coverBase"),
    }),
    words.t("workbook:stamp.upToDate", { amount: valueOf("upToDateMaximum"), days: valueOf("upToDateDays") }),
    words.t("workbook:stamp.serious", {
      amount: valueOf("seriousAmount"),
      share: valueOf("seriousShare"),
      shareAmount: valueOf("seriousShareAmount"),
    }),
    words.t("workbook:stamp.hardReds", {
      rules: hardReds.length > 0 ? words.list(hardReds) : words.t("workbook:stamp.none"),
    }),
    words.t("workbook:stamp.improvement", { count: parameters.improvementRuns }),
    lines === 0
      ? words.t("workbook:stamp.gridDefault")
      : words.t("workbook:stamp.gridChanged", { count: lines }),
    words.t(isScaleOwn ? "workbook:stamp.scalesChanged" : "workbook:stamp.scalesDefault"),
  ].join(STAMP_SEPARATOR);
}

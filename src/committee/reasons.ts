import type { Colour } from "../domain/grid";
import type { Reason } from "../domain/classification";
import type { Translator } from "../locales/translator";

/** The colour and the facts behind it as one sentence: "Rouge : 64 210 € échus dont 41 000 € > 60 j, …". */
export function reasonSentence(colour: Colour, reasons: readonly Reason[], words: Translator): string {
  return words.t("workbook:reasons.sentence", {
    colour: words.t(`workbook:colours.${colour}`),
    facts: reasons.map((reason) => factOf(reason, words)).join(", "),
  });
}

function factOf(reason: Reason, words: Translator): string {
  const amount = (cents: number) => words.money(cents, 0);
  switch (reason.kind) {
    case "insolvent":
    case "up-to-date":
    case "rating-missing":
      return words.t(`workbook:reasons.${reason.kind}`);
    case "cover-withdrawn":
      return words.t("workbook:reasons.cover-withdrawn", { uncovered: amount(reason.uncovered) });
    case "overdue":
      return reason.over60Days > 0
        ? words.t("workbook:reasons.overdueOld", {
            amount: amount(reason.amount),
            over60Days: amount(reason.over60Days),
          })
        : words.t("workbook:reasons.overdue", {
            amount: amount(reason.amount),
            days: words.number(reason.oldestDaysLate),
          });
    case "cover":
      return reason.exposure <= 0
        ? words.t("workbook:reasons.nothingToCover")
        : words.t(`workbook:reasons.${reason.grade}`, {
            valid: amount(reason.valid),
            exposure: amount(reason.exposure),
          });
    case "cover-missing":
      return words.t("workbook:reasons.cover-missing", { exposure: amount(reason.exposure) });
    case "signature":
      return words.t("workbook:reasons.signature", {
        provider: reason.provider,
        value: reason.value,
        quality: words.t(`workbook:grades.${reason.quality}`).toLowerCase(),
      });
    case "rating-unknown":
      return words.t("workbook:reasons.rating-unknown", { provider: reason.provider, value: reason.value });
  }
}

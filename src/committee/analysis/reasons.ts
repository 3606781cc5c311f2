import type { Colour } from "../../domain/policy/grid";
import type { Reason } from "../../domain/colour/classification";
import type { Cents } from "../../domain/basis/money";
import type { Translator } from "../../locales/translator";

/** The colour and the facts behind it as one sentence: "Rouge : 64 210 € échus dont 41 000 € > 60 j, …". */
export function reasonSentence(colour: Colour, reasons: readonly Reason[], words: Translator): string {
  return words.t("workbook:reasons.sentence", {
    colour: words.t(`workbook:colours.${colour}`),
    facts: reasons.map((reason) => factOf(reason, words)).join(", "),
  });
}

function factOf(reason: Reason, words: Translator): string {
  const amount = (cents: number) => words.money(cents, 0);
  const day = (serial: number) => words.day(serial, "short");
  const colour = (key: Colour) => words.t(`workbook:colours.${key}`).toLowerCase();
  switch (reason.kind) {
    case "insolvent":
    case "up-to-date":
    case "rating-missing":
      return words.t(`workbook:reasons.${reason.kind}`);
    case "override": {
      const { who, until, reason: motive } = reason.override;
      const why = [who, motive].filter((text) => text !== "").join(", ");
      const facts = { until: day(until), computed: colour(reason.computed) };
      return why === ""
        ? words.t("workbook:reasons.overrideUnexplained", facts)
        : words.t("workbook:reasons.override", { ...facts, why });
    }
    case "override-expired":
      return words.t("workbook:reasons.override-expired", {
        colour: colour(reason.override.colour),
        until: day(reason.override.until),
      });
    case "waiting":
      return words.t("workbook:reasons.waiting", {
        computed: colour(reason.computed),
        runs: words.number(reason.runs),
        needed: words.number(reason.needed),
      });
    case "cover-withdrawn":
      return words.t("workbook:reasons.cover-withdrawn", { uncovered: amount(reason.uncovered) });
    case "broken-promises":
      return words.t("workbook:reasons.broken-promises", { count: reason.count });
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
      return coverFact(reason, words);
    case "cover-missing":
      return words.t("workbook:reasons.cover-missing", { exposure: exposureText(reason, words) });
    case "signature": {
      const fact = words.t("workbook:reasons.signature", {
        provider: reason.provider,
        value: reason.value,
        quality: words.t(`workbook:grades.${reason.quality}`).toLowerCase(),
      });
      return reason.oldSince === null
        ? fact
        : words.t("workbook:reasons.rating-old", { fact, day: day(reason.oldSince) });
    }
    case "rating-unknown":
      return words.t("workbook:reasons.rating-unknown", { provider: reason.provider, value: reason.value });
  }
}

function coverFact(reason: Extract<Reason, { kind: "cover" }>, words: Translator): string {
  if (reason.exposure <= 0) return words.t("workbook:reasons.nothingToCover");
  const fact = words.t(`workbook:reasons.${reason.grade}`, {
    valid: words.money(reason.valid, 0),
    exposure: exposureText(reason, words),
  });
  if (reason.shared === null) return fact;
  const { granted, accounts } = reason.shared;
  const limit = words.money(granted, 0);
  return words.t("workbook:reasons.shared", { fact, limit, accounts: words.number(accounts) });
}

/** The exposure that cover is compared with, which is said when it is without VAT. */
function exposureText(
  { exposure, excludingVat }: { readonly exposure: Cents; readonly excludingVat: boolean },
  words: Translator,
): string {
  const text = words.money(exposure, 0);
  return excludingVat ? words.t("workbook:reasons.excludingVat", { exposure: text }) : text;
}

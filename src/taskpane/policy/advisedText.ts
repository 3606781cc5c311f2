import { KEEPING_RULES, type Advice } from "../../domain/committee/advisedThreshold";
import type { Translator } from "../../locales/translator";

/**
 * « Seuil conseillé : 250 000 € → 22 clients, 58 min, 78 % de l'encours »; where no threshold is enough, what
 * stays on the agenda under any, and why.
 */
export function advisedText(advised: Advice, words: Translator): string {
  const { clients, minutes } = advised;
  const size = { count: clients, number: words.number(clients), minutes: words.number(minutes) };
  if (advised.threshold === null) {
    const rules = KEEPING_RULES.map((rule) => ({ rule, count: advised.keptBy[rule] }))
      .filter(({ count }) => count > 0)
      .map(({ rule, count }) => words.t(`policy.keptBy.${rule}`, { count, number: words.number(count) }));
    return words.t("policy.noAdvice", { ...size, rules: words.list(rules) });
  }
  return words.t("policy.advised", {
    ...size,
    threshold: words.money(advised.threshold, 0),
    share: words.percent(advised.share ?? 0, 0),
  });
}

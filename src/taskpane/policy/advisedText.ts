import type { AdvisedThreshold } from "../../domain/committee/advisedThreshold";
import type { Translator } from "../../locales/translator";

/** « Seuil conseillé : 250 000 € → 22 clients, 58 min, 78 % de l'encours ». */
export function advisedText(advised: AdvisedThreshold | null, words: Translator): string {
  if (advised === null) return words.t("policy.noAdvice");
  const { threshold, clients, minutes, share } = advised;
  return words.t("policy.advised", {
    threshold: words.money(threshold, 0),
    count: clients,
    number: words.number(clients),
    minutes: words.number(minutes),
    share: words.percent(share ?? 0, 0),
  });
}

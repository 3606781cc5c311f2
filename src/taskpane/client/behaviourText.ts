import type { PaymentBehaviour } from "../../domain/receivables/paymentBehaviour";
import type { Translator } from "../../locales/translator";

/** « en retard 9 semaines sur 12 ». */
export function behaviourText({ weeksLate, weeksKnown }: PaymentBehaviour, words: Translator): string {
  return words.t("client.weeksLate", {
    count: weeksLate,
    number: words.number(weeksLate),
    known: words.number(weeksKnown),
  });
}

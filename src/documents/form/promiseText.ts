import type { HeldPromise } from "../../domain/protocol/promises";
import type { Translator } from "../../locales/translator";

/** What a client owed when it promised and owes now, beside the amount; kept or broken is proposed, no more. */
export function promiseText({ promised, on, then, now, verdict }: HeldPromise, words: Translator): string {
  const told = verdict === "pending" && on === null ? "pendingUndated" : verdict;
  return words.t(`workbook:promise.${told}`, {
    promised: words.money(promised, 0),
    then: words.money(then, 0),
    now: words.money(now, 0),
    day: on === null ? "" : words.day(on, "short"),
  });
}

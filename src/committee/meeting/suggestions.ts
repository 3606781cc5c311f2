import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { ActionKind, ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { ClientStanding } from "../port/clientStanding";
import type { Suggestion } from "./meetingContract";
import { wayOutAmounts } from "./wayOutAmounts";

/**
 * What the client's own figures suggest to decide: the payment and the cover that lead out of its colour, the
 * block that the policy proposes or the release of the one in force, the declaration to the insurer, and for a
 * good payer the priority of its deliveries. The committee decides: nothing is recorded by itself.
 */
export function suggestionsFor(
  client: ClientStanding,
  block: ProtocolEntry | null,
  words: Translator,
): Suggestion[] {
  const { payment, cover } = wayOutAmounts(client.wayOut);
  const suggestions: Suggestion[] = [];
  const suggest = (kind: ActionKind, decision: string, more: Partial<Suggestion> = {}) =>
    suggestions.push({ kind, decision, amount: null, dueDate: null, origin: null, ...more });
  const ofAmount = (kind: "client-reminder" | "cover-request", amount: Cents) =>
    words.t("workbook:suggestions.amount", {
      kind: words.t(`workbook:actionKinds.${kind}`),
      amount: words.money(amount, amount % 100 === 0 ? 0 : 2),
    });
  if (payment !== null) suggest("client-reminder", ofAmount("client-reminder", payment));
  if (cover !== null) suggest("cover-request", ofAmount("cover-request", cover), { amount: cover });
  if (block !== null) {
    suggest("shipment-release", words.t("workbook:suggestions.release"), { origin: block.number });
  } else if (client.blockProposal !== "") {
    suggest("shipment-block", words.t("workbook:suggestions.block"));
  }
  if (client.declaration !== null) {
    suggest("insurer-declaration", declarationText(client.declaration, words), {
      amount: client.countedOverdue,
      dueDate: client.declaration,
    });
  }
  if (client.colour === "green" && client.countedOverdue === 0) {
    suggest("delivery-priority", words.t("workbook:suggestions.priority"));
  }
  return suggestions;
}

function declarationText(deadline: Day, words: Translator): string {
  return words.t("workbook:suggestions.declaration", { day: words.day(deadline, "short") });
}

import { daysLate, isOpen } from "../../domain/protocol/actions";
import type { Day } from "../../domain/basis/day";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";

/** What a decision is called: its text, or its topic when it has none. */
export function decisionText({ decision, topic }: ProtocolEntry): string {
  return decision || topic || "–";
}

/** When, what kind, who and how far: the small line below a decision. */
export function decisionFacts(entry: ProtocolEntry, words: Translator): string[] {
  const { committeeDate, kindText, owner, status, dueDate, amount } = entry;
  const facts: string[] = [];
  if (committeeDate !== null) facts.push(words.day(committeeDate, "short"));
  if (kindText !== "") facts.push(kindText);
  if (amount !== null) facts.push(words.money(amount, 0));
  if (owner !== "") facts.push(owner);
  if (status !== null) facts.push(words.t(`workbook:statuses.${status}`));
  if (dueDate !== null && isOpen(entry)) {
    facts.push(words.t("decisions.due", { day: words.day(dueDate, "short") }));
  }
  return facts;
}

/** What stands out: days late, an arbitration that waits or was ruled. */
export function decisionAlerts(entry: ProtocolEntry, today: Day, words: Translator): string[] {
  const alerts: string[] = [];
  const late = isOpen(entry) ? daysLate(entry, today) : 0;
  if (late > 0) alerts.push(words.t("decisions.late", { count: late, number: words.number(late) }));
  if (entry.cancelled) alerts.push(words.t("decisions.cancelled"));
  if (entry.arbitration === "asked") alerts.push(words.t("decisions.asked"));
  if (entry.arbitration === "ruled") alerts.push(words.t("decisions.ruled"));
  return alerts;
}

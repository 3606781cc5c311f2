import ical from "ical-generator";
import { actionText } from "../../documents/agenda/agendaWords";
import { dateOf, type Day } from "../../domain/basis/day";
import { folded } from "../../domain/basis/text";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";

/**
 * The due dates of actions as an iCalendar file (RFC 5545), a whole day each; a later file replaces the days of an
 * earlier one.
 * @returns null when no action has a due date.
 */
export function actionDates(
  entries: readonly ProtocolEntry[],
  company: string,
  now: Date,
  words: Translator,
): string | null {
  const dated = entries.flatMap((entry) => (entry.dueDate === null ? [] : [{ entry, due: entry.dueDate }]));
  if (dated.length === 0) return null;
  const calendar = ical({
    prodId: { company: "Comité Crédit", product: "Comité Crédit", language: words.language.toUpperCase() },
  });
  for (const [index, { entry, due }] of dated.entries()) {
    const { number, clientName, clientCode } = entry;
    calendar.createEvent({
      id: `comite-credit-action-${[folded(company).replace(/[^a-z0-9]+/g, "-"), number ?? `x${index}`].join("-")}@comite-credit`,
      sequence: Math.floor(now.getTime() / 60_000),
      stamp: now,
      start: onThisMachine(due),
      allDay: true,
      summary: [clientName || clientCode, actionText(entry)].filter((part) => part !== "").join(" – "),
    });
  }
  return calendar.toString();
}

/** The library writes the day that a date shows on this machine's own clock. */
function onThisMachine(day: Day): Date {
  const date = dateOf(day);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

import type { MeetingStep } from "../../committee/meeting/meetingContract";
import { countOf, runsText } from "../../domain/protocol/goneNumbers";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";

/** What a step is called, in one line. */
export function stepTitle(step: MeetingStep, words: Translator): string {
  if (step.kind === "other") return words.t("meeting.otherTitle");
  if (step.kind === "greens") return words.t("meeting.greens.title", { count: step.clients.length });
  if (step.kind === "gone") {
    return words.t("meeting.gone.title", { count: countOf(step.gone), numbers: runsText(step.gone) });
  }
  if (step.kind === "client") return step.client.clientName;
  return entryTitle(step.entry, words);
}

/** A row of the protocol in one line: its number, its client, and what was decided. */
function entryTitle(entry: ProtocolEntry, words: Translator): string {
  const { clientName, clientCode, topic, decision } = entry;
  const who = clientName || clientCode || topic;
  const what = decision.replace(/\s+/g, " ").trim();
  const named = who === "" ? what : words.t("meeting.entryTitle", { who, what });
  return numbered(entry, named, words);
}

function numbered({ number }: ProtocolEntry, title: string, words: Translator): string {
  return number === null ? title : words.t("meeting.numbered", { number, title });
}

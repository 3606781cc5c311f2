import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Mail, MailBlock, MailEntry } from "../mail/mail";
import type { MinutesPage } from "./minutesPage";
import {
  decisionLines,
  minutesHead,
  minutesTitle,
  outcomeText,
  pendingLines,
  rateSentence,
  undecidedText,
} from "./minutesWords";

/** The protocol of a committee as a mail: what its minutes say, sent as the meeting ends. */
export function minutesMail(page: MinutesPage, workbook: string | null, words: Translator): Mail {
  const title = minutesTitle(page, words);
  const { reviewed, decisions, pending, undecided, punctuality, nextDate, time } = page;
  return {
    subject: title,
    title,
    intro: minutesHead(page, words),
    blocks: [
      ...section(
        words.t("workbook:minutes.sections.reviewed", { ...punctuality }),
        reviewed.map((outcome) =>
          entryOf(
            outcome.entry,
            [decisionLines(outcome.entry, words)[0] ?? "", outcomeText(outcome, words)],
            words,
          ),
        ),
        words.t("workbook:minutes.nothing.reviewed"),
      ),
      ...section(
        words.t("workbook:minutes.sections.decisions", { number: words.number(decisions.length) }),
        decisions.map((entry) =>
          entryOf(entry, [...decisionLines(entry, words), ...who(entry, words)], words),
        ),
        words.t("workbook:minutes.nothing.decisions"),
      ),
      ...section(
        words.t("workbook:minutes.sections.pending", { number: words.number(pending.length) }),
        pending.map((entry) =>
          entryOf(entry, [...pendingLines(entry, words), ...ruledBy(entry, words)], words),
        ),
        words.t("workbook:minutes.nothing.pending"),
      ),
      { kind: "paragraph", text: rateSentence(page, words) },
      ...(undecided.length === 0
        ? []
        : section(
            words.t("workbook:minutes.sections.undecided", { number: words.number(undecided.length) }),
            undecided.map((client): MailEntry => ({
              colour: client.colour,
              title: client.clientName || client.clientCode,
              aside: client.clientCode,
              lines: [undecidedText(client, words)],
            })),
            "",
          )),
      ...(nextDate === null
        ? []
        : [
            {
              kind: "paragraph" as const,
              text: words.t("workbook:minutes.next", {
                day: words.day(nextDate, "long"),
                time: words.time(time),
              }),
            },
          ]),
    ],
    link: workbook === null ? null : { text: words.t("workbook:mail.open"), address: workbook },
    footer: words.t("workbook:agenda.footer"),
  };
}

function section(title: string, entries: readonly MailEntry[], nothing: string): MailBlock[] {
  return [
    { kind: "heading", text: title },
    entries.length === 0 ? { kind: "paragraph", text: nothing } : { kind: "entries", entries },
  ];
}

function entryOf(entry: ProtocolEntry, lines: readonly string[], words: Translator): MailEntry {
  return {
    ...(entry.colour !== null && { colour: entry.colour }),
    title: entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient"),
    ...(entry.number !== null && { aside: words.t("workbook:minutes.number", { number: entry.number }) }),
    lines,
  };
}

/** Who does it by when. */
function who({ owner, dueDate }: ProtocolEntry, words: Translator): string[] {
  if (owner === "" && dueDate === null) return [];
  if (dueDate === null) return [owner];
  const day = words.day(dueDate, "short");
  return [
    owner === ""
      ? words.t("workbook:minutes.dueOn", { day })
      : words.t("workbook:minutes.ownerDue", { owner, day }),
  ];
}

function ruledBy({ rulingDue }: ProtocolEntry, words: Translator): string[] {
  return rulingDue === null
    ? []
    : [words.t("workbook:minutes.rulingBy", { day: words.day(rulingDue, "long") })];
}

import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Column, Document, Row, Section } from "../form/document";
import type { PageLayout } from "../form/sheetRows";
import type { MinutesMatter } from "./minutesMatter";
import {
  decisionLines,
  minutesHead,
  minutesTitle,
  outcomeText,
  pendingLines,
  rateSentence,
  undecidedText,
} from "./minutesWords";

/** What the minutes of a committee say, on their sheet and in the mail that is sent as the meeting ends. */
export function minutesDocument(matter: MinutesMatter, words: Translator): Document {
  const title = minutesTitle(matter, words);
  const { reviewed, decisions, pending, undecided, punctuality, nextDate, time } = matter;
  return {
    subject: title,
    title,
    intro: minutesHead(matter, words),
    sections: [
      section(
        "reviewed",
        words.t("workbook:minutes.sections.reviewed", { ...punctuality }),
        reviewed.map((outcome) =>
          entryRow(
            outcome.entry,
            [decisionLines(outcome.entry, words)[0] ?? "", outcomeText(outcome, words)],
            words,
          ),
        ),
        words,
      ),
      section(
        "decisions",
        words.t("workbook:minutes.sections.decisions", { number: words.number(decisions.length) }),
        decisions.map((entry) => entryRow(entry, decisionLines(entry, words), words)),
        words,
      ),
      section(
        "pending",
        words.t("workbook:minutes.sections.pending", { number: words.number(pending.length) }),
        pending.map((entry) =>
          entryRow({ ...entry, dueDate: entry.rulingDue }, pendingLines(entry, words), words),
        ),
        words,
      ),
      prose("rate", rateSentence(matter, words)),
      ...(undecided.length === 0
        ? []
        : [
            section(
              "undecided",
              words.t("workbook:minutes.sections.undecided", { number: words.number(undecided.length) }),
              undecided.map((client): Row => ({
                colour: client.colour,
                cells: {
                  colour: client.colour,
                  client: client.clientName || client.clientCode,
                  text: undecidedText(client, words),
                },
              })),
              words,
            ),
          ]),
      ...(nextDate === null
        ? []
        : [
            prose(
              "next",
              words.t("workbook:minutes.next", { day: words.day(nextDate, "long"), time: words.time(time) }),
            ),
          ]),
      { ...prose("source", words.t("workbook:minutes.source")), isDetail: true },
    ],
    footer: words.t("workbook:agenda.footer"),
  };
}

function prose(name: string, text: string): Section {
  return { kind: "prose", name, heading: "", lines: [text] };
}

/** A section says that it has nothing: minutes that left it out would leave open whether it was forgotten. */
function section(
  name: "reviewed" | "decisions" | "pending" | "undecided",
  heading: string,
  rows: readonly Row[],
  words: Translator,
): Section {
  if (rows.length === 0) {
    return { kind: "prose", name, heading, lines: [words.t(`workbook:minutes.nothing.${name}`)] };
  }
  const label = (key: "number" | "colour" | "client" | "text" | "owner" | "due") =>
    words.t(`workbook:minutes.headings.${key}`);
  const columns: Column[] = [
    { key: "number", label: label("number"), format: "number", role: "aside" },
    { key: "colour", label: label("colour"), format: "colour", role: "aside", isDetail: true },
    { key: "client", label: label("client"), format: "text", role: "title" },
    { key: "text", label: label("text"), format: "text", role: "line" },
    { key: "owner", label: label("owner"), format: "text", role: "aside" },
    { key: "due", label: label("due"), format: "day", role: "aside" },
  ];
  return { kind: "table", name, heading, columns, rows };
}

/** A cell keeps so many characters; the protocol has the whole text. */
const MOST_CHARACTERS = 1_000;

function entryRow(entry: ProtocolEntry, lines: readonly string[], words: Translator): Row {
  const text = lines.join("\n");
  return {
    ...(entry.colour !== null && { colour: entry.colour }),
    cells: {
      number: entry.number,
      colour: entry.colour,
      client: entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient"),
      text: text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text,
      owner: entry.owner,
      due: entry.dueDate,
    },
  };
}

const ENTRIES = {
  number: { at: 0 },
  colour: { at: 1 },
  client: { at: 2, wraps: true },
  text: { at: 3, wraps: true },
  owner: { at: 4, wraps: true, indent: true },
  due: { at: 5 },
} as const;

/** How the minutes stand on their sheet: a page in portrait, read like a letter. */
export const MINUTES_LAYOUT: PageLayout = {
  widths: [36, 66, 116, 232, 88, 68],
  lineLength: 115,
  places: { reviewed: [ENTRIES], decisions: [ENTRIES], pending: [ENTRIES], undecided: [ENTRIES] },
};

import { beginning } from "../../domain/basis/text";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Column, Document, Row, Section } from "../form/document";
import type { PageLayout } from "../form/sheetRows";
import type { MinutesMatter } from "./minutesMatter";
import {
  blockedText,
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
  const { reviewed, decisions, pending, blocked, undecided, punctuality, nextDate, time } = matter;
  return {
    subject: title,
    title,
    intro: minutesHead(matter, words),
    sections: [
      ...inOrder(
        [
          section(
            "reviewed",
            { ...punctuality },
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
            counted(decisions, words),
            decisions.map((entry) => entryRow(entry, decisionLines(entry, words), words)),
            words,
          ),
          section(
            "pending",
            counted(pending, words),
            pending.map((entry) =>
              entryRow({ ...entry, dueDate: entry.rulingDue }, pendingLines(entry, words), words),
            ),
            words,
          ),
          section(
            "blocked",
            counted(blocked, words),
            blocked.map((entry) =>
              entryRow({ ...entry, dueDate: entry.until }, [blockedText(entry, words)], words),
            ),
            words,
          ),
          section(
            "undecided",
            counted(undecided, words),
            undecided.map((client): Row => ({
              colour: client.colour,
              cells: {
                colour: client.colour,
                client: client.clientName || client.clientCode,
                salesperson: client.salesperson,
                text: undecidedText(client, matter, words),
              },
            })),
            words,
          ),
        ],
        words,
      ),
      prose("rate", rateSentence(matter, words)),
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
    readIn: "minutes",
  };
}

function prose(name: string, text: string): Section {
  return { kind: "prose", name, heading: "", lines: [text] };
}

/** The headings with their numbers, from 1 on; what there is none of is named in one line, so that nobody wonders. */
function inOrder(sections: readonly MinutesSection[], words: Translator): Section[] {
  const none = sections.filter(({ rows }) => rows.length === 0);
  const said = none.map(({ name }) => words.t(`workbook:minutes.noneOf.${name}`));
  return [
    ...sections
      .filter(({ rows }) => rows.length > 0)
      .map((each, index) => ({
        ...each,
        heading: words.t("workbook:minutes.numbered", { number: index + 1, heading: each.heading }),
      })),
    ...(none.length === 0
      ? []
      : [prose("none", words.t("workbook:minutes.none", { sections: said.join(", ") }))]),
  ];
}

function counted(entries: readonly unknown[], words: Translator): { readonly number: string } {
  return { number: words.number(entries.length) };
}

type MinutesSection = Extract<Section, { kind: "table" }> & {
  readonly name: "reviewed" | "decisions" | "pending" | "blocked" | "undecided";
};

function section(
  name: MinutesSection["name"],
  values: Readonly<Record<string, string | number>>,
  rows: readonly Row[],
  words: Translator,
): MinutesSection {
  const heading = words.t(`workbook:minutes.sections.${name}`, values);
  const label = (key: "number" | "colour" | "client" | "salesperson" | "text" | "owner" | "due") =>
    words.t(`workbook:minutes.headings.${key}`);
  const columns: Column[] = [
    { key: "number", label: label("number"), format: "number", role: "aside" },
    { key: "colour", label: label("colour"), format: "colour", role: "aside", isDetail: true },
    { key: "client", label: label("client"), format: "text", role: "title" },
    { key: "salesperson", label: label("salesperson"), format: "text", role: "aside" },
    { key: "text", label: label("text"), format: "text", role: "line" },
    { key: "owner", label: label("owner"), format: "text", role: "aside" },
    { key: "due", label: label("due"), format: "day", role: "aside" },
  ];
  const told = columns.filter(({ key }) => key !== "salesperson" || rows.some(({ cells }) => cells[key]));
  return { kind: "table", name, heading, columns: told, rows };
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
      salesperson: entry.salesperson,
      text: text.length > MOST_CHARACTERS ? `${beginning(text, MOST_CHARACTERS)}…` : text,
      owner: entry.owner,
      due: entry.dueDate,
    },
  };
}

const ENTRIES = {
  number: { at: 0 },
  colour: { at: 1 },
  client: { at: 2, wraps: true },
  salesperson: { at: 3, wraps: true },
  text: { at: 4, wraps: true },
  owner: { at: 5, wraps: true, indent: true },
  due: { at: 6 },
} as const;

/** How the minutes stand on their sheet: a page in portrait, read like a letter. */
export const MINUTES_LAYOUT: PageLayout = {
  widths: [32, 54, 160, 84, 270, 84, 60],
  lineLength: 130,
  places: {
    reviewed: [ENTRIES],
    decisions: [ENTRIES],
    pending: [ENTRIES],
    blocked: [ENTRIES],
    undecided: [ENTRIES],
  },
};

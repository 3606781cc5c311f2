import type { ReviewedOutcome } from "../../domain/committee/closing";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { literal, type CellInput } from "../../book/cells";
import { sheetWords } from "../../book/words";
import type { MinutesContent, MinutesRow } from "../../excel/sheets/minutesSheet";
import type { Translator, Language, SheetNames } from "../../locales/translator";
import { marked } from "../agenda/agendaRows";
import type { MinutesPage } from "./minutesPage";
import { pageLines } from "../port/pageLines";
import {
  decisionLines,
  minutesHead,
  minutesTitle,
  outcomeText,
  pendingLines,
  rateSentence,
  undecidedText,
} from "./minutesWords";

/** Characters that a line of the page holds. */
const LINE = 115;

/** The minutes' sheet in words. */
export function minutesContent(page: MinutesPage, language: Language, sheets: SheetNames): MinutesContent {
  const words = sheetWords(language, page.currency, sheets);
  const title = minutesTitle(page, words);
  return {
    day: page.day,
    rows: [
      { kind: "title", cells: { number: literal(title) } },
      ...minutesHead(page, words).flatMap(lineRows),
      ...reviewedRows(page, words),
      ...decisionRows(page, words),
      ...pendingRows(page, words),
      ...undecidedRows(page, words),
      BLANK,
      ...(page.nextDate === null
        ? []
        : lineRows(
            words.t("workbook:minutes.next", {
              day: words.day(page.nextDate, "long"),
              time: words.time(page.time),
            }),
          )),
      ...lineRows(words.t("workbook:minutes.source")),
    ],
    print: {
      company: page.company,
      title,
      confidential: words.t("workbook:agenda.footer"),
      page: words.t("workbook:agenda.page"),
    },
    colourWords: Object.fromEntries(COLOURS.map((colour) => [colour, marked(colour, words)])) as Record<
      Colour,
      string
    >,
  };
}

const BLANK: MinutesRow = { kind: "line", cells: {} };

/** A text of its own, over as many rows as it needs. */
function lineRows(text: string): MinutesRow[] {
  return pageLines(text, LINE).map((line) => ({ kind: "line", cells: { number: literal(line) } }));
}

function section(title: string, words: Translator, nothing: string | null): MinutesRow[] {
  const head: MinutesRow[] = [BLANK, { kind: "section", cells: { number: literal(title) } }];
  if (nothing !== null) return [...head, { kind: "empty", cells: { number: literal(nothing) } }];
  const heading = (key: "number" | "colour" | "client" | "text" | "owner" | "due") =>
    literal(words.t(`workbook:minutes.headings.${key}`));
  return [
    ...head,
    {
      kind: "headings",
      cells: {
        number: heading("number"),
        colour: heading("colour"),
        client: heading("client"),
        text: heading("text"),
        owner: heading("owner"),
        due: heading("due"),
      },
    },
  ];
}

function reviewedRows({ reviewed, punctuality }: MinutesPage, words: Translator): MinutesRow[] {
  const { due, onTime } = punctuality;
  const title = words.t("workbook:minutes.sections.reviewed", { due, onTime });
  const nothing = reviewed.length === 0 ? words.t("workbook:minutes.nothing.reviewed") : null;
  return [...section(title, words, nothing), ...reviewed.map((outcome) => reviewedRow(outcome, words))];
}

function reviewedRow(outcome: ReviewedOutcome<ProtocolEntry>, words: Translator): MinutesRow {
  const { entry } = outcome;
  return entryRow(entry, [decisionLines(entry, words)[0] ?? "", outcomeText(outcome, words)], words);
}

function decisionRows({ decisions }: MinutesPage, words: Translator): MinutesRow[] {
  const title = words.t("workbook:minutes.sections.decisions", { number: words.number(decisions.length) });
  const nothing = decisions.length === 0 ? words.t("workbook:minutes.nothing.decisions") : null;
  return [
    ...section(title, words, nothing),
    ...decisions.map((entry) => entryRow(entry, decisionLines(entry, words), words)),
  ];
}

function pendingRows(page: MinutesPage, words: Translator): MinutesRow[] {
  const { pending } = page;
  const title = words.t("workbook:minutes.sections.pending", { number: words.number(pending.length) });
  const nothing = pending.length === 0 ? words.t("workbook:minutes.nothing.pending") : null;
  return [
    ...section(title, words, nothing),
    ...pending.map((entry) => {
      const row = entryRow(entry, pendingLines(entry, words), words);
      return { ...row, cells: { ...row.cells, due: entry.rulingDue ?? "" } };
    }),
    ...lineRows(rateSentence(page, words)),
  ];
}

function undecidedRows({ undecided }: MinutesPage, words: Translator): MinutesRow[] {
  if (undecided.length === 0) return [];
  const title = words.t("workbook:minutes.sections.undecided", { number: words.number(undecided.length) });
  return [
    ...section(title, words, null),
    ...undecided.map((client): MinutesRow => ({
      kind: "entry",
      cells: {
        colour: literal(marked(client.colour, words)),
        client: literal(client.clientName),
        text: literal(undecidedText(client, words)),
      },
    })),
  ];
}

/** A cell keeps so many characters; the protocol has the whole text. */
const MOST_CHARACTERS = 1_000;

function entryRow(entry: ProtocolEntry, lines: readonly string[], words: Translator): MinutesRow {
  const text = lines.join("\n");
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  const number: CellInput = entry.number ?? "";
  return {
    kind: "entry",
    cells: {
      number,
      colour: entry.colour === null ? "" : literal(marked(entry.colour, words)),
      client: literal(entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient")),
      text: literal(shown),
      owner: literal(entry.owner),
      due: entry.dueDate ?? "",
    },
  };
}

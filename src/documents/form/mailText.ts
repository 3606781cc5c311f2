import type { Translator } from "../../locales/translator";
import { inTurn, type Document, type Row, type Section, type Table } from "./document";
import { marked, valueText } from "./formats";
import { mailSections, runsOn, told } from "./mailSections";

/** A document in plain text, for programs that show no HTML and for clipboards that take none. */
export function mailText(document: Document, workbook: string | null, words: Translator): string {
  return textOf(document, mailSections(document), workbook, words);
}

/** The same in short: head figures, and of every client or action its title alone. */
function briefText(document: Document, workbook: string | null, words: Translator): string {
  const sections = mailSections(document).map((section) =>
    section.kind === "table"
      ? { ...section, columns: section.columns.filter(({ role }) => role === "title" || role === "alert") }
      : section,
  );
  return textOf(document, sections, workbook, words);
}

function textOf(
  { title, intro, footer }: Document,
  sections: readonly Section[],
  workbook: string | null,
  words: Translator,
): string {
  const lines = sections.flatMap((section) => [...headingLines(section), ...bodyLines(section, words)]);
  const colon = (label: string, value: string) => words.t("workbook:mail.colon", { label, value });
  const ending = workbook === null ? [] : [colon(words.t("workbook:mail.open"), workbook), ""];
  return [title, ...intro, ...lines, "", ...ending, footer].join("\n");
}

function headingLines({ heading }: Section): string[] {
  return heading === "" ? [] : ["", heading, "-".repeat(Math.min(60, heading.length))];
}

function bodyLines(section: Section, words: Translator): string[] {
  switch (section.kind) {
    case "prose":
      return [...section.lines];
    case "facts":
      return [
        "",
        ...section.facts.map(({ label, value, format, change, changeFormat = "text" }) => {
          const told = valueText(change, changeFormat, words, true);
          const fact = words.t("workbook:mail.colon", {
            label,
            value: valueText(value, format, words, true),
          });
          return told === "" ? fact : `${fact} (${told})`;
        }),
      ];
    case "sides":
      return section.sides.flatMap(({ title, text }) => ["", title, text]);
    case "table":
      return section.isRunOn
        ? runsOn(section, words).map(({ before, text }) =>
            before === "" ? text : words.t("workbook:mail.colon", { label: before, value: text }),
          )
        : tableLines(section, words);
  }
}

function tableLines(table: Table, words: Translator): string[] {
  const [now, later] = inTurn(table.rows);
  const lines = (rows: readonly Row[]) => rows.flatMap((row) => rowLines(row, table, words));
  const before =
    later.length === 0
      ? []
      : [words.t("workbook:mail.colon", { label: table.later ?? "", value: "" }).trim()];
  return [...lines(now), ...before, ...lines(later)];
}

function rowLines(row: Row, { columns }: Table, words: Translator): string[] {
  const texts = (role: "title" | "aside" | "alert" | "line") =>
    told(row, columns, role, words).map(({ text }) => text);
  const mark = row.colour === undefined ? "-" : `${marked(row.colour, words)},`;
  const [title = "", ...titles] = texts("title");
  const head = [`${mark} ${title}`, ...titles, ...texts("aside"), ...texts("alert")];
  const amounts = told(row, columns, "figure", words).map(({ label, text }) => `${label} ${text}`);
  const below = [amounts.join(" · "), ...texts("line")].filter((line) => line !== "");
  return [head.join(", "), ...below.flatMap((line) => line.split(/\r\n|\r|\n/)).map((line) => `    ${line}`)];
}

/** Mail programs, and Windows on their way, cut longer addresses off. */
const LONGEST_LINK = 1_900;

/**
 * A `mailto:` address with the short text. Recipients are separated as Outlook does it, which refuses the
 * standard's comma.
 * @param addresses mail addresses, each valid.
 * @returns null when it would be too long: half a message is none.
 */
export function mailtoLink(
  document: Document,
  workbook: string | null,
  addresses: readonly string[],
  words: Translator,
): string | null {
  const to = addresses.map((address) => encodeURIComponent(address));
  const start = `mailto:${to.join(";").replaceAll("%40", "@")}?subject=${encoded(document.subject)}&body=`;
  const link = start + encoded(briefText(document, workbook, words));
  return link.length > LONGEST_LINK ? null : link;
}

/** Half of a pair of code units alone cannot be encoded: it is replaced. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\r\n|\r|\n/g, "\r\n").replace(/\p{Surrogate}/gu, "\ufffd"));
}

import type { Translator } from "../../locales/translator";
import { COLOUR_MARKS, type Mail, type MailBlock, type MailEntry } from "./mail";
import { isEmail, type Recipient } from "../port/people";

/** A mail in plain text, for programs that show no HTML and for clipboards that take none. */
export function mailText(mail: Mail, words: Translator): string {
  return textOf(mail, mail.blocks, words);
}

/** The same in short: head figures, and of every client or action its title alone. */
function briefText(mail: Mail, words: Translator): string {
  const blocks = mail.blocks.map((block): MailBlock => {
    if (block.kind !== "entries") return block;
    return {
      kind: "entries",
      entries: block.entries.map(({ colour, title, alert }) => ({
        title,
        ...(colour && { colour }),
        ...(alert && { alert }),
      })),
    };
  });
  return textOf(mail, blocks, words);
}

function textOf(
  { title, intro, link, footer }: Mail,
  blocks: readonly MailBlock[],
  words: Translator,
): string {
  const lines = blocks.flatMap((block) => blockLines(block, words));
  const ending =
    link === null
      ? [footer]
      : [words.t("workbook:mail.colon", { label: link.text, value: link.address }), "", footer];
  return [title, ...intro, ...lines, "", ...ending].join("\n");
}

function blockLines(block: MailBlock, words: Translator): string[] {
  switch (block.kind) {
    case "heading":
      return ["", block.text, "-".repeat(Math.min(60, block.text.length))];
    case "paragraph":
      return [block.text];
    case "facts":
      return [
        "",
        ...block.facts.map(({ label, value, change }) =>
          [words.t("workbook:mail.colon", { label, value }), change ? `(${change})` : ""]
            .filter((part) => part !== "")
            .join(" "),
        ),
      ];
    case "sides":
      return block.sides.flatMap(({ title, text }) => ["", title, text]);
    case "entries":
      return block.entries.flatMap((entry) => entryLines(entry, words));
  }
}

function entryLines(entry: MailEntry, words: Translator): string[] {
  const { colour, title, aside, alert, figures = [], lines = [] } = entry;
  const mark =
    colour === undefined ? "-" : `${COLOUR_MARKS[colour]} ${words.t(`workbook:colours.${colour}`)},`;
  const head = [`${mark} ${title}`, aside, alert].filter((part) => part !== undefined && part !== "");
  const amounts = figures.map(({ label, value }) => `${label} ${value}`).join(" · ");
  const below = [amounts, ...lines].filter((line) => line !== "");
  return [head.join(", "), ...below.flatMap((line) => line.split(/\r\n|\r|\n/)).map((line) => `    ${line}`)];
}

/** Mail programs, and Windows on their way, cut longer addresses off. */
const LONGEST_LINK = 1_900;

/**
 * A `mailto:` address with the short text. Recipients are separated as Outlook does it, which refuses the
 * standard's comma.
 * @returns null when it would be too long: half a message is none.
 */
export function mailtoLink(mail: Mail, recipients: readonly Recipient[], words: Translator): string | null {
  const to = recipients.filter(({ email }) => isEmail(email)).map(({ email }) => encodeURIComponent(email));
  const start = `mailto:${to.join(";").replaceAll("%40", "@")}?subject=${encoded(mail.subject)}&body=`;
  const link = start + encoded(briefText(mail, words));
  return link.length > LONGEST_LINK ? null : link;
}

/** Half of a pair of code units alone cannot be encoded: it is replaced. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\r\n|\r|\n/g, "\r\n").replace(/\p{Surrogate}/gu, "\ufffd"));
}

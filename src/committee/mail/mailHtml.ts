import type { Colour } from "../../domain/policy/grid";
import type { Translator } from "../../locales/translator";
import {
  COLOUR_MARKS,
  shortened,
  type Mail,
  type MailBlock,
  type MailEntry,
  type MailFact,
  type MailSide,
} from "./mail";

/** Gmail cuts a message off at 102 kB: larger ones name fewer clients and say so. */
const MOST_BYTES = 100_000;
/** How many entries a block may have, tried from the first on until the mail is small enough. */
const MOST_ENTRIES = [Infinity, 60, 40, 25, 15, 8, 4, 1] as const;
/** A cell may hold 32,767 characters; a mail says the beginning. */
const MOST_CHARACTERS = 600;

const FONT = "font-family:'Segoe UI',Arial,sans-serif;";
/** Stands on every cell, since Outlook takes nothing over from the table around. */
const TEXT = `${FONT}font-size:14px;line-height:20px;color:#1f1f1f;`;
const QUIET = "font-size:13px;line-height:18px;color:#595959;";
const ACCENT = "#1F3A5F";
const LINE = "1px solid #d0d0d0";
const COLOUR_INK: Readonly<Record<Colour, string>> = { red: "#b3232d", orange: "#a85400", green: "#1a7a3c" };

/**
 * A mail as HTML that Outlook, Gmail and a phone show alike: tables, styles in place, no image, nothing
 * loaded. At most 100 kB.
 */
export function mailHtml(mail: Mail, words: Translator): string {
  const more = (count: number) => words.t("workbook:mail.more", { count, number: words.number(count) });
  const tries = MOST_ENTRIES.map((most) => () => wholeHtml(shortened(mail, most, more), words));
  const last = tries.length - 1;
  for (const [index, write] of tries.entries()) {
    const html = write();
    if (index === last || bytesOf(html) <= MOST_BYTES) return html;
  }
  return "";
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function wholeHtml(mail: Mail, words: Translator): string {
  const body = [
    `<h1 style="margin:0 0 6px;font-size:20px;line-height:26px;font-weight:600;color:${ACCENT};">${escaped(mail.title)}</h1>`,
    ...mail.intro.map((line) => paragraph(line, QUIET, "0 0 2px")),
    ...mail.blocks.map((block) => blockHtml(block, words)),
    linkHtml(mail.link),
    `<p style="margin:20px 0 0;padding:8px 0 0;border-top:${LINE};font-size:12px;line-height:16px;color:#595959;">${escaped(mail.footer)}</p>`,
  ];
  return [
    `<!DOCTYPE html><html lang="${words.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(mail.subject)}</title></head>`,
    '<body style="margin:0;padding:0;background:#ffffff;">',
    `${layoutTable('style="max-width:760px;"')}<tr><td style="padding:16px;${TEXT}">`,
    ...body,
    "</td></tr></table></body></html>",
  ].join("\n");
}

/** Outlook lays pages out with tables only; screen readers are told that these hold no data. */
function layoutTable(style: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" ${style}>`;
}

function blockHtml(block: MailBlock, words: Translator): string {
  switch (block.kind) {
    case "heading":
      return `<h2 style="margin:22px 0 6px;padding:0 0 3px;border-bottom:2px solid ${ACCENT};font-size:16px;line-height:22px;font-weight:600;color:${ACCENT};">${escaped(block.text)}</h2>`;
    case "paragraph":
      return paragraph(block.text, "", "6px 0");
    case "facts":
      return factsHtml(block.facts);
    case "sides":
      return sidesHtml(block.sides);
    case "entries":
      return block.entries.map((entry) => entryHtml(entry, words)).join("\n");
  }
}

/** Positions are told whole as far as a page allows; both are cut at the same length. */
const MOST_OF_A_SIDE = 3_000;

function sidesHtml(sides: readonly MailSide[]): string {
  const cells = sides.map(
    ({ title, text }) =>
      `<td width="50%" valign="top" style="width:50%;padding:8px 12px;border:${LINE};vertical-align:top;${TEXT}"><p style="margin:0 0 4px;font-weight:600;color:${ACCENT};">${escaped(title)}</p>${multiline(cut(text, MOST_OF_A_SIDE))}</td>`,
  );
  return `${layoutTable('style="margin:16px 0 0;border-collapse:collapse;table-layout:fixed;"')}<tr>${cells.join("")}</tr></table>`;
}

function factsHtml(facts: readonly MailFact[]): string {
  const hasChange = facts.some(({ change }) => change !== undefined);
  const rows = facts.map(({ label, value, change }) => {
    const cell = (style: string, text: string) =>
      `<td style="padding:4px 12px 4px 0;border-bottom:${LINE};vertical-align:top;${style}">${multiline(text)}</td>`;
    return [
      `<tr><th scope="row" align="left" style="padding:4px 12px 4px 0;border-bottom:${LINE};vertical-align:top;font-weight:400;${FONT}${QUIET}">${escaped(label)}</th>`,
      cell(`${TEXT}font-weight:600;`, value),
      hasChange ? cell(`${FONT}${QUIET}`, change ?? "") : "",
      "</tr>",
    ].join("");
  });
  return `<table cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 0;border-collapse:collapse;">${rows.join("\n")}</table>`;
}

function entryHtml(entry: MailEntry, words: Translator): string {
  const { colour, title, aside, alert, figures = [], lines = [] } = entry;
  const edge = colour === undefined ? "#8a8886" : COLOUR_INK[colour];
  const parts = [
    colour === undefined
      ? ""
      : `<span style="font-weight:600;white-space:nowrap;color:${COLOUR_INK[colour]};">${COLOUR_MARKS[colour]}&nbsp;${escaped(words.t(`workbook:colours.${colour}`))}</span>`,
    `<strong style="font-weight:600;">${multiline(cut(title))}</strong>`,
    aside ? `<span style="${QUIET}">${escaped(cut(aside))}</span>` : "",
    alert ? `<strong style="font-weight:600;color:${COLOUR_INK.red};">${escaped(cut(alert))}</strong>` : "",
  ].filter((part) => part !== "");
  const inner = [
    `<p style="margin:0;">${parts.join(" &nbsp;")}</p>`,
    figures.length === 0
      ? ""
      : `<p style="margin:2px 0 0;font-size:13px;line-height:19px;">${figures.map(figureHtml).join(" &nbsp; ")}</p>`,
    ...lines.map((line) => paragraph(cut(line), QUIET, "2px 0 0")),
  ];
  return [
    `${layoutTable('style="margin:8px 0 0;"')}<tr>`,
    `<td width="4" bgcolor="${edge}" style="width:4px;background:${edge};font-size:0;">&nbsp;</td>`,
    `<td style="padding:2px 0 2px 10px;${TEXT}">${inner.join("")}</td>`,
    "</tr></table>",
  ].join("");
}

function figureHtml({ label, value }: MailFact): string {
  return `<span style="white-space:nowrap;"><span style="color:#595959;">${escaped(label)}</span> <strong style="font-weight:600;">${escaped(value)}</strong></span>`;
}

function paragraph(text: string, style: string, margin: string): string {
  return `<p style="margin:${margin};${style}">${multiline(text)}</p>`;
}

/** Only an address of the web is a link: a workbook on a disk opens for nobody else. */
function linkHtml(link: Mail["link"]): string {
  if (link === null || !/^https?:\/\//i.test(link.address)) return "";
  return `<p style="margin:20px 0 0;"><a href="${escaped(link.address)}" style="color:#0b5a80;font-weight:600;">${escaped(link.text)}</a></p>`;
}

function multiline(text: string): string {
  return escaped(text).replace(/\r\n|\r|\n/g, "<br>");
}

function cut(text: string, most = MOST_CHARACTERS): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most)
    .replace(/\p{Surrogate}$/u, "")
    .trimEnd()}…`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

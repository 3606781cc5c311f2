import { beginning } from "../../domain/basis/text";
import type { Colour } from "../../domain/policy/grid";
import type { Translator } from "../../locales/translator";
import {
  inTurn,
  shortened,
  type Column,
  type Document,
  type Fact,
  type Facts,
  type Row,
  type Section,
  type Sides,
  type Table,
} from "./document";
import { COLOUR_MARKS, valueText, type Format, type Value } from "./formats";
import { mailSections, runsOn, told } from "./mailSections";

/** Gmail cuts a message off at 102 kB: larger ones name fewer clients and say so. */
const MOST_BYTES = 100_000;
/** How many rows a section may have, tried from the first on until the mail is small enough. */
const MOST_ROWS = [Infinity, 60, 40, 25, 15, 8, 4, 1] as const;
/** A cell may hold 32,767 characters; a mail says the beginning, of a line of its own more than of a name. */
const MOST_CHARACTERS = 600;
const MOST_OF_A_LINE = 3_000;

const FONT = "font-family:'Segoe UI',Arial,sans-serif;";
/** Stands on every cell, since Outlook takes nothing over from the table around. */
const TEXT = `${FONT}font-size:13px;line-height:15px;color:#1f1f1f;`;
const QUIET = "font-size:12px;line-height:15px;color:#595959;";
/** Within a line of larger letters: a line of its own height would make that one higher. */
const QUIET_BESIDE = "font-size:12px;line-height:12px;color:#595959;";
/** A word longer than a phone is wide is broken rather than widening the page. */
const ANYWHERE = "overflow-wrap:anywhere;";
const ACCENT = "#1F3A5F";
const LINE = "1px solid #d9d9d9";
const COLOUR_INK: Readonly<Record<Colour, string>> = { red: "#b3232d", orange: "#a85400", green: "#1a7a3c" };

/**
 * A document as an HTML mail that Outlook, Gmail and a phone show alike: tables, styles in place, no image, nothing
 * loaded. At most 100 kB.
 * @param workbook the address of the workbook that it leads to; null where others can open none.
 */
export function mailHtml(document: Document, workbook: string | null, words: Translator): string {
  const sheet = words.sheets[document.readIn];
  const more = (count: number) =>
    words.t("workbook:mail.more", { count, number: words.number(count), sheet });
  const last = MOST_ROWS.length - 1;
  for (const [index, most] of MOST_ROWS.entries()) {
    const html = wholeHtml(shortened(document, most, more), workbook, words);
    if (index === last || new TextEncoder().encode(html).length <= MOST_BYTES) return html;
  }
  return "";
}

function wholeHtml(document: Document, workbook: string | null, words: Translator): string {
  const body = [
    `<h1 style="margin:0 0 4px;font-size:19px;line-height:24px;font-weight:600;color:${ACCENT};">${escaped(document.title)}</h1>`,
    ...document.intro.map((line) => paragraph(line, QUIET, "0")),
    ...mailSections(document).map((section) => sectionHtml(section, words)),
    `<p style="margin:6px 0 0;padding:3px 0 0;border-top:${LINE};${QUIET}">${linkHtml(workbook, words)}${escaped(document.footer)}</p>`,
  ];
  return [
    `<!DOCTYPE html><html lang="${words.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(document.subject)}</title></head>`,
    '<body style="margin:0;padding:0;background:#ffffff;">',
    `${layoutTable('style="max-width:760px;"')}<tr><td style="padding:6px 12px;${TEXT}">`,
    ...body,
    "</td></tr></table></body></html>",
  ].join("\n");
}

/** Outlook lays pages out with tables only; screen readers are told that these hold no data. */
function layoutTable(style: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" ${style}>`;
}

function sectionHtml(section: Section, words: Translator): string {
  const heading =
    section.heading === ""
      ? ""
      : `<h2 style="margin:6px 0 0;padding:0 0 1px;border-bottom:2px solid ${ACCENT};font-size:15px;line-height:18px;font-weight:600;color:${ACCENT};">${escaped(section.heading)}</h2>\n`;
  return heading + bodyHtml(section, words);
}

function bodyHtml(section: Section, words: Translator): string {
  switch (section.kind) {
    case "prose":
      return section.lines.map((line) => paragraph(cut(line, MOST_OF_A_LINE), "", "4px 0")).join("\n");
    case "facts":
      return factsHtml(section, words);
    case "sides":
      return sidesHtml(section);
    case "table":
      return tableHtml(section, words);
  }
}

/** Positions are told whole as far as a page allows; both are cut at the same length. */
function sidesHtml({ sides }: Sides): string {
  const cells = sides.map(
    ({ title, text }) =>
      `<td width="50%" valign="top" style="width:50%;padding:8px 12px;border:${LINE};vertical-align:top;${TEXT}"><p style="margin:0 0 4px;font-weight:600;color:${ACCENT};">${escaped(title)}</p>${multiline(cut(text, MOST_OF_A_LINE))}</td>`,
  );
  return `${layoutTable('style="margin:12px 0 0;border-collapse:collapse;table-layout:fixed;"')}<tr>${cells.join("")}</tr></table>`;
}

/** The figures beside each other, each below its label; what is told in words takes a line of its own. */
function factsHtml({ facts, since = "" }: Facts, words: Translator): string {
  const figures = facts.filter(({ format }) => format !== "text");
  const texts = facts.filter(({ format }) => format === "text");
  const hasChange = figures.some(({ change }) => change !== undefined);
  const line = (cellOf: (fact: Fact) => string) => `<tr>${figures.map(cellOf).join("")}</tr>`;
  const rows = [
    line(
      ({ label }) =>
        `<th scope="col" align="left" ${FACT_CELL}font-weight:400;${FONT}${QUIET}">${escaped(label)}</th>`,
    ),
    line(
      ({ value, format }) =>
        `<td ${FACT_CELL}${TEXT}font-weight:600;">${factText(value, format, words)}</td>`,
    ),
    ...(hasChange
      ? [
          line(
            ({ change, changeFormat = "text" }) =>
              `<td ${FACT_CELL}${FONT}${QUIET}">${factText(change, changeFormat, words)}</td>`,
          ),
        ]
      : []),
  ];
  const told = texts.map(({ label, value, format, change, changeFormat = "text" }) => {
    const strong = `<strong style="font-weight:600;color:#1f1f1f;">${factText(value, format, words)}</strong>`;
    const changed = valueText(change, changeFormat, words, true);
    const after =
      since === "" || changed === ""
        ? changed
        : words.t("workbook:mail.colon", { label: since, value: changed });
    return `<p style="margin:2px 0 0;${QUIET}">${escaped(label)} &nbsp;${strong}${after === "" ? "" : ` &nbsp;${multiline(cut(after))}`}</p>`;
  });
  return `<table cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 0;border-collapse:collapse;">${rows.join("\n")}</table>${told.join("\n")}`;
}

const FACT_CELL = 'style="padding:0 10px 0 0;vertical-align:top;';

function factText(value: Value | undefined, format: Format, words: Translator): string {
  return multiline(cut(valueText(value, format, words, true)));
}

/** Figures stand below each other, with their headings once; the lines below a row take its whole width. */
function tableHtml(table: Table, words: Translator): string {
  const { columns, rows } = table;
  if (rows.length === 0) return "";
  if (table.isRunOn) return runsHtml(table, words);
  const figures = columns.filter(({ role }) => role === "figure");
  const head =
    figures.length === 0
      ? ""
      : `<tr><td></td><td></td>${figures.map(({ label }) => `<th scope="col" align="right" valign="bottom" style="padding:0 0 1px 8px;font-weight:400;${FONT}${QUIET}">${escaped(label)}</th>`).join("")}</tr>\n`;
  const [now, later] = inTurn(rows);
  const first = idleFrom(now, columns, figures);
  const body = now.slice(0, first).map((row) => rowHtml(row, columns, figures, words));
  const idle = now.slice(first);
  if (idle.length > 0) body.push(wideHtml(namesHtml(idle, columns, words), figures));
  body.push(...laterHtml(later, table, figures, words));
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:2px 0 0;border-collapse:collapse;">${head}${body.join("\n")}</table>`;
}

/** Where the rows at the end begin that have nothing to say but who they are about: each figure nil, no line below. */
function idleFrom(rows: readonly Row[], columns: readonly Column[], figures: readonly Column[]): number {
  if (figures.length === 0) return rows.length;
  const lines = columns.filter(({ role }) => role === "line");
  const says = ({ cells }: Row) =>
    figures.some(({ key }) => (cells[key] ?? 0) !== 0) || lines.some(({ key }) => (cells[key] ?? "") !== "");
  return rows.findLastIndex(says) + 1;
}

/** Names go on after each other, each with its mark; none is broken between mark and name. */
function namesHtml(rows: readonly Row[], columns: readonly Column[], words: Translator): string {
  return rows.map((row) => `${markHtml(row)}&nbsp;${titleHtml(row, columns, words)}`).join(" &nbsp; ");
}

function wideHtml(html: string, figures: readonly Column[], text = TEXT): string {
  return `<tr><td colspan="${2 + figures.length}" style="padding:0;border-bottom:${LINE};${ANYWHERE}${text}">${html}</td></tr>`;
}

/** What comes if there is time: with a line each where there is one to be said, else as names with their figures. */
function laterHtml(
  rows: readonly Row[],
  { columns, later = "" }: Table,
  figures: readonly Column[],
  words: Translator,
): string[] {
  if (rows.length === 0) return [];
  const hasLines = rows.some((row) => told(row, columns, "line", words).length > 0);
  const label = (text: string) =>
    `<strong style="font-weight:600;color:${ACCENT};">${escaped(text)}</strong>`;
  if (hasLines) {
    return [wideHtml(label(later), figures), ...rows.map((row) => rowHtml(row, columns, figures, words))];
  }
  const of = figures.map((column) => column.label).join(" / ");
  const names = rows.map((row) => {
    const amounts = figures.map(({ key, format }) => valueText(row.cells[key], format, words));
    const isNil = figures.every(({ key }) => (row.cells[key] ?? 0) === 0);
    return `${namesHtml([row], columns, words)}${isNil ? "" : ` <span style="white-space:nowrap;">${escaped(amounts.join(" / "))}</span>`}`;
  });
  const head = `${label(later)} (${escaped(of)})`;
  return [wideHtml(`${head}<br>${names.join(" &nbsp; ")}`, figures, `${FONT}${QUIET}`)];
}

function runsHtml(table: Table, words: Translator): string {
  return runsOn(table, words)
    .map(({ before, text }) => {
      const label =
        before === "" ? "" : `<strong style="font-weight:600;color:${ACCENT};">${escaped(before)}</strong> `;
      return `<p style="margin:2px 0;${ANYWHERE}${QUIET}">${label}${multiline(text)}</p>`;
    })
    .join("\n");
}

function rowHtml(
  row: Row,
  columns: readonly Column[],
  figures: readonly Column[],
  words: Translator,
): string {
  const mark = markHtml(row);
  const title = titleHtml(row, columns, words);
  const lines = told(row, columns, "line", words).map(({ text }) => multiline(cut(text, MOST_OF_A_LINE)));
  if (figures.length === 0) {
    const text = [title, ...lines.map((line) => `<span style="${QUIET_BESIDE}">${line}</span>`)].join(
      " &nbsp;",
    );
    const before = mark === "" ? "" : `${mark}&nbsp;`;
    return `<tr><td style="padding:0 0 1px;border-bottom:${LINE};${ANYWHERE}${TEXT}">${before}${text}</td></tr>`;
  }
  const edge = `border-bottom:${lines.length === 0 ? LINE : "none"};`;
  const first = [
    `<tr><td width="16" valign="top" style="width:16px;padding:0;${edge}${TEXT}">${mark}</td>`,
    `<td style="padding:0;${edge}${ANYWHERE}${TEXT}">${title}</td>`,
    ...figures.map(
      ({ key, format }) =>
        `<td align="right" valign="top" style="padding:0 0 0 8px;white-space:nowrap;${edge}${TEXT}">${escaped(valueText(row.cells[key], format, words))}</td>`,
    ),
    "</tr>",
  ].join("");
  if (lines.length === 0) return first;
  return `${first}<tr><td style="border-bottom:${LINE};"></td><td colspan="${1 + figures.length}" style="padding:0 0 1px;border-bottom:${LINE};${ANYWHERE}${FONT}${QUIET}">${lines.join("<br>")}</td></tr>`;
}

function markHtml({ colour }: Row): string {
  if (colour === undefined) return "";
  return `<span style="color:${COLOUR_INK[colour]};">${COLOUR_MARKS[colour]}</span>`;
}

/** Who a row is about, with what stands quietly and strongly behind the name. */
function titleHtml(row: Row, columns: readonly Column[], words: Translator): string {
  const texts = (role: Column["role"]) => told(row, columns, role, words);
  return [
    ...texts("title").map(
      ({ text }) => `<strong style="font-weight:600;color:#1f1f1f;">${multiline(cut(text))}</strong>`,
    ),
    ...texts("aside").map(({ text }) => `<span style="${QUIET_BESIDE}">${escaped(cut(text))}</span>`),
    ...texts("alert").map(
      ({ text }) => `<strong style="font-weight:600;color:${COLOUR_INK.red};">${escaped(cut(text))}</strong>`,
    ),
  ].join(" &nbsp;");
}

function paragraph(text: string, style: string, margin: string): string {
  return `<p style="margin:${margin};${style}">${multiline(text)}</p>`;
}

/** Only an address of the web is a link: a workbook on a disk opens for nobody else. */
function linkHtml(address: string | null, words: Translator): string {
  if (address === null || !/^https?:\/\//i.test(address)) return "";
  return `<a href="${escaped(address)}" style="color:#0b5a80;font-weight:600;">${escaped(words.t("workbook:mail.open"))}</a> &nbsp; `;
}

function multiline(text: string): string {
  return escaped(text).replace(/\r\n|\r|\n/g, "<br>");
}

function cut(text: string, most = MOST_CHARACTERS): string {
  if (text.length <= most) return text;
  return `${beginning(text, most).trimEnd()}…`;
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

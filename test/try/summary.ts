import { parseIsoDay } from "../../src/domain/basis/day";
import { AGEING_PARTS } from "../../src/domain/receivables/receivables";
import type { Language, TextKey, Translator } from "../../src/locales/translator";
import { advisedText } from "../../src/taskpane/policy/advisedText";
import { headingsSeenText } from "../../src/taskpane/kit/problemText";
import type { Asked } from "./answering";
import type { Report } from "./tryWorkbook";

/** What the summary says around the product's own words. */
interface SummaryWords {
  readonly read: (sheet: string, kind: string, row: number) => string;
  readonly ignored: (rows: number) => string;
  readonly rejected: (rows: number) => string;
  readonly more: (rows: number) => string;
  readonly notRead: (sheet: string) => string;
  /** Between a name and what it is, and between two halves of a line. */
  readonly colon: string;
  readonly semicolon: string;
  readonly totals: string;
  readonly clients: (count: number, colours: string) => string;
  readonly agenda: (day: string, clients: number, minutes: number) => string;
  readonly warnings: string;
  readonly question: (number: number) => string;
  readonly waiting: (questions: number) => string;
  readonly cost: (requests: number, kilobytes: number) => string;
}

const french = (value: number): string => value.toLocaleString("fr-FR");
const english = (value: number): string => value.toLocaleString("en-GB");

const WORDS: Readonly<Record<Language, SummaryWords>> = {
  fr: {
    read: (sheet, kind, row) => `Feuille « ${sheet} » : ${kind}, titres en ligne ${row}`,
    ignored: (rows) => (rows === 1 ? "1 ligne laissée de côté" : `${french(rows)} lignes laissées de côté`),
    rejected: (rows) => (rows === 1 ? "1 ligne rejetée" : `${french(rows)} lignes rejetées`),
    more: (rows) => (rows === 1 ? "et 1 autre" : `et ${french(rows)} autres`),
    notRead: (sheet) => `Feuille « ${sheet} » : non lue.`,
    colon: " : ",
    semicolon: " ; ",
    totals: "Totaux :",
    clients: (count, colours) => `${french(count)} ${count < 2 ? "client" : "clients"} : ${colours}`,
    agenda: (day, clients, minutes) =>
      `Ordre du jour du ${day} : ${french(clients)} ${clients < 2 ? "client" : "clients"}, ${french(minutes)} min`,
    warnings: "À savoir :",
    question: (number) => `Question ${number}`,
    waiting: (questions) =>
      `L'analyse attend ${questions === 1 ? "une réponse" : `${questions} réponses`} ; ` +
      "les chiffres ci-dessus sont ceux des réponses proposées. Répondez avec --answer N pour chaque question, dans l'ordre, ou --yes pour tout ce qui est proposé.",
    cost: (requests, kilobytes) => `${french(requests)} demandes à Excel, ${french(kilobytes)} ko échangés`,
  },
  en: {
    read: (sheet, kind, row) => `Sheet “${sheet}”: ${kind}, headings in row ${row}`,
    ignored: (rows) => (rows === 1 ? "1 row left aside" : `${english(rows)} rows left aside`),
    rejected: (rows) => (rows === 1 ? "1 row rejected" : `${english(rows)} rows rejected`),
    more: (rows) => (rows === 1 ? "and 1 more" : `and ${english(rows)} more`),
    notRead: (sheet) => `Sheet “${sheet}”: not read.`,
    colon: ": ",
    semicolon: "; ",
    totals: "Totals:",
    clients: (count, colours) =>
      count === 1 ? `1 client: ${colours}` : `${english(count)} clients: ${colours}`,
    agenda: (day, clients, minutes) =>
      `Agenda of ${day}: ${clients === 1 ? "1 client" : `${english(clients)} clients`}, ${english(minutes)} min`,
    warnings: "To know:",
    question: (number) => `Question ${number}`,
    waiting: (questions) =>
      `The analysis waits for ${questions === 1 ? "an answer" : `${questions} answers`}; ` +
      "the figures above are those of the proposed answers. Answer with --answer N for each question, in order, or --yes for all that is proposed.",
    cost: (requests, kilobytes) =>
      `${english(requests)} requests to Excel, ${english(kilobytes)} kB exchanged`,
  },
};

/** Rows named one by one. */
const ROWS_NAMED = 20;

/** What was read, found and asked, as lines that a credit manager understands. */
export function summaryOf(report: Report, words: Translator, isWaiting: boolean): string[] {
  const say = WORDS[words.language];
  const { clients, agenda, cost, asked, warnings, notRead } = report;
  const colours = (["red", "orange", "green"] as const).map((colour) => {
    // "orange" is the same in the plural; in French the other two are not.
    const isPlural = words.language === "fr" && colour !== "orange" && clients[colour] > 1;
    return `${words.number(clients[colour])} ${words.t(`colour.${colour}`).toLowerCase()}${isPlural ? "s" : ""}`;
  });
  return [
    `${words.t("referenceDate.label")}${say.colon}${shortDay(report.referenceDate, words)}`,
    ...report.sources.flatMap((source) => sourceLines(source, say, words)),
    ...notRead.map(({ sheet, reason, headings, recognised }) => {
      const seen = [
        ...headings.map((heading) => ({ heading, isKnown: false })),
        ...recognised.map((heading) => ({ heading, isKnown: true })),
      ];
      return [say.notRead(sheet), reason, ...(seen.length > 0 ? [headingsSeenText(seen, words)] : [])].join(
        " ",
      );
    }),
    say.totals,
    ...totalLines(report.totals, say, words),
    say.clients(clients.count, colours.join(", ")),
    say.agenda(shortDay(agenda.day, words), agenda.clients, agenda.minutes),
    ...(agenda.advised !== null ? [`  ${advisedText(inCents(agenda.advised), words)}`] : []),
    ...(warnings.length > 0 ? [say.warnings, ...warnings.map((warning) => `  – ${warning}`)] : []),
    ...asked.flatMap((question, index) =>
      questionLines(question, `${say.question(index + 1)}${say.colon}`, words),
    ),
    ...(isWaiting ? [say.waiting(asked.filter(({ answer }) => answer === null).length)] : []),
    say.cost(cost.requests, Math.round((cost.bytesOut + cost.bytesIn) / 1000)),
  ];
}

/** The report is in units, the product's words take cents. */
function inCents(
  advised: NonNullable<Report["agenda"]["advised"]>,
): NonNullable<Report["agenda"]["advised"]> {
  return advised.threshold === null
    ? advised
    : { ...advised, threshold: Math.round(advised.threshold * 100) };
}

function shortDay(iso: string, words: Translator): string {
  const day = parseIsoDay(iso);
  return day === null ? iso : words.day(day, "short");
}

function sourceLines(
  { sheet, kind, headerRow, rowsRead, rowsIgnored, rejected, unread }: Report["sources"][number],
  say: SummaryWords,
  words: Translator,
): string[] {
  const rows = [
    words.t("report.read", { count: rowsRead, number: words.number(rowsRead) }),
    ...(rowsIgnored > 0 ? [say.ignored(rowsIgnored)] : []),
    ...(rejected.length > 0 ? [say.rejected(rejected.length)] : []),
  ];
  const more = rejected.length - ROWS_NAMED;
  return [
    `${say.read(sheet, words.t(`sources.kind.${kind}` as TextKey), headerRow)}${say.semicolon}${rows.join(", ")}`,
    ...rejected.slice(0, ROWS_NAMED).map(({ address, reason }) => `  – ${address} ${reason}`),
    ...(more > 0 ? [`  – ${say.more(more)}`] : []),
    ...(unread === "" ? [] : [`  ${unread}`]),
  ];
}

function totalLines(totals: Report["totals"], { colon }: SummaryWords, words: Translator): string[] {
  const named = [
    ["balance", words.t("workbook:fields.balance")],
    ...AGEING_PARTS.map((part) => [part, words.t(`workbook:fields.${part}`)]),
  ] as const;
  return named.flatMap(([part = "", name]) => {
    const amount = totals[part];
    return amount == null ? [] : [`  ${name}${colon}${words.money(Math.round(amount * 100))}`];
  });
}

function questionLines(question: Asked, title: string, words: Translator): string[] {
  const choices = question.choices.map(({ text, isProposed, effect }, index) => {
    const named = isProposed ? words.t("sources.questions.proposed", { choice: text }) : text;
    return `  ${index + 1}. ${named}${effect === "" ? "" : ` – ${effect}`}`;
  });
  const answer = question.answer === null ? [] : [`  → ${question.answer}`];
  return [
    `${title}${question.question}`,
    ...question.examples.map((row) => `  ${row}`),
    ...choices,
    ...answer,
  ];
}

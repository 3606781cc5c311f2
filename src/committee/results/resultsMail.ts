import type { Improvement } from "../../domain/results/clientOutcomes";
import type { Comparison } from "../../domain/results/comparison";
import type { Document, Row, Section } from "../../documents/form/document";
import type { ExcelSession } from "../../excel/host/session";
import type { Translator } from "../../locales/translator";
import { type MailToSend, mailToSend } from "../mail/mailToSend";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { readBook, workbookWords } from "../port/workbookState";
import { RESULTS_READ, resultsRead } from "./readResults";
import type { Results } from "./resultsContract";
import {
  arbitrationSentences,
  comparisonLines,
  decisionLine,
  decisionsBefore,
  headline,
  improvementText,
  keyFigures,
  littleHistory,
  MOST_IMPROVEMENTS,
  periodLine,
  presenterLine,
  resultsNotices,
  signedChange,
} from "./resultsWords";

/** The page for the management committee as a mail to the directors. Writes nothing. */
export async function resultsMail(
  session: ExcelSession,
  kept: KeptPortfolio,
  now: Date,
): Promise<MailToSend> {
  const book = await readBook(session, RESULTS_READ);
  const { state } = book;
  const { results, people } = resultsRead(book, kept, now);
  const words = workbookWords(state);
  const document = resultsDocument(results, words);
  const directors = people.filter(({ isDirector, name }) => isDirector && name !== "");
  return mailToSend(document, session.file.address, directors, words, session.handsOver);
}

/** What the page says, with its presenter named. */
export function resultsDocument(results: Results, words: Translator): Document {
  const { comparison, company } = results;
  return {
    subject: subjectOf(comparison, words),
    title: words.t("workbook:results.title"),
    intro: [company, periodLine(results, words), presenterLine(results, words)].filter((line) => line !== ""),
    sections:
      comparison === null
        ? [prose("soon", "", [littleHistory(results, words) ?? ""])]
        : sectionsOf(results, comparison, words),
    footer: words.t("workbook:agenda.footer"),
  };
}

function prose(name: string, heading: string, lines: readonly string[]): Section {
  return { kind: "prose", name, heading, lines };
}

function subjectOf(comparison: Comparison | null, words: Translator): string {
  if (comparison === null) return words.t("workbook:results.mailSubjectSoon");
  return words.t("workbook:results.mailSubject", {
    change: signedChange(comparison, words),
    day: words.day(comparison.before.from, "short"),
  });
}

function sectionsOf(results: Results, comparison: Comparison, words: Translator): Section[] {
  const heading = (key: "keyFigures" | "improvements" | "arbitration" | "notices") =>
    words.t(`workbook:results.sections.${key}`);
  const best = results.improvements.slice(0, MOST_IMPROVEMENTS);
  const notices = resultsNotices(results, words);
  return [
    prose("headline", "", [headline(comparison, words), ...comparisonLines(comparison, words)]),
    {
      kind: "facts",
      name: "keyFigures",
      heading: heading("keyFigures"),
      facts: keyFigures(results, words).map(({ key, name, first, last, change }) => ({
        key,
        label: name,
        value: words.t("workbook:results.firstToLast", { first, last }),
        format: "text",
        change,
      })),
    },
    ...(results.arbitration === null
      ? []
      : [prose("arbitration", heading("arbitration"), arbitrationSentences(results.arbitration, words))]),
    best.length === 0
      ? prose("improvements", heading("improvements"), [words.t("workbook:results.nothing.improvements")])
      : {
          kind: "table",
          name: "improvements",
          heading: heading("improvements"),
          columns: [
            { key: "client", label: "", format: "text", role: "title" },
            { key: "clientCode", label: "", format: "text", role: "aside" },
            { key: "text", label: "", format: "text", role: "line" },
          ],
          rows: best.map((improvement) => improvementRow(improvement, results, words)),
        },
    ...(notices.length === 0 ? [] : [prose("notices", heading("notices"), notices)]),
  ];
}

function improvementRow(improvement: Improvement, results: Results, words: Translator): Row {
  const before = decisionsBefore(improvement, results);
  return {
    cells: {
      client: improvement.clientName || improvement.clientCode,
      clientCode: improvement.clientCode,
      text: [
        improvementText(improvement, words),
        ...(before.length === 0 ? [] : [words.t("workbook:results.precededByList")]),
        ...before.slice(-DECISIONS_TOLD).map((entry) => decisionLine(entry, words)),
      ].join("\n"),
    },
  };
}

const DECISIONS_TOLD = 3;

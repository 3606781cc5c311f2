import type { Improvement } from "../../domain/results/clientOutcomes";
import type { Comparison } from "../../domain/results/comparison";
import type { ExcelSession } from "../../excel/host/session";
import type { Translator } from "../../locales/translator";
import { type MailToSend, mailToSend } from "../mail/mailToSend";
import type { Mail, MailBlock, MailEntry } from "../mail/mail";
import { participants } from "../port/people";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { readState, workbookWords } from "../port/workbookState";
import { readResultsTables } from "./readResults";
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
  const state = await readState(session);
  const { results, people } = await session.run((workbook) => readResultsTables(workbook, state, kept, now));
  const words = workbookWords(state);
  const mail = resultsMailOf(results, session.file.address, words);
  const directors = participants(people).filter(({ isDirector, name }) => isDirector && name !== "");
  return mailToSend(mail, directors, words, session.handsOver);
}

/** What the page says, with its presenter named. */
export function resultsMailOf(results: Results, workbook: string | null, words: Translator): Mail {
  const { comparison, company } = results;
  return {
    subject: subjectOf(comparison, words),
    title: words.t("workbook:results.title"),
    intro: [company, periodLine(results, words), presenterLine(results, words)].filter((line) => line !== ""),
    blocks:
      comparison === null
        ? [{ kind: "paragraph", text: littleHistory(results, words) ?? "" }]
        : blocksOf(results, comparison, words),
    link: workbook === null ? null : { text: words.t("workbook:mail.open"), address: workbook },
    footer: words.t("workbook:agenda.footer"),
  };
}

function subjectOf(comparison: Comparison | null, words: Translator): string {
  if (comparison === null) return words.t("workbook:results.mailSubjectSoon");
  return words.t("workbook:results.mailSubject", {
    change: signedChange(comparison, words),
    day: words.day(comparison.before.from, "short"),
  });
}

function blocksOf(results: Results, comparison: Comparison, words: Translator): MailBlock[] {
  const heading = (key: "keyFigures" | "improvements" | "arbitration" | "notices"): MailBlock => ({
    kind: "heading",
    text: words.t(`workbook:results.sections.${key}`),
  });
  const paragraphs = (texts: readonly string[]) =>
    texts.map((text) => ({ kind: "paragraph", text }) as const);
  const best = results.improvements.slice(0, MOST_IMPROVEMENTS);
  const notices = resultsNotices(results, words);
  return [
    ...paragraphs([headline(comparison, words), ...comparisonLines(comparison, words)]),
    heading("keyFigures"),
    {
      kind: "facts",
      facts: keyFigures(results, words).map(({ name, first, last, change }) => ({
        label: name,
        value: words.t("workbook:results.firstToLast", { first, last }),
        change,
      })),
    },
    ...(results.arbitration === null
      ? []
      : [heading("arbitration"), ...paragraphs(arbitrationSentences(results.arbitration, words))]),
    heading("improvements"),
    best.length === 0
      ? { kind: "paragraph", text: words.t("workbook:results.nothing.improvements") }
      : {
          kind: "entries",
          entries: best.map((improvement) => improvementEntry(improvement, results, words)),
        },
    ...(notices.length === 0 ? [] : [heading("notices"), ...paragraphs(notices)]),
  ];
}

function improvementEntry(improvement: Improvement, results: Results, words: Translator): MailEntry {
  const before = decisionsBefore(improvement, results);
  return {
    title: improvement.clientName || improvement.clientCode,
    aside: improvement.clientCode,
    lines: [
      improvementText(improvement, words),
      ...(before.length === 0 ? [] : [words.t("workbook:results.precededByList")]),
      ...before.slice(-DECISIONS_TOLD).map((entry) => decisionLine(entry, words)),
    ],
  };
}

const DECISIONS_TOLD = 3;

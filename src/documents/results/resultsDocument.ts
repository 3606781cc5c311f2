import type { Comparison } from "../../domain/results/comparison";
import type { Translator } from "../../locales/translator";
import type { Document, Section } from "../form/document";
import { eventsLine } from "./events";
import { keyFigures } from "./keyFigures";
import type { ResultsMatter } from "./resultsMatter";
import { detailTables, improvementRow, resultsTable } from "./resultsTables";
import {
  arbitrationSentences,
  basisText,
  comparisonLines,
  headline,
  littleHistory,
  periodLine,
  presenterLine,
  presenterNotes,
  resultsNotices,
  signedChange,
} from "./resultsWords";

/** The page for the management committee names as many clients whose overdue fell, and decisions before each. */
export const MOST_IMPROVEMENTS = 5;
const DECISIONS_TOLD = 2;

/**
 * What the committees achieved: the page, and below it, on the sheet alone, what the presenter can say and the
 * tables that it rests on. Before the second closed committee a mail says no more than when there will be results.
 */
export function resultsDocument(matter: ResultsMatter, words: Translator): Document {
  const { comparison, company } = matter;
  const isDetail = comparison === null ? ({ isDetail: true } as const) : {};
  return {
    subject: subjectOf(comparison, words),
    title: words.t("workbook:results.title"),
    intro: [company, periodLine(matter, words), presenterLine(matter, words)].filter((line) => line !== ""),
    sections: [
      prose(
        "headline",
        "",
        comparison === null
          ? [words.t("workbook:results.soonTitle"), littleHistory(matter, words) ?? ""]
          : [headline(comparison, words), ...comparisonLines(comparison, words)],
      ),
      ...pageSections(matter, words).map((section) => ({ ...section, ...isDetail })),
      { ...notesOf(matter, words), isDetail: true },
      ...detailTables(matter, words),
    ],
    footer: words.t("workbook:agenda.footer"),
    readIn: "results",
  };
}

function prose(name: string, heading: string, lines: readonly string[]): Section {
  return { kind: "prose", name, heading, lines };
}

function subjectOf(comparison: Comparison | null, words: Translator): string {
  if (comparison === null) return words.t("workbook:results.mailSubjectSoon");
  return words.t("workbook:results.mailSubject", {
    change: signedChange(comparison, words),
    basis: comparison.unread.length > 0 ? "" : basisText(comparison, words),
  });
}

function pageSections(matter: ResultsMatter, words: Translator): Section[] {
  const heading = (key: "keyFigures" | "arbitration" | "events" | "improvements" | "notices") =>
    words.t(`workbook:results.sections.${key}`);
  const { arbitration } = matter;
  const best = matter.improvements.slice(0, MOST_IMPROVEMENTS);
  const events = eventsLine(matter, words);
  const notices = resultsNotices(matter, words);
  return [
    {
      kind: "facts",
      name: "keyFigures",
      heading: heading("keyFigures"),
      facts: keyFigures(matter, words).map(({ key, name, first, last, change }) => ({
        key,
        label: name,
        value: first === "" ? last : words.t("workbook:results.firstToLast", { first, last }),
        format: "text",
        change,
      })),
    },
    ...(arbitration === null
      ? []
      : [prose("arbitration", heading("arbitration"), arbitrationSentences(arbitration, words))]),
    ...(events === "" ? [] : [prose("events", heading("events"), [events])]),
    best.length === 0
      ? prose("improvements", heading("improvements"), [words.t("workbook:results.nothing.improvements")])
      : {
          ...resultsTable(
            "improvements",
            best.map((improvement) => improvementRow(improvement, matter, DECISIONS_TOLD, words)),
            words,
          ),
          heading: heading("improvements"),
        },
    ...(notices.length === 0 ? [] : [prose("notices", heading("notices"), notices)]),
  ];
}

/** What the commercial director can say: beside the page, not on it. */
function notesOf(matter: ResultsMatter, words: Translator): Section {
  return prose("notes", words.t("workbook:results.notes.title"), presenterNotes(matter, words));
}

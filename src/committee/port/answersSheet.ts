import type { Day } from "../../domain/basis/day";
import { SOURCE_KINDS } from "../../domain/receivables/sourceKind";
import { folded } from "../../domain/basis/text";
import { literal } from "../../book/cells";
import { sheetWords, isWord } from "../../book/words";
import { type RowInput } from "../../book/table";
import { recordCells, type TableContent } from "../../excel/table/ownTables";
import {
  isColumnChoice,
  QUESTION_KINDS,
  QUESTIONS,
  type Answer,
  type Chosen,
  type QuestionKind,
} from "../../intake/question";
import type { Message } from "../../intake/source";
import { LANGUAGES, type Language, type TextKey } from "../../locales/translator";
import { textIn } from "./cellReading";
import { invalidSetting } from "./unreadable";

/** What the settings say was answered, with a warning for each row that says nothing. */
export interface StatedAnswers {
  readonly answers: readonly Answer[];
  readonly warnings: readonly Message[];
}

/**
 * Reads the answers to questions about sources. People edit the table: an answer that is none of a question's
 * choices is named with its address and not applied, so that the question is asked again.
 */
export function readAnswers(content: TableContent | null): StatedAnswers {
  const answers: Answer[] = [];
  const warnings: Message[] = [];
  for (const record of content === null ? [] : recordCells(content)) {
    const { cells } = record;
    const sheet = textIn(cells["sheet"]);
    const sourceKind = SOURCE_KINDS.find((kind) => isWord(cells["kind"], `kinds.${kind}`));
    const kind = QUESTION_KINDS.find((candidate) => isSaid(textIn(cells["question"]), titleKey(candidate)));
    const chosen = kind === undefined ? null : chosenIn(kind, textIn(cells["answer"]));
    if (sheet === "" || sourceKind === undefined || kind === undefined || chosen === null) {
      const column =
        sheet === ""
          ? "sheet"
          : sourceKind === undefined
            ? "kind"
            : kind === undefined
              ? "question"
              : "answer";
      warnings.push(invalidSetting(record, column));
      continue;
    }
    const subject = textIn(cells["subject"]);
    answers.push({ kind, sheet, sourceKind, subject, layout: textIn(cells["layout"]), ...chosen });
  }
  return { answers, warnings };
}

const HEADING = /^«\s*(.*?)\s*»$/;

function chosenIn(kind: QuestionKind, text: string): Chosen | null {
  const choices: readonly string[] = QUESTIONS[kind];
  const heading = HEADING.exec(text)?.[1];
  const column = choices.find(isColumnChoice);
  if (heading !== undefined && column !== undefined) return { choice: column, heading };
  const choice = choices.find((candidate) => isSaid(text, choiceKey(kind, candidate)));
  return choice === undefined ? null : { choice, heading: "" };
}

/** Whether a text is those words in any supported language. */
function isSaid(text: string, key: TextKey): boolean {
  return LANGUAGES.some((language) => folded(sheetWords(language).t(key)) === folded(text));
}

function titleKey(kind: QuestionKind): TextKey {
  return `questions:${kind}.title`;
}

function choiceKey(kind: QuestionKind, choice: string): TextKey {
  return `questions:${kind}.choices.${choice}` as TextKey;
}

/** The rows of answers as their table keeps them, in the workbook's language. */
export function answerRows(answers: readonly Answer[], today: Day, language: Language): RowInput[] {
  const words = sheetWords(language);
  return answers.map(({ sheet, sourceKind, kind, subject, choice, heading, layout }) => ({
    sheet: literal(sheet),
    kind: literal(words.t(`workbook:kinds.${sourceKind}`)),
    question: literal(words.t(titleKey(kind))),
    subject: literal(subject),
    answer: literal(isColumnChoice(choice) ? `« ${heading} »` : words.t(choiceKey(kind, choice))),
    answeredOn: today,
    layout: literal(layout),
  }));
}

import type { Day } from "../../domain/basis/day";
import { folded } from "../../domain/basis/text";
import { literal } from "../../book/cells";
import { readRows } from "../../book/reading";
import { ANSWERS_TABLE } from "../../book/sources";
import type { RowInput, TableCells } from "../../book/table";
import { sheetWords } from "../../book/words";
import { FIELDS } from "../../intake/find/sourceFields";
import {
  isAboutField,
  isNamedChoice,
  QUESTION_KINDS,
  QUESTIONS,
  type Answer,
  type Chosen,
  type QuestionKind,
} from "../../intake/question";
import type { Field, Message } from "../../intake/source";
import { LANGUAGES, type Language, type TextKey } from "../../locales/translator";
import { invalidSetting, otherUnreadable } from "./unreadable";

/** What the settings say was answered, with a warning for each row that says nothing. */
export interface StatedAnswers {
  readonly answers: readonly Answer[];
  readonly warnings: readonly Message[];
}

/** What tells an answer; the day it was given is for people. */
const COLUMNS = ["sheet", "kind", "question", "subject", "answer", "layout"] as const;

/**
 * Reads the answers to questions about sources. People edit the table: an answer that is none of a question's
 * choices is named with its address and not applied, so that the question is asked again.
 */
export function readAnswers(content: TableCells<(typeof COLUMNS)[number]> | null): StatedAnswers {
  const answers: Answer[] = [];
  const warnings: Message[] = [];
  const reading = readRows(ANSWERS_TABLE, content, COLUMNS);
  for (const { index, values } of reading.rows) {
    const { sheet, kind: sourceKind, subject, layout } = values;
    const kind = QUESTION_KINDS.find((candidate) => isSaid(values.question, titleKey(candidate)));
    const chosen = kind === undefined ? null : chosenIn(kind, values.answer);
    if (sheet === "" || sourceKind === null || kind === undefined || chosen === null) {
      const column =
        sheet === "" ? "sheet" : sourceKind === null ? "kind" : kind === undefined ? "question" : "answer";
      warnings.push(invalidSetting(reading.at(index, column)));
      continue;
    }
    answers.push({ kind, sheet, sourceKind, subject: subjectSaid(kind, subject), layout, ...chosen });
  }
  warnings.push(...otherUnreadable(reading.unreadable, warnings));
  return { answers, warnings };
}

/** A field stands in the words of any language; any other subject is what the sheet itself says. */
function subjectSaid(kind: QuestionKind, text: string): string {
  const field = isAboutField(kind) ? FIELDS.find((each) => isSaid(text, fieldKey(each))) : undefined;
  return field ?? text;
}

function fieldKey(field: Field): TextKey {
  return `workbook:fields.${field}`;
}

const HEADING = /^«\s*(.*?)\s*»$/;

function chosenIn(kind: QuestionKind, text: string): Chosen | null {
  const choices: readonly string[] = QUESTIONS[kind];
  const heading = HEADING.exec(text)?.[1];
  const column = choices.find(isNamedChoice);
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
    subject: literal(isAboutField(kind) ? words.t(fieldKey(subject as Field)) : subject),
    answer: literal(isNamedChoice(choice) ? `« ${heading} »` : words.t(choiceKey(kind, choice))),
    answeredOn: today,
    layout: literal(layout),
  }));
}

import type { AnalyseRequest } from "../../src/committee/analysis/analysisContract";
import type { NeedsDecision } from "../../src/committee/port/needsDecision";
import { toUnits } from "../../src/domain/basis/money";
import { answerOf } from "../../src/intake/answers";
import type { Question } from "../../src/intake/question";
import type { Reconciliation, Source } from "../../src/intake/source";
import type { Language, Translator } from "../../src/locales/translator";
import { questionText } from "../../src/taskpane/sources/questionText";
import { unreadText } from "../../src/taskpane/kit/problemText";
import { decisionOn } from "../../src/taskpane/state/sourceDrafts";
import { APART } from "../../src/taskpane/kit/words";

/** One question as the report gives it. */
export interface Asked {
  readonly sheet: string;
  /** Letters and headings of the columns it is about. */
  readonly columns: readonly string[];
  /** In plain words, with its figures. */
  readonly question: string;
  /** Rows to look at. */
  readonly examples: readonly string[];
  readonly choices: readonly {
    readonly text: string;
    readonly isProposed: boolean;
    /** What the receivables come to with it, in units; null where it changes no figure by itself. */
    readonly totals: Readonly<Record<string, number>> | null;
    /** The same in words. */
    readonly effect: string;
  }[];
  /** The number of the choice that was given, from 1; null when nobody answered. */
  readonly answer: number | null;
}

/** An answer that is no choice of its question, or one too many. */
export class AnswerError extends Error {}

const TOO_MANY: Readonly<Record<Language, (asked: number, given: number) => string>> = {
  fr: (asked, given) => `Il y a ${given} réponses pour ${asked} questions : ôtez celles qui sont de trop.`,
  en: (asked, given) =>
    `There are ${given} answers to ${asked} questions: take away those that are too many.`,
};

/** How a sheet that is not read with certainty is asked about. */
const DOUBT = {
  fr: {
    confirm: (sheet: string, why: string) =>
      `La lecture de «\u00a0${sheet}\u00a0» n'est pas certaine\u00a0: est-elle à lire ainsi\u202f? ${why}`,
    readSo: "Oui, la lire ainsi",
    doNotRead: "Non, ne pas lire cette feuille",
  },
  en: {
    confirm: (sheet: string, why: string) =>
      `How “${sheet}” is read is not certain: is it to be read so? ${why}`,
    readSo: "Yes, read it so",
    doNotRead: "No, do not read this sheet",
  },
};

const NO_SUCH: Readonly<Record<Language, (given: number, choices: number, question: string) => string>> = {
  fr: (given, choices, question) => `La réponse ${given} n'existe pas (de 1 à ${choices}) : ${question}`,
  en: (given, choices, question) => `There is no answer ${given} (from 1 to ${choices}): ${question}`,
};

type Answers = Pick<AnalyseRequest, "answers" | "decisions" | "accepted">;

/** A question and what each choice of it makes of the request. */
interface Item extends Omit<Asked, "answer"> {
  readonly requests: readonly Answers[];
}

/** Answers what an analysis waits for, in order: with the numbers given, else as it is proposed. */
export class Answering {
  readonly asked: Asked[] = [];

  constructor(
    private readonly answers: readonly number[] | "yes",
    private readonly words: Translator,
  ) {}

  agree({ questions, doubtful, differences }: NeedsDecision): Answers {
    const items = [
      ...questions.map((question) => this.ofQuestion(question)),
      ...doubtful.map((source) => this.ofSource(source)),
      ...differences.map((difference) => this.ofDifference(difference)),
    ];
    return items.map((item) => this.answer(item)).reduce(together, {});
  }

  /** @throws AnswerError when more answers were given than questions asked. */
  ensureAllUsed(): void {
    if (this.answers === "yes" || this.answers.length <= this.asked.length) return;
    throw new AnswerError(TOO_MANY[this.words.language](this.asked.length, this.answers.length));
  }

  private answer({ requests, ...item }: Item): Answers {
    const proposed = item.choices.findIndex(({ isProposed }) => isProposed);
    const given = this.answers === "yes" ? proposed + 1 : (this.answers[this.asked.length] ?? null);
    const request = requests[(given ?? proposed + 1) - 1];
    if (request === undefined) {
      throw new AnswerError(NO_SUCH[this.words.language](given ?? 0, requests.length, item.question));
    }
    this.asked.push({ ...item, answer: given });
    return request;
  }

  private ofQuestion(question: Question): Item {
    const { place, title, ask, examples, choices } = questionText(question, this.words);
    const { column } = question;
    return {
      sheet: question.sheet,
      columns: column === null ? [] : [column.heading],
      question: `${place}. ${title}. ${ask}`,
      examples: examples.map(({ address, text }) => `${address} ${text}`),
      choices: choices.map(({ effects, ...choice }, index) => ({
        ...choice,
        effect: effects.join(APART),
        totals: inUnits(question.choices[index]?.totals ?? null),
      })),
      requests: question.choices.map((choice) => ({ answers: [answerOf(question, choice)] })),
    };
  }

  private ofSource(source: Source): Item {
    const { words } = this;
    const say = DOUBT[words.language];
    const decision = decisionOn(source, [], []);
    const unread = unreadText(source.unread ?? [], words);
    const why = [...source.findings.map(({ message }) => words.message(message)), unread];
    return {
      sheet: source.sheet,
      columns: Object.values(source.columns).map((column) => column?.heading ?? ""),
      question: say.confirm(source.sheet, why.join(" ")),
      examples: [],
      choices: [choice(say.readSo, true), choice(say.doNotRead, false)],
      requests: [{ decisions: [decision] }, { decisions: [{ ...decision, isUsed: false }] }],
    };
  }

  private ofDifference(difference: Reconciliation): Item {
    const { words } = this;
    const { sheet, otherSheet, against, read, stated } = difference;
    const values = { sheet, otherSheet, read: words.money(read), stated: words.money(stated) };
    const amount = words.money(difference.difference);
    return {
      sheet,
      columns: [],
      question: `${words.t(`reconciliation.${against}`, values)} ${words.t("reconciliation.difference", { amount })}`,
      examples: [],
      choices: [choice(words.t("reconciliation.accept"), true)],
      requests: [{ accepted: [difference] }],
    };
  }
}

function choice(text: string, isProposed: boolean): Asked["choices"][number] {
  return { text, isProposed, totals: null, effect: "" };
}

function inUnits(totals: Question["choices"][number]["totals"]): Readonly<Record<string, number>> | null {
  if (totals === null) return null;
  const { clients, ...amounts } = totals;
  const units = Object.entries(amounts).map(([part, cents]) => [part, toUnits(cents)] as const);
  return { ...Object.fromEntries(units), clients };
}

function together(one: Answers, other: Answers): Answers {
  return {
    answers: [...(one.answers ?? []), ...(other.answers ?? [])],
    decisions: [...(one.decisions ?? []), ...(other.decisions ?? [])],
    accepted: [...(one.accepted ?? []), ...(other.accepted ?? [])],
  };
}

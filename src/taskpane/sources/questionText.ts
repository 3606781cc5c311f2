import { APART } from "../kit/words";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { columnLetters } from "../../intake/cells/a1";
import {
  type Choice,
  type Chosen,
  type ExampleCell,
  type Question,
  type QuestionKey,
} from "../../intake/question";
import type { TextKey, Translator } from "../../locales/translator";

/** A question in the user's words. */
export interface QuestionText {
  /** What it is about: "Pièces ouvertes, colonne F « Statut »". */
  readonly place: string;
  readonly title: string;
  readonly ask: string;
  /** Rows to look at: where, and what stands there. */
  readonly examples: readonly { readonly address: string; readonly text: string }[];
  /** One for each choice, in order. */
  readonly choices: readonly ChoiceText[];
}

interface ChoiceText {
  readonly text: string;
  readonly isProposed: boolean;
  /** What everything read comes to with it; "" before it was read so. */
  readonly effect: string;
}

/** A question with its choices in words, each with its effect on the totals. */
export function questionText(question: Question, words: Translator): QuestionText {
  const { kind, sheet, column, values, examples, choices, proposed } = question;
  return {
    place:
      column === null
        ? words.t("sources.questions.sheet", { sheet })
        : words.t("sources.questions.place", {
            sheet,
            letters: columnLetters(column.column),
            heading: column.heading,
          }),
    title: words.t(`questions:${kind}.title`),
    ask: words.t(`questions:${kind}.ask`, values),
    examples: examples.map(({ address, cells }) => ({
      address,
      text: cells.map((cell) => cellText(cell, words)).join(APART),
    })),
    choices: choices.map((choice, place) => ({
      text: choiceText(question, choice, words),
      isProposed: place === proposed,
      effect: effectText(choice, choices, words),
    })),
  };
}

function cellText(cell: ExampleCell, words: Translator): string {
  if (typeof cell === "string") return cell;
  return "day" in cell
    ? words.day(cell.day, "short")
    : words.t("sources.questions.amount", { amount: cell.amount });
}

/** A choice in words: the heading of a column stands for itself, a word in what the question says of it. */
export function choiceText({ kind }: Pick<QuestionKey, "kind">, chosen: Chosen, words: Translator): string {
  const { choice, heading } = chosen;
  if (choice === "column") return words.t("sources.questions.column", { heading });
  return words.t(`questions:${kind}.choices.${choice}` as TextKey, { heading });
}

/** The balance and the clients, and of the parts that are not nil those in which the choices differ. */
function effectText({ totals }: Choice, choices: readonly Choice[], words: Translator): string {
  if (totals === null) return "";
  const parts = AGEING_PARTS.filter(
    (part) =>
      totals[part] !== 0 &&
      choices.some((other) => other.totals !== null && other.totals[part] !== totals[part]),
  );
  const amounts = parts.map(
    (part) => `${words.t(`workbook:fields.${part}`)}\u00a0${words.money(totals[part])}`,
  );
  return [
    `${words.t("workbook:fields.balance")}\u00a0${words.money(totals.balance)}`,
    ...amounts,
    words.t("sources.questions.clients", { count: totals.clients, number: words.number(totals.clients) }),
  ].join(APART);
}

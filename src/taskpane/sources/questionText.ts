import { APART } from "../kit/words";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { cellAddress, columnLetters } from "../../intake/cells/a1";
import { headingText } from "../../intake/find/layout";
import {
  isAboutField,
  type Choice,
  type Chosen,
  type ExampleCell,
  type Question,
  type QuestionKey,
} from "../../intake/question";
import type { Field } from "../../intake/source";
import type { TextKey, Translator } from "../../locales/translator";

/** A question in the user's words. */
export interface QuestionText {
  /** What it is about: "Pièces ouvertes, colonne F « Statut »". */
  readonly place: string;
  readonly title: string;
  readonly ask: string;
  /** Rows to look at: where, and what stands there. */
  readonly examples: readonly {
    readonly address: string;
    /** The address as it is shown: without the sheet where that is the one asked about. */
    readonly cell: string;
    readonly text: string;
  }[];
  /** One for each choice, in order. */
  readonly choices: readonly ChoiceText[];
}

interface ChoiceText {
  readonly text: string;
  readonly isProposed: boolean;
  /** What everything read comes to with it, fact by fact; none before it was read so. */
  readonly effects: readonly string[];
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
            heading: headingText(column.heading),
          }),
    title: words.t(`questions:${kind}.title`),
    ask: words.t(`questions:${kind}.ask`, {
      ...values,
      address: cellOf(String(values["address"]), sheet),
      field: isAboutField(kind) ? words.t(`workbook:fields.${question.subject as Field}`) : "",
    }),
    examples: examples.map(({ address, cells }) => ({
      address,
      cell: cellOf(address, sheet),
      text: cells.map((cell) => cellText(cell, words)).join(APART),
    })),
    choices: choices.map((choice, place) => ({
      text: choiceText(question, choice, words),
      isProposed: place === proposed,
      effects: effectsOf(choice, choices, words),
    })),
  };
}

/** An address without its sheet where that is the one asked about: a long name would take a line each time. */
function cellOf(address: string, sheet: string): string {
  const start = cellAddress(sheet, 0, 0).slice(0, -"A1".length);
  return address.startsWith(start) ? address.slice(start.length) : address;
}

function cellText(cell: ExampleCell, words: Translator): string {
  if (typeof cell === "string") return cell;
  return "day" in cell
    ? words.day(cell.day, "short")
    : words.t("sources.questions.amount", { amount: cell.amount });
}

/** A choice in words: the heading of a column, a word or a sheet stands for itself. */
export function choiceText(
  { kind, sheet, subject }: Pick<QuestionKey, "kind" | "sheet" | "subject">,
  chosen: Chosen,
  words: Translator,
): string {
  const { choice, heading } = chosen;
  if (choice === "column") return words.t("sources.questions.column", { heading });
  return words.t(`questions:${kind}.choices.${choice}` as TextKey, { heading, sheet, subject });
}

/** The balance, of the parts that are not nil those in which the choices differ, and the clients where they do. */
function effectsOf({ totals }: Choice, choices: readonly Choice[], words: Translator): readonly string[] {
  if (totals === null) return [];
  const parts = AGEING_PARTS.filter(
    (part) =>
      totals[part] !== 0 &&
      choices.some((other) => other.totals !== null && other.totals[part] !== totals[part]),
  );
  const amounts = (["balance", ...parts] as const).map(
    (part) => `${words.t(`workbook:fields.${part}`)} ${words.money(totals[part])}`,
  );
  const { clients } = totals;
  const isApart = choices.some((other) => other.totals !== null && other.totals.clients !== clients);
  return isApart
    ? [...amounts, words.t("sources.questions.clients", { count: clients, number: words.number(clients) })]
    : amounts;
}

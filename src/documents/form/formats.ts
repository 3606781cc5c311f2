import { toUnits } from "../../domain/basis/money";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Translator } from "../../locales/translator";

/**
 * A value as its format counts it: text; cents for money; serial dates for days; whole numbers for counts and days
 * late; 0.25 for a share of 25 %, and for a change by 25 points; a colour. Null is blank.
 */
export type Value = string | number | null;

export type Format =
  | "text"
  | "colour"
  | "money"
  | "moneyChange"
  | "day"
  | "count"
  | "number"
  | "countChange"
  | "share"
  | "shareChange"
  | "pointsChange";

interface Codec {
  /** As Excel shows the number that stands in the cell; texts have none. */
  readonly numberFormat?: string;
  readonly align: "Left" | "Center" | "Right";
  /** What stands in the cell. */
  readonly cell: (value: number | string, words: Translator) => number | string;
  /** The same in words; the currency is said only where `isAlone`. */
  readonly text: (value: number | string, words: Translator, isAlone: boolean) => string;
}

/** Beside others nil is a dash, so that the eye finds what is owed. */
const amount = (cents: number, words: Translator, isAlone: boolean) => {
  if (isAlone) return words.money(cents, 0);
  const units = Math.round(toUnits(cents));
  return units === 0 ? "–" : words.number(units);
};

/** A change as it stands in a cell: nil when its format, which shows no smaller one, would write a signed nil. */
const change = (size: number, shown: number) => (Math.abs(size) < shown / 2 ? 0 : size);

/** How each kind of value stands in a cell and in a sentence: the one place where both are decided. */
export const CODECS: Readonly<Record<Format, Codec>> = {
  text: { align: "Left", cell: (value) => value, text: (value) => String(value) },
  colour: {
    align: "Center",
    cell: (value, words) => marked(value as Colour, words),
    text: (value, words) => marked(value as Colour, words),
  },
  money: {
    numberFormat: '#,##0;-#,##0;"–"',
    align: "Right",
    cell: (value) => toUnits(Number(value)),
    text: (value, words, isAlone) => amount(Number(value), words, isAlone),
  },
  moneyChange: {
    numberFormat: '+#,##0;-#,##0;"="',
    align: "Right",
    cell: (value) => change(toUnits(Number(value)), 1),
    text: (value, words, isAlone) =>
      signed(Math.round(toUnits(Number(value))), (units) => amount(units * 100, words, isAlone)),
  },
  day: {
    numberFormat: "dd/mm/yyyy",
    align: "Center",
    cell: (value) => value,
    text: (value, words) => words.day(Number(value), "short"),
  },
  count: {
    numberFormat: '0;-0;"–"',
    align: "Right",
    cell: (value) => value,
    text: (value, words) => words.number(Number(value)),
  },
  number: {
    numberFormat: "0",
    align: "Center",
    cell: (value) => value,
    text: (value, words) => words.t("workbook:minutes.number", { number: value }),
  },
  countChange: {
    numberFormat: '+0;-0;"="',
    align: "Right",
    cell: (value) => value,
    text: (value, words) => signed(Number(value), (count) => words.number(count)),
  },
  share: {
    numberFormat: "0%",
    align: "Right",
    cell: (value) => value,
    text: (value, words) => words.percent(Number(value)),
  },
  shareChange: {
    numberFormat: '+0%;-0%;"="',
    align: "Right",
    cell: (value) => change(Number(value), 0.01),
    text: (value, words) => signed(Math.round(Number(value) * 100), (share) => words.percent(share / 100)),
  },
  pointsChange: {
    numberFormat: '+0.0" pt";-0.0" pt";"="',
    align: "Right",
    cell: (value) => change(Number(value) * 100, 0.1),
    text: (value, words) => {
      const text = signed(Math.round(Number(value) * 1000) / 10, (points) => words.number(points, 1));
      return text === "=" ? text : words.t("workbook:mail.points", { points: text });
    },
  },
};

/** A value in words; "" when it is blank. */
export function valueText(
  value: Value | undefined,
  format: Format,
  words: Translator,
  isAlone = false,
): string {
  return value === null || value === undefined || value === ""
    ? ""
    : CODECS[format].text(value, words, isAlone);
}

/** A change with its sign: +4, −35; "=" when there is none. */
export function signed(change: number, write: (size: number) => string): string {
  if (change === 0) return "=";
  return `${change > 0 ? "+" : "−"}${write(Math.abs(change))}`;
}

/** The mark of each colour, for those who cannot tell the colours apart. */
export const COLOUR_MARKS: Readonly<Record<Colour, string>> = { red: "■", orange: "▲", green: "●" };

/** The colour as a word with a mark of its own shape, for pages printed in black and white. */
export function marked(colour: Colour, words: Translator): string {
  return `${COLOUR_MARKS[colour]} ${words.t(`workbook:colours.${colour}`)}`;
}

/** How many clients each colour has, as one text. */
export function countsText(textOf: (colour: Colour) => string, words: Translator): string {
  return COLOURS.map((colour) => `${marked(colour, words)} ${textOf(colour)}`.replaceAll(" ", "\u00a0")).join(
    "  ",
  );
}

import type { Day } from "../domain/basis/day";
import { toCents, toUnits, type Cents } from "../domain/basis/money";
import { folded } from "../domain/basis/text";
import type { TextKey } from "../locales/translator";
import { literal, type CellOutput } from "./cells";
import type { Column, Kind, Look } from "./column";
import { foldedWords } from "./words";

/** Whole units; nil is a dash, so that the eye finds what is owed. */
export const MONEY_FORMAT = '#,##0;-#,##0;"–"';
export const DAY_FORMAT = "dd/mm/yyyy";
export const TEXT_FORMAT = "@";

/** What a formula shows that could not be worked out: `Range.values` reads it as this text. */
const ERROR =
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA|UNKNOWN!)$/;

const number = (
  name: Kind<number | null>["name"],
  isOne: (cell: number) => boolean,
): Kind<number | null> => ({
  name,
  blank: null,
  read: (cell) => (typeof cell === "number" && isOne(cell) ? cell : undefined),
  write: (value) => value ?? "",
});

const MONEY: Kind<Cents | null> = {
  name: "money",
  blank: null,
  read: (cell) =>
    typeof cell === "number" && Number.isSafeInteger(toCents(cell)) ? toCents(cell) : undefined,
  write: (value) => (value === null ? "" : toUnits(value)),
};

const AMOUNT: Kind<Cents | null> = {
  ...MONEY,
  name: "amount",
  read: (cell) => {
    const cents = MONEY.read(cell);
    return cents != null && cents >= 0 ? cents : undefined;
  },
};

/** From 1 March 1900, the first serial that is the same everywhere, to the last day Excel knows. */
const DAY: Kind<Day | null> = {
  name: "day",
  blank: null,
  // An hour typed with the day does not make another day.
  read: (cell) => (typeof cell === "number" && cell >= 61 && cell < 2_958_466 ? Math.floor(cell) : undefined),
  write: (value) => value ?? "",
};

const TEXT: Kind<string> = {
  name: "text",
  blank: "",
  read: (cell) => (ERROR.test(String(cell)) ? undefined : String(cell).trim()),
  write: (value) => literal(value.trim()),
};

const VERBATIM: Kind<string> = {
  ...TEXT,
  read: (cell) => (ERROR.test(String(cell)) ? undefined : String(cell)),
  write: (value) => literal(value),
};

const ANYTHING: Kind<CellOutput> = {
  name: "text",
  blank: "",
  read: (cell) => (ERROR.test(String(cell)) ? undefined : cell),
  write: (value) => (typeof value === "string" ? literal(value) : value),
};

const TIME: Kind<string> = {
  ...TEXT,
  name: "time",
  read: (cell) => (typeof cell === "number" ? hourOf(cell) : TEXT.read(cell)),
};

/** A time typed into a plain cell is the fraction of a day that Excel makes of it. */
function hourOf(cell: number): string | undefined {
  if (cell < 0 || cell >= 1) return undefined;
  const minutes = Math.round(cell * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** An amount: integer cents here, units in the cell. */
export const money = (look: Look): Column<Cents | null> => ({ format: MONEY_FORMAT, ...look, kind: MONEY });

/** An amount that is never below nil: what is covered, or stands at risk. */
export const amount = (look: Look): Column<Cents | null> => ({ format: MONEY_FORMAT, ...look, kind: AMOUNT });

/** A calendar day, a whole serial. */
export const day = (look: Look): Column<Day | null> => ({
  format: DAY_FORMAT,
  align: "Center",
  ...look,
  kind: DAY,
});

/** A whole number, not negative, and no larger than the most it can be. */
export const count = (look: Look, most = Number.MAX_SAFE_INTEGER): Column<number | null> => ({
  format: "0",
  align: "Center",
  ...look,
  kind: number("count", (cell) => Number.isSafeInteger(cell) && cell >= 0 && cell <= most),
});

/** Any number, e.g. of days with a tenth. */
export const decimal = (look: Look): Column<number | null> => ({
  ...look,
  kind: number("number", Number.isFinite),
});

/** A part of a whole: 0.25 is 25 %. */
export const share = (look: Look): Column<number | null> => ({
  align: "Center",
  ...look,
  kind: number("share", Number.isFinite),
});

/** Whatever a cell may hold, as it is: what it may be stands elsewhere. */
export const anything = (look: Look): Column<CellOutput> => ({ ...look, kind: ANYTHING });

/** Words of any kind, without blanks around them. */
export const text = (look: Look): Column<string> => ({ ...look, kind: TEXT });

/** Words as they were typed, blanks around them too: what is recorded reads back as it was said. */
export const verbatim = (look: Look): Column<string> => ({ ...look, kind: VERBATIM });

/** An hour, "8:30". */
export const time = (look: Look): Column<string> => ({ align: "Center", ...look, kind: TIME });

/**
 * Finds the word of a list that a text is in any supported language, whatever its case and accents.
 * @param group where the words stand in the locales: `workbook:<group>.<word>`.
 */
export function wordNamed<T extends string>(
  list: readonly T[],
  group: string,
): (text: string) => T | undefined {
  // Made when it is first asked for: a module that declares a table should not read the locales.
  let known: ReadonlyMap<string, T> | null = null;
  return (text) => {
    known ??= new Map(
      list.flatMap((value) => [...foldedWords(`${group}.${value}`)].map((word) => [word, value] as const)),
    );
    return known.get(folded(text));
  };
}

/**
 * One word of a list, understood in every supported language.
 * @param group where the words stand in the locales: `workbook:<group>.<word>`.
 * @param also what other words of the same mean, which a cell may hold too.
 */
export function word<T extends string, G extends string>(
  list: readonly T[],
  group: `workbook:${G}.${T}` extends TextKey ? G : never,
  look: Look,
  also?: (text: string) => T | undefined,
): Column<T | null> {
  const keyOf = (value: T) => `workbook:${group}.${value}` as TextKey;
  const named = wordNamed(list, group);
  const kind: Kind<T | null> = {
    name: "word",
    blank: null,
    read: (cell) => named(String(cell)) ?? also?.(String(cell)),
    write: (value, words) => (value === null ? "" : literal(words.t(keyOf(value)))),
    choices: (words) => list.map((value) => words.t(keyOf(value))),
  };
  return { ...look, kind };
}

/** A text that may be one of some words, and another that people prefer. */
export function openWord<T extends string, G extends string>(
  list: readonly T[],
  group: `workbook:${G}.${T}` extends TextKey ? G : never,
  look: Look,
): Column<string> {
  const choices: Kind<string>["choices"] = (words) =>
    list.map((value) => words.t(`workbook:${group}.${value}` as TextKey));
  return { ...look, kind: { ...VERBATIM, choices, isOpen: true } };
}

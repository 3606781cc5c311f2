import { isBlank } from "../cells/plainText";
import { answerTo } from "./ask";
import { looseCents } from "../cells/numbers";
import { sourceColumn, type Layout } from "./layout";

/** What an amount of a table is written in. */
export type AmountUnit = "units" | "thousands" | "millions";

/** One of each in units of the currency. */
export const UNIT_FACTORS: Readonly<Record<AmountUnit, number>> = {
  units: 1,
  thousands: 1_000,
  millions: 1_000_000,
};

const WORDS: readonly (readonly [AmountUnit, RegExp])[] = [
  [
    "thousands",
    /(?:^|[^\p{L}])(?:k ?[€$£]|[€$£] ?k|k ?(?:eur|euros?|usd|gbp|chf)|(?:eur|usd|gbp|chf) ?k|k ?€uros?|t ?€|t[ -]?eur|milliers?|thousands?|tausend|tsd|miles (?:de|€|eur)|en miles|mil (?:€|euros?)|(?<=[:€(] ?)miles(?=\s*(?:$|[)\]]))|(?:€|euros?|eur) ?\/ ?1[.,]?000|mille euro|milhares|mil euros|duizendtal(?:len)?|dzd\.? ?(?:€|euro?)|migliaia|duizend(?:en)?|(?<=(?:en|in|\() ?)ke?|k[ -]?(?:[A-Z]{3}|dh|fcfa)|€ ?\/ ?000|t€)(?![\p{L}])|(?:^|[^\p{L}\d])(?:x|×|\*|\/|base ?:?|in|en|per) ?(?:€|eur|\$)? ?1[ .,\u00a0\u202f]?000(?: ?(?:€|eur(?:os?)?|\$|usd))?(?=\s*(?:$|[)\],;.]))|(?:^|[(€$£])\s?['’]?000['’]?s?(?!\d)|(?<!\d[.,’' \u00a0\u202f]?)(?:['’]000(?!\d)|000['’]?s(?!\p{L}))/iu,
  ],
  [
    "millions",
    /(?:^|[^\p{L}])(?:m ?[€$£]|[€$£] ?m|m ?(?:eur|euros?|usd|gbp|chf)|mio|millions?|(?:eur|€|usd|gbp) ?m|millionen|millones|milioni|miljoen(?:en)?)(?![\p{L}])/iu,
  ],
];

/** Rows above the headings that may say what all amounts are in. */
const TITLE_ROWS = 12;

/** What is said of the unit of a column, in which words, and what its amounts are then most likely in. */
interface UnitSaid {
  readonly text: string;
  readonly unit: AmountUnit;
}

/**
 * What the heading of a column says its amounts are in, else a title above the table; null when nothing does. What is
 * said holds unless the figures themselves, or others of the workbook, make it impossible.
 */
export function unitSaid(layout: Layout, column: number): UnitSaid | null {
  const heading = sourceColumn(layout, column).heading;
  const { values } = layout.grid;
  const first = Math.max(0, layout.headerIndex - TITLE_ROWS);
  const titles = values.slice(first, layout.headerIndex).flat();
  // A unit said of the balance alone holds for its parts.
  const balance = layout.columns.balance?.index ?? -1;
  const whole = balance < 0 || balance === column ? "" : sourceColumn(layout, balance).heading;
  for (const cell of [heading, ...titles, whole, layout.grid.sheet, ...notesBelow(layout)]) {
    if (typeof cell !== "string" || isBlank(cell)) continue;
    const unit = unitIn(cell);
    // All amounts of a table are in one unit: the balance tells it for its parts.
    const told = balance < 0 ? column : balance;
    if (unit === null) continue;
    const isImpossible = layout.isUnitDenied === true || areImpossible(layout, told, unit);
    return { text: cell.trim(), unit: isImpossible ? "units" : unit };
  }
  return null;
}

/** Rows below a table that may say it. */
const ROWS_BELOW = 6;
/** A note with other numbers is about some amount: "dont 35 k€ en litige". */
const OTHER_NUMBER = /\d/;
const OF_THOUSAND = /(?<!\d)1?[ .,'’\u00a0\u202f]?000(?!\d)/g;

/** The texts that stand alone in the last rows of the sheet: "Montants en milliers d'euros". */
function notesBelow({ grid, headerIndex }: Layout): readonly string[] {
  const last = grid.values.slice(Math.max(headerIndex + 1, grid.values.length - ROWS_BELOW));
  return last.flatMap((row) => {
    const [text, ...others] = row.filter((cell) => !isBlank(cell));
    const isNote = typeof text === "string" && others.length === 0;
    return isNote && !OTHER_NUMBER.test(text.replace(OF_THOUSAND, "")) ? [text] : [];
  });
}

/** The capital of a company in its letterhead says nothing of the amounts below. */
const LETTERHEAD = /capital|kapital/i;

function unitIn(text: string): AmountUnit | null {
  if (LETTERHEAD.test(text)) return null;
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** From here on figures with cents are no thousands: who counts in thousands writes fewer digits. */
const RATHER_UNITS = 10_000;
/** Ten thousand millions: hardly any client owes as much. */
const BEYOND_ANY_CLIENT = 10_000_000_000;
const ROWS_LOOKED_AT = 200;

/** True where figures that are mostly so large make what the sheet says of their unit impossible. */
function areImpossible({ grid, headerIndex }: Layout, column: number, unit: AmountUnit): boolean {
  const rows = grid.values.slice(headerIndex + 1, headerIndex + 1 + ROWS_LOOKED_AT);
  const sizes = rows.flatMap((row) => {
    const cents = looseCents(row[column]);
    return cents === null || cents === 0 ? [] : [Math.abs(cents)];
  });
  const most = (holds: (cents: number) => boolean): boolean => 2 * sizes.filter(holds).length > sizes.length;
  const large = (cents: number): boolean => cents >= RATHER_UNITS * 100;
  const beyond = (cents: number): boolean => cents * UNIT_FACTORS[unit] >= BEYOND_ANY_CLIENT * 100;
  return most(beyond) || (most(large) && most((cents) => cents % 100 !== 0));
}

/** What a column's amounts are read in: as answered for the table, else as it is most likely. */
export function unitOf(layout: Layout, column: number): AmountUnit {
  const said = unitSaid(layout, column);
  if (said === null) return "units";
  const answer = answerTo(layout, "amount-unit", "")?.choice;
  return isUnit(answer) ? answer : said.unit;
}

function isUnit(choice: string | undefined): choice is AmountUnit {
  return choice !== undefined && Object.hasOwn(UNIT_FACTORS, choice);
}

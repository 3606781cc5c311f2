import { hasDigit, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";

/** Days late that an aged-balance column stands for; `to` is null when it is open-ended, 0 = not due. */
export interface BucketRange {
  readonly from: number;
  readonly to: number | null;
  /** Set where the words give one number ("60 jours", "2 mois"): its neighbours tell whether it ends or begins there. */
  readonly width?: number;
  /** Set for a month counted back from that of the figures: "M-1". */
  readonly isRelative?: true;
  /** Set for a month ahead ("M+1"), which is to come: what it is where the months count what is late. */
  readonly ifLate?: BucketRange;
  /** Set for such a month that is taken to be late. */
  readonly isAhead?: true;
  /** Set where the heading's own range begins earlier, on days that another bucket has: "0-60" beside "0-30". */
  readonly overlaps?: true;
}

export const NOT_DUE: BucketRange = { from: 0, to: 0 };

/** Words by what they say in a heading of days late; in French, English, German, Spanish, Italian and Dutch. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "-": "- – to thru au a bis hasta tot t/m until jusqu jusque fino through al /",
    "&": "et and und y e en & ou or oder o of",
    ">": "> >= ≥ plus over more mehr mas oltre meer above older beyond dela superieur superieure superieurs superior superiore sup piu uber ueber alter ouder higher greater exceeding mayor superiori maggiore ab from + supérieur past passe after apres nach na dopo despues vanaf partir mindestens minimaal excess excedant up upwards darüber boven longer langer länger laenger beyond uber lange größer grosser groesser",
    "<": "< <= ≤ moins less under below inf inferieur inferieure weniger unter menos meno minder fewer within entro binnen innerhalb maximal maximaal maximum max höchstens hoechstens hoogstens inferiori inferior inferiore sotto ate",
    "": "entre between zwischen tra fra tussen de d des du le la les l the than da del di van von dont davon waarvan which cui desde depuis als que dan in i gli los las",
  }).flatMap(([token, words]) => words.split(" ").map((word) => [word, token] as const)),
);

/** Words that say what the amounts are. */
const OF_AMOUNTS =
  /\b(?:montants?|solde|total|creances?|encours|forderung(?:en)?|receivables?|outstanding|amount|saldo|betrag|importe?|importo|bedrag|age|aged|aging|ageing|anciennete|bucket|tranche)\b/g;

/** Words that say nothing of the range: what the amounts are, and that they are late. */
const LATE =
  /\b(?:montants?|solde|total|creances?|encours|forderung(?:en)?|receivables?|echue?s?|retards?|retardo|ritardo|overdue|past due|days? late|late|in arrears|arriere|age|aged|aging|ageing|anciennete|bucket|tranche|mora|verzug|uberfallig|ueberfallig|uberf|faellig|fallig(?: seit)?|vencid[oa]s?|scadut[oi]|vervallen|achterstallig|te laat|over (?:tijd|datum)|haceexigibles?|apres echeance|after due(?: date)?|(?:nach|ausserhalb)(?: des)? (?:zahlungsziels?|falligkeit)|outstanding|seit|amount|saldo|betrag|importe?|importo|bedrag)\b/g;

/** True for words that say the amounts are late, and not that they are not due yet. */
export function saysLate(heading: string): boolean {
  const text = plainText(heading);
  const said = text.replace(OF_AMOUNTS, "");
  return !saysNotDue(heading) && said.replace(LATE, "") !== said;
}

/** True for words that say the amounts are not due yet. */
export function saysNotDue(heading: string): boolean {
  return NOT_DUE_YET.test(plainText(heading));
}

/** The amounts are not due yet, whatever the range: "À échoir 0-30", "Non échu > 60 j". */
const NOT_DUE_WORDS =
  "a echoir|non echue?s?|pas echue?s?|non dues?|not (?:yet )?(?:over)?due|due in|due within|vencen? en|venceran? en|scad(?:e|ono) (?:entro|tra|in)|verval(?:t|len) (?:in|binnen|over)|noch nicht fallig|fallig in|faellig in|nicht fallig|nicht faellig|no vencid[oa]s?|por vencer|a vencer|a scadere|non scadut[oi]|niet vervallen|nog niet vervallen|te vervallen|avant echeance|before due(?: date)?|within terms?|in terms|dans les termes|a venir|courant|current|undue|non exigibles?|(?:zukunftig|kunftig) fallig|(?:innerhalb|vor)(?: des)? (?:zahlungsziels?|falligkeit)|(?:non|pas) en retard|futures?|upcoming|im (?:zahlungs)?ziel|(?:zu)?kunftige?|echeances futures|nicht verfallen|(?:ptes?|pdtes?|pend|pendientes?) (?:de |por )?vencer|al corriente|vigente|da scadere|in bonis|a scad|in scadenza|non ancora scadut[oi]|nog niet opeisbaar|nog te vervallen|binnen termijn|lopend";
const NOT_DUE_YET = new RegExp(
  `^(?:montants? |solde |total |creances? |encours |factures? |forderung(?:en)? |receivables? )?(?:${NOT_DUE_WORDS})\\b`,
);
/** The same behind the range: "0-30 j à échoir". */
const NOT_DUE_BEHIND = new RegExp(` (?:${NOT_DUE_WORDS})$`);

const DAY = "jours?|jrs?|jr|j|days?|dys?|d|tag(?:en?)?|tg|t|dias?|ds|giorn[oi]|gg|gio|dag(?:en)?|dgn|dg";
const MONTH = "mois|months?|mo?n?ths?|mos?|mon|mt|monat(?:en?)?|meses|mes|mes[ei]|maand(?:en)?|m";
const YEAR = "ans?|annees?|years?|yrs?|jahre?n?|anos?|ann[oi]|jaar|jaren";
const QUARTER = "trimestres?|quarters?|quartale?n?|kwartaal|kwartalen|trimestri";
const WEEK = "semaines?|weeks?|wochen?|semanas?|settiman[ae]|weken|week";
const UNIT = new RegExp(`(\\d+)\\s*(?:(${DAY})|(${MONTH})|(${YEAR})|(${WEEK})|(${QUARTER}))(?![a-z])`, "g");
const ONE = new RegExp(
  `\\b(?:une?|one|an?|eine?[mn]?|uno|una|een) (?=(?:${MONTH}|${YEAR}|${WEEK}|${QUARTER})(?![a-z]))`,
  "g",
);

/** "3+ Months": the unit belongs to the number. */
const PLUS_UNIT = new RegExp(`(\\d) ?\\+ ?((?:${DAY}|${MONTH}|${YEAR}|${WEEK}|${QUARTER})(?![a-z]))`, "g");
/** "1er mois", "2ème mois", "3rd month". */
const ORDINAL = new RegExp(`(\\d)(?:ere?|e|eme|nd|rd|st|th|º|°) (?=(?:${MONTH})(?![a-z]))`, "g");

/** Numbers in words, as far as they are no other word of such a heading. */
const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "1": "one",
    "2": "two deux zwei dos twee",
    "3": "three trois drei tres tre drie",
    "6": "sechs seis",
  }).flatMap(([number, words]) => words.split(" ").map((word) => [word, number] as const)),
);
const NUMBER_WORD = new RegExp(`\\b(?:${[...NUMBER_WORDS.keys()].join("|")})\\b`, "g");

const OTHER_UNIT = new RegExp(`(?<![a-z])(?:${MONTH}|${YEAR}|${WEEK}|${QUARTER})(?![a-z])`);

/** The days that a heading of other words names: a range at its end, or its last number. */
export function daysNamed(heading: CellValue): readonly [number, number] | readonly [number] | null {
  if (!hasDigit(String(heading))) return null;
  const text = plainText(String(heading).replace(/[–—‑−]/g, "-"));
  if (text.length > LONGEST || OTHER_UNIT.test(text)) return null;
  const range =
    /(?<![\d.,])(\d{1,3}) ?(?:-|\/|;|\.\.|a|au|to|thru|bis|hasta|al|tot|y|et|and|und|t\/m) ?(\d{1,3})(?!\d)\D*$/.exec(
      text,
    );
  if (range !== null) return [Number(range[1]), Number(range[2])];
  const last = text.match(/\d+/g)?.at(-1) ?? "";
  return last !== "" && last.length <= 3 ? [Number(last)] : null;
}

/** Ranges that end here or later have no end: "91 à 9999". */
const ENDLESS = 999;

/**
 * The range of days late in an aged-balance heading: "1-30", "0 à 30 j", "> 90", "90j+", "91 jours et +",
 * "Moins de 30 jours", "91-Above", "Age ≤ 60 d.", "Échu 30", "2 à 3 mois", "> 1 an", "J+30", "02 1-30",
 * "À échoir 31-60". Months count 30 days, years 365. Null when it is no bucket.
 */
export function bucketOf(heading: CellValue): BucketRange | null {
  const written = String(heading);
  const relative = relativeMonth(written);
  if (relative !== null) return relative;
  if (written.length > LONGEST || LONG_NUMBER.test(written)) return null;
  if (!hasDigit(written) && !NUMBERLESS.test(written)) return null;
  const text = plainText(
    written.replace(/[–—‑−]/g, "-").replace(/\(?(?:[km]? ?€|\b[km]? ?eur(?:os?)?\b)\)?/gi, " "),
  )
    .replace(/[_.:;,()[\]'’*]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (const words of [NOT_DUE_YET, NOT_DUE_BEHIND])
    if (words.test(text)) return rangeOf(text.replace(words, "")) === null ? null : NOT_DUE;
  return rangeOf(text);
}

const RELATIVE =
  /^(> ?|< ?|avant |anterieure?s? a |before |older than |vor )?(?:mois |month |monat |mes |mese |maand )?m(?: ?([-+]) ?(\d{1,2}))?( (?:et )?(?:\+|plus|anterieure?s?|au dela|and (?:older|over|more)|und alter|y mas|e oltre|en ouder)| ?\+)?$/;

/**
 * A month by its distance from that of the figures: "M", "M-1", "M - 2", "M-3 et +", "M+1". What fell due in the month
 * itself is 1–30 days late, the month before 31–60; a month to come is not due. Null for anything else.
 */
function relativeMonth(heading: string): BucketRange | null {
  if (heading.length > LONGEST_RELATIVE || !/m/i.test(heading)) return null;
  const found = RELATIVE.exec(
    plainText(heading.replace(/[–—‑−]/g, "-"))
      .replace(/[()[\].]/g, "")
      .trim(),
  );
  if (found === null) return null;
  const [, older, sign, months = "0", more] = found;
  if (sign === "+") return { ...NOT_DUE, isRelative: true, ifLate: lateBy(Number(months), older, more) };
  if (sign === undefined && (older !== undefined || more !== undefined)) return null;
  const back = Number(months) + (older === undefined ? 0 : 1);
  const from = back * DAYS_IN_MONTH + 1;
  const isOpen = older !== undefined || more !== undefined;
  return { from, to: isOpen ? null : from + DAYS_IN_MONTH - 1, isRelative: true };
}

/** "M+1" as the first month late; "> M+3" begins after the third, "M+3 et plus" with it. */
function lateBy(months: number, older: string | undefined, more: string | undefined): BucketRange {
  const end = months * DAYS_IN_MONTH;
  if (older?.startsWith(">") === true) return { from: end + 1, to: null };
  const from = Math.max(1, end - DAYS_IN_MONTH + 1);
  return { from, to: more === undefined ? end : null };
}

const LONGEST_RELATIVE = 24;

/** Longer headings are sentences. */
const LONGEST = 60;

/** No bucket: a document's number, an amount. */
const LONG_NUMBER = /\d{6}|\d{3}[.,]\d\d$/;

/** A bucket may be written without a digit: "Plus d'un an". */
const NUMBERLESS =
  /\b(?:an|mois|year|month|jahr|monat|año|ano|mes|anno|mese|jaar|maand|trimest(?:re|ri)|quart(?:er|al)|kwartaal)s?\b/i;

/** A rank before the range, for sorting: "02 1-30", "1. 31-60". */
const RANK = /^0?\d (?=(?:<|>|≤|≥|\d+ ?(?:-|a|to) ?\d|\d+ ?(?:\+|et plus)))/;

/** Days after the due date: "J+30", "D+60", "T+90". */
const AFTER_DUE = /^[jdt] ?\+ ?(\d{1,3})$/;
/** "> J+90", "J+31 à J+60", "J1-J30". */
const BEYOND_DUE = /(?<![a-z])[jdt] ?\+? ?(?=\d)/g;

function rangeOf(text: string): BucketRange | null {
  const afterDue = AFTER_DUE.exec(text);
  if (afterDue !== null) return rangeUpTo(Number(afterDue[1]), DAYS_IN_MONTH);
  const said = canonical(text.replace(BEYOND_DUE, " "));
  return said === null ? null : (rangeSaid(said) ?? null);
}

/** "91 jours et +" as "91d & >": numbers with their unit and the words between, null with any other word. */
function canonical(text: string): string | null {
  const numbered = text
    .replace(LATE, " ")
    .replace(/\b(?:up to|jusqu'?a|bis zu|fino a) (?=\d)/g, "< ")
    .replace(ONE, "1 ")
    .replace(PLUS_UNIT, "$1 $2 +")
    .replace(ORDINAL, "$1 ")
    .replace(NUMBER_WORD, (word) => NUMBER_WORDS.get(word) ?? word)
    .trim()
    .replace(/\s+/g, " ")
    .replace(RANK, "")
    .replace(UNIT, (_, number: string, ...units: (string | undefined)[]) => {
      const unit = "dmywq"[units.slice(0, 5).findIndex((each) => each !== undefined)] ?? "d";
      return ` ${number}${unit} `;
    })
    .replace(/[<>≤≥]=?|[-+&/]/g, " $& ");
  const tokens: string[] = [];
  for (const word of numbered.split(" ")) {
    if (word === "") continue;
    const token = /^\d{1,5}[dmywq]?$/.test(word) ? word : (WORDS.get(word) ?? unitAlone(word));
    if (token === null) return null;
    if (token !== "" && token !== tokens.at(-1)) tokens.push(token);
  }
  return tokens.join(" ");
}

const UNIT_ALONE = new RegExp(`^(?:${DAY}|${MONTH}|${YEAR}|${WEEK}|${QUARTER})$`);

/** "Jours 1-30": the unit may stand before. */
function unitAlone(word: string): string | null {
  return UNIT_ALONE.test(word) ? "" : null;
}

const NUMBER = "(\\d+)([dmywq]?)";
const BETWEEN = new RegExp(`^(?:[&>] )?${NUMBER} [-&<] ${NUMBER}$`);
const ABOVE = new RegExp(`^(?:[-&] )*>(?: [-&])* ${NUMBER}$`);
const AND_ABOVE = new RegExp(`^${NUMBER} (?:[-&] )*>$`);
const BELOW = new RegExp(`^(?:[-&] )*<(?: [-&])* ${NUMBER}$|^- ${NUMBER}$`);
const AND_BELOW = new RegExp(`^${NUMBER} (?:(?:[-&] )*<|& -)$`);
const ALONE = new RegExp(`^(?:> )?${NUMBER}$`);

function rangeSaid(said: string): BucketRange | null {
  const between = BETWEEN.exec(said);
  if (between !== null) {
    const unit = between[4] || between[2] || "d";
    const [from, to] = [inDays(between[1], between[2] || unit), inDays(between[3], unit)];
    return orderedRange(wholeMonths(from, unit), wholeMonths(to, unit));
  }
  const above = ABOVE.exec(said) ?? AND_ABOVE.exec(said);
  if (above !== null)
    return { from: startBeyond(wholeMonths(inDays(above[1], above[2]), above[2])), to: null };
  const below = BELOW.exec(said);
  if (below !== null)
    return rangeBelow(inDays(below[1] ?? below[3], below[2] ?? below[4]), below[2] ?? below[4]);
  const andBelow = AND_BELOW.exec(said);
  if (andBelow !== null) return rangeBelow(inDays(andBelow[1], andBelow[2]), andBelow[2]);
  const alone = ALONE.exec(said);
  if (alone === null || said.startsWith(">")) return null;
  const days = inDays(alone[1], alone[2]);
  if (alone[2] === "m") return { ...rangeUpTo(days, DAYS_IN_MONTH), width: DAYS_IN_MONTH };
  if (alone[2] === "q") return { from: days - inDays("1", "q") + 1, to: days };
  // "da 91 giorni": a bucket begins there that nothing ends.
  if (alone[2] === "d" && days > DAYS_IN_MONTH && days % DAYS_IN_MONTH === 1) return { from: days, to: null };
  const isUsual = days >= 15 && days <= 720 && days % DAYS_IN_MONTH === 0;
  return isUsual ? { ...rangeUpTo(days, DAYS_IN_MONTH), width: DAYS_IN_MONTH } : null;
}

const DAYS_IN_MONTH = 30;
const DAYS_IN: ReadonlyMap<string, number> = new Map([
  ["d", 1],
  ["m", DAYS_IN_MONTH],
  ["y", 365],
  ["w", 7],
  ["q", 3 * DAYS_IN_MONTH],
]);

function inDays(number: string | undefined, unit: string | undefined): number {
  return Number(number) * (DAYS_IN.get(unit ?? "d") ?? 1);
}

/** Four, thirteen, seventeen weeks are 28, 91, 119 days: one month, three, four, as a bucket counts them. */
function wholeMonths(days: number, unit: string | undefined): number {
  const rounded = Math.round(days / DAYS_IN_MONTH) * DAYS_IN_MONTH;
  return unit === "w" && Math.abs(days - rounded) <= LEAST_OVERLAP ? rounded : days;
}

function orderedRange(from: number, to: number): BucketRange | null {
  if (from >= to) return null;
  if (to >= ENDLESS) return { from: startBeyond(from), to: null };
  // "0-30" and "30-60" stand beside "not due" and "0-30": each begins on the day after.
  return { from: from % 30 === 0 && (to % 30 === 0 || to % 365 === 0) ? from + 1 : from, to };
}

/** "> 90", "90 et plus" and "≥ 91" all follow "61-90"; "> 1 an" begins on the day after. */
function startBeyond(days: number): number {
  return days % 30 === 0 || days % 365 === 0 || days % 15 === 0 ? days + 1 : days;
}

/** "< 1" is not due, "< 1 mois" is 1–30. */
function rangeBelow(days: number, unit: string | undefined): BucketRange {
  return days <= 1 && (unit === undefined || unit === "" || unit === "d") ? NOT_DUE : rangeUpTo(days, days);
}

/** "≤ 30" is 1–30, "≤ 60" beside it 31–60. */
function rangeUpTo(days: number, width: number): BucketRange {
  const isMonths = days % DAYS_IN_MONTH === 0;
  return { from: isMonths ? days - Math.min(width, DAYS_IN_MONTH) + 1 : 1, to: days };
}

/** "Plus ancien", "Older": whatever is later than the other buckets of the table. */
const OLDER =
  /^(?:et )?(?:(?:exercices? |annees? |mois )?20\d\d et (?:avant|anterieure?s?|ant)|(?:avant|before|vor|bis) 20\d\d|20\d\d (?:and (?:before|earlier|prior)|und (?:davor|fruher|alter))|exercices? (?:anterieur|precedent)s?|anteriorites?|annees? (?:anterieure|precedente)s?|prior (?:years?|periods?)|previous (?:years?|periods?)|vorjahre?|altere|plus anciens?|plus anciennes?|anterieure?s?|au dela|au dela et plus|older|above|beyond|and older|alter|aelter|mayor|mas antigu[oa]s?|anteriores?|piu vecchio|piu vecchi|oltre|precedenti|ouder|eerder|avant|et avant|avant cela|before|and before|earlier|prior|davor|fruher|vorher|und fruher|antes|y antes|prima|e prima|daarvoor|ervoor|vroeger|en eerder)$/;

/** True for a bucket that is named by no number of days, only as the oldest. */
export function isOldestBucket(normal: string): boolean {
  return OLDER.test(normal);
}

/** A bucket with the range it stands for, among those of its table. */
type Ranged = { readonly range: BucketRange };

/**
 * The buckets of a table side by side: "1 mois" beside "< 1 mois" begins where that ends, "15-30" begins on the
 * day after "0-15", "≤ 45" after "≤ 15". No day is in two of them.
 */
export function sideBySide<B extends Ranged>(buckets: readonly B[]): readonly B[] {
  const isTaken = buckets.some(({ range }) => {
    return range.width === undefined && buckets.some((other) => isSameRange(other.range, range, true));
  });
  const moved = isTaken
    ? buckets.map((bucket) =>
        bucket.range.width === undefined ? bucket : withRange(bucket, later(bucket.range)),
      )
    : buckets;
  return moved.map((bucket) => {
    const { from, to } = bucket.range;
    if (from === 0 && to === 0) return bucket;
    const before = moved.filter(
      ({ range }) => range.to !== null && range.to > 0 && endsWithin(range, bucket.range),
    );
    const end = Math.max(-1, ...before.map(({ range }) => range.to as number));
    const startsAt = Math.max(from === 0 ? 1 : from, end + 1);
    if (startsAt === from) return bucket;
    const isOverlap = startsAt - from >= LEAST_OVERLAP;
    return withRange(bucket, { from: startsAt, to, ...(isOverlap ? { overlaps: true as const } : {}) });
  });
}

/** Days that two ranges share before they overlap: "0-30" and "30-60" share one. */
const LEAST_OVERLAP = 5;

/** "0-15" ends where "15-30" begins; "≤ 15" within "≤ 45", which begins as early. */
function endsWithin(range: BucketRange, other: BucketRange): boolean {
  if (range === other || range.to === null || isSameRange(range, other, false)) return false;
  const endsBefore = other.to === null || range.to < other.to;
  return (
    endsBefore &&
    (range.to === other.from || (range.from >= other.from && other.from <= 1 && other.to !== null))
  );
}

function isSameRange(first: BucketRange, second: BucketRange, isOneNumber: boolean): boolean {
  if (first === second || (isOneNumber && first.width === undefined)) return false;
  return first.from === second.from && first.to === second.to;
}

function later({ from, to, width = 0 }: BucketRange): BucketRange {
  return { from: from + width, to: to === null ? null : to + width };
}

function withRange<B extends Ranged>(bucket: B, range: BucketRange): B {
  return { ...bucket, range };
}

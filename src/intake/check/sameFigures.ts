import type { OpenItems } from "../../domain/receivables/openItems";
import { AGEING_PARTS, type AgedBalanceLine } from "../../domain/receivables/receivables";

/** Records of the smaller list looked for in the other. */
const SAMPLE = 200;

/** Different amounts among them below which they may be the same by chance, and their share: subscriptions repeat. */
const LEAST_DIFFERENT = 5;
const SHARE_DIFFERENT = 0.5;

/** Different amounts that are enough beside their clients. */
const LEAST_OF_CLIENTS = 2;

/** Share of them found in the other list from which both are of the same documents. */
const MOST_FOUND = 0.8;

/** How many records of the smaller list the larger one holds, with the place of one of them in each, and their lengths. */
export interface InBoth {
  readonly rows: number;
  readonly one: PlaceOf;
  readonly other: PlaceOf;
}

interface PlaceOf {
  readonly place: number;
  readonly length: number;
}

/**
 * Open items with the same amount due on the same day in both lists; where they are too few to say anything, those of
 * the same client. Null where that is no most of the smaller list.
 */
export function itemsInBoth(one: OpenItems, other: OpenItems): InBoth | null {
  const found = inBoth(listOf(one), listOf(other));
  if (found !== null || Math.min(one.length, other.length) >= SAMPLE) return found;
  return inBoth(listByClient(one), listByClient(other), LEAST_OF_CLIENTS);
}

/** Lines of an aged balance with the same parts in both lists; null where they are too few to say anything. */
export function linesInBoth(
  one: readonly AgedBalanceLine[],
  other: readonly AgedBalanceLine[],
): InBoth | null {
  const keyed = (lines: readonly AgedBalanceLine[]): Keyed => ({
    length: lines.length,
    keyAt: (place) => {
      const line = lines[place];
      if (line === undefined || line.balance === 0) return "";
      return [line.balance, ...AGEING_PARTS.map((part) => line[part])].join(" ");
    },
  });
  return inBoth(keyed(one), keyed(other));
}

/** A list of which each record has its figures in one text, the amount first; "" for none. */
interface Keyed {
  readonly length: number;
  readonly keyAt: (place: number) => string;
}

function listOf({ columns, length }: OpenItems): Keyed {
  return {
    length,
    keyAt: (place) => {
      const amount = columns.amountAt(place);
      return amount === 0
        ? ""
        : `${amount} ${columns.dueDateAt(place) ?? columns.documentDateAt(place) ?? ""}`;
    },
  };
}

/** The same beside the client; nothing of an item without a date. */
function listByClient(items: OpenItems): Keyed {
  const { length, keyAt } = listOf(items);
  const byClient = (place: number): string => {
    const key = keyAt(place);
    return key === "" || key.endsWith(" ") ? "" : `${key} ${items.debtorAt(place).clientCode}`;
  };
  return { length, keyAt: byClient };
}

function inBoth(one: Keyed, other: Keyed, least = LEAST_DIFFERENT): InBoth | null {
  const isSmall = one.length <= other.length;
  const [small, large] = isSmall ? [one, other] : [other, one];
  const step = Math.max(1, Math.floor(small.length / SAMPLE));
  const sample: string[] = [];
  const placeOf = new Map<string, number>();
  for (let place = 0; place < small.length; place += step) {
    const key = small.keyAt(place);
    if (key === "") continue;
    sample.push(key);
    if (!placeOf.has(key)) placeOf.set(key, place);
  }
  const amounts = new Set(sample.map((key) => key.split(" ")[0]));
  if (amounts.size < least || amounts.size < SHARE_DIFFERENT * sample.length) return null;
  const found = new Map<string, number>();
  for (let place = 0; place < large.length && found.size < placeOf.size; place++) {
    const key = large.keyAt(place);
    if (placeOf.has(key) && !found.has(key)) found.set(key, place);
  }
  const share = sample.filter((key) => found.has(key)).length / sample.length;
  if (share < MOST_FOUND) return null;
  const [[key, place] = ["", 0]] = found;
  const inSmall = { place: placeOf.get(key) ?? 0, length: small.length };
  const inLarge = { place, length: large.length };
  const rows = Math.round(share * small.length);
  return isSmall ? { rows, one: inSmall, other: inLarge } : { rows, one: inLarge, other: inSmall };
}

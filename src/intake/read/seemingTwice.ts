import { eachPlace } from "../../domain/basis/eachPlace";

/**
 * The places whose number stands at another place too, in their order, and a few that only seem so: what is looked for
 * among a hundred thousand lines is compared among these, and needs no map of all their texts. The numbers are marked
 * one after the other, and one that seems marked already is suspect.
 *
 * @param numberAt whole numbers made of what is to be compared: equal where it is, and well scattered where it is not.
 */
export function seemingTwice(length: number, numberAt: (place: number) => number): readonly number[] {
  const numbers = new Int32Array(length);
  const seen = new Marks(16 * length);
  const suspects = new Marks(2 * length);
  let hasSuspects = false;
  eachPlace(0, length, (place) => {
    const number = numberAt(place);
    numbers[place] = number;
    if (!seen.has(number)) return seen.add(number);
    suspects.add(number);
    hasSuspects = true;
  });
  if (!hasSuspects) return [];
  const places: number[] = [];
  eachPlace(0, length, (place) => {
    if (suspects.has(numbers[place] as number)) places.push(place);
  });
  return places;
}

/** Numbers marked by a bit each: different numbers may share one, seldom when there are many times more bits. */
class Marks {
  private readonly words: Int32Array;

  /** `bits` is about how many there are. */
  constructor(bits: number) {
    this.words = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, bits / 32))));
  }

  /** True for a number that was marked, and for some that were not. */
  has(number: number): boolean {
    return ((this.words[this.wordOf(number)] as number) & (1 << number)) !== 0;
  }

  add(number: number): void {
    const word = this.wordOf(number);
    this.words[word] = (this.words[word] as number) | (1 << number);
  }

  /** The lowest five bits of a number say which bit of its word: the next ones, which word. */
  private wordOf(number: number): number {
    return (number >>> 5) & (this.words.length - 1);
  }
}

/** A number of a text's characters from one of them on, and of its length (FNV-1a, 32 bits). */
export function textNumber(text: string, from = 0): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let place = from; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash;
}

/** One number of three, whose lowest bits depend on all of them. */
export function scattered(first: number, second: number, third: number): number {
  let hash = Math.imul(first ^ Math.imul(second + 1, 0x9e3779b1) ^ third, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

import { withoutLegalForm } from "../../domain/client/legalForms";
import { plainText } from "../cells/plainText";

/** A name as it joins across sheets: without case, accents, punctuation and legal form. */
export function nameKey(name: string): string {
  const plain = plainText(name);
  if (!OTHER_THAN_WORDS.test(plain)) return withoutLegalForm(plain);
  // Letters of all alphabets are asked for only where some stand: it takes several times as long.
  const punctuation = BEYOND_ASCII.test(plain) ? PUNCTUATION : ASCII_PUNCTUATION;
  return withoutLegalForm(plain.replace(punctuation, " ").trim());
}

const OTHER_THAN_WORDS = /[^a-z0-9 ]/;
const BEYOND_ASCII = /[^ -~]/;
const PUNCTUATION = / ?[^\p{L}\p{N} ][^\p{L}\p{N}]*/gu;
const ASCII_PUNCTUATION = / ?[^a-z0-9 ][^a-z0-9]*/g;

/** Names that may be one client's: each has a word of one before it. */
export interface Kin {
  readonly names: string[];
  readonly words: Set<string>;
}

/** Letters from which a word that another one goes on with is the same, cut or in the plural. */
const BEGINNING = 4;

/** The kin that a name is of, itself put among them: a new one where it has no word in common with any. */
export function joinKin(known: Kin[], name: string): Kin {
  const words = nameKey(name).split(" ");
  const found = known.find((kin) => words.some((word) => isWordOf(kin, word)));
  const kin = found ?? { names: [], words: new Set<string>() };
  if (found === undefined) known.push(kin);
  kin.names.push(name);
  words.forEach((word) => kin.words.add(word));
  return kin;
}

/** Names by those that have words in common; more than one where some have none. */
export function kinAmong(names: Iterable<string>): readonly Kin[] {
  const known: Kin[] = [];
  for (const name of names) if (name !== "") joinKin(known, name);
  return known;
}

function isWordOf({ words }: Kin, word: string): boolean {
  if (words.has(word)) return true;
  const goesOn = (one: string, other: string): boolean => one.length >= BEGINNING && other.startsWith(one);
  return [...words].some((each) => goesOn(each, word) || goesOn(word, each));
}

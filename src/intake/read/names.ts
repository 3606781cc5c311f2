import { withoutLegalForm } from "../../domain/client/legalForms";
import { plainText } from "../cells/plainText";

/** A name as it joins across sheets: without case, accents, punctuation and legal form. */
export function nameKey(name: string): string {
  const plain = plainText(name);
  const words = OTHER_THAN_WORDS.test(plain) ? plain.replace(PUNCTUATION, " ").trim() : plain;
  return withoutLegalForm(words);
}

const OTHER_THAN_WORDS = /[^a-z0-9 ]/;
const PUNCTUATION = / ?[^\p{L}\p{N} ][^\p{L}\p{N}]*/gu;

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

import { folded } from "../basis/text";

/** Somebody whom the settings know. */
interface Known {
  readonly name: string;
  readonly role: string;
}

/** Somebody whom cells name: one of the people known, else the name as it stands. */
export interface NamedPerson<Person extends Known> {
  /** The same for every way of writing the name. */
  readonly key: string;
  readonly name: string;
  /** Null for whoever the settings do not have. */
  readonly known: Person | null;
}

/** Words in whatever order, case and accents: people write ROUX Anne as well as Anne Roux. */
function keyOf(name: string): string {
  return folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}

/** Signs and words between the people of one cell; a comma is not among them, since it may stand in a name. */
const BETWEEN = /\s*[;/&+\n\r]+\s*|\s+(?:et|and)\s+/i;

/**
 * The people whom a cell names, each once: a client may have two salespeople, an action two owners. A comma parts people
 * only where each part is known or has several words, so that "ROUX, Anne" stays one.
 * @param people those of the settings: a name, a family name that only one of them has, or a role finds them.
 */
export function peopleIn<Person extends Known>(
  text: string,
  people: readonly Person[],
): NamedPerson<Person>[] {
  const whole = personOf(text, people);
  if (whole !== null && whole.known !== null) return [whole];
  const found = text
    .split(BETWEEN)
    .flatMap((part) => atCommas(part, people))
    .flatMap((part) => personOf(part, people) ?? []);
  return found.filter(({ key }, index) => found.findIndex((other) => other.key === key) === index);
}

function atCommas(text: string, people: readonly Known[]): string[] {
  const parts = text.split(",").map((part) => part.trim());
  const isOne = knownAs(text, people) !== null;
  const areMany = parts.every((part) => /\s/.test(part) || knownAs(part, people) !== null);
  return !isOne && areMany ? parts : [text];
}

function personOf<Person extends Known>(text: string, people: readonly Person[]): NamedPerson<Person> | null {
  const known = knownAs(text, people);
  const name = (known?.name || text).replace(/\s+/g, " ").trim();
  const key = keyOf(name);
  return key === "" ? null : { key, name, known };
}

function knownAs<Person extends Known>(text: string, people: readonly Person[]): Person | null {
  const key = keyOf(text);
  if (key === "") return null;
  const named = people.filter(({ name }) => name !== "");
  const sameFamily = named.filter(({ name }) => keyOf(name.trim().split(/\s+/).at(-1) ?? "") === key);
  return (
    named.find(({ name }) => keyOf(name) === key) ??
    people.find(({ role }) => keyOf(role) === key) ??
    (sameFamily.length === 1 ? (sameFamily[0] ?? null) : null)
  );
}

import { readRows } from "../../book/reading";
import { CONTACT_ROLES, PEOPLE_TABLE } from "../../book/settings";
import type { TableCells } from "../../book/table";
import type { Message } from "../../intake/source";
import { unreadableWarnings } from "./unreadable";
import { isWord } from "../../book/words";
import { folded } from "../../domain/basis/text";

const DIRECTORS = ["salesDirector", "financeDirector", "arbiter"] as const;

/** Columns of the people of the settings: every one is read. */
export const PEOPLE_COLUMNS = PEOPLE_TABLE.columns.map(({ key }) => key);

/** The people of the settings, in their order, with a warning for each cell that cannot be read. */
export interface StatedPeople {
  readonly people: readonly Participant[];
  readonly warnings: readonly Message[];
}

/** Reads the people of the settings; rows without a name are kept for their role. */
export function statedPeople(content: TableCells<(typeof PEOPLE_COLUMNS)[number]> | null): StatedPeople {
  const { rows, unreadable, at } = readRows(PEOPLE_TABLE, content, PEOPLE_COLUMNS);
  const named = rows.filter(({ values }) => values.name !== "");
  const addressed = rows.filter(({ values }) => values.email !== "");
  // One without a role or a name is nobody's mistake; all without are: people cleared the column.
  const cleared = [
    ...(named.every(({ values }) => values.role === "") ? named.map(({ index }) => at(index, "role")) : []),
    ...(named.length === 0 ? addressed.map(({ index }) => at(index, "name")) : []),
  ];
  const people = rows.map(({ values: { role: typed, name, email } }) => {
    const role = typed.trim();
    return {
      role,
      name,
      email,
      isCreditManager: isWord(role, "roles.creditManager"),
      isArbiter: isWord(role, "roles.arbiter"),
      isDirector: DIRECTORS.some((each) => isWord(role, `roles.${each}`)),
      isContact: CONTACT_ROLES.some((each) => isWord(role, `roles.${each}`)),
    };
  });
  return { people, warnings: unreadableWarnings([...unreadable, ...(cleared.length > 1 ? cleared : [])]) };
}

/** Those who sit in every committee: all who are named but the arbiter, who is called, and contacts. */
export function members<Person extends Participant>(people: readonly Person[]): Person[] {
  return people.filter(({ name, isArbiter, isContact }) => name !== "" && !isArbiter && !isContact);
}

/** The name of whoever has a role first; "" when the settings name nobody. */
export function nameOf(people: readonly Participant[], role: (typeof DIRECTORS)[number]): string {
  return people.find((person) => isWord(person.role, `roles.${role}`))?.name ?? "";
}

/** The addresses of people; a cell may hold several. */
export function recipientsAmong(people: readonly Participant[]): Recipient[] {
  return people.flatMap(({ name, role, email }) =>
    email
      .split(/[;,\s]+/)
      .filter(isEmail)
      .map((address) => ({ name: name || role, email: address })),
  );
}

/**
 * The gentle warnings of the practice (credit committee rules, §4): more people than the policy's most, or a
 * director's office as the place.
 */
export function gatheringWarnings(people: readonly Participant[], place: string, maximum: number): Message[] {
  const present = members(people);
  const warnings: Message[] = [];
  if (present.length > maximum) {
    warnings.push({ code: "too-many-people", values: { count: present.length, maximum } });
  }
  if (isDirectorsOffice(place, people)) warnings.push({ code: "office-as-place", values: { place } });
  return warnings;
}

const OFFICE = /\b(bureaux?|offices?)\b/;
const DIRECTOR = /\b(direct(eur|rice|ion|or)|president|presidente|chief|daf|dg|pdg|ceo|cfo)\b/;

/** An office is a director's when the words or the name of one of ours say so. */
function isDirectorsOffice(place: string, people: readonly Participant[]): boolean {
  const text = folded(place);
  if (!OFFICE.test(text)) return false;
  const names = people.filter(({ isDirector, name }) => isDirector && name !== "").map(familyName);
  return DIRECTOR.test(text) || names.some((name) => text.split(/[^\p{L}-]+/u).includes(name));
}

function familyName({ name }: Participant): string {
  return folded(name).split(" ").at(-1) ?? "";
}

/** Somebody who takes part, as the settings name them. */
export interface Participant {
  readonly role: string;
  readonly name: string;
  /** As typed in the settings: it may hold no address, or several. */
  readonly email: string;
  readonly isCreditManager: boolean;
  readonly isArbiter: boolean;
  readonly isDirector: boolean;
  /** Gets mail and does not sit: salespeople, other owners of actions. */
  readonly isContact: boolean;
}

/** Somebody a mail goes to. */
export interface Recipient {
  readonly name: string;
  readonly email: string;
}

/** An address that every mail program takes; anything else that people type in the settings is left out. */
export function isEmail(text: string): boolean {
  return /^[!#-'*+\-/-9=?A-Z^-~.]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/.test(text);
}

import { recordsOf, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import { textIn } from "./cellReading";
import { CONTACT_ROLES } from "../../book/settings";
import { isWord } from "../../book/words";
import { folded } from "../../domain/basis/text";

const DIRECTORS = ["salesDirector", "financeDirector", "arbiter"] as const;

/** The people of the settings, in their order; rows without a name are kept for their role. */
export function participants(content: TableContent | null): Participant[] {
  return (content === null ? [] : recordsOf(content)).map((record) => ({
    role: textIn(record["role"]),
    name: textIn(record["name"]),
    email: textIn(record["email"]),
    isCreditManager: isWord(record["role"], "roles.creditManager"),
    isArbiter: isWord(record["role"], "roles.arbiter"),
    isDirector: DIRECTORS.some((role) => isWord(record["role"], `roles.${role}`)),
    isContact: CONTACT_ROLES.some((role) => isWord(record["role"], `roles.${role}`)),
  }));
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

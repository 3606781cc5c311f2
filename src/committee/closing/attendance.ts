import type { Participant } from "../port/people";
import type { Attendee } from "./closingContract";
import { folded } from "../../domain/basis/text";

/** Who was there, as a committee's row says it: names with their roles, then guests. */
export function presentText(
  people: readonly Pick<Participant, "name" | "role">[],
  present: readonly string[],
  guests: string,
): string {
  const known = people
    .filter(({ name }) => present.includes(name))
    .map(({ name, role }) => (role === "" ? name : `${name} (${role})`));
  return [...known, guests.trim()].filter((part) => part !== "").join(", ");
}

/**
 * Who was there by a committee's row, which people edit: a name found in it is ticked, what names nobody of
 * the committee is a guest, a contact too. A row without anybody has all of them but the arbiter.
 */
export function attendance(
  people: readonly Participant[],
  present: string,
): { readonly people: readonly Attendee[]; readonly guests: string } {
  const named = people.filter(({ name, isContact }) => name !== "" && !isContact);
  const parts = present.split(/[,;\n](?![^(]*\))/).map((part) => part.trim());
  const names = (part: string, { name }: Participant) =>
    folded(part) === folded(name) || folded(part).startsWith(`${folded(name)} (`);
  return {
    people: named.map((person) => ({
      role: person.role,
      name: person.name,
      isPresent: present.trim() === "" ? !person.isArbiter : parts.some((part) => names(part, person)),
    })),
    guests: parts.filter((part) => part !== "" && !named.some((person) => names(part, person))).join(", "),
  };
}

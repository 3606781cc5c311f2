import fc from "fast-check";
import { peopleIn } from "./namedPeople";

const PEOPLE = [
  { name: "Anne Roux", role: "Commercial" },
  { name: "Luc Armandier", role: "Directeur commercial" },
  { name: "Paul Martin", role: "Contact" },
  { name: "Zoé Martin", role: "Contact" },
  { name: "", role: "Directeur financier" },
];
const named = (text: string) => peopleIn(text, PEOPLE).map(({ name }) => name);

test.each([
  ["Anne Roux", ["Anne Roux"]],
  ["ROUX Anne", ["Anne Roux"]],
  ["ROUX, Anne", ["Anne Roux"]],
  ["roux", ["Anne Roux"]],
  ["directeur commercial", ["Luc Armandier"]],
  ["Directeur financier", ["Directeur financier"]],
  ["Anne Roux / Paul Martin", ["Anne Roux", "Paul Martin"]],
  ["Anne Roux et Luc Armandier", ["Anne Roux", "Luc Armandier"]],
  ["Roux, Armandier", ["Anne Roux", "Luc Armandier"]],
  ["Jean Petit, Eva Grand", ["Jean Petit", "Eva Grand"]],
  ["PETIT, Jean", ["PETIT, Jean"]],
  // Two have that family name: nobody is chosen.
  ["Martin", ["Martin"]],
  ["Anne Roux ; ROUX anne", ["Anne Roux"]],
  ["", []],
  [" - ", []],
  ["Jean\nPetit", ["Jean", "Petit"]],
])("%j names %j", (text, names) => expect(named(text)).toEqual(names));

test("whoever is known is found whatever the case and the order of the words", () => {
  const known = fc.constantFrom("Anne Roux", "Luc Armandier", "Paul Martin", "Zoé Martin");
  fc.assert(
    fc.property(
      fc.uniqueArray(known, { minLength: 1 }),
      fc.boolean(),
      fc.boolean(),
      (names, turned, loud) => {
        const written = names.map((name) => {
          const words = turned ? name.split(" ").reverse().join(" ") : name;
          return loud ? words.toUpperCase() : words;
        });
        expect(named(written.join(" ; "))).toEqual(names);
      },
    ),
  );
});

import { attendance, presentText } from "./attendance";

const person = (name: string, role: string, isArbiter = false) => ({
  name,
  role,
  email: "",
  isCreditManager: false,
  isArbiter,
  isDirector: false,
  isContact: false,
});
const PEOPLE = [
  person("Anne Ravel", "Credit manager"),
  person("Paul Tillac", "Directeur commercial"),
  person("", "Directeur financier"),
  person("Léa Dormoy", "Directeur général (arbitre)", true),
];
const ticked = (present: string) =>
  attendance(PEOPLE, present)
    .people.filter(({ isPresent }) => isPresent)
    .map(({ name }) => name);

test("a blank row has everybody but the arbiter; people without a name are left out", () => {
  expect(ticked("")).toEqual(["Anne Ravel", "Paul Tillac"]);
  expect(attendance(PEOPLE, "").people).toHaveLength(3);
});

test("a contact who came is a guest: contacts do not sit", () => {
  const people = [...PEOPLE, { ...person("Zoé Blanc", "Commercial"), isContact: true }];
  expect(attendance(people, "").people.map(({ name }) => name)).not.toContain("Zoé Blanc");
  expect(attendance(people, "Anne Ravel, Zoé Blanc").guests).toBe("Zoé Blanc");
});

test("what was written is read back, guests and roles with brackets and commas included", () => {
  const text = presentText(PEOPLE, ["Anne Ravel", "Léa Dormoy"], "M. Weiss (auditeur, invité), Mme Oz");
  expect(text).toBe(
    "Anne Ravel (Credit manager), Léa Dormoy (Directeur général (arbitre)), M. Weiss (auditeur, invité), Mme Oz",
  );
  expect(ticked(text)).toEqual(["Anne Ravel", "Léa Dormoy"]);
  expect(attendance(PEOPLE, text).guests).toBe("M. Weiss (auditeur, invité), Mme Oz");
});

test("typed by hand, names without roles are known in any case", () => {
  expect(ticked("anne ravel; PAUL TILLAC\nPauline Tillac")).toEqual(["Anne Ravel", "Paul Tillac"]);
  expect(attendance(PEOPLE, "anne ravel; Pauline").guests).toBe("Pauline");
});

/** Legal forms in lower case; " ?" where a blank may stand between their letters. */
const LEGAL_FORMS = [
  "s ?a ?r ?l",
  "s ?a ?s ?u?",
  "s ?a",
  "e ?u ?r ?l",
  "s ?n ?c",
  "s ?c ?i",
  "gmbh",
  "ag",
  "kg",
  "ltd",
  "limited",
  "llc",
  "llp",
  "inc",
  "corp",
  "corporation",
  "co",
  "plc",
  "pvt",
  "private",
  "pty",
  "s ?p ?a",
  "s ?r ?l ?s?",
  "b ?v",
  "n ?v",
  "s ?l ?u?",
  "s ?p ?r ?l",
  "sca",
  "scop",
  "gie",
  "ohg",
  "ug",
  "oy",
  "ab",
  "kft",
  "sp z o o",
];

const LEGAL_FORM = new RegExp(`\\b(?:${LEGAL_FORMS.join("|")})\\b`, "g");

/** The words that legal forms begin with. */
const FIRST_WORD = new RegExp(`\\b(?:${LEGAL_FORMS.flatMap(firstWordsOf).join("|")})\\b`);

/** "s ?a ?s ?u?" may begin with "s", "sa", "sas" or "sasu". */
function firstWordsOf(form: string): readonly string[] {
  const letters = form.replace(/\?$/, "").split(" ?");
  const beginnings = letters.map((_, last) => letters.slice(0, last + 1).join(""));
  return beginnings.map((beginning) => beginning.split(" ", 1)[0] as string);
}

/**
 * A company's name without its legal form, unless there is nothing else to it.
 * @param name in lower case, without accents and punctuation.
 */
export function withoutLegalForm(name: string): string {
  // Most names have no legal form: a look for the first word of one spares a look for forty forms.
  if (!FIRST_WORD.test(name)) return name;
  const bare = name.replace(LEGAL_FORM, " ").replace(/\s+/g, " ").trim();
  return bare === "" ? name : bare;
}

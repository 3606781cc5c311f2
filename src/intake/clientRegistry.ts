import { isBlank, onOneLine, plainText } from "./plainText";
import type { CellValue } from "./sheetGrid";
import type { GroupProposal } from "./source";

/** One client as the sheets name it; `code` and `name` are settled once every sheet is read. */
export interface ClientIdentity {
  code: string;
  name: string;
  /** Counts the clients from 0 in the order in which they first stood in a sheet. */
  readonly number: number;
}

interface KnownClient extends ClientIdentity {
  /** Each written form of the code, with the number of the sheet where it first stood. */
  readonly codeForms: CodeForm[];
  /** Null while all rows spell the name alike: so it is with most, and maps by the thousand are heavy. */
  names: Map<string, number> | null;
  lastName: CellValue;
  lastSpelling: string;
  /** Rows in a row with that spelling, not yet among `names`. */
  pending: number;
}

interface CodeForm {
  readonly form: string;
  readonly sheet: number;
}

/** A code as it joins across sheets: numbers lose leading zeros, text its case and blanks. */
export function codeKey(code: string): string {
  const compact = code.replace(/\s+/g, "").toUpperCase();
  return /^\d+$/.test(compact) ? compact.replace(/^0+(?=\d)/, "") : compact;
}

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
const FIRST_WORDS: ReadonlySet<string> = new Set(LEGAL_FORMS.flatMap(firstWordsOf));

/** "s ?a ?s ?u?" may begin with "s", "sa", "sas" or "sasu". */
function firstWordsOf(form: string): readonly string[] {
  const letters = form.replace(/\?$/, "").split(" ?");
  const beginnings = letters.map((_, last) => letters.slice(0, last + 1).join(""));
  return beginnings.map((beginning) => beginning.split(" ", 1)[0] as string);
}

/** A name as it joins across sheets: without case, accents, punctuation and legal form. */
export function nameKey(name: string): string {
  const plain = plainText(name);
  const words = OTHER_THAN_WORDS.test(plain) ? plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim() : plain;
  if (!mayHoldLegalForm(words)) return words;
  const bare = words.replace(LEGAL_FORM, " ").replace(/\s+/g, " ").trim();
  return bare === "" ? words : bare;
}

const OTHER_THAN_WORDS = /[^a-z0-9 ]/;

/** False for most names, which then need no look for forty forms. */
function mayHoldLegalForm(words: string): boolean {
  return OTHER_THAN_WORDS.test(words) || words.split(" ").some((word) => FIRST_WORDS.has(word));
}

function written(cell: CellValue): string {
  return onOneLine(String(cell));
}

/**
 * The clients of the whole workbook. Sheets write the same code as number or as text, with leading zeros
 * or without, and the same client under several spellings: one client each, with the fullest code and the
 * most frequent spelling. A client without code joins the only coded client of that name, if there is one.
 */
export class ClientRegistry {
  private readonly byCell = new Map<CellValue, KnownClient>();
  private readonly byKey = new Map<string, KnownClient>();
  private readonly byName = new Map<string, KnownClient>();
  private sheet = 0;
  private count = 0;

  /** Says that the rows to come are of another sheet. */
  enterSheet(): void {
    this.sheet += 1;
  }

  /** The client of a row. `code` or `name` may be blank, not both. */
  identify(code: CellValue, name: CellValue): ClientIdentity {
    const client = isBlank(code) ? this.named(name) : this.coded(code);
    if (name !== client.lastName) this.spell(client, name);
    client.pending += 1;
    return client;
  }

  private coded(cell: CellValue): KnownClient {
    const known = this.byCell.get(cell);
    if (known !== undefined) return known;
    const form = written(cell);
    const key = codeKey(form);
    const client = this.byKey.get(key) ?? this.newClient();
    if (!client.codeForms.some((known) => known.form === form)) {
      client.codeForms.push({ form, sheet: this.sheet });
    }
    this.byKey.set(key, client);
    this.byCell.set(cell, client);
    return client;
  }

  private named(cell: CellValue): KnownClient {
    const key = nameKey(String(cell));
    const client = this.byName.get(key) ?? this.newClient();
    this.byName.set(key, client);
    return client;
  }

  private newClient(): KnownClient {
    const number = this.count++;
    return {
      code: "",
      name: "",
      number,
      codeForms: [],
      names: null,
      lastName: "",
      lastSpelling: "",
      pending: 0,
    };
  }

  private spell(client: KnownClient, name: CellValue): void {
    if (client.pending > 0) countPending(client);
    client.lastName = name;
    client.lastSpelling = isBlank(name) ? "" : written(name);
  }

  /** Settles every client's code and name, and tells which joined by name and which codes look alike. */
  settle(): Settlement {
    const codesByName = this.codedClientsByName();
    for (const client of this.byKey.values()) {
      client.code = fullest(client.codeForms);
      client.name = usualName(client) || client.code;
    }
    const joined: string[] = [];
    for (const [key, client] of this.byName) {
      const own = usualName(client);
      const namesakes = codesByName.get(key);
      const only = namesakes?.size === 1 ? [...namesakes][0] : undefined;
      client.code = only?.code ?? own;
      client.name = only?.name ?? own;
      if (only !== undefined) joined.push(own);
    }
    return { joinedByName: joined, alike: this.codesAlike(), groups: this.groups() };
  }

  /** Names that stand over several codes, whatever their legal form is written like. */
  private groups(): readonly GroupProposal[] {
    const byName = new Map<string, KnownClient[]>();
    for (const client of this.byKey.values()) {
      const key = client.name === client.code ? "" : nameKey(client.name);
      if (key === "") continue;
      const namesakes = byName.get(key);
      if (namesakes === undefined) byName.set(key, [client]);
      else namesakes.push(client);
    }
    return [...byName.values()]
      .filter((namesakes) => namesakes.length > 1)
      .map((namesakes) => ({
        name: (namesakes[0] as KnownClient).name,
        codes: namesakes.map(({ code }) => code),
      }));
  }

  private codedClientsByName(): ReadonlyMap<string, ReadonlySet<KnownClient>> {
    const found = new Map<string, Set<KnownClient>>();
    if (this.byName.size === 0) return found;
    for (const client of this.byKey.values()) {
      for (const name of spellings(client)) {
        const key = nameKey(name);
        if (key !== "") found.set(key, (found.get(key) ?? new Set()).add(client));
      }
    }
    return found;
  }

  /** Codes of one sheet that differ by leading zeros only, under names that have nothing in common. */
  private codesAlike(): readonly (readonly [string, string])[] {
    const alike: (readonly [string, string])[] = [];
    for (const client of this.byKey.values()) {
      const pair = client.codeForms.length < 2 ? null : formsOfOneSheet(client.codeForms);
      if (pair === null) continue;
      if (new Set(spellings(client).filter(Boolean).map(nameKey)).size > 1) alike.push(pair);
    }
    return alike;
  }
}

/** Two forms of a code that first stood in the same sheet, or null. */
function formsOfOneSheet(forms: readonly CodeForm[]): readonly [string, string] | null {
  const firstOfSheet = new Map<number, string>();
  for (const { form, sheet } of forms) {
    const first = firstOfSheet.get(sheet);
    if (first !== undefined) return [first, form];
    firstOfSheet.set(sheet, form);
  }
  return null;
}

/** What settling the clients found out, for the quality report. */
export interface Settlement {
  readonly joinedByName: readonly string[];
  readonly alike: readonly (readonly [string, string])[];
  readonly groups: readonly GroupProposal[];
}

/** Adds the rows since the spelling changed to the client's names. */
function countPending(client: KnownClient): ReadonlyMap<string, number> {
  const names = (client.names ??= new Map<string, number>());
  const { lastSpelling, pending } = client;
  if (pending > 0) names.set(lastSpelling, (names.get(lastSpelling) ?? 0) + pending);
  client.pending = 0;
  return names;
}

/** Every spelling of the client's name, in the order in which they first stood; "" where it was blank. */
function spellings(client: KnownClient): readonly string[] {
  return client.names === null ? [client.lastSpelling] : [...countPending(client).keys()];
}

/** The spelling written most often; among equals, the first. Blank names do not count. */
function usualName(client: KnownClient): string {
  return client.names === null ? client.lastSpelling : mostFrequent(countPending(client));
}

/** The longest written form of a code: leading zeros lost in one sheet stand in another. */
function fullest(forms: readonly CodeForm[]): string {
  return forms.reduce((best, { form }) => (form.length > best.length ? form : best), "");
}

function mostFrequent(names: ReadonlyMap<string, number>): string {
  let best = "";
  let most = 0;
  for (const [name, times] of names) {
    if (name !== "" && times > most) [best, most] = [name, times];
  }
  return best;
}

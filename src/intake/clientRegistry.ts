import { isBlank, plainText } from "./plainText";
import type { CellValue } from "./sheetGrid";
import type { GroupProposal } from "./source";

/** One client as the sheets name it; `code` and `name` are settled once every sheet is read. */
export interface ClientIdentity {
  code: string;
  name: string;
}

interface KnownClient extends ClientIdentity {
  /** Each written form of the code, with the number of the sheet where it first stood. */
  readonly codeForms: Map<string, number>;
  readonly names: Map<string, number>;
  lastName: CellValue;
  lastSpelling: string;
  /** Rows in a row with that spelling, not yet among `names`. */
  pending: number;
}

/** A code as it joins across sheets: numbers lose leading zeros, text its case and blanks. */
export function codeKey(code: string): string {
  const compact = code.replace(/\s+/g, "").toUpperCase();
  return /^\d+$/.test(compact) ? compact.replace(/^0+(?=\d)/, "") : compact;
}

const LEGAL_FORMS =
  /\b(?:s ?a ?r ?l|s ?a ?s ?u?|s ?a|e ?u ?r ?l|s ?n ?c|s ?c ?i|gmbh|ag|kg|ltd|limited|llc|llp|inc|corp|corporation|co|plc|pvt|private|pty|s ?p ?a|s ?r ?l ?s?|b ?v|n ?v|s ?l ?u?|s ?p ?r ?l|sca|scop|gie|ohg|ug|oy|ab|kft|sp z o o)\b/g;

/** A name as it joins across sheets: without case, accents, punctuation and legal form. */
export function nameKey(name: string): string {
  const words = plainText(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const bare = words.replace(LEGAL_FORMS, " ").replace(/\s+/g, " ").trim();
  return bare === "" ? words : bare;
}

function written(cell: CellValue): string {
  return String(cell).replace(/\s+/g, " ").trim();
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
    const client = this.byKey.get(key) ?? newClient();
    if (!client.codeForms.has(form)) client.codeForms.set(form, this.sheet);
    this.byKey.set(key, client);
    this.byCell.set(cell, client);
    return client;
  }

  private named(cell: CellValue): KnownClient {
    const key = nameKey(String(cell));
    const client = this.byName.get(key) ?? newClient();
    this.byName.set(key, client);
    return client;
  }

  private spell(client: KnownClient, name: CellValue): void {
    countPending(client);
    client.lastName = name;
    client.lastSpelling = isBlank(name) ? "" : written(name);
  }

  /** Settles every client's code and name, and tells which joined by name and which codes look alike. */
  settle(): Settlement {
    for (const client of this.byKey.values()) countPending(client);
    for (const client of this.byName.values()) countPending(client);
    const codesByName = this.codedClientsByName();
    for (const client of this.byKey.values()) {
      client.code = fullest(client.codeForms);
      client.name = mostFrequent(client.names) || client.code;
    }
    const joined: string[] = [];
    for (const [key, client] of this.byName) {
      const own = mostFrequent(client.names);
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
      for (const name of client.names.keys()) {
        const key = nameKey(name);
        if (key !== "") found.set(key, (found.get(key) ?? new Set()).add(client));
      }
    }
    return found;
  }

  /** Codes of one sheet that differ by leading zeros only, under names that have nothing in common. */
  private codesAlike(): readonly (readonly [string, string])[] {
    const alike: (readonly [string, string])[] = [];
    for (const { codeForms, names } of this.byKey.values()) {
      const pair = codeForms.size < 2 ? null : formsOfOneSheet(codeForms);
      if (pair !== null && new Set([...names.keys()].filter(Boolean).map(nameKey)).size > 1) alike.push(pair);
    }
    return alike;
  }
}

/** Two forms of a code that first stood in the same sheet, or null. */
function formsOfOneSheet(forms: ReadonlyMap<string, number>): readonly [string, string] | null {
  const firstOfSheet = new Map<number, string>();
  for (const [form, sheet] of forms) {
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

function newClient(): KnownClient {
  return {
    code: "",
    name: "",
    codeForms: new Map(),
    names: new Map(),
    lastName: "",
    lastSpelling: "",
    pending: 0,
  };
}

function countPending(client: KnownClient): void {
  if (client.pending === 0) return;
  client.names.set(client.lastSpelling, (client.names.get(client.lastSpelling) ?? 0) + client.pending);
  client.pending = 0;
}

/** The longest written form of a code: leading zeros lost in one sheet stand in another. */
function fullest(forms: ReadonlyMap<string, number>): string {
  return [...forms.keys()].reduce((best, form) => (form.length > best.length ? form : best), "");
}

/** The spelling written most often; among equals, the first. Blank names do not count. */
function mostFrequent(names: ReadonlyMap<string, number>): string {
  let best = "";
  let most = 0;
  for (const [name, times] of names) {
    if (name !== "" && times > most) [best, most] = [name, times];
  }
  return best;
}

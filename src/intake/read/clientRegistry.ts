import { isBlank, onOneLine } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import type { GroupProposal } from "../source";
import { seemingTwice, textNumber } from "./seemingTwice";
import { joinKin, kinAmong, nameKey, type Kin } from "./names";

/** A client of the workbook: they count from 0 in the order in which they first stood in a sheet. */
export type ClientNumber = number;

/** One client as the sheets name it; `code` and `name` are settled once every sheet is read. */
export interface ClientIdentity {
  readonly clientCode: string;
  readonly clientName: string;
}

/** A client as known so far; it is itself the form in which its code first stood, "" without one. */
interface KnownClient extends CodeForm {
  readonly number: ClientNumber;
  /** The code as it joins; null for a client without one. */
  readonly key: string | null;
  clientCode: string;
  clientName: string;
  /** The further forms of its code; null while there are none, as with most of thousands. */
  otherForms: CodeForm[] | null;
  /** How often each spelling stands, but for the last one's `rowsSpelled`; null while there is but that one. */
  names: Map<string, number> | null;
  lastSpelling: string;
  /** True for one of several clients of its code, told apart by their names. */
  readonly isNamesake: boolean;
}

type CodedClient = KnownClient & { readonly key: string };

/** One written form of a code, with the number of the sheet where it first stood. */
interface CodeForm {
  readonly form: string;
  readonly sheet: number;
}

/** Instead of a client that is still to be found. */
const UNKNOWN = -1;

/** A code as it joins across sheets, in one form: numbers lose leading zeros, text its case and blanks. */
export function codeKey(code: string): string {
  if (ONLY_DIGITS.test(code)) return withoutZeros(code);
  const compact = CAPITALS.test(code) ? code : code.replace(/\s+/g, "").toUpperCase();
  return ONLY_DIGITS.test(compact) ? withoutZeros(compact) : compact;
}

const ONLY_DIGITS = /^\d+$/;
const CAPITALS = /^[A-Z\d]+$/;
const ZERO = 48;

/** Digits without the zeros in front of them, but for a last one. */
function withoutZeros(digits: string): string {
  let zeros = 0;
  while (zeros < digits.length - 1 && digits.charCodeAt(zeros) === ZERO) zeros += 1;
  return digits.slice(zeros);
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
  private readonly clients: KnownClient[] = [];
  /** Codes and, of rows without one, names as their cells write them: clients come again and again. */
  private readonly byCell = new Map<CellValue, ClientNumber>();
  private readonly byNameCell = new Map<CellValue, ClientNumber>();
  /** Codes as they join, of those that no cell writes so. */
  private readonly byKey = new Map<string, ClientNumber>();
  private readonly byName = new Map<string, KnownClient>();
  /** By client, apart from the rest as every row looks at it: the name's cell in the client's last row … */
  private readonly lastNames: CellValue[] = [];
  /** … and how many rows in a row had it, not yet counted among the client's names. */
  private readonly rowsSpelled: number[] = [];
  private sheet = 0;
  /** By code, the names that are each a client of their own. */
  private readonly namesakes = new Map<string, Map<Kin, KnownClient>>();

  /** `apart` are codes, as they join, of which each form is a client of its own; `byNames` those of which each name is. */
  constructor(
    private readonly apart: ReadonlySet<string> = new Set(),
    private readonly byNames: ReadonlySet<string> = new Set(),
  ) {}

  /** Says that the rows to come are of another sheet. */
  enterSheet(): void {
    this.sheet += 1;
  }

  /** The client of a row. `code` or `name` may be blank, not both. */
  identify(code: CellValue, name: CellValue): ClientNumber {
    const client = this.byCell.get(code) ?? this.first(code, name);
    this.note(client, name);
    return client;
  }

  /**
   * The same of many rows: first the clients that are known, one right after the other, for each stands elsewhere in
   * memory; then all in their order.
   *
   * @param clients filled with the client of each row; as long as there are rows.
   */
  identifyEach(codes: readonly CellValue[], names: readonly CellValue[], clients: Int32Array): void {
    const { byCell } = this;
    for (let row = 0; row < clients.length; row += 1) {
      clients[row] = byCell.get(codes[row] as CellValue) ?? UNKNOWN;
    }
    for (let row = 0; row < clients.length; row += 1) {
      const [known, name] = [clients[row] as number, names[row] as CellValue];
      if (known === UNKNOWN) clients[row] = this.identify(codes[row] as CellValue, name);
      else this.note(known, name);
    }
  }

  /** How many clients there are so far. */
  get size(): number {
    return this.clients.length;
  }

  /**
   * True where no two clients bear one code: each has its own, none is known by its name alone, none of one code is
   * told apart by it.
   */
  get isOneCodeEach(): boolean {
    return this.byName.size === 0 && this.namesakes.size === 0;
  }

  /** Code and name of all clients by number, once settled. */
  all(): readonly ClientIdentity[] {
    return this.clients;
  }

  /** The client's code and name, once settled. */
  clientOf(client: ClientNumber): ClientIdentity {
    return this.clients[client] as KnownClient;
  }

  /** Counts a row's name among its client's. */
  private note(client: ClientNumber, name: CellValue): void {
    if (name !== this.lastNames[client]) this.spell(client, name);
    this.rowsSpelled[client] = (this.rowsSpelled[client] as number) + 1;
  }

  /** The client of a row without a code or with a cell not seen before. */
  private first(code: CellValue, name: CellValue): ClientNumber {
    return isBlank(code) ? (this.byNameCell.get(name) ?? this.named(name)) : this.coded(code, name);
  }

  private coded(cell: CellValue, name: CellValue): ClientNumber {
    const form = written(cell);
    const joined = codeKey(form);
    if (this.byNames.has(joined)) return this.namesake(joined, form, isBlank(name) ? "" : written(name));
    const key = this.apart.size > 0 && this.apart.has(joined) ? form : joined;
    const known = this.byKey.get(key) ?? this.byCell.get(key);
    const number = known ?? this.newClient(key, form).number;
    if (known !== undefined) this.noteForm(this.clients[known] as KnownClient, form);
    else if (key !== cell) this.byKey.set(key, number);
    this.byCell.set(cell, number);
    return number;
  }

  private noteForm(client: KnownClient, form: string): void {
    if (formsOf(client).some((each) => each.form === form)) return;
    client.otherForms = [...(client.otherForms ?? []), { form, sheet: this.sheet }];
  }

  /** The client of that name among those of a code; lines of no name are another one's. */
  private namesake(joined: string, form: string, name: string): ClientNumber {
    const known = this.namesakes.get(joined) ?? new Map<Kin, KnownClient>();
    this.namesakes.set(joined, known);
    const kin = joinKin([...known.keys()], name);
    const client = known.get(kin) ?? this.newClient(joined, form, true);
    known.set(kin, client);
    return client.number;
  }

  private named(cell: CellValue): ClientNumber {
    const key = nameKey(String(cell));
    const client = this.byName.get(key) ?? this.newClient(null, "");
    this.byName.set(key, client);
    this.byNameCell.set(cell, client.number);
    return client.number;
  }

  private newClient(key: string | null, form: string, isNamesake = false): KnownClient {
    const number = this.clients.length;
    const client: KnownClient = {
      number,
      key,
      clientCode: "",
      clientName: "",
      form,
      sheet: this.sheet,
      otherForms: null,
      names: null,
      lastSpelling: "",
      isNamesake,
    };
    this.clients.push(client);
    this.lastNames.push("");
    this.rowsSpelled.push(0);
    return client;
  }

  private spell(number: ClientNumber, name: CellValue): void {
    const client = this.clients[number] as KnownClient;
    if (this.rowsSpelled[number] !== 0) this.countSpelling(client);
    this.lastNames[number] = name;
    client.lastSpelling = isBlank(name) ? "" : written(name);
  }

  /** Adds the rows since the spelling changed to the client's names. */
  private countSpelling(client: KnownClient): ReadonlyMap<string, number> {
    const names = (client.names ??= new Map<string, number>());
    const rows = this.rowsSpelled[client.number] as number;
    if (rows > 0) names.set(client.lastSpelling, (names.get(client.lastSpelling) ?? 0) + rows);
    this.rowsSpelled[client.number] = 0;
    return names;
  }

  /** Every spelling of the client's name, in the order in which they first stood; "" where it was blank. */
  private spellings(client: KnownClient): readonly string[] {
    return client.names === null ? [client.lastSpelling] : [...this.countSpelling(client).keys()];
  }

  /** The spelling written most often; among equals, the first. Blank names do not count. */
  private usualName(client: KnownClient): string {
    return client.names === null ? client.lastSpelling : mostFrequent(this.countSpelling(client));
  }

  /** Settles every client's code and name, and tells which joined by name and which codes look alike. */
  settle(): Settlement {
    const coded = this.clientsWithCode();
    const codesByName = this.codedClientsByName(coded);
    coded.forEach((client) => {
      const code = fullest(formsOf(client));
      const name = this.usualName(client);
      // By the name's words alone, whatever the week's list writes first or most often.
      client.clientCode = client.isNamesake ? `${code} ${nameKey(name).toUpperCase()}`.trim() : code;
      client.clientName = name || client.clientCode;
    });
    const joined: string[] = [];
    for (const [key, client] of this.byName) {
      const usual = this.usualName(client);
      const namesakes = codesByName.get(key);
      const only = namesakes?.size === 1 ? [...namesakes][0] : undefined;
      client.clientCode = only?.clientCode ?? usual;
      client.clientName = only?.clientName ?? usual;
      if (only !== undefined) joined.push(usual);
    }
    return {
      joinedByName: joined,
      ...this.codesOfSeveralForms(coded),
      strangers: this.strangers(coded),
      groups: groupsAmong(coded),
    };
  }

  private clientsWithCode(): readonly CodedClient[] {
    return this.clients.filter((client): client is CodedClient => client.key !== null);
  }

  private codedClientsByName(coded: readonly CodedClient[]): ReadonlyMap<string, ReadonlySet<KnownClient>> {
    const found = new Map<string, Set<KnownClient>>();
    if (this.byName.size === 0) return found;
    for (const client of coded) {
      for (const name of this.spellings(client)) {
        const key = nameKey(name);
        if (key !== "") found.set(key, (found.get(key) ?? new Set()).add(client));
      }
    }
    return found;
  }

  /**
   * Codes that names share which have no word in common; where so many do that they are no names, only those that
   * were told apart.
   */
  private strangers(coded: readonly CodedClient[]): readonly Strangers[] {
    const found: Strangers[] = [];
    for (const client of coded) {
      const { key } = client;
      if (client.names === null || client.isNamesake || formsOfOneSheet(client) !== null) continue;
      const [first, second] = kinAmong(this.spellings(client));
      if (first === undefined || second === undefined) continue;
      const names = [first.names[0] ?? "", second.names[0] ?? ""] as const;
      found.push({ key, code: client.clientCode, clients: [client.number], names });
    }
    const told = found.length > Math.max(1, RATHER_LABELS * coded.length) ? [] : found;
    return [...this.toldApart(), ...told];
  }

  private toldApart(): readonly Strangers[] {
    return [...this.namesakes].map(([key, known]) => {
      const clients = [...known.values()];
      const [first = "", second = ""] = clients.map(({ clientName }) => clientName);
      const code = fullest(clients.flatMap(formsOf));
      return { key, code, clients: clients.map(({ number }) => number), names: [first, second] };
    });
  }

  /** Codes that one sheet writes in several ways: under names that have nothing in common, or under one. */
  private codesOfSeveralForms(coded: readonly CodedClient[]): Pick<Settlement, "alike" | "written"> {
    const alike: (readonly [string, string])[] = [];
    const written: (readonly [string, string])[] = [];
    for (const client of coded) {
      const pair = formsOfOneSheet(client);
      if (pair === null) continue;
      const isOneName = new Set(this.spellings(client).filter(Boolean).map(nameKey)).size <= 1;
      (isOneName ? written : alike).push(pair);
    }
    return { alike, written };
  }
}

/** Names that stand over several codes, whatever their legal form is written like. */
function groupsAmong(coded: readonly CodedClient[]): readonly GroupProposal[] {
  const keys = coded.map(({ clientName, clientCode }) =>
    clientName === clientCode ? "" : nameKey(clientName),
  );
  const firstOfName = new Map<string, CodedClient>();
  const groups = new Map<CodedClient, CodedClient[]>();
  for (const place of seemingTwice(keys.length, (each) => textNumber(keys[each] as string))) {
    const client = coded[place] as CodedClient;
    const key = keys[place] as string;
    if (key === "") continue;
    const first = firstOfName.get(key);
    if (first === undefined) firstOfName.set(key, client);
    else addTo(groups, first, client);
  }
  return [...groups]
    .sort(([one], [other]) => one.number - other.number)
    .map(([{ clientName }, namesakes]) => ({
      name: clientName,
      codes: namesakes.map(({ clientCode }) => clientCode),
    }));
}

function addTo(groups: Map<CodedClient, CodedClient[]>, first: CodedClient, client: CodedClient): void {
  const namesakes = groups.get(first);
  if (namesakes === undefined) groups.set(first, [first, client]);
  else namesakes.push(client);
}

function formsOf(client: KnownClient): readonly CodeForm[] {
  return client.otherForms === null ? [client] : [client, ...client.otherForms];
}

/** Two forms of a client's code that first stood in the same sheet, or null. */
function formsOfOneSheet(client: KnownClient): readonly [string, string] | null {
  if (client.otherForms === null) return null;
  const firstOfSheet = new Map<number, string>();
  for (const { form, sheet } of formsOf(client)) {
    const first = firstOfSheet.get(sheet);
    if (first !== undefined) return [first, form];
    firstOfSheet.set(sheet, form);
  }
  return null;
}

/** A code under names that have no word in common. */
export interface Strangers {
  /** The code as it joins. */
  readonly key: string;
  readonly code: string;
  /** The client of that code; several where their names tell them apart. */
  readonly clients: readonly ClientNumber[];
  readonly names: readonly [string, string];
}

/** Share of the coded clients whose names differ that far before they are labels of the lines, not names. */
const RATHER_LABELS = 0.2;

/** What settling the clients found out, for the quality report. */
export interface Settlement {
  readonly joinedByName: readonly string[];
  readonly alike: readonly (readonly [string, string])[];
  /** Two forms, in one sheet, of the code of one name. */
  readonly written: readonly (readonly [string, string])[];
  /** Codes with two of their names that have no word in common. */
  readonly strangers: readonly Strangers[];
  readonly groups: readonly GroupProposal[];
}

/** The longest written form of a code: leading zeros lost in one sheet stand in another. */
function fullest(forms: readonly CodeForm[]): string {
  let best = "";
  for (const { form } of forms) if (form.length > best.length) best = form;
  return best;
}

function mostFrequent(names: ReadonlyMap<string, number>): string {
  let best = "";
  let most = 0;
  for (const [name, times] of names) {
    if (name !== "" && times > most) [best, most] = [name, times];
  }
  return best;
}

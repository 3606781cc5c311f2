import { quoted } from "../messages";
import { QUESTIONS, type Question } from "../question";
import { codeKey, type ClientNumber, type ClientRegistry } from "../read/clientRegistry";
import { kinAmong } from "../read/names";
import type { TableReading } from "../read/reading";
import { askOfTable } from "./askOfTable";

/** So many codes of two tables, and such a share of those that both have, are no chance. */
const LEAST_CODES = 2;
const MOST_OF_SHARED = 0.5;

/** What is asked of two tables, and the codes, as they join, of which each means a client of its own. */
interface CodesOfSheets {
  readonly question: Question;
  readonly keys: readonly string[];
}

/** A client of a table: its first line and the name there. */
interface Named {
  readonly place: number;
  readonly name: string;
}

/**
 * Tables of receivables that are added up though most codes that both have stand beside unrelated names: two
 * companies number their clients each for itself, and the debts of strangers would be one client's.
 */
export function codesOfSheets(
  readings: readonly TableReading[],
  registry: ClientRegistry,
): readonly CodesOfSheets[] {
  if (readings.length < 2) return [];
  const tables = readings.map((reading) => ({ reading, named: namedIn(reading) })).filter(tellsClients);
  return tables.flatMap((table, place) =>
    tables.slice(place + 1).flatMap((other) => codesOfTwo(table, other, registry) ?? []),
  );
}

/** Words that many clients share ("Facture", a salesperson) name none of them. */
function tellsClients({ named }: Table): boolean {
  return new Set([...named.values()].map(({ name }) => name)).size > MOST_OF_SHARED * named.size;
}

interface Table {
  readonly reading: TableReading;
  readonly named: ReadonlyMap<ClientNumber, Named>;
}

function codesOfTwo({ reading, named }: Table, other: Table, registry: ClientRegistry): CodesOfSheets | null {
  const shared = [...named].flatMap(([client, own]) => {
    const theirs = other.named.get(client);
    return theirs === undefined ? [] : [{ code: registry.clientOf(client).clientCode, own, theirs }];
  });
  const apart = shared.filter(({ own, theirs }) => kinAmong([own.name, theirs.name]).length > 1);
  const [first] = apart;
  if (first === undefined || apart.length < LEAST_CODES || apart.length <= MOST_OF_SHARED * shared.length) {
    return null;
  }
  const values = {
    other: other.reading.source.sheet,
    count: apart.length,
    code: first.code,
    first: quoted(first.own.name),
    second: quoted(first.theirs.name),
  };
  const about = { fields: ["clientCode"], subject: "" } as const;
  const question = askOfTable(reading, "codes-of-sheets", values, QUESTIONS["codes-of-sheets"], about);
  const examples = [
    reading.records.exampleAt(first.own.place, "clientCode"),
    other.reading.records.exampleAt(first.theirs.place, "clientCode"),
  ];
  return { question: { ...question, examples, proposed: 1 }, keys: apart.map(({ code }) => codeKey(code)) };
}

/** The clients of a table by their first line that names them. */
function namedIn({ records }: TableReading): ReadonlyMap<ClientNumber, Named> {
  const found = new Map<ClientNumber, Named>();
  for (let place = 0; place < records.length; place += 1) {
    const client = records.clientAt(place);
    if (found.has(client)) continue;
    const name = records.nameAt(place);
    if (name !== "") found.set(client, { place, name });
  }
  return found;
}

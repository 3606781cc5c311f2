import type { Day } from "../../domain/basis/day";
import { toUnits, type Cents } from "../../domain/basis/money";
import { quoted } from "../messages";
import { QUESTIONS, type Question } from "../question";
import type { Strangers } from "../read/clientRegistry";
import { joinKin, type Kin } from "../read/names";
import type { TableReading, TableRecords } from "../read/reading";
import { askOfTable } from "./askOfTable";

/** Codes asked about one by one: the others are told. */
const MOST_ASKED = 5;

/** So many lines of each name, all of one before all of the next, are of a client that changed its name. */
const LINES_OF_RENAMED = 2;

/** What a line adds to what is owed, and when. */
interface Line {
  readonly amount: Cents;
  readonly documentDate: Day | null;
}

/** The lines of a code under names that may be one client's. */
interface Namesake {
  readonly name: string;
  readonly places: number[];
  amount: Cents;
  /** Of the documents; nothing tells their order where one has no date. */
  first: Day;
  last: Day;
}

/**
 * Codes of one table of receivables under names that have no word in common: one client, or several whose debts
 * would be added up. Nothing is asked of a client that changed its name between its documents.
 */
export function namesOfCodes<R extends TableRecords>(
  readings: readonly TableReading<R>[],
  strangers: readonly Strangers[],
  lineAt: (records: R, place: number) => Line,
): readonly Question[] {
  if (strangers.length === 0) return [];
  return readings.flatMap((reading) => {
    const asked = [...namesakesIn(reading, strangers, lineAt)].flatMap(([code, known]) => {
      return questionOf(reading, code, [...known.values()]) ?? [];
    });
    return asked.slice(0, MOST_ASKED);
  });
}

/** By code its names, with their lines. */
function namesakesIn<R extends TableRecords>(
  { records }: TableReading<R>,
  strangers: readonly Strangers[],
  lineAt: (records: R, place: number) => Line,
): ReadonlyMap<Strangers, ReadonlyMap<Kin, Namesake>> {
  const codeOf = new Map(strangers.flatMap((code) => code.clients.map((client) => [client, code] as const)));
  const found = new Map(strangers.map((code) => [code, new Map<Kin, Namesake>()]));
  for (let place = 0; place < records.length; place += 1) {
    const code = codeOf.get(records.clientAt(place));
    const name = code === undefined ? "" : records.nameAt(place);
    const known = code === undefined ? undefined : found.get(code);
    if (known === undefined || name === "") continue;
    const { amount, documentDate } = lineAt(records, place);
    const kin = joinKin([...known.keys()], name);
    const namesake = known.get(kin) ?? { name, places: [], amount: 0, first: Infinity, last: -Infinity };
    known.set(kin, namesake);
    namesake.places.push(place);
    namesake.amount += amount;
    namesake.first = Math.min(namesake.first, documentDate ?? -Infinity);
    namesake.last = Math.max(namesake.last, documentDate ?? Infinity);
  }
  return found;
}

function questionOf(
  reading: TableReading,
  { key, code }: Strangers,
  namesakes: readonly Namesake[],
): Question | null {
  const [first, second] = namesakes;
  if (first === undefined || second === undefined) return null;
  const isInTurn = followEachOther(namesakes);
  if (isInTurn && namesakes.every(({ places }) => places.length >= LINES_OF_RENAMED)) return null;
  const values = {
    code,
    count: namesakes.length,
    first: quoted(first.name),
    firstAmount: toUnits(first.amount),
    second: quoted(second.name),
    secondAmount: toUnits(second.amount),
    more: namesakes.length > 2 ? ", …" : ".",
  };
  const places = [...first.places.slice(0, 1), ...second.places.slice(0, 1)];
  const about = { fields: ["clientName", "clientCode"], subject: key, places } as const;
  const question = askOfTable(reading, "names-of-code", values, QUESTIONS["names-of-code"], about);
  return { ...question, proposed: isInTurn ? 0 : 1 };
}

/** True where all documents of each name are before those of the next. */
function followEachOther(namesakes: readonly Namesake[]): boolean {
  const inTime = [...namesakes].sort((one, other) => one.first - other.first);
  return inTime.every(({ last }, place) => last < (inTime[place + 1]?.first ?? Infinity));
}

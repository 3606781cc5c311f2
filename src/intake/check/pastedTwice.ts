import { OpenItems } from "../../domain/receivables/openItems";
import { AGEING_PARTS, type AgedBalanceLine, type OpenItem } from "../../domain/receivables/receivables";
import { QUESTIONS, type Question } from "../question";
import type { ItemRecords, Records, TableReading } from "../read/reading";
import { repeatedPlaces } from "../read/repeated";
import type { Field } from "../source";
import { askOfTable } from "./askOfTable";

/** The records that count, each once unless answered otherwise, and what is asked of those that repeat others. */
interface Once<List> {
  readonly records: List;
  readonly question: Question | null;
}

/** Items of an export that was pasted twice: the same in everything that is read of them. */
export function itemsOnce(reading: TableReading<ItemRecords>): Once<OpenItems> {
  const items = reading.records.settled();
  const isFound = reading.source.findings.some(({ message: { code } }) => code === "duplicate-documents");
  // Numbers of documents are compared as they are read: without a double, only lines that have none are left to compare.
  if (!isFound && !items.columns.lacksDocuments) return { records: items, question: null };
  const keyOf = ({ clientCode, document, documentDate, dueDate, amount }: OpenItem): string =>
    amount === 0 ? "" : [clientCode, document, documentDate, dueDate, amount].join("\n");
  const fields = ["document", "openAmount", "originalAmount", "debit"] as const;
  const { records, question } = once(reading, [...items], keyOf, fields);
  return { records: question === null ? items : OpenItems.of(records), question };
}

/** Lines of an aged balance that was pasted twice: the same client and the same figures. */
export function linesOnce(reading: TableReading<Records<AgedBalanceLine>>): Once<readonly AgedBalanceLine[]> {
  const keyOf = (line: AgedBalanceLine): string =>
    line.balance === 0 ? "" : [line.clientCode, ...AGEING_PARTS.map((part) => line[part])].join("\n");
  return once(reading, reading.records.settled(), keyOf, ["balance"]);
}

function once<T>(
  reading: TableReading,
  records: readonly T[],
  keyOf: (record: T) => string,
  fields: readonly Field[],
): Once<readonly T[]> {
  const places = repeatedPlaces(records.map(keyOf));
  if (places.length === 0) return { records, question: null };
  const repeated = new Set(places);
  const left = records.filter((_, place) => !repeated.has(place));
  const values = { rows: places.length, count: places.length };
  const choices = QUESTIONS["pasted-twice"];
  const question = askOfTable(reading, "pasted-twice", values, choices, { fields, subject: "", places });
  return { records: question.answer?.choice === "twice" ? records : left, question };
}

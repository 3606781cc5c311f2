import type { Day } from "../../domain/basis/day";
import { eachPlace } from "../../domain/basis/eachPlace";
import { groupBy } from "../../domain/basis/groupBy";
import type { ClientRecord } from "../../domain/client/client";
import { END_OF_MONTH_READINGS, type EndOfMonthReading } from "../../domain/policy/policy";
import type { OpenItems } from "../../domain/receivables/openItems";
import type { OpenItem } from "../../domain/receivables/receivables";
import { clientTerms } from "../../domain/receivables/termReading";
import { QUESTIONS, type Question } from "../question";
import { doReadingsPart } from "../read/dueDates";
import type { Records, TableReading } from "../read/reading";
import { askOfTable } from "./askOfTable";

/** What is owed, by whom, and the reading that the policy takes where nothing tells one. */
interface Owed {
  readonly items: OpenItems;
  readonly clients: readonly ClientRecord[];
  readonly day: Day | null;
  readonly policyReading: EndOfMonthReading;
}

/**
 * Asks how an end of month among the terms of a client sheet is read where no invoice tells it, neither of the
 * client nor of the file, and an invoice without a due date changes its range of days late with the reading (credit
 * committee rules, §6).
 */
export function endsOfMonth(
  readings: readonly TableReading<Records<ClientRecord>>[],
  { items, clients, day, policyReading }: Owed,
): readonly Question[] {
  const undated = day === null || readings.length === 0 ? [] : undatedOf(items);
  if (day === null || undated.length === 0) return [];
  const { termOf } = clientTerms(items, clients, policyReading);
  const open = undated.filter(({ clientCode, documentDate }) => {
    const known = termOf(clientCode);
    return known?.deducedFrom === "policy" && doReadingsPart(known.term, documentDate as Day, day);
  });
  const byClient = groupBy(open, ({ clientCode }) => clientCode);
  return readings.flatMap((reading) => {
    const places = reading.records.settled().flatMap(({ clientCode }, place) => {
      return byClient.has(clientCode) ? [place] : [];
    });
    const rows = places.reduce((sum, place) => {
      return sum + (byClient.get(reading.records.recordAt(place).clientCode)?.length ?? 0);
    }, 0);
    if (rows === 0) return [];
    const subject = reading.source.columns.paymentTerms?.heading ?? "";
    const about = { fields: ["paymentTerms"], subject, places } as const;
    const choices = QUESTIONS["end-of-month"];
    const question = askOfTable(reading, "end-of-month", { rows, count: rows }, choices, about);
    return [{ ...question, proposed: choices.indexOf(policyReading) }];
  });
}

/** What was answered of the terms of a client sheet; null when nothing was. */
export function answeredEndOfMonth(
  readings: readonly Pick<TableReading<Records<ClientRecord>>, "source">[],
): EndOfMonthReading | null {
  const answers = readings.flatMap(({ source }) => source.answers ?? []);
  const choice = answers.find(({ kind }) => kind === "end-of-month")?.choice;
  return END_OF_MONTH_READINGS.find((reading) => reading === choice) ?? null;
}

/** The invoices that their clients' terms age. */
function undatedOf(items: OpenItems): readonly OpenItem[] {
  const { columns } = items;
  const found: OpenItem[] = [];
  eachPlace(0, items.length, (place) => {
    const isUndated = columns.dueDateAt(place) === null && columns.documentDateAt(place) !== null;
    if (isUndated && columns.amountAt(place) > 0) found.push(items.itemAt(place));
  });
  return found;
}

import { toUnits, type Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { literal } from "../../book/cells";
import { sheetWords, isWord } from "../../book/words";
import type { RowInput, TableCells } from "../../book/table";
import { readRows, wholeRows } from "../../book/reading";
import { DIFFERENCES_TABLE } from "../../book/sources";
import type { Intake, Message, Reconciliation } from "../../intake/source";
import type { Language } from "../../locales/translator";
import { unreadableWarnings } from "./unreadable";
import { folded } from "../../domain/basis/text";

/**
 * The differences that stop an analysis: sums of the receivables that count, not found again to the cent in
 * their sheet's own total or in the aged balance of the same day. Rows left out on purpose make none; rows
 * rejected do, as what they owe is missing.
 */
export function differencesOf({ reconciliation, openItems }: Intake): Reconciliation[] {
  const counted = openItems.length > 0 ? "open-items" : "aged-balance";
  return reconciliation.filter(({ kind, difference, leftOut }) => kind === counted && difference !== leftOut);
}

/** A difference somebody accepted, as the settings keep it. */
export interface AcceptedDifference {
  readonly referenceDate: Day;
  readonly sheet: string;
  /** The other sheet, or null for the sheet's own total. */
  readonly comparedWith: string | null;
  readonly difference: Cents;
}

type DifferenceColumn = keyof typeof DIFFERENCES_TABLE.declared;

/** What tells an accepted difference: without one of these a row accepts nothing. */
const ACCEPTANCE = ["referenceDate", "sheet", "difference"] as const;

/** The differences accepted before, with a warning for each row that accepts nothing because of a cell. */
export function readAccepted(content: TableCells<DifferenceColumn> | null): {
  readonly accepted: readonly AcceptedDifference[];
  readonly warnings: readonly Message[];
} {
  const reading = readRows(DIFFERENCES_TABLE, content, [...ACCEPTANCE, "comparedWith"]);
  const { rows, lacking } = wholeRows(reading, ACCEPTANCE);
  const told = new Set(lacking.map(({ address }) => address));
  const unread = reading.unreadable.filter(({ address }) => !told.has(address));
  const accepted = rows
    .filter(({ index }) => !reading.isUnreadable(index, "comparedWith"))
    .map(({ values: { referenceDate, sheet, comparedWith, difference } }) => ({
      referenceDate,
      sheet,
      comparedWith: isWord(comparedWith, "ownTotal") ? null : comparedWith,
      difference,
    }));
  return { accepted, warnings: unreadableWarnings([...lacking, ...unread], "acceptance") };
}

/** Whether this very difference, of figures of that day, was accepted: another amount is another question. */
export function isAccepted(
  { sheet, against, otherSheet, difference }: Reconciliation,
  referenceDate: Day,
  accepted: readonly AcceptedDifference[],
): boolean {
  return accepted.some(
    (known) =>
      known.referenceDate === referenceDate &&
      known.difference === difference &&
      folded(known.sheet) === folded(sheet) &&
      folded(known.comparedWith ?? "") === folded(against === "sheet-total" ? "" : otherSheet),
  );
}

/** Whether two are the same comparison with the same difference. */
export function isSameDifference(one: Reconciliation, other: Reconciliation): boolean {
  return (
    one.sheet === other.sheet &&
    one.against === other.against &&
    one.otherSheet === other.otherSheet &&
    one.difference === other.difference
  );
}

/** The rows that keep accepted differences, in the workbook's language. */
export function acceptanceRows(
  differences: readonly Reconciliation[],
  referenceDate: Day,
  today: Day,
  language: Language,
): RowInput[] {
  const ownTotal = sheetWords(language).t("workbook:ownTotal");
  return differences.map(({ sheet, against, otherSheet, read, stated, difference }) => ({
    acceptedOn: today,
    referenceDate,
    sheet: literal(sheet),
    comparedWith: literal(against === "sheet-total" ? ownTotal : otherSheet),
    read: toUnits(read),
    expected: toUnits(stated),
    difference: toUnits(difference),
  }));
}

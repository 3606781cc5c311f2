import { toCents, toUnits, type Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { literal } from "../../book/cells";
import { sheetWords, isWord } from "../../book/words";
import { type RowInput } from "../../book/table";
import { recordsOf, type TableContent } from "../../excel/table/ownTables";
import type { Intake, Reconciliation } from "../../intake/source";
import type { Language } from "../../locales/translator";
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

/** The differences accepted before. Rows that are not complete accept nothing. */
export function readAccepted(content: TableContent | null): AcceptedDifference[] {
  return (content === null ? [] : recordsOf(content)).flatMap((record) => {
    const { referenceDate, difference: units } = record;
    if (typeof referenceDate !== "number" || typeof units !== "number") return [];
    const comparedWith = String(record["comparedWith"] ?? "");
    return [
      {
        referenceDate,
        sheet: String(record["sheet"] ?? ""),
        comparedWith: isWord(comparedWith, "ownTotal") ? null : comparedWith,
        difference: toCents(units),
      },
    ];
  });
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

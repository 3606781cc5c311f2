import { toCents, type Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { AGEING_PARTS, type Ageing } from "../../domain/receivables/receivables";
import type { CellOutput } from "../../book/cells";
import { isWord } from "../../book/words";
import {
  type Grades,
  COVER_GRADES,
  SIGNATURE_GRADES,
  OVERDUE_GRADES,
  UNUSED,
} from "../../domain/policy/grid";

/** A body row of a table of ours by column key. */
export type CellRecord = Readonly<Record<string, CellOutput>>;

/** The text of a cell, without blanks around it. */
export function textIn(cell: CellOutput | undefined): string {
  return String(cell ?? "").trim();
}

/** An amount that a cell holds; nil for anything that is no number. */
export function centsIn(cell: CellOutput | undefined): Cents {
  return typeof cell === "number" ? toCents(cell) : 0;
}

/** A number, or null for anything else. */
export function numberIn(cell: CellOutput | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}

/** A day, or null: a date typed as text is not guessed at. */
export function dayIn(cell: CellOutput | undefined): Day | null {
  return typeof cell === "number" && cell >= 1 ? Math.floor(cell) : null;
}

/** The seven parts of a balance. */
export function ageingIn(record: CellRecord): Ageing {
  return Object.fromEntries(AGEING_PARTS.map((part) => [part, centsIn(record[part])])) as unknown as Ageing;
}

/** The member of a list that a cell's word names in any supported language, or null. */
function wordIn<T extends string>(
  cell: CellOutput | undefined,
  list: readonly T[],
  group: "grades" | "colours" | "statuses",
): T | null {
  return list.find((word) => isWord(cell, `${group}.${word}`)) ?? null;
}

/** The three grades that cells' words name, or null when one names none. An unknown signature counts as medium. */
export function gradesIn(
  record: CellRecord,
  coverColumn: string,
  signatureColumn: string,
  overdueColumn: string,
): Grades | null {
  const cover = wordIn(record[coverColumn], [...COVER_GRADES, UNUSED], "grades");
  const isUnknown = isWord(record[signatureColumn], "grades.unknown");
  const signature = isUnknown
    ? "medium"
    : wordIn(record[signatureColumn], [...SIGNATURE_GRADES, UNUSED], "grades");
  const overdue = wordIn(record[overdueColumn], OVERDUE_GRADES, "grades");
  return cover && signature && overdue ? { cover, signature, overdue } : null;
}

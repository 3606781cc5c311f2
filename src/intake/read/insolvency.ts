import type { Day } from "../../domain/basis/day";
import type { Insolvency, InsolvencyKind } from "../../domain/client/client";
import { dayOfNumber, dayOfText, textDatesIn } from "../cells/dates";
import type { CellValue } from "../cells/sheetGrid";
import { plainText } from "../cells/plainText";
import { isUnusable } from "./lines";

const NOT_INSOLVENT = /^(?:|0|n|no|non|nee|nein|false|faux|-|neant|aucune?|in bonis|ras|ok|none|sain)$/;

/** In this order: a "plan de sauvegarde" is a plan, "redressement converti en liquidation" a liquidation. */
const KINDS: readonly (readonly [InsolvencyKind, RegExp])[] = [
  ["plan", /\bplan\b/],
  ["liquidation", /liquid|\blj\b/],
  ["receivership", /redress|receivership|administration|\brj\b/],
  ["safeguard", /sauvegarde|safeguard/],
  ["conciliation", /concili|mandat ad hoc/],
];

/**
 * The proceedings that a cell speaks of: their kind where it is told, and the date beside it; null for none.
 * @param date what the column of dates says, when there is one.
 */
export function insolvencyIn(cell: CellValue, date: Day | null): Insolvency | null {
  if (isUnusable(cell)) return null;
  if (typeof cell === "boolean") return cell ? { kind: null, date } : null;
  if (typeof cell === "number") return cell === 0 ? null : { kind: null, date: date ?? dayOfNumber(cell) };
  const text = plainText(cell);
  if (NOT_INSOLVENT.test(text)) return null;
  const [written] = textDatesIn(cell);
  return {
    kind: KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    date: date ?? (written === undefined ? null : dayOfText(written, "dmy")),
  };
}

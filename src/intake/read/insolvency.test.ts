import { dayOf } from "../../domain/basis/day";
import type { InsolvencyKind } from "../../domain/client/client";
import { insolvencyIn } from "./insolvency";

const JUDGED = dayOf(2026, 1, 12);

test.each<[string, InsolvencyKind | null]>([
  ["Redressement judiciaire", "receivership"],
  ["RJ", "receivership"],
  ["LJ du 12/01/2026", "liquidation"],
  ["Redressement converti en liquidation", "liquidation"],
  ["Sauvegarde", "safeguard"],
  ["Plan de sauvegarde", "plan"],
  ["Conciliation", "conciliation"],
  ["Oui", null],
  ["insolvency proceedings", null],
])("%s", (text, kind) => {
  expect(insolvencyIn(text, null)?.kind).toBe(kind);
});

test.each(["", "non", "Néant", "-", "RAS", 0, false])("%p is none", (cell) => {
  expect(insolvencyIn(cell, null)).toBeNull();
});

test("the date stands in its own column, else beside the kind or alone", () => {
  expect(insolvencyIn("LJ", JUDGED)).toEqual({ kind: "liquidation", date: JUDGED });
  expect(insolvencyIn("LJ du 12/01/2026", null)?.date).toBe(JUDGED);
  expect(insolvencyIn("LJ du 12/01/2026", JUDGED + 3)?.date).toBe(JUDGED + 3);
  expect(insolvencyIn(JUDGED, null)).toEqual({ kind: null, date: JUDGED });
  expect(insolvencyIn(true, null)).toEqual({ kind: null, date: null });
});

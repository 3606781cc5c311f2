import type { GridOperations } from "./gridChanges";
import type { GridSheet } from "./gridSheet";

type Operation = GridOperations[number];

/** Beyond this many changed rows a sheet's cells are replaced as a whole. */
const MOST_ROWS = 200;

const PARTS = [
  "name",
  "order",
  "hide",
  "color",
  "status",
  "config",
  "dataVerification",
  "showGridLines",
  "frozen",
] as const;

/**
 * What makes the grid show `after` instead of `before`. The grid copies all that it is given, so that it is
 * given no more than what changed: nothing at all after a request that only read.
 */
export function gridUpdate(before: readonly GridSheet[], after: readonly GridSheet[]): Operation[] {
  const sameSheets =
    before.length === after.length && before.every(({ id }, index) => id === after[index]?.id);
  if (!sameSheets) return [replacing(["luckysheetfile"], after), ...activeParts(after)];
  const changes = after.flatMap((sheet, index) => sheetChanges(before[index] ?? sheet, sheet));
  return changes.length > 0 ? [...changes, ...activeParts(after)] : [];
}

function sheetChanges(before: GridSheet, after: GridSheet): Operation[] {
  const parts = PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  return [
    ...parts.map((part) => ({ ...replacing([part], after[part]), id: after.id })),
    ...cellChanges(before, after).map((change) => ({ ...change, id: after.id })),
  ] as Operation[];
}

function cellChanges({ data: before }: GridSheet, { data: after }: GridSheet): Operation[] {
  if (!before || !after || before === after) return [];
  const changed = after.flatMap((row, index) => (row === before[index] ? [] : [index]));
  if (before.length !== after.length || changed.length > MOST_ROWS) return [replacing(["data"], after)];
  return changed.map((index) => replacing(["data", index], after[index]));
}

/** The grid keeps some parts of the sheet that it shows a second time, beside the sheets. */
function activeParts(sheets: readonly GridSheet[]): Operation[] {
  const active = sheets.find(({ status }) => status === 1);
  if (!active) return [];
  return [
    replacing(["currentSheetId"], active.id),
    replacing(["config"], active.config ?? {}),
    replacing(["showGridLines"], active.showGridLines ?? true),
  ];
}

function replacing(path: Operation["path"], value: unknown): Operation {
  return { op: "replace", path, value };
}

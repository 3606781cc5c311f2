import { rangeArgument, rangeObject } from "../addressing";
import type { Call } from "../declarations";
import { declare } from "../declarations";
import { generalException, invalidArgument, itemNotFound } from "../errors";
import type { SheetTarget } from "../targets";

/** Freezing needs a sheet that can be shown: on a hidden one it fails (office-js#2196, #3148, #1463). */
function freeze({ sheet }: SheetTarget, rows: unknown, columns: unknown): void {
  if (sheet.visibility !== "Visible") throw generalException(`sheet ${sheet.name} is hidden`);
  const counts = [rows, columns].map((count) => {
    if (typeof count !== "number" || !Number.isInteger(count) || count < 0)
      throw invalidArgument(`count ${String(count)}`);
    return count;
  });
  const [frozenRows = 0, frozenColumns = 0] = counts;
  sheet.freeze = frozenRows + frozenColumns === 0 ? null : { rows: frozenRows, columns: frozenColumns };
}

/** freezeAt: everything above and to the left of the range's last cell, itself included; null removes the panes. */
function freezeAt(target: SheetTarget, range: unknown, call: Call): void {
  if (range === null || range === undefined) {
    target.sheet.freeze = null;
    return;
  }
  const { sheet, area } = rangeArgument(range, target.sheet, call);
  if (sheet !== target.sheet) throw invalidArgument("the range is on another sheet");
  freeze(target, area.top + area.rows, area.left + area.columns);
}

declare("WorksheetFreezePanes", {
  methods: {
    FreezeRows: (target, [count]) => freeze(target, count ?? 1, 0),
    FreezeColumns: (target, [count]) => freeze(target, 0, count ?? 1),
    FreezeAt: (target, [range], call) => freezeAt(target, range, call),
    Unfreeze: ({ sheet }) => {
      sheet.freeze = null;
    },
    GetLocation: ({ sheet }) => {
      if (sheet.freeze === null) throw itemNotFound("nothing is frozen");
      const { rows, columns } = sheet.freeze;
      if (columns === 0) return rangeObject(sheet, { top: 0, left: 0, rows, columns: 16_384 });
      if (rows === 0) return rangeObject(sheet, { top: 0, left: 0, rows: 1_048_576, columns });
      return rangeObject(sheet, { top: 0, left: 0, rows, columns });
    },
  },
});

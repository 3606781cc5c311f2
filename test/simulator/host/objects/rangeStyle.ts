import { ensureCell } from "../../cells";
import type { Property } from "../declarations";
import { invalidArgument } from "../errors";
import { NORMAL, styleNamed } from "../namedStyles";
import { changeStyle, readStyle } from "../styling";
import type { AreasTarget } from "../targets";

/** Range.style: the name of the cells' style, null when they differ; written, they take its whole look. */
export const rangeStyle: Property<AreasTarget> = {
  read: (target) => readStyle(target, (style) => style.styleName ?? NORMAL),
  write: (target, value, call) => {
    if (typeof value !== "string") throw invalidArgument(`style ${String(value)}`);
    const { name, look, numberFormat } = styleNamed(call.host.model, value);
    changeStyle(target, () => (name === NORMAL ? look : { ...look, styleName: name }), call);
    if (numberFormat === "General") return;
    for (const area of target.areas) {
      for (let row = area.top; row < area.top + area.rows; row += 1) {
        for (let column = area.left; column < area.left + area.columns; column += 1)
          ensureCell(target.sheet, row, column).numberFormat = numberFormat;
      }
    }
  },
};

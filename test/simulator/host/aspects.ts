import type { CellStyle } from "../model";
import type { Property } from "./declarations";
import { invalidArgument } from "./errors";
import { changeStyle, readStyle } from "./styling";
import type { AreasTarget } from "./targets";

type Aspect = keyof CellStyle;

/** A property that is one aspect of the cells' style. */
export function aspect<K extends Aspect>(
  key: K,
  fallback: NonNullable<CellStyle[K]>,
  parse: (value: unknown) => NonNullable<CellStyle[K]>,
): Property<AreasTarget> {
  return {
    read: (target) => readStyle(target, (style) => style[key] ?? fallback),
    write: (target, value, call) => {
      const parsed = parse(value);
      changeStyle(target, (style) => withAspect(style, key, parsed === fallback ? undefined : parsed), call);
    },
  };
}

export function withAspect<K extends Aspect>(
  style: CellStyle,
  key: K,
  value: CellStyle[K] | undefined,
): CellStyle {
  const copy: { -readonly [P in Aspect]?: CellStyle[P] } = { ...style };
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

export function flag(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidArgument(`${String(value)} is neither true nor false`);
  return value;
}

export function positive(value: unknown): number {
  if (typeof value !== "number" || value < 0) throw invalidArgument(`number ${String(value)}`);
  return value;
}

export function oneOf(...allowed: string[]): (value: unknown) => string {
  return (value) => {
    if (!allowed.includes(String(value)))
      throw invalidArgument(`${String(value)} is none of ${allowed.join()}`);
    return String(value);
  };
}

export const HORIZONTAL = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
];
export const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"];

export const READING_ORDERS = ["Context", "LeftToRight", "RightToLeft"];
/** Excel.FillPattern. */
export const PATTERNS = [
  ...["None", "Solid", "Gray50", "Gray75", "Gray25", "Horizontal", "Vertical", "Down", "Up", "Checker"],
  ...["SemiGray75", "LightHorizontal", "LightVertical", "LightDown", "LightUp", "Grid", "CrissCross"],
  ...["Gray16", "Gray8", "LinearGradient", "RectangularGradient"],
];

/** "-90 to 90, or 180 for vertically-oriented text" (RangeFormat.textOrientation). */
export function orientation(value: unknown): number {
  const turned = Number.isInteger(value) ? Number(value) : NaN;
  if (turned !== 180 && !(Math.abs(turned) <= 90)) throw invalidArgument(`angle ${String(value)}`);
  return turned;
}

import type { Kind, Property } from "../../declarations";
import { HostObject } from "../../declarations";
import { invalidArgument, notSimulated } from "../../errors";
import { readPart, writePart } from "../../parts";
import { checkAllowed } from "../../protection";
import type { ChartPartTarget, ChartTarget } from "../../targets";

/** Makes what the API was given what the chart keeps; throws InvalidArgument. */
export type Check = (value: unknown) => unknown;

export const text: Check = String;
export const yes: Check = (value) => value === true;
export const number: Check = (value) => {
  if (typeof value !== "number" && value !== "") throw invalidArgument(`number ${String(value)}`);
  return value;
};
/** "an integer from -90 to 90 or the integer 180 for vertically-oriented text" (ChartAxis.textOrientation). */
export const angle: Check = (value) => {
  const turned = Number.isInteger(value) ? Number(value) : NaN;
  if (turned !== 180 && !(Math.abs(turned) <= 90)) throw invalidArgument(`angle ${String(value)}`);
  return turned;
};

/** A property kept under the part's path, with Excel's default until it is set. */
export function setting(name: string, fallback: unknown, check: Check): Property<ChartPartTarget> {
  return {
    read: ({ root, path }) => readPart(root, `${path}/${name}`) ?? fallback,
    write: ({ sheet, root, path }, value) => {
      checkAllowed(sheet, "allowEditObjects");
      writePart(root, `${path}/${name}`, check(value));
    },
  };
}

/** A property that Excel works out from how it draws: known here only once it was set. */
export function drawn(kind: string, name: string, check: Check): Property<ChartPartTarget> {
  const kept = setting(name, undefined, check);
  return {
    ...kept,
    isLeftOutOfEmptyLoad: true,
    read: (target, call) => {
      const value = kept.read(target, call);
      if (value === undefined) throw notSimulated(`${kind}.${name} before it is set`);
      return value;
    },
  };
}

/** Where a part stands and how big it is. */
export function place(kind: string): Record<"Left" | "Top" | "Width" | "Height", Property<ChartPartTarget>> {
  return {
    Left: drawn(kind, "left", number),
    Top: drawn(kind, "top", number),
    Width: drawn(kind, "width", number),
    Height: drawn(kind, "height", number),
  };
}

export type PartKind = { [K in Kind]: HostObject<K>["target"] extends ChartPartTarget ? K : never }[Kind];

/** A link to a part of a chart, or of a part. */
export function part(kind: PartKind, name: string): (target: ChartTarget | ChartPartTarget) => HostObject {
  return (target) => {
    const path = "path" in target ? `${target.path}/${name}` : name;
    const root = "root" in target ? target.root : target.chart.settings;
    return new HostObject(kind, { sheet: target.sheet, chart: target.chart, root, path });
  };
}

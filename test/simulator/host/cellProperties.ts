import type { RangeTarget } from "./targets";
import type { Call, HostObject } from "./declarations";
import { declarationOf } from "./declarations";
import { invalidArgument, notSimulated } from "./errors";
import { rangeObject } from "./addressing";

type Plain = Record<string, unknown>;

/** Range.setCellProperties: one object per cell, with what is to be set of it; nothing given leaves the cell. */
export function setCellProperties({ sheet, area }: RangeTarget, value: unknown, call: Call): void {
  const rows = value as (Plain | null)[][];
  const fits = Array.isArray(rows) && rows.length === area.rows;
  if (!fits || rows.some((row) => row.length !== area.columns))
    throw invalidArgument("one object for each cell is needed");
  rows.forEach((row, r) => {
    row.forEach((settings, c) => {
      const cell = { top: area.top + r, left: area.left + c, rows: 1, columns: 1 };
      if (settings !== null) assign(rangeObject(sheet, cell), settings, call);
    });
  });
}

function assign(object: HostObject, settings: Plain, call: Call): void {
  const { properties, links } = declarationOf(object.kind);
  for (const [name, value] of Object.entries(settings)) {
    const wireName = pascal(name);
    const write = properties?.[wireName]?.write;
    const link = links?.[wireName];
    if (write !== undefined) write(object.target, value, call);
    else if (link !== undefined) assign(link(object.target, call), value as Plain, call);
    else throw notSimulated(`${object.kind}.${wireName} of SetCellProperties`);
  }
}

/** Range.getCellProperties: for each cell the properties that are wanted, in their shape. */
export function getCellProperties({ sheet, area }: RangeTarget, wanted: unknown, call: Call): Plain[][] {
  if (wanted === null || typeof wanted !== "object") throw invalidArgument("which properties are wanted");
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => {
      const cell = { top: area.top + r, left: area.left + c, rows: 1, columns: 1 };
      return pick(rangeObject(sheet, cell), wanted as Plain, call);
    }),
  );
}

function pick(object: HostObject, wanted: Plain, call: Call): Plain {
  const { properties, links } = declarationOf(object.kind);
  const picked: Plain = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (value === false) continue;
    const wireName = pascal(name);
    const property = properties?.[wireName];
    const link = links?.[wireName];
    if (property !== undefined) picked[name] = property.read(object.target, call);
    else if (link !== undefined) picked[name] = pick(link(object.target, call), value as Plain, call);
    else throw notSimulated(`${object.kind}.${wireName} of GetCellProperties`);
  }
  return picked;
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

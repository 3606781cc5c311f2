import { cellCount, intersection, isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS } from "../../address";
import { usedArea } from "../../cells";
import type { Area } from "../../model";
import { areasArgument, fullAddress, rangeArgument, rangeObject } from "../addressing";
import { clearRange } from "../clearing";
import { copyRange } from "../copying";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { areasOfCells } from "../specialCells";
import type { AreasTarget, SheetsAreasTarget } from "../targets";
import { rangeStyle } from "./rangeStyle";

function addressOf({ sheet, areas }: AreasTarget): string {
  return areas.map((area) => fullAddress({ sheet, area })).join(",");
}

/** Other areas of the sheet, made from these. Throws ItemNotFound when none is left. */
function derived({ sheet }: AreasTarget, areas: Area[]): HostObject {
  if (areas.length === 0) throw itemNotFound("no cells are left");
  return new HostObject("RangeAreas", { sheet, areas });
}

function common(target: AreasTarget, argument: unknown, call: Call): HostObject {
  const other = areasArgument(argument, target.sheet, call);
  if (other.sheet !== target.sheet) throw invalidArgument("both must be on one sheet");
  const pairs = target.areas.flatMap((one) => other.areas.map((each) => intersection(one, each)));
  return derived(
    target,
    pairs.filter((area) => area !== null),
  );
}

function used(target: AreasTarget, valuesOnly: unknown): HostObject {
  const areas = target.areas.map((area) => usedArea(target.sheet, valuesOnly === true, area));
  return derived(
    target,
    areas.filter((area) => area !== null),
  );
}

declare("RangeAreas", {
  kept: true,
  properties: {
    Address: readOnly(addressOf),
    AddressLocal: readOnly(addressOf),
    AreaCount: readOnly(({ areas }) => areas.length),
    CellCount: readOnly(({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0)),
    IsEntireColumn: readOnly(({ areas }) => areas.every(isEntireColumn)),
    IsEntireRow: readOnly(({ areas }) => areas.every(isEntireRow)),
    Style: rangeStyle,
  },
  links: {
    Areas: ({ sheet, areas }) =>
      new HostObject("RangeCollection", { ranges: areas.map((area) => ({ sheet, area })) }),
    Format: (target) => new HostObject("RangeFormat", target),
    Worksheet: ({ sheet }) => new HostObject("Worksheet", { sheet }),
    DataValidation: (target) => new HostObject("DataValidation", target),
    ConditionalFormats: (target) => new HostObject("ConditionalFormatCollection", target),
  },
  methods: {
    Clear: ({ sheet, areas }, [applyTo], call) => {
      for (const area of areas) clearRange({ sheet, area }, (applyTo as string | undefined) ?? "All", call);
    },
    Calculate: (_, __, { host }) => host.calculate(true),
    CopyFrom: ({ sheet, areas }, [source, type, skipBlanks, transpose], call) => {
      const from = rangeArgument(source, sheet, call);
      for (const area of areas) copyRange({ sheet, area }, from, { type, skipBlanks, transpose }, call);
    },
    GetEntireRow: (target) =>
      derived(
        target,
        target.areas.map((area) => ({ ...area, left: 0, columns: MAX_COLUMNS })),
      ),
    GetEntireColumn: (target) =>
      derived(
        target,
        target.areas.map((area) => ({ ...area, top: 0, rows: MAX_ROWS })),
      ),
    GetIntersection: (target, [other], call) => common(target, other, call),
    GetUsedRangeAreas: (target, [valuesOnly]) => used(target, valuesOnly),
    GetSpecialCells: (target, [type, kinds]) => areasOfCells(target, String(type), kinds),
  },
});

declare("RangeCollection", {
  items: ({ ranges }) => ranges.map(({ sheet, area }) => rangeObject(sheet, area)),
});

function onSheet({ bySheet }: SheetsAreasTarget, key: unknown): HostObject {
  const name = key instanceof HostObject ? key.as("Worksheet")?.target.sheet.id : String(key);
  const found = bySheet.find(({ sheet }) => sheet.id === name || sheet.name === name);
  if (found === undefined) throw itemNotFound(`no cells on sheet ${String(name)}`);
  return new HostObject("RangeAreas", found);
}

declare("WorkbookRangeAreas", {
  kept: true,
  properties: { Addresses: readOnly(({ bySheet }) => bySheet.map(addressOf)) },
  links: {
    Areas: (target) => new HostObject("RangeAreasCollection", target),
    Ranges: ({ bySheet }) =>
      new HostObject("RangeCollection", {
        ranges: bySheet.flatMap(({ sheet, areas }) => areas.map((area) => ({ sheet, area }))),
      }),
  },
  methods: {
    GetRangeAreasBySheet: (target, [key]) => onSheet(target, key),
    GetRangeAreasOrNullObjectBySheet: (target, [key]) => onSheet(target, key),
  },
});

declare("RangeAreasCollection", {
  items: ({ bySheet }) => bySheet.map((areas) => new HostObject("RangeAreas", areas)),
});

declare("RemoveDuplicatesResult", {
  properties: {
    Removed: readOnly(({ removed }) => removed),
    UniqueRemaining: readOnly(({ uniqueRemaining }) => uniqueRemaining),
  },
});

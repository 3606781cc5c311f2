import { intersection } from "../../address";
import type { ConditionalFormatModel } from "../../model";
import type { FormulaPlace } from "../../formulas/structuredReferences";
import { rangeObject } from "../addressing";
import { checkRuleFormula } from "../checkedWriting";
import { clearConditionalFormats } from "../clearing";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound, notSimulated } from "../errors";
import { readPart, writePart } from "../parts";
import { checkAllowed } from "../protection";
import { colour } from "../styling";
import type { AreasTarget, FormatPartTarget, FormatTarget } from "../targets";

/** The part of the rule each type keeps its details in, under its name in the API. */
const PARTS: Record<string, string> = {
  Custom: "custom",
  CellValue: "cellValue",
  ContainsText: "textComparison",
  PresetCriteria: "preset",
  DataBar: "dataBar",
  ColorScale: "colorScale",
  IconSet: "iconSet",
  TopBottom: "topBottom",
};

function formatsOf({ sheet, areas }: AreasTarget): ConditionalFormatModel[] {
  return sheet.conditionalFormats
    .filter((format) => format.areas.some((own) => areas.some((area) => intersection(own, area) !== null)))
    .sort((one, other) => one.priority - other.priority);
}

function formatObject({ sheet }: AreasTarget, format: ConditionalFormatModel): HostObject {
  return new HostObject("ConditionalFormat", { sheet, format });
}

/** A new format comes first (ConditionalFormatCollection.add in the API reference). */
function add(target: AreasTarget, type: unknown, call: Call): HostObject {
  const { sheet, areas } = target;
  checkAllowed(sheet, "allowFormatCells");
  const part = PARTS[String(type)];
  if (part === undefined) throw notSimulated(`conditional format ${String(type)}`);
  for (const each of sheet.conditionalFormats) each.priority += 1;
  const format: ConditionalFormatModel = {
    id: call.host.nextId(),
    areas: areas.map((area) => ({ ...area })),
    type: String(type),
    rule: { [part]: {} },
    priority: 0,
    stopIfTrue: /^(DataBar|ColorScale|IconSet)$/.test(String(type)) ? null : false,
  };
  sheet.conditionalFormats.unshift(format);
  return formatObject(target, format);
}

declare("ConditionalFormatCollection", {
  items: (target) => formatsOf(target).map((format) => formatObject(target, format)),
  item: (target, key) => {
    const found = formatsOf(target).find((format) => format.id === String(key));
    if (found === undefined) throw itemNotFound(`conditional format ${String(key)}`);
    return formatObject(target, found);
  },
  methods: {
    Add: (target, [type], call) => add(target, type, call),
    ClearAll: ({ sheet, areas }) => {
      checkAllowed(sheet, "allowFormatCells");
      for (const area of areas) clearConditionalFormats(sheet, area);
    },
  },
});

/** Priorities stay contiguous; a negative one counts from the back (ConditionalFormat.priority in the API reference). */
function setPriority({ sheet, format }: FormatTarget, value: unknown): void {
  if (typeof value !== "number" || !Number.isInteger(value))
    throw invalidArgument(`priority ${String(value)}`);
  const ordered = [...sheet.conditionalFormats].sort((one, other) => one.priority - other.priority);
  ordered.splice(ordered.indexOf(format), 1);
  const last = ordered.length;
  const wanted = value < 0 ? last + 1 + value : value;
  ordered.splice(Math.max(0, Math.min(last, wanted)), 0, format);
  ordered.forEach((each, index) => {
    each.priority = index;
  });
  sheet.conditionalFormats = ordered;
}

type RuleKind =
  | "CustomConditionalFormat"
  | "CellValueConditionalFormat"
  | "TextConditionalFormat"
  | "PresetCriteriaConditionalFormat"
  | "DataBarConditionalFormat"
  | "ColorScaleConditionalFormat"
  | "IconSetConditionalFormat"
  | "TopBottomConditionalFormat";

/** The details of one type; a format of another type has none. */
function ofType(kind: RuleKind, type: string): (target: FormatTarget) => HostObject {
  return (target) => {
    if (target.format.type !== type) throw itemNotFound(`the format is of type ${target.format.type}`);
    return new HostObject(kind, target);
  };
}

declare("ConditionalFormat", {
  identity: "Id",
  properties: {
    Id: readOnly(({ format }) => format.id),
    Type: readOnly(({ format }) => format.type),
    Priority: { read: ({ format }) => format.priority, write: setPriority },
    StopIfTrue: {
      read: ({ format }) => format.stopIfTrue,
      write: ({ format }, value) => {
        if (format.stopIfTrue === null) throw invalidArgument("this type has no stopIfTrue");
        format.stopIfTrue = value === true;
      },
    },
  },
  links: {
    Custom: ofType("CustomConditionalFormat", "Custom"),
    CellValue: ofType("CellValueConditionalFormat", "CellValue"),
    TextComparison: ofType("TextConditionalFormat", "ContainsText"),
    Preset: ofType("PresetCriteriaConditionalFormat", "PresetCriteria"),
    DataBar: ofType("DataBarConditionalFormat", "DataBar"),
    ColorScale: ofType("ColorScaleConditionalFormat", "ColorScale"),
    IconSet: ofType("IconSetConditionalFormat", "IconSet"),
    TopBottom: ofType("TopBottomConditionalFormat", "TopBottom"),
  },
  methods: {
    Delete: ({ sheet, format }) => {
      checkAllowed(sheet, "allowFormatCells");
      sheet.conditionalFormats.splice(sheet.conditionalFormats.indexOf(format), 1);
    },
    // Only a format of one area has a range (ConditionalFormat.getRange in the API reference).
    GetRange: ({ sheet, format }) => {
      const [area, ...more] = format.areas;
      if (area === undefined || more.length > 0) throw itemNotFound("the format has several areas");
      return rangeObject(sheet, { ...area });
    },
    GetRanges: ({ sheet, format }) => new HostObject("RangeAreas", { sheet, areas: format.areas }),
  },
});

function formatLink(part: string): (target: FormatTarget) => HostObject {
  return (target) => new HostObject("ConditionalRangeFormat", { ...target, path: `${part}/format` });
}

/** Formulas of a rule are written for the first cell of its range. */
function placeOf({ sheet, format }: FormatTarget): FormulaPlace {
  const [first] = format.areas;
  return { sheet, row: first?.top ?? 0, column: first?.left ?? 0 };
}

function formulaProperty(): Property<FormatTarget> {
  return {
    read: ({ format }) => readPart(format.rule, "custom/rule/formula") ?? "",
    write: ({ sheet, format }, value, call) => {
      if (typeof value !== "string" || !value.startsWith("="))
        throw invalidArgument("a formula starts with =");
      checkRuleFormula(value, placeOf({ sheet, format }), call);
      writePart(format.rule, "custom/rule/formula", value);
    },
  };
}

declare("CustomConditionalFormat", {
  links: {
    Rule: (target) => new HostObject("ConditionalFormatRule", target),
    Format: formatLink("custom"),
  },
});

declare("ConditionalFormatRule", { properties: { Formula: formulaProperty() } });

function ruleProperty(
  path: string,
  check: (rule: Record<string, unknown>) => boolean,
): Property<FormatTarget> {
  return {
    read: ({ format }) => readPart(format.rule, path) ?? null,
    write: ({ sheet, format }, value, call) => {
      if (value === null || typeof value !== "object" || !check(value as Record<string, unknown>)) {
        throw invalidArgument("conditional format rule");
      }
      for (const part of Object.values(value)) {
        const isFormula = typeof part === "string" && part.startsWith("=");
        if (isFormula) checkRuleFormula(part, placeOf({ sheet, format }), call);
      }
      writePart(format.rule, path, value);
    },
  };
}

declare("CellValueConditionalFormat", {
  properties: {
    Rule: ruleProperty(
      "cellValue/rule",
      (rule) => rule.formula1 !== undefined && rule.operator !== undefined,
    ),
  },
  links: { Format: formatLink("cellValue") },
});

declare("TextConditionalFormat", {
  properties: {
    Rule: ruleProperty(
      "textComparison/rule",
      (rule) => typeof rule.text === "string" && rule.operator !== undefined,
    ),
  },
  links: { Format: formatLink("textComparison") },
});

declare("PresetCriteriaConditionalFormat", {
  properties: { Rule: ruleProperty("preset/rule", (rule) => typeof rule.criterion === "string") },
  links: { Format: formatLink("preset") },
});

/** A property of the rule kept as it is written, with Excel's default until then. */
function kept(path: string, fallback: unknown): Property<FormatTarget> {
  return {
    read: ({ format }) => readPart(format.rule, path) ?? fallback,
    write: ({ format }, value) => writePart(format.rule, path, value),
  };
}

declare("DataBarConditionalFormat", {
  properties: {
    ShowDataBarOnly: kept("dataBar/showDataBarOnly", false),
    BarDirection: kept("dataBar/barDirection", "Context"),
    LowerBoundRule: kept("dataBar/lowerBoundRule", { type: "Automatic" }),
    UpperBoundRule: kept("dataBar/upperBoundRule", { type: "Automatic" }),
  },
  links: { PositiveFormat: (target) => new HostObject("ConditionalDataBarPositiveFormat", target) },
});

declare("ConditionalDataBarPositiveFormat", {
  properties: {
    FillColor: kept("dataBar/positiveFormat/fillColor", "#638EC6"),
    GradientFill: kept("dataBar/positiveFormat/gradientFill", true),
    BorderColor: kept("dataBar/positiveFormat/borderColor", ""),
  },
});

declare("ColorScaleConditionalFormat", {
  properties: {
    Criteria: kept("colorScale/criteria", null),
    ThreeColorScale: readOnly(
      ({ format }) => readPart(format.rule, "colorScale/criteria/midpoint") !== undefined,
    ),
  },
});

declare("IconSetConditionalFormat", {
  properties: {
    Style: kept("iconSet/style", "ThreeTrafficLights1"),
    Criteria: kept("iconSet/criteria", []),
    ReverseIconOrder: kept("iconSet/reverseIconOrder", false),
    ShowIconOnly: kept("iconSet/showIconOnly", false),
  },
});

declare("TopBottomConditionalFormat", {
  properties: {
    Rule: ruleProperty(
      "topBottom/rule",
      (rule) => typeof rule.rank === "number" && typeof rule.type === "string",
    ),
  },
  links: { Format: formatLink("topBottom") },
});

function partProperty(
  name: string,
  fallback: unknown,
  check: (value: unknown) => unknown,
): Property<FormatPartTarget> {
  return {
    read: ({ format, path }) => readPart(format.rule, `${path}/${name}`) ?? fallback,
    write: ({ sheet, format, path }, value) => {
      checkAllowed(sheet, "allowFormatCells");
      writePart(format.rule, `${path}/${name}`, check(value));
    },
  };
}

declare("ConditionalRangeFormat", {
  properties: { NumberFormat: partProperty("numberFormat", "", String) },
  links: {
    Fill: (target) => new HostObject("ConditionalRangeFill", { ...target, path: `${target.path}/fill` }),
    Font: (target) => new HostObject("ConditionalRangeFont", { ...target, path: `${target.path}/font` }),
    Borders: (target) =>
      new HostObject("ConditionalRangeBorderCollection", { ...target, path: `${target.path}/borders` }),
  },
});

declare("ConditionalRangeFill", {
  properties: { Color: partProperty("color", "", colour) },
  methods: { Clear: ({ format, path }) => writePart(format.rule, path, {}) },
});

const yes = (value: unknown) => value === true;

declare("ConditionalRangeFont", {
  properties: {
    Color: partProperty("color", "", colour),
    Bold: partProperty("bold", false, yes),
    Italic: partProperty("italic", false, yes),
    Strikethrough: partProperty("strikethrough", false, yes),
    Underline: partProperty("underline", "None", String),
  },
  methods: { Clear: ({ format, path }) => writePart(format.rule, path, {}) },
});

const SIDES: Record<string, string> = {
  EdgeTop: "top",
  EdgeBottom: "bottom",
  EdgeLeft: "left",
  EdgeRight: "right",
};

function border(side: string): (target: FormatPartTarget) => HostObject {
  return (target) => new HostObject("ConditionalRangeBorder", { ...target, path: `${target.path}/${side}` });
}

declare("ConditionalRangeBorderCollection", {
  items: (target) => Object.values(SIDES).map((side) => border(side)(target)),
  item: (target, key) => {
    const side = SIDES[String(key)];
    if (side === undefined) throw itemNotFound(`border ${String(key)}`);
    return border(side)(target);
  },
  links: { Top: border("top"), Bottom: border("bottom"), Left: border("left"), Right: border("right") },
});

declare("ConditionalRangeBorder", {
  properties: {
    Style: partProperty("style", "None", String),
    Color: partProperty("color", "", colour),
  },
});

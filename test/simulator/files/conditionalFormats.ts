import { formatArea } from "../address";
import type { Area, ConditionalFormatModel } from "../model";
import { readAreas, writeAreas } from "./areaList";
import { readRuleFormat, type RuleFormat, type RuleFormats } from "./differentialFormats";
import { withFunctionPrefixes, withoutFunctionPrefixes } from "./futureFunctions";
import { fileColor, type Palette } from "./palette";
import {
  booleanAttribute,
  childOf,
  childrenOf,
  elementXml,
  escapeXml,
  extensions,
  numberAttribute,
  type XmlElement,
} from "./xml";

type Rule = Record<string, unknown>;
type Pairs = readonly (readonly [file: string, api: string])[];

const OPERATORS: Pairs = [
  ["between", "Between"],
  ["notBetween", "NotBetween"],
  ["equal", "EqualTo"],
  ["notEqual", "NotEqualTo"],
  ["greaterThan", "GreaterThan"],
  ["lessThan", "LessThan"],
  ["greaterThanOrEqual", "GreaterThanOrEqual"],
  ["lessThanOrEqual", "LessThanOrEqual"],
];

/** File rule type and API operator of the rules about texts. */
const TEXTS: Pairs = [
  ["containsText", "Contains"],
  ["notContainsText", "NotContains"],
  ["beginsWith", "BeginsWith"],
  ["endsWith", "EndsWith"],
];

/** Rules without a parameter: file type and API criterion. */
const PRESETS: Pairs = [
  ["containsBlanks", "Blanks"],
  ["notContainsBlanks", "NonBlanks"],
  ["containsErrors", "Errors"],
  ["notContainsErrors", "NonErrors"],
  ["duplicateValues", "DuplicateValues"],
  ["uniqueValues", "UniqueValues"],
];

const PERIODS: Pairs = [
  ["yesterday", "Yesterday"],
  ["today", "Today"],
  ["tomorrow", "Tomorrow"],
  ["last7Days", "LastSevenDays"],
  ["lastWeek", "LastWeek"],
  ["thisWeek", "ThisWeek"],
  ["nextWeek", "NextWeek"],
  ["lastMonth", "LastMonth"],
  ["thisMonth", "ThisMonth"],
  ["nextMonth", "NextMonth"],
];

/** What each API criterion about the average is in a file. */
const AVERAGES: Readonly<Record<string, Record<string, number>>> = {
  AboveAverage: {},
  BelowAverage: { aboveAverage: 0 },
  EqualOrAboveAverage: { equalAverage: 1 },
  EqualOrBelowAverage: { aboveAverage: 0, equalAverage: 1 },
  OneStdDevAboveAverage: { stdDev: 1 },
  OneStdDevBelowAverage: { aboveAverage: 0, stdDev: 1 },
  TwoStdDevAboveAverage: { stdDev: 2 },
  TwoStdDevBelowAverage: { aboveAverage: 0, stdDev: 2 },
  ThreeStdDevAboveAverage: { stdDev: 3 },
  ThreeStdDevBelowAverage: { aboveAverage: 0, stdDev: 3 },
};

const THRESHOLDS: Pairs = [
  ["min", "LowestValue"],
  ["max", "HighestValue"],
  ["num", "Number"],
  ["percent", "Percent"],
  ["percentile", "Percentile"],
  ["formula", "Formula"],
];

const ICON_SETS: Pairs = [
  ["3TrafficLights1", "ThreeTrafficLights1"],
  ["3Arrows", "ThreeArrows"],
  ["3ArrowsGray", "ThreeArrowsGray"],
  ["3Flags", "ThreeFlags"],
  ["3TrafficLights2", "ThreeTrafficLights2"],
  ["3Signs", "ThreeSigns"],
  ["3Symbols", "ThreeSymbols"],
  ["3Symbols2", "ThreeSymbols2"],
  ["4Arrows", "FourArrows"],
  ["4ArrowsGray", "FourArrowsGray"],
  ["4RedToBlack", "FourRedToBlack"],
  ["4Rating", "FourRating"],
  ["4TrafficLights", "FourTrafficLights"],
  ["5Arrows", "FiveArrows"],
  ["5ArrowsGray", "FiveArrowsGray"],
  ["5Rating", "FiveRating"],
  ["5Quarters", "FiveQuarters"],
];

function toApi(pairs: Pairs, file: string | undefined): string | undefined {
  return pairs.find(([name]) => name === file)?.[1];
}

function toFile(pairs: Pairs, api: unknown): string | undefined {
  return pairs.find(([, name]) => name === api)?.[0];
}

function part(rule: unknown, name: string): Rule {
  const value = (rule as Rule | undefined)?.[name];
  return typeof value === "object" && value !== null ? (value as Rule) : {};
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

/* ---- reading ---- */

interface ReadContext {
  formats: readonly RuleFormat[];
  palette: Palette;
}

function formulas(rule: XmlElement): string[] {
  return [...childrenOf(rule, "formula"), ...childrenOf(rule, "f")].map(
    ({ text }) => `=${withoutFunctionPrefixes(text)}`,
  );
}

function averageOf(rule: XmlElement): string {
  const wanted = {
    aboveAverage: booleanAttribute(rule, "aboveAverage", true),
    equalAverage: booleanAttribute(rule, "equalAverage"),
    stdDev: numberAttribute(rule, "stdDev") ?? 0,
  };
  const found = Object.entries(AVERAGES).find(
    ([, file]) =>
      (file.aboveAverage !== 0) === wanted.aboveAverage &&
      (file.equalAverage === 1) === wanted.equalAverage &&
      (file.stdDev ?? 0) === wanted.stdDev,
  );
  return found?.[0] ?? "AboveAverage";
}

function topBottomType(rule: XmlElement): string {
  const side = booleanAttribute(rule, "bottom") ? "Bottom" : "Top";
  return side + (booleanAttribute(rule, "percent") ? "Percent" : "Items");
}

function preset(criterion: string, format: RuleFormat): [string, Rule] {
  return ["PresetCriteria", { preset: { rule: { criterion }, format } }];
}

/** Rules that lay a look over cells: API type and rule, or null for a type that is not known. */
function readLookRule(rule: XmlElement, format: RuleFormat): [string, Rule] | null {
  const { type, operator, text, timePeriod } = rule.attributes;
  const [formula1 = "=", formula2] = formulas(rule);
  if (type === "expression") return ["Custom", { custom: { rule: { formula: formula1 }, format } }];
  if (type === "cellIs") {
    const two = operator === "between" || operator === "notBetween";
    const limits = two ? { formula1, formula2 } : { formula1 };
    return [
      "CellValue",
      { cellValue: { rule: { ...limits, operator: toApi(OPERATORS, operator) }, format } },
    ];
  }
  if (type === "top10") {
    const top = { rank: numberAttribute(rule, "rank") ?? 10, type: topBottomType(rule) };
    return ["TopBottom", { topBottom: { rule: top, format } }];
  }
  if (type === "aboveAverage") return preset(averageOf(rule), format);
  const textOperator = toApi(TEXTS, type);
  if (textOperator !== undefined)
    return [
      "ContainsText",
      { textComparison: { rule: { operator: textOperator, text: text ?? "" }, format } },
    ];
  const criterion = type === "timePeriod" ? toApi(PERIODS, timePeriod) : toApi(PRESETS, type);
  return criterion === undefined ? null : preset(criterion, format);
}

function readThreshold(threshold: XmlElement | undefined): { type: string; formula?: string } {
  const type = toApi(THRESHOLDS, threshold?.attributes.type) ?? "Automatic";
  const value = threshold?.attributes.val;
  if (value === undefined || type === "LowestValue" || type === "HighestValue") return { type };
  return { type, formula: type === "Formula" ? `=${value}` : value };
}

function readColorScale(rule: XmlElement, palette: Palette): [string, Rule] {
  const scale = childOf(rule, "colorScale");
  const colors = childrenOf(scale, "color").map((color) => palette.resolveElement(color) ?? "#000000");
  const stops = childrenOf(scale, "cfvo").map((threshold, index) => ({
    ...readThreshold(threshold),
    color: colors[index] ?? "#000000",
  }));
  const [minimum, second, third] = stops;
  const criteria =
    third === undefined ? { minimum, maximum: second } : { minimum, midpoint: second, maximum: third };
  return ["ColorScale", { colorScale: { criteria } }];
}

function readDataBar(rule: XmlElement, palette: Palette): [string, Rule] {
  const bar = childOf(rule, "dataBar");
  const [lower, upper] = childrenOf(bar, "cfvo");
  const fillColor = palette.resolveElement(childOf(bar, "color")) ?? "#638EC6";
  const dataBar = {
    lowerBoundRule: readThreshold(lower),
    upperBoundRule: readThreshold(upper),
    positiveFormat: { fillColor },
    showDataBarOnly: !booleanAttribute(bar, "showValue", true),
  };
  return ["DataBar", { dataBar }];
}

function readIconSet(rule: XmlElement): [string, Rule] {
  const set = childOf(rule, "iconSet");
  const criteria = childrenOf(set, "cfvo").map((threshold) => ({
    ...readThreshold(threshold),
    operator: booleanAttribute(threshold, "gte", true) ? "GreaterThanOrEqual" : "GreaterThan",
  }));
  const iconSet = {
    style: toApi(ICON_SETS, set?.attributes.iconSet ?? "3TrafficLights1") ?? "ThreeTrafficLights1",
    criteria,
    reverseIconOrder: booleanAttribute(set, "reverse"),
    showIconOnly: !booleanAttribute(set, "showValue", true),
  };
  return ["IconSet", { iconSet }];
}

function readRule(rule: XmlElement, context: ReadContext): [string, Rule] | null {
  const { type } = rule.attributes;
  if (type === "colorScale") return readColorScale(rule, context.palette);
  if (type === "dataBar") return readDataBar(rule, context.palette);
  if (type === "iconSet") return readIconSet(rule);
  const own = childOf(rule, "dxf");
  const format = own
    ? readRuleFormat(own, context.palette)
    : (context.formats[numberAttribute(rule, "dxfId") ?? -1] ?? {});
  return readLookRule(rule, structuredClone(format));
}

/** Bars, scales and icons have no "stop if true" (Excel.ConditionalFormat.stopIfTrue is null for them). */
function canStop(type: string): boolean {
  return type !== "ColorScale" && type !== "DataBar" && type !== "IconSet";
}

/**
 * Plain rules, and those that Excel writes as extensions because their formulas read other sheets. The extensions of
 * bars and icons repeat plain rules, whose plain form is read.
 */
function ruleElements(sheet: XmlElement): XmlElement[] {
  const extended = extensions(sheet, "conditionalFormattings")
    .flatMap((group) => childrenOf(group, "conditionalFormatting"))
    .filter((element) => childrenOf(element, "cfRule").every((rule) => childOf(rule, "f") !== undefined));
  return [...childrenOf(sheet, "conditionalFormatting"), ...extended];
}

/**
 * The conditional formats of a sheet part, the first in priority first. Kinds that only Excel 2010's extensions have
 * are read as far as their plain form goes.
 *
 * @param newId gives each its id
 */
export function readConditionalFormats(
  sheet: XmlElement,
  context: ReadContext,
  newId: () => string,
): ConditionalFormatModel[] {
  const found: (ConditionalFormatModel & { order: number })[] = [];
  for (const element of ruleElements(sheet)) {
    const areas = readAreas(element.attributes.sqref ?? childOf(element, "sqref")?.text);
    for (const ruleElement of childrenOf(element, "cfRule")) {
      const read = readRule(ruleElement, context);
      if (read === null || areas.length === 0) continue;
      const [type, rule] = read;
      const stopIfTrue = canStop(type) ? booleanAttribute(ruleElement, "stopIfTrue") : null;
      const order = numberAttribute(ruleElement, "priority") ?? 0;
      found.push({
        id: newId(),
        areas: areas.map((area) => ({ ...area })),
        type,
        rule,
        priority: 0,
        stopIfTrue,
        order,
      });
    }
  }
  return found
    .sort((one, other) => one.order - other.order)
    .map(({ order: _order, ...format }, priority) => ({ ...format, priority }));
}

/* ---- writing ---- */

function formulaXml(formula: unknown): string {
  const text = typeof formula === "number" ? String(formula) : typeof formula === "string" ? formula : "";
  return elementXml("formula", {}, escapeXml(withFunctionPrefixes(text.replace(/^=/, ""))));
}

/** The formula that files hold beside a rule about texts, on the first cell of the area. */
function textFormula(operator: string, text: string, cell: string): string {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  if (operator === "BeginsWith") return `LEFT(${cell},LEN(${quoted}))=${quoted}`;
  if (operator === "EndsWith") return `RIGHT(${cell},LEN(${quoted}))=${quoted}`;
  const search = `SEARCH(${quoted},${cell})`;
  return operator === "NotContains" ? `ISERROR(${search})` : `NOT(ISERROR(${search}))`;
}

const PRESET_FORMULAS: Readonly<Record<string, (cell: string) => string>> = {
  Blanks: (cell) => `LEN(TRIM(${cell}))=0`,
  NonBlanks: (cell) => `LEN(TRIM(${cell}))>0`,
  Errors: (cell) => `ISERROR(${cell})`,
  NonErrors: (cell) => `NOT(ISERROR(${cell}))`,
};

type Attributes = Record<string, string | number | boolean | undefined>;

interface WrittenRule {
  attributes: Attributes;
  content: string;
  format?: RuleFormat | undefined;
}

function presetRule(rule: Rule, cell: string): WrittenRule | null {
  const criterion = String(part(rule, "rule").criterion);
  const average = AVERAGES[criterion];
  if (average !== undefined) return { attributes: { type: "aboveAverage", ...average }, content: "" };
  const timePeriod = toFile(PERIODS, criterion);
  if (timePeriod !== undefined) return { attributes: { type: "timePeriod", timePeriod }, content: "" };
  const type = toFile(PRESETS, criterion);
  const formula = PRESET_FORMULAS[criterion]?.(cell);
  return type === undefined
    ? null
    : { attributes: { type }, content: formula === undefined ? "" : formulaXml(formula) };
}

function cellValueRule(rule: Rule): WrittenRule {
  const { formula1, formula2, operator } = part(rule, "rule");
  const limits = formula2 === undefined || formula2 === "" ? [formula1] : [formula1, formula2];
  const attributes = { type: "cellIs", operator: toFile(OPERATORS, operator) ?? "equal" };
  return { attributes, content: limits.map(formulaXml).join("") };
}

function textRule(rule: Rule, cell: string): WrittenRule {
  const { operator, text } = part(rule, "rule");
  const [name, searched] = [String(operator), typeof text === "string" ? text : ""];
  const type = toFile(TEXTS, name) ?? "containsText";
  const attributes = { type, operator: type === "notContainsText" ? "notContains" : type, text: searched };
  return { attributes, content: formulaXml(textFormula(name, searched, cell)) };
}

function topBottomRule(rule: Rule): WrittenRule {
  const { rank, type } = part(rule, "rule");
  const name = String(type);
  const attributes = {
    type: "top10",
    rank: Number(rank),
    bottom: name.startsWith("Bottom") || undefined,
    percent: name.endsWith("Percent") || undefined,
  };
  return { attributes, content: "" };
}

function thresholdXml(threshold: Rule, extra: Attributes = {}): string {
  const type = toFile(THRESHOLDS, threshold.type) ?? "percentile";
  const { formula } = threshold;
  const value = typeof formula === "number" ? String(formula) : textOf(formula, "");
  return elementXml("cfvo", { type, val: value === "" ? undefined : value.replace(/^=/, ""), ...extra });
}

function colorScaleRule(rule: Rule): WrittenRule {
  const criteria = part(rule, "criteria");
  const stops = ["minimum", "midpoint", "maximum"]
    .filter((name) => criteria[name])
    .map((name) => part(criteria, name));
  const colors = stops.map((stop) => elementXml("color", { rgb: fileColor(textOf(stop.color, "#FFFFFF")) }));
  const content = elementXml("colorScale", {}, [...stops.map((stop) => thresholdXml(stop)), ...colors]);
  return { attributes: { type: "colorScale" }, content };
}

function dataBarRule(rule: Rule): WrittenRule {
  const bound = (name: string, otherwise: string) => {
    const { type, formula } = part(rule, name);
    return thresholdXml(type === undefined || type === "Automatic" ? { type: otherwise } : { type, formula });
  };
  const color = fileColor(textOf(part(rule, "positiveFormat").fillColor, "#638EC6"));
  const bounds = [bound("lowerBoundRule", "LowestValue"), bound("upperBoundRule", "HighestValue")];
  const showValue = rule.showDataBarOnly === true ? false : undefined;
  const content = elementXml("dataBar", { showValue }, [...bounds, elementXml("color", { rgb: color })]);
  return { attributes: { type: "dataBar" }, content };
}

function iconSetRule(rule: Rule): WrittenRule | null {
  const iconSet = toFile(ICON_SETS, rule.style ?? "ThreeTrafficLights1");
  if (iconSet === undefined) return null;
  const count = Number(iconSet[0]);
  const criteria = Array.isArray(rule.criteria) ? (rule.criteria as Rule[]) : [];
  const thresholds = Array.from({ length: count }, (_, index) => {
    const criterion = criteria[index];
    // The first icon takes all that the others leave; Excel's API gives it an empty criterion.
    if (criterion?.type === undefined || index === 0)
      return thresholdXml({ type: "Percent", formula: Math.round((100 * index) / count) });
    return thresholdXml(criterion, { gte: criterion.operator === "GreaterThan" ? false : undefined });
  });
  const attributes = {
    iconSet,
    showValue: rule.showIconOnly === true ? false : undefined,
    reverse: rule.reverseIconOrder === true || undefined,
  };
  return { attributes: { type: "iconSet" }, content: elementXml("iconSet", attributes, thresholds) };
}

/** The rule under the key that Excel.ConditionalFormat has for its type. */
const KEYS: Readonly<Record<string, string>> = {
  Custom: "custom",
  CellValue: "cellValue",
  ContainsText: "textComparison",
  TopBottom: "topBottom",
  PresetCriteria: "preset",
  ColorScale: "colorScale",
  DataBar: "dataBar",
  IconSet: "iconSet",
};

/** Whether the rule says all that a file must: a format just added through the API has no rule yet. */
function isComplete(type: string, rule: Rule): boolean {
  const { formula, formula1, rank, criterion, text } = part(rule, "rule");
  switch (type) {
    case "Custom":
      return typeof formula === "string" && formula !== "";
    case "CellValue":
      return formula1 !== undefined && formula1 !== "";
    case "TopBottom":
      return rank !== undefined;
    case "PresetCriteria":
      return criterion !== undefined;
    case "ContainsText":
      return text !== undefined;
    default:
      return type !== "ColorScale" || Object.keys(part(rule, "criteria")).length > 1;
  }
}

function writtenRule(type: string, rule: Rule, cell: string): WrittenRule | null {
  if (!isComplete(type, rule)) return null;
  switch (type) {
    case "Custom":
      return { attributes: { type: "expression" }, content: formulaXml(part(rule, "rule").formula) };
    case "CellValue":
      return cellValueRule(rule);
    case "ContainsText":
      return textRule(rule, cell);
    case "TopBottom":
      return topBottomRule(rule);
    case "PresetCriteria":
      return presetRule(rule, cell);
    case "ColorScale":
      return colorScaleRule(rule);
    case "DataBar":
      return dataBarRule(rule);
    default:
      return iconSetRule(rule);
  }
}

function firstCell(area: Area): string {
  return formatArea({ ...area, rows: 1, columns: 1 });
}

function writeFormat(format: ConditionalFormatModel, formats: RuleFormats): string | null {
  const [area] = format.areas;
  const key = KEYS[format.type];
  if (area === undefined || key === undefined) return null;
  const rule = part(format.rule, key);
  const written = writtenRule(format.type, rule, firstCell(area));
  if (written === null) return null;
  const attributes = {
    ...written.attributes,
    dxfId: canStop(format.type) ? formats.idOf(rule.format as RuleFormat | undefined) : undefined,
    priority: format.priority + 1,
    stopIfTrue: format.stopIfTrue === true || undefined,
  };
  const cfRule = elementXml("cfRule", attributes, written.content);
  return elementXml("conditionalFormatting", { sqref: writeAreas(format.areas) }, cfRule);
}

/**
 * The <conditionalFormatting> elements of a sheet. Each type of rule that a file's plain form cannot hold is left out
 * and told to `leftOut`.
 */
export function writeConditionalFormats(
  conditionalFormats: readonly ConditionalFormatModel[],
  formats: RuleFormats,
  leftOut: (what: string) => void,
): string {
  return conditionalFormats
    .map((format) => {
      const written = writeFormat(format, formats);
      if (written === null) leftOut(`conditional format ${format.type} on ${writeAreas(format.areas)}`);
      return written ?? "";
    })
    .join("");
}

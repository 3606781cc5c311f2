import { parseTypedDate } from "../formulas/typedDate";
import type { ValidationModel } from "../model";
import { readAreas, writeAreas } from "./areaList";
import { withFunctionPrefixes, withoutFunctionPrefixes } from "./futureFunctions";
import {
  booleanAttribute,
  childOf,
  childrenOf,
  elementXml,
  escapeXml,
  extensions,
  type XmlElement,
} from "./xml";

/** Longest text that a validation formula may hold in a file; Excel repairs the file beyond it by dropping the rule. */
const LONGEST_LIST = 255;

/** File type, API type and the key of Excel.DataValidationRule. */
const TYPES = [
  ["list", "List", "list"],
  ["whole", "WholeNumber", "wholeNumber"],
  ["decimal", "Decimal", "decimal"],
  ["date", "Date", "date"],
  ["time", "Time", "time"],
  ["textLength", "TextLength", "textLength"],
  ["custom", "Custom", "custom"],
] as const;

const OPERATORS = [
  ["between", "Between"],
  ["notBetween", "NotBetween"],
  ["equal", "EqualTo"],
  ["notEqual", "NotEqualTo"],
  ["greaterThan", "GreaterThan"],
  ["lessThan", "LessThan"],
  ["greaterThanOrEqual", "GreaterThanOrEqualTo"],
  ["lessThanOrEqual", "LessThanOrEqualTo"],
] as const;

const STYLES = [
  ["stop", "Stop"],
  ["warning", "Warning"],
  ["information", "Information"],
] as const;

function apiName(pairs: readonly (readonly [string, string, ...string[]])[], file: string): string {
  return pairs.find(([name]) => name === file)?.[1] ?? pairs[0]?.[1] ?? "";
}

function fileName(pairs: readonly (readonly [string, string, ...string[]])[], api: unknown): string {
  return pairs.find(([, name]) => name === api)?.[0] ?? pairs[0]?.[0] ?? "";
}

function readFormula(element: XmlElement, name: string): string | undefined {
  const formula = childOf(element, name);
  const text = childOf(formula, "f")?.text ?? formula?.text;
  return text === undefined || text === "" ? undefined : `=${withoutFunctionPrefixes(text)}`;
}

/** A list's source: "a,b,c" when the file quotes it, a formula otherwise. */
function readSource(formula: string): string {
  const quoted = /^="(.*)"$/s.exec(formula);
  return quoted === null ? formula : (quoted[1] ?? "").replaceAll('""', '"');
}

function readRule(element: XmlElement, type: string): Record<string, unknown> {
  const formula1 = readFormula(element, "formula1");
  if (type === "list") {
    // In files "showDropDown" hides the arrow (ECMA-376 part 1, §18.3.1.32).
    const inCellDropDown = !booleanAttribute(element, "showDropDown");
    return { list: { inCellDropDown, source: readSource(formula1 ?? "") } };
  }
  if (type === "custom") return { custom: { formula: formula1 ?? "" } };
  const key = TYPES.find(([name]) => name === type)?.[2] ?? "custom";
  const operator = apiName(OPERATORS, element.attributes.operator ?? "between");
  // Some writers fill the second limit of rules that have only one.
  const formula2 = operator.endsWith("etween") ? readFormula(element, "formula2") : undefined;
  return { [key]: { formula1: formula1 ?? "", ...(formula2 === undefined ? {} : { formula2 }), operator } };
}

function readValidation(element: XmlElement): ValidationModel {
  const type = element.attributes.type ?? "none";
  const { attributes } = element;
  const showAlert = booleanAttribute(element, "showErrorMessage");
  const showPrompt = booleanAttribute(element, "showInputMessage");
  const plainAlert =
    showAlert && !attributes.error && !attributes.errorTitle && (attributes.errorStyle ?? "stop") === "stop";
  const hasPrompt = attributes.prompt !== undefined || attributes.promptTitle !== undefined;
  return {
    areas: readAreas(attributes.sqref ?? childOf(element, "sqref")?.text),
    type: type === "none" ? "None" : apiName(TYPES, type),
    rule: type === "none" ? {} : readRule(element, type),
    ignoreBlanks: booleanAttribute(element, "allowBlank"),
    errorAlert: plainAlert
      ? null
      : {
          showAlert,
          style: apiName(STYLES, attributes.errorStyle ?? "stop"),
          title: attributes.errorTitle ?? "",
          message: attributes.error ?? "",
        },
    prompt: hasPrompt
      ? { showPrompt, title: attributes.promptTitle ?? "", message: attributes.prompt ?? "" }
      : null,
  };
}

/**
 * The validations of a sheet part, without its rows of cells. Excel writes those whose formulas read other sheets as
 * extensions ([MS-XLSX] §2.4.1); both kinds are read.
 */
export function readValidations(sheet: XmlElement): ValidationModel[] {
  return [childOf(sheet, "dataValidations"), ...extensions(sheet, "dataValidations")].flatMap((group) =>
    childrenOf(group, "dataValidation").map(readValidation),
  );
}

/** What the API takes as a limit (number, "=A1", "10", an ISO date) as files write it; dates become serials. */
function writeLimit(value: unknown, type: string): string {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : "";
  if (text.startsWith("=")) return withFunctionPrefixes(text.slice(1));
  if (type !== "date" && type !== "time") return text;
  const date = parseTypedDate(text.replace("T", " ").replace(/(\.\d+)?Z$/, ""), {
    currentYear: 2026,
    date1904: false,
  });
  return date === null ? text : String(date.serial);
}

function writeSource(source: unknown): string {
  const text = typeof source === "string" ? source : "";
  return text.startsWith("=") ? withFunctionPrefixes(text.slice(1)) : `"${text.replaceAll('"', '""')}"`;
}

function formulasOf(validation: ValidationModel, type: string): string[] {
  const key = TYPES.find(([name]) => name === type)?.[2] ?? "";
  const rule = (validation.rule[key] ?? {}) as Record<string, unknown>;
  if (type === "list") return [writeSource(rule.source)];
  if (type === "custom") return [writeLimit(rule.formula, type)];
  const limits = [writeLimit(rule.formula1, type)];
  return rule.formula2 === undefined || rule.formula2 === ""
    ? limits
    : [...limits, writeLimit(rule.formula2, type)];
}

function writeValidation(validation: ValidationModel): string {
  const type = fileName(TYPES, validation.type);
  const key = TYPES.find(([name]) => name === type)?.[2] ?? "";
  const rule = (validation.rule[key] ?? {}) as Record<string, unknown>;
  const { errorAlert, prompt } = validation;
  const attributes = {
    type,
    errorStyle:
      errorAlert === null || errorAlert.style === "Stop" ? undefined : fileName(STYLES, errorAlert.style),
    operator: rule.operator === undefined ? undefined : fileName(OPERATORS, rule.operator),
    allowBlank: validation.ignoreBlanks || undefined,
    showDropDown: type === "list" && rule.inCellDropDown === false ? true : undefined,
    showInputMessage: prompt?.showPrompt === false ? undefined : true,
    showErrorMessage: errorAlert?.showAlert === false ? undefined : true,
    errorTitle: errorAlert?.title || undefined,
    error: errorAlert?.message || undefined,
    promptTitle: prompt?.title || undefined,
    prompt: prompt?.message || undefined,
    sqref: writeAreas(validation.areas),
  };
  const formulas = formulasOf(validation, type);
  return elementXml(
    "dataValidation",
    attributes,
    formulas.map((formula, index) => elementXml(`formula${index + 1}`, {}, escapeXml(formula))),
  );
}

/** Whether a file can hold the validation: its list written out is no longer than Excel reads. */
export function fitsFile(validation: ValidationModel): boolean {
  const source = (validation.rule.list as { source?: unknown } | undefined)?.source;
  return typeof source !== "string" || source.startsWith("=") || source.length <= LONGEST_LIST;
}

/** The <dataValidations> element of a sheet, or "" without any; those that do not fit a file are left out. */
export function writeValidations(validations: readonly ValidationModel[]): string {
  const written = validations.filter(
    (validation) => validation.type !== "None" && validation.areas.length > 0 && fitsFile(validation),
  );
  return written.length === 0
    ? ""
    : elementXml("dataValidations", { count: written.length }, written.map(writeValidation));
}

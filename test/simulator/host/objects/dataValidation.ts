import { contains, intersection } from "../../address";
import { cellAt } from "../../cells";
import type { Area, ValidationModel } from "../../model";
import { without } from "../clearing";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { checkUnprotected } from "../protection";
import type { AreasTarget } from "../targets";
import { rangeFormula } from "../addressing";
import { checkRuleFormula } from "../checkedWriting";
import { isAllowed } from "../validating";

const TYPES: Record<string, string> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  list: "List",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

/** Excel's file format has no room for a longer list (office-js#2128 discusses lists; exceljs#667 the length). */
const LONGEST_LIST = 255;

/** The validations that touch the areas. */
function touching({ sheet, areas }: AreasTarget): ValidationModel[] {
  return sheet.validations.filter((each) =>
    each.areas.some((own) => areas.some((area) => intersection(own, area))),
  );
}

/** The one validation of all cells; undefined when they have none, null when they differ. */
function only(target: AreasTarget): ValidationModel | undefined | null {
  const found = touching(target);
  if (found.length === 0) return undefined;
  const [first] = found;
  const covers = target.areas.every((area) => first?.areas.some((own) => contains(own, area)));
  return found.length === 1 && covers ? first : null;
}

/** Formulas of the rule are written for the first cell of the areas. */
function checkFormulasOf(rule: unknown, { sheet, areas }: AreasTarget, call: Call): void {
  const [first] = areas;
  for (const part of Object.values((rule ?? {}) as Record<string, unknown>)) {
    if (typeof part !== "string" || !part.startsWith("=")) continue;
    checkRuleFormula(part, { sheet, row: first?.top ?? 0, column: first?.left ?? 0 }, call);
  }
}

function setRule(target: AreasTarget, value: unknown, call: Call): void {
  const { sheet, areas } = target;
  checkUnprotected(sheet);
  const rule = (value ?? {}) as Record<string, unknown>;
  const kinds = Object.keys(rule).filter((key) => rule[key] !== undefined && rule[key] !== null);
  const [kind] = kinds;
  if (kinds.length > 1 || (kind !== undefined && TYPES[kind] === undefined))
    throw invalidArgument("validation rule");
  const before = only(target);
  const checked = kind === undefined ? null : checkedRule(kind, rule[kind]);
  checkFormulasOf(checked, target, call);
  clear(target);
  if (kind === undefined) return;
  sheet.validations.push({
    areas: areas.map((area) => ({ ...area })),
    type: TYPES[kind] ?? "None",
    rule: { [kind]: checked },
    ignoreBlanks: before?.ignoreBlanks ?? true,
    errorAlert: before?.errorAlert ?? null,
    prompt: before?.prompt ?? null,
  });
}

function checkedRule(kind: string, value: unknown): unknown {
  if (value === null || typeof value !== "object") throw invalidArgument(`validation rule ${kind}`);
  const rule = withRanges(value as Record<string, unknown>);
  if (kind === "list") {
    const { source } = rule;
    if (typeof source !== "string" || source === "") throw invalidArgument("a list needs a source");
    if (!source.startsWith("=") && source.length > LONGEST_LIST)
      throw invalidArgument("the list is too long");
  } else if (kind === "custom") {
    if (typeof rule.formula !== "string" || !rule.formula.startsWith("="))
      throw invalidArgument("a formula is needed");
  } else if (rule.formula1 === undefined || rule.operator === undefined) {
    throw invalidArgument("a limit and an operator are needed");
  }
  return rule;
}

/** Ranges among the limits are kept as formulas. */
function withRanges(rule: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rule).map(([key, value]) => {
      const range = value instanceof HostObject ? value.as("Range") : null;
      return [key, range === null ? value : rangeFormula(range)];
    }),
  );
}

function clear({ sheet, areas }: AreasTarget): void {
  for (const validation of sheet.validations) {
    for (const area of areas) validation.areas = without(validation.areas, area);
  }
  sheet.validations = sheet.validations.filter((validation) => validation.areas.length > 0);
}

/** The rule must be there before its messages are (writing them to cells without a rule is refused). */
function ruled(target: AreasTarget): ValidationModel[] {
  const found = touching(target);
  if (found.length === 0) throw invalidArgument("the cells have no validation rule");
  return found;
}

function invalidCells(target: AreasTarget, call: Call): Area[] {
  const found: Area[] = [];
  for (const area of target.areas) {
    for (let row = area.top; row < area.top + area.rows; row += 1) {
      for (let column = area.left; column < area.left + area.columns; column += 1) {
        const cell = { top: row, left: column, rows: 1, columns: 1 };
        const validation = touching({ sheet: target.sheet, areas: [cell] })[0];
        const value = cellAt(target.sheet, row, column)?.value ?? null;
        if (validation !== undefined && !isAllowed(value, validation, target.sheet, call)) found.push(cell);
      }
    }
  }
  return found;
}

function validity(target: AreasTarget, call: Call): boolean | null {
  const invalid = invalidCells(target, call).length;
  const all = target.areas.reduce((sum, area) => sum + area.rows * area.columns, 0);
  if (invalid === 0) return true;
  return invalid === all ? false : null;
}

/** Excel's dialog for validation takes titles and messages so long. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;

function checkMessage(value: unknown): void {
  const { title, message } = (value ?? {}) as { title?: unknown; message?: unknown };
  if (typeof title === "string" && title.length > LONGEST_TITLE)
    throw invalidArgument(`a title of ${title.length} characters`);
  if (typeof message === "string" && message.length > LONGEST_MESSAGE)
    throw invalidArgument(`a message of ${message.length} characters`);
}

const NO_ALERT = { showAlert: true, style: "Stop", title: "", message: "" };
const NO_PROMPT = { showPrompt: true, title: "", message: "" };

declare("DataValidation", {
  properties: {
    Type: readOnly((target) => {
      const validation = only(target);
      if (validation === undefined) return "None";
      return validation?.type ?? "Inconsistent";
    }),
    Rule: {
      read: (target) => {
        const validation = only(target);
        return validation === null ? null : (validation?.rule ?? {});
      },
      write: setRule,
    },
    ErrorAlert: {
      read: (target) => only(target)?.errorAlert ?? NO_ALERT,
      write: (target, value) => {
        checkMessage(value);
        for (const each of ruled(target)) each.errorAlert = { ...NO_ALERT, ...(value as typeof NO_ALERT) };
      },
    },
    Prompt: {
      read: (target) => only(target)?.prompt ?? NO_PROMPT,
      write: (target, value) => {
        checkMessage(value);
        for (const each of ruled(target)) each.prompt = { ...NO_PROMPT, ...(value as typeof NO_PROMPT) };
      },
    },
    IgnoreBlanks: {
      read: (target) => only(target)?.ignoreBlanks ?? true,
      write: (target, value) => {
        for (const each of ruled(target)) each.ignoreBlanks = value === true;
      },
    },
    Valid: readOnly(validity),
  },
  methods: {
    Clear: (target) => {
      checkUnprotected(target.sheet);
      clear(target);
    },
    GetInvalidCells: (target, _, call) => {
      const areas = invalidCells(target, call);
      if (areas.length === 0) throw itemNotFound("no invalid cell");
      return new HostObject("RangeAreas", { sheet: target.sheet, areas });
    },
  },
});

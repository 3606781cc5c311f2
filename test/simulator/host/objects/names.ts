import { formatAbsolute, parseReference, quoteSheet } from "../../address";

import type { NameModel } from "../../model";
import { findName, fullAddress, rangeObject, rangeOfName } from "../addressing";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { checkNameFree, checkNameSyntax } from "../tableNames";
import type { NameTarget, ScopeTarget } from "../targets";

function namesOf({ workbook, sheet }: ScopeTarget): NameModel[] {
  return workbook.names.filter((name) => name.sheetId === (sheet?.id ?? null));
}

function nameObject({ workbook }: ScopeTarget, name: NameModel): HostObject {
  return new HostObject("NamedItem", { workbook, name });
}

function add(target: ScopeTarget, [name, reference, comment]: readonly unknown[], call: Call): HostObject {
  const { workbook, sheet } = target;
  const checked = checkNameSyntax(name);
  if (sheet === null) checkNameFree(workbook, checked, null);
  if (namesOf(target).some((each) => each.name.toLowerCase() === checked.toLowerCase())) {
    throw invalidArgument(`a range is already called ${checked}`);
  }
  const created: NameModel = {
    name: checked,
    formula: formulaOf(reference),
    visible: true,
    comment: typeof comment === "string" ? comment : "",
    sheetId: sheet?.id ?? null,
  };
  workbook.names.push(created);
  call.host.touch(false);
  return nameObject(target, created);
}

/** A range becomes an absolute reference; text is a formula, with or without its "=". */
function formulaOf(reference: unknown): string {
  if (reference instanceof HostObject) {
    const range = reference.as("Range");
    if (range === null) throw invalidArgument("a name needs a range or a formula");
    return `=${quoteSheet(range.target.sheet.name)}!${formatAbsolute(range.target.area)}`;
  }
  if (typeof reference === "number" || typeof reference === "boolean")
    return `=${String(reference).toUpperCase()}`;
  if (typeof reference !== "string" || reference === "")
    throw invalidArgument("a name needs a range or a formula");
  return reference.startsWith("=") ? reference : `="${reference.replaceAll('"', '""')}"`;
}

declare("NamedItemCollection", {
  items: (target) => namesOf(target).map((name) => nameObject(target, name)),
  item: (target, key) => {
    const found = findName(target.workbook, String(key), target.sheet);
    if (found === null || found.sheetId !== (target.sheet?.id ?? null))
      throw itemNotFound(`name ${String(key)}`);
    return nameObject(target, found);
  },
  methods: { Add: add },
});

/** The address of a range, or the constant; other formulas are not computed. */
function valueOf({ name }: NameTarget, call: Call): unknown {
  const range = rangeOfName(name, call);
  if (range !== null) return fullAddress(range);
  const text = name.formula.slice(1);
  const quoted = /^"(.*)"$/s.exec(text);
  if (quoted !== null) return (quoted[1] ?? "").replaceAll('""', '"');
  if (/^(TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === "TRUE";
  const number = Number(text);
  return text !== "" && !Number.isNaN(number) ? number : "#VALUE!";
}

function typeOf(target: NameTarget, call: Call): string {
  if (parseReference(target.name.formula) !== null) return "Range";
  const value = valueOf(target, call);
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Double";
  if (typeof value === "boolean") return "Boolean";
  return value === "#VALUE!" || value === "#REF!" ? "Error" : "String";
}

function rangeOf({ name }: NameTarget, call: Call): HostObject {
  const range = rangeOfName(name, call);
  if (range === null) throw itemNotFound(`name ${name.name} is not a range`);
  return rangeObject(range.sheet, range.area);
}

declare("NamedItem", {
  identity: "_Id",
  properties: {
    _Id: readOnly(({ name }) => name.name),
    Name: readOnly(({ name }) => name.name),
    Formula: {
      read: ({ name }) => name.formula,
      write: ({ name }, value, { host }) => {
        name.formula = formulaOf(value);
        host.touch(false);
      },
    },
    Value: readOnly(valueOf),
    Type: readOnly(typeOf),
    Scope: readOnly(({ name }) => (name.sheetId === null ? "Workbook" : "Worksheet")),
    Comment: {
      read: ({ name }) => name.comment,
      write: ({ name }, value) => {
        name.comment = String(value);
      },
    },
    Visible: {
      read: ({ name }) => name.visible,
      write: ({ name }, value) => {
        name.visible = value === true;
      },
    },
  },
  links: {
    Worksheet: ({ name }, { host }) => {
      if (name.sheetId === null) throw itemNotFound(`name ${name.name} belongs to the workbook`);
      return new HostObject("Worksheet", { sheet: host.sheet(name.sheetId) });
    },
  },
  methods: {
    GetRange: (target, _, call) => rangeOf(target, call),
    Delete: ({ workbook, name }) => {
      workbook.names.splice(workbook.names.indexOf(name), 1);
    },
  },
});

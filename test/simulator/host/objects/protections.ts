import type { SheetModel } from "../../model";
import type { Call } from "../declarations";
import { declare, readOnly } from "../declarations";
import { accessDenied, invalidArgument, invalidOperation } from "../errors";
import { EventType, raiseSheet } from "../events";

/** What a protected sheet still allows, all false by default (Excel.WorksheetProtectionOptions). */
const OPTIONS = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
];

function optionsOf(sheet: SheetModel): Record<string, boolean | string> {
  const options: Record<string, boolean | string> = { selectionMode: "Normal", ...sheet.protection.options };
  for (const name of OPTIONS) options[name] ??= false;
  return options;
}

/** protect fails on a protected sheet (WorksheetProtection.protect in the API reference; office-js#6784). */
function protect(sheet: SheetModel, options: unknown, password: unknown, call: Call): void {
  if (sheet.protection.protected) throw invalidOperation(`sheet ${sheet.name} is already protected`);
  const given = (options ?? {}) as Record<string, boolean | string>;
  for (const name of Object.keys(given)) {
    if (name !== "selectionMode" && !OPTIONS.includes(name))
      throw invalidArgument(`protection option ${name}`);
  }
  const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  sheet.protection = {
    protected: true,
    password: typeof password === "string" ? password : null,
    options: kept,
  };
  raiseSheet(call, EventType.WorksheetProtectionChanged, sheet, { isProtected: true });
}

function unprotect(sheet: SheetModel, password: unknown, call: Call): void {
  if (!sheet.protection.protected) return;
  const expected = sheet.protection.password;
  if (expected !== null && expected !== password) throw accessDenied("the password is wrong");
  sheet.protection = { protected: false, password: null, options: {} };
  raiseSheet(call, EventType.WorksheetProtectionChanged, sheet, { isProtected: false });
}

declare("WorksheetProtection", {
  properties: {
    Protected: readOnly(({ sheet }) => sheet.protection.protected),
    Options: readOnly(({ sheet }) => optionsOf(sheet)),
  },
  methods: {
    Protect: ({ sheet }, [options, password], call) => protect(sheet, options, password, call),
    Unprotect: ({ sheet }, [password], call) => unprotect(sheet, password, call),
  },
});

declare("WorkbookProtection", {
  properties: { Protected: readOnly((model) => model.protection !== undefined) },
  methods: {
    Protect: (model, [password]) => {
      if (model.protection !== undefined) throw invalidOperation("the workbook is already protected");
      model.protection = { password: typeof password === "string" ? password : null };
    },
    Unprotect: (model, [password]) => {
      const expected = model.protection?.password ?? null;
      if (expected !== null && expected !== password) throw accessDenied("the password is wrong");
      delete model.protection;
    },
  },
});

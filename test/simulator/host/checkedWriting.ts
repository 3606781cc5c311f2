import { isValidFormat } from "numfmt";
import { formulaFault } from "../formulas/checkFormula";
import { formulaTokens } from "../formulas/formulaTokens";
import type { FormulaPlace } from "../formulas/structuredReferences";
import type { Call } from "./declarations";
import { HostError, invalidArgument } from "./errors";

/** Throws what Excel answers to a formula that it does not take: InvalidArgument, or FormulaLengthExceedsLimit. */
export function checkFormula(formula: string, place: FormulaPlace, call: Call): void {
  const fault = formulaFault(call.host.model, formula, place);
  if (fault === null || (fault === "table" && !call.host.behaviour.refusesUnknownTables)) return;
  const shown = formula.length > 80 ? `${formula.slice(0, 80)}…` : formula;
  if (fault === "bytes") throw new HostError("FormulaLengthExceedsLimit", `the formula ${shown} is too long`);
  throw invalidArgument(`the formula ${shown} (${fault})`);
}

/** The formula of a rule, which moreover reads only sheets that there are. */
export function checkRuleFormula(formula: string, place: FormulaPlace, call: Call): void {
  checkFormula(formula, place, call);
  const names = call.host.model.sheets.map(({ name }) => name.toLowerCase());
  for (const { sheet } of formulaTokens(formula)) {
    const missing = sheet?.split(":").find((name) => !names.includes(name.toLowerCase()));
    if (missing !== undefined) throw invalidArgument(`there is no sheet ${missing}`);
  }
}

/** Throws InvalidArgument for what is no en-US number format. */
export function checkNumberFormat(code: string): void {
  if (!isValidFormat(code)) throw invalidArgument(`number format ${code}`);
}

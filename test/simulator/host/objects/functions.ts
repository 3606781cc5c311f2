import { apiValue } from "../../cells";
import type { Scalar } from "../../model";
import { rangeFormula } from "../addressing";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, notSimulated } from "../errors";

/** Arguments as a formula has them; a function of many values gets them as one list. */
function argumentTexts(args: readonly unknown[]): string[] {
  return args.flatMap((each) => {
    if (Array.isArray(each)) return argumentTexts(each);
    return each === undefined || each === null ? [] : [argumentText(each)];
  });
}

function argumentText(argument: unknown): string {
  if (argument instanceof HostObject) {
    const range = argument.as("Range");
    if (range !== null) return rangeFormula(range).slice(1);
    const result = argument.as("FunctionResult");
    if (result !== null) return literal(result.target.value);
    throw invalidArgument(`a ${argument.kind} is no argument of a function`);
  }
  return literal(argument as Scalar);
}

function literal(value: Scalar): string {
  if (typeof value === "string") return `"${value.replaceAll('"', '""')}"`;
  if (value === null) return '""';
  return typeof value === "object" ? value.error : String(value).toUpperCase();
}

/** Workbook.functions: "VLookup" is VLOOKUP and "Beta_Dist" is BETA.DIST, computed as a formula of no cell. */
function compute(member: string, args: readonly unknown[], call: Call): HostObject {
  const name = member.replaceAll("_", ".").toUpperCase();
  const value = call.host.evaluate(`=${name}(${argumentTexts(args).join(",")})`);
  if (value === undefined) throw notSimulated(`Functions.${member}`);
  return new HostObject("FunctionResult", { value });
}

declare("Functions", { anyMethod: (_, name, args, call) => compute(name, args, call) });

declare("FunctionResult", {
  properties: {
    Value: readOnly(({ value }) => apiValue(value)),
    Error: readOnly(({ value }) => (typeof value === "object" ? (value?.error ?? "") : "")),
  },
});

import { spaced } from "../../domain/basis/text";

/** Stands between the rules that every short text of a policy names, in one order. */
export const STAMP_SEPARATOR = " · ";
/** Stands before each rule that is named because it is not the default. */
export const STAMP_ADDITION = " + ";
/** Stands between the name of such a rule and its value. */
export const STAMP_VALUE = " = ";

/** A rule in which two policies differ; the name where its texts do not say it, null where it is the default. */
interface RuleChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The rules in which two policies differ, each as before and after, from their short texts; the whole texts of
 * the rules always named when they do not name the same ones.
 */
export function policyDifference(before: string, after: string): RuleChange[] {
  const [main, ...additions] = before.split(STAMP_ADDITION);
  const [otherMain, ...otherAdditions] = after.split(STAMP_ADDITION);
  const [values, otherValues] = [byName(additions), byName(otherAdditions)];
  const names = [...new Set([...values.keys(), ...otherValues.keys()])];
  return [
    ...mainDifference(main ?? "", otherMain ?? ""),
    ...names.map((key) => {
      const [was, is] = [values.get(key), otherValues.get(key)];
      return { name: is?.name ?? was?.name ?? key, before: was?.value ?? null, after: is?.value ?? null };
    }),
  ].filter((rule) => !isSameText(rule.before, rule.after));
}

/** Texts of earlier committees may have other spaces before their colons. */
function isSameText(before: string | null, after: string | null): boolean {
  return before === null || after === null ? before === after : spaced(before) === spaced(after);
}

function mainDifference(before: string, after: string): RuleChange[] {
  const [rules, otherRules] = [before.split(STAMP_SEPARATOR), after.split(STAMP_SEPARATOR)];
  if (rules.length !== otherRules.length) return [{ name: "", before, after }];
  return rules.map((rule, index) => ({ name: "", before: rule, after: otherRules[index] ?? "" }));
}

function byName(
  additions: readonly string[],
): Map<string, { readonly name: string; readonly value: string }> {
  return new Map(
    additions.map((addition) => {
      const at = addition.lastIndexOf(STAMP_VALUE);
      const name = addition.slice(0, at);
      return [spaced(name), { name, value: addition.slice(at + STAMP_VALUE.length) }];
    }),
  );
}

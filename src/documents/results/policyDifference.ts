/** Stands between the rules of a policy's short text. */
export const STAMP_SEPARATOR = " · ";

/**
 * The rules in which two policies differ, each as before and after, from their short texts; the whole texts
 * when they do not name the same rules.
 */
export function policyDifference(before: string, after: string): { before: string; after: string }[] {
  const [rules, otherRules] = [before.split(STAMP_SEPARATOR), after.split(STAMP_SEPARATOR)];
  if (rules.length !== otherRules.length) return [{ before, after }];
  return rules.flatMap((rule, index) => {
    const otherRule = otherRules[index] ?? "";
    return rule === otherRule ? [] : [{ before: rule, after: otherRule }];
  });
}

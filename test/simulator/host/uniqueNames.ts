/** The name, or the name with the first number that makes it unlike all others, in any case. */
export function uniqueAmong(wanted: string, others: readonly string[]): string {
  const taken = new Set(others.map((each) => each.toLowerCase()));
  if (!taken.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (taken.has(`${wanted}${number}`.toLowerCase())) number += 1;
  return `${wanted}${number}`;
}

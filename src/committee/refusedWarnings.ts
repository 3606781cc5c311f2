import type { Message } from "../intake/source";

/** What this Excel could not dress up; the data stands all the same. */
export function refusedWarnings(names: readonly string[]): Message[] {
  return names.length > 0 ? [{ code: "decoration-refused", values: { names: names.join(", ") } }] : [];
}

import type { Message } from "../../intake/source";

/** What this Excel could not dress up, each once; the data stands all the same. */
export function refusedWarnings(names: readonly string[]): Message[] {
  // The words of each are found where the message is shown: one line for each name.
  return names.length > 0
    ? [{ code: "decoration-refused", values: { names: [...new Set(names)].join("\n") } }]
    : [];
}

/** What was taken away for a moment in a run and is not back: by the names of decorations, none once it is. */
export interface Missing {
  names: readonly string[];
}

/** By the context of the run. */
const byRun = new WeakMap<object, Missing[]>();

/** Keeps note of what a run takes away: should it fail, or never be answered, what is not back is said with that. */
export function noteMissing(context: object): Missing {
  const note: Missing = { names: [] };
  byRun.set(context, [...(byRun.get(context) ?? []), note]);
  return note;
}

/** What is not back of all that a run has taken away, each once. */
export function missingIn(context: object): string[] {
  return [...new Set((byRun.get(context) ?? []).flatMap(({ names }) => names))];
}

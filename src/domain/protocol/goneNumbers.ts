/** Neighbouring numbers, both ends among them. */
export interface NumberRun {
  readonly from: number;
  readonly to: number;
}

/**
 * Numbers that were given and that no row bears any more: work done in the sheet counts, a row taken out too (credit
 * committee rules, §5).
 * @param standing the numbers of the rows there are, in any order.
 * @param last the highest number ever given; 0 when that is not known: the highest that stands then.
 * @param settled those of which a committee took note.
 */
export function goneNumbers(
  standing: readonly number[],
  last: number,
  settled: readonly NumberRun[],
): NumberRun[] {
  const most = last > 0 ? last : standing.reduce((highest, number) => Math.max(highest, number), 0);
  const known = joinedRuns([...standing.map((number) => ({ from: number, to: number })), ...settled]);
  const gone: NumberRun[] = [];
  let next = 1;
  for (const { from, to } of known) {
    if (from > next && next <= most) gone.push({ from: next, to: Math.min(from - 1, most) });
    next = Math.max(next, to + 1);
  }
  if (next <= most) gone.push({ from: next, to: most });
  return gone;
}

/** The same numbers in as few runs as there can be, in their order. */
export function joinedRuns(runs: readonly NumberRun[]): NumberRun[] {
  const joined: NumberRun[] = [];
  for (const run of [...runs].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && run.from <= last.to + 1) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, run.to) };
    } else joined.push(run);
  }
  return joined;
}

/** How many numbers there are in runs. */
export function countOf(runs: readonly NumberRun[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** "3, 37–41", the same in every language. */
export function runsText(runs: readonly NumberRun[]): string {
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

/** The runs of such a text; whatever else stands in it is no number. */
export function runsIn(text: string): NumberRun[] {
  return [...text.matchAll(/(\d{1,7})(?:–(\d{1,7}))?/g)].map(([, from = "", to = from]) => ({
    from: Number(from),
    to: Number(to),
  }));
}

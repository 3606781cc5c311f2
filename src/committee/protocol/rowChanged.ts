import { Problem } from "../../domain/basis/problem";
import type { ProtocolEntry } from "../../domain/protocol/protocol";

/** Fields that matter to whoever judges an action: had one changed, he might have judged otherwise. */
export const JUDGED_FIELDS = [
  "clientCode",
  "decision",
  "kindText",
  "dueDate",
  "status",
  "doneOn",
  "result",
] as const satisfies readonly (keyof ProtocolEntry)[];

export const ARBITRATION_FIELDS = [
  "clientCode",
  "decision",
  "status",
  "salesPosition",
  "financePosition",
  "question",
  "arbitration",
  "ruling",
  "rulingDate",
  "rulingDue",
] as const satisfies readonly (keyof ProtocolEntry)[];

/** Somebody changed the row between the user's look and his word on it. Nothing of his was written. */
export class RowChanged extends Problem {
  constructor(
    /** As the user saw it. */
    readonly seen: ProtocolEntry,
    /** As it stands. */
    readonly now: ProtocolEntry,
    readonly fields: readonly (keyof ProtocolEntry)[],
  ) {
    super("row-changed", { number: seen.number ?? 0 });
  }
}

/** @throws RowChanged with both versions when one of the fields differs. */
export function ensureUnchanged(
  seen: ProtocolEntry,
  now: ProtocolEntry,
  fields: readonly (keyof ProtocolEntry)[],
): void {
  const changed = fields.filter((field) => seen[field] !== now[field]);
  if (changed.length > 0) throw new RowChanged(seen, now, changed);
}

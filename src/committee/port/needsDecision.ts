import { Problem } from "../../domain/basis/problem";
import type { Reconciliation, Source } from "../../intake/source";

/**
 * The analysis stopped before anything was written, because figures must not be used that nobody is sure of:
 * the user confirms the sources, or accepts the differences, and asks for it again.
 */
export class NeedsDecision extends Problem {
  constructor(
    /** All sources as the analysis read them. */
    readonly readings: readonly Source[],
    /** Those of them to be confirmed. */
    readonly doubtful: readonly Source[],
    /** Those not accepted yet. */
    readonly differences: readonly Reconciliation[],
  ) {
    super(doubtful.length > 0 ? "sources-to-confirm" : "difference-to-accept", {
      sheets: [...new Set([...doubtful, ...differences].map(({ sheet }) => sheet))].join(", "),
    });
  }
}

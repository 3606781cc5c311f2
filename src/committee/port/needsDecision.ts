import { Problem, type ProblemCode } from "../../domain/basis/problem";
import type { Question } from "../../intake/question";
import type { Reconciliation, Source } from "../../intake/source";

/**
 * The analysis stopped before anything was written, because figures must not be used that nobody is sure of:
 * the user answers the questions, confirms the sources or accepts the differences, and asks for it again.
 */
export class NeedsDecision extends Problem {
  constructor(
    /** All sources as the analysis read them. */
    readonly readings: readonly Source[],
    /** Those of them to be confirmed. */
    readonly doubtful: readonly Source[],
    /** Those not accepted yet. */
    readonly differences: readonly Reconciliation[],
    /** What is asked of the sheets, with what everything comes to under each choice. */
    readonly questions: readonly Question[] = [],
  ) {
    super(codeOf(doubtful, questions), {
      sheets: [...new Set([...questions, ...doubtful, ...differences].map(({ sheet }) => sheet))].join(", "),
      count: questions.length,
    });
  }
}

function codeOf(doubtful: readonly Source[], questions: readonly Question[]): ProblemCode {
  if (questions.length > 0) return "questions-to-answer";
  return doubtful.length > 0 ? "sources-to-confirm" : "difference-to-accept";
}

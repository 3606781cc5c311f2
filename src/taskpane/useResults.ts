import { useCallback, useEffect, useState } from "react";
import type { Results, ResultsActions } from "../committee/resultsContract";
import type { Problem } from "../domain/problem";
import { asProblem } from "./problemText";

/** The results as they were last read. */
export interface ResultsReading {
  /** Null until they were read. */
  readonly results: Results | null;
  readonly problem: Problem | null;
  readonly read: () => void;
  /** Shows results that something else has read meanwhile. */
  readonly replace: (results: Results) => void;
}

/** Reads the results when the page opens, and when it is asked to again. */
export function useResults(actions: Pick<ResultsActions, "readResults">): ResultsReading {
  const [results, setResults] = useState<Results | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    actions.readResults().then(
      (found) => !isGone && setResults(found),
      (error: unknown) => !isGone && setProblem(asProblem(error)),
    );
    return () => {
      isGone = true;
    };
  }, [actions, count]);
  const read = useCallback(() => {
    setProblem(null);
    setCount((times) => times + 1);
  }, []);
  return { results, problem, read, replace: setResults };
}

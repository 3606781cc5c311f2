import { useCallback, useEffect, useState } from "react";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "./problemText";

/** Something of the workbook as it was last read. */
export interface Reading<Found> {
  /** Null until it was read. */
  readonly found: Found | null;
  readonly problem: Problem | null;
  readonly readAgain: () => void;
  /** Shows what something else has read meanwhile. */
  readonly replace: (found: Found) => void;
}

/**
 * Reads when a component is shown, and when it is asked to again; what was found stays until then.
 * @param read must stay the same function while what it reads does.
 */
export function useReading<Found>(read: () => Promise<Found>): Reading<Found> {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    read().then(
      (value) => {
        if (isGone) return;
        setFound(value);
        setProblem(null);
      },
      (error: unknown) => !isGone && setProblem(asProblem(error)),
    );
    return () => {
      isGone = true;
    };
  }, [read, count]);
  const readAgain = useCallback(() => {
    setProblem(null);
    setCount((times) => times + 1);
  }, []);
  return { found, problem, readAgain, replace: setFound };
}

import { useCallback, useEffect, useState } from "react";
import type { TaskControl } from "../../committee/port/task";
import type { Problem } from "../../domain/basis/problem";
import type { TaskShown } from "./TaskProgress";
import { BEGUN, useLatest } from "./useLatest";

/** Something of the workbook as it was last read. */
export interface Reading<Found> {
  /** Null until it was read. */
  readonly found: Found | null;
  readonly problem: Problem | null;
  /** Where the reading stands; null when nothing is being read. */
  readonly task: TaskShown | null;
  readonly readAgain: () => void;
  /** Asks the reading to stop; the task says so until it has. */
  readonly cancel: () => void;
  /** Shows what something else has read meanwhile. */
  readonly replace: (found: Found) => void;
}

/**
 * Reads when a component is shown, and when it is asked to again; what was found stays until then. A reading
 * that is no longer wanted is stopped.
 * @param read must stay the same function while what it reads does.
 * @param revision it is read again when this changes.
 */
export function useReading<Found>(
  read: (control: TaskControl) => Promise<Found>,
  revision?: unknown,
): Reading<Found> {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [task, setTask] = useState<TaskShown | null>(BEGUN);
  const [count, setCount] = useState(0);
  const latest = useLatest();
  useEffect(() => {
    const end = (why: Problem | null) => {
      setProblem(why);
      setTask(null);
    };
    latest.run(read, {
      shown: (now) => {
        setProblem(null);
        setTask(now);
      },
      done: (value) => {
        setFound(value);
        end(null);
      },
      failed: end,
    });
    return latest.leave;
  }, [latest, read, revision, count]);
  const readAgain = useCallback(() => {
    setProblem(null);
    setTask(BEGUN);
    setCount((times) => times + 1);
  }, []);
  return { found, problem, task, readAgain, cancel: latest.cancel, replace: setFound };
}

import { useCallback, useEffect, useRef, useState } from "react";
import type { Progress, TaskControl } from "../../committee/port/task";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "./problemText";
import type { TaskShown } from "./TaskProgress";

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

const BEGUN: TaskShown = { progress: null, cancelling: false };

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
  const [shown, setTask] = useState<TaskShown | null>(BEGUN);
  const [count, setCount] = useState(0);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    running.current = controller;
    const whenCurrent = (then: () => void) => {
      if (running.current === controller) then();
    };
    const end = (problem: Problem | null) => {
      setProblem(problem);
      setTask(null);
    };
    // What is read may say at once where it stands.
    let task = BEGUN;
    void Promise.resolve().then(() =>
      whenCurrent(() => {
        setProblem(null);
        setTask(task);
      }),
    );
    const onProgress = (progress: Progress) =>
      whenCurrent(() => {
        task = { progress, cancelling: controller.signal.aborted };
        setTask(task);
      });
    read({ signal: controller.signal, onProgress }).then(
      (value) =>
        whenCurrent(() => {
          setFound(value);
          end(null);
        }),
      (error: unknown) => whenCurrent(() => end(asProblem(error))),
    );
    return () => {
      running.current = null;
      controller.abort();
    };
  }, [read, revision, count]);
  const readAgain = useCallback(() => {
    setProblem(null);
    setTask(BEGUN);
    setCount((times) => times + 1);
  }, []);
  const cancel = useCallback(() => {
    running.current?.abort();
    setTask((latest) => latest && { ...latest, cancelling: true });
  }, []);
  return { found, problem, task: shown, readAgain, cancel, replace: setFound };
}

import { useRef, useState } from "react";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "./problemText";

interface Standing<Done> {
  readonly isBusy: boolean;
  /** Why it could not be done the last time. */
  readonly problem: Problem | null;
  /** What it came to the last time; null until then, and while it is done again. */
  readonly done: Done | null;
}

export interface Doing<Done> extends Standing<Done> {
  /** Does something, unless the last thing is still being done; a failure becomes the problem. */
  readonly run: (work: () => Promise<Done>) => void;
}

/** Something that a button of a component asks for: one at a time. */
export function useDoing<Done = void>(): Doing<Done> {
  const [standing, setStanding] = useState<Standing<Done>>({ isBusy: false, problem: null, done: null });
  // A key pressed twice comes before the page is drawn again.
  const isBusy = useRef(false);
  const run = async (work: () => Promise<Done>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setStanding({ isBusy: true, problem: null, done: null });
    try {
      const done = await work();
      setStanding({ isBusy: false, problem: null, done });
    } catch (error) {
      setStanding({ isBusy: false, problem: asProblem(error), done: null });
    } finally {
      isBusy.current = false;
    }
  };
  return { ...standing, run: (work) => void run(work) };
}

import { useEffect, useState } from "react";
import type { TaskControl } from "../../committee/port/task";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "./problemText";
import type { TaskShown } from "./TaskProgress";

/** What is done with what some work says, as long as no other has taken its place. */
interface Hearing<Found> {
  /** Where it stands: when it begins, goes on, or is asked to stop. */
  readonly shown: (task: TaskShown) => void;
  readonly done: (found: Found) => void;
  readonly failed: (problem: Problem) => void;
}

/** Long work that can be stopped: the latest alone is heard. */
export interface Latest {
  /** Begins some work; what was at work before is stopped, and heard no more. */
  readonly run: <Found>(work: (control: TaskControl) => Promise<Found>, hearing: Hearing<Found>) => void;
  readonly isAtWork: () => boolean;
  /** Asks the work to stop; it says so until it has. */
  readonly cancel: () => void;
  /** Stops the work and hears nothing more of it. */
  readonly leave: () => void;
}

export const BEGUN: TaskShown = { progress: null, cancelling: false };

/** The one way in which the pane runs what takes a while; leaving the page stops it. */
export function useLatest(): Latest {
  const [latest] = useState(latestOnly);
  useEffect(() => latest.leave, [latest]);
  return latest;
}

function latestOnly(): Latest {
  let current: { readonly controller: AbortController; readonly stopping: () => void } | null = null;
  const leave = () => {
    current?.controller.abort();
    current = null;
  };
  return {
    run: (work, { shown, done, failed }) => {
      leave();
      const controller = new AbortController();
      const { signal } = controller;
      let progress: TaskShown["progress"] = null;
      const show = () => shown({ progress, cancelling: signal.aborted });
      const mine = { controller, stopping: show };
      current = mine;
      const ended = (then: () => void) => {
        if (current !== mine) return;
        current = null;
        then();
      };
      shown(BEGUN);
      const onProgress: TaskControl["onProgress"] = (now) => {
        progress = now;
        if (current === mine) show();
      };
      work({ signal, onProgress }).then(
        (found) => ended(() => done(found)),
        (error: unknown) => ended(() => failed(asProblem(error))),
      );
    },
    isAtWork: () => current !== null,
    cancel: () => {
      current?.controller.abort();
      current?.stopping();
    },
    leave,
  };
}

import { useCallback, useEffect, useState } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { DecisionsFound } from "../../committee/protocol/protocolContract";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "../kit/problemText";

/** The whole protocol as it was read: searching in it asks Excel nothing more. */
export interface Decisions {
  /** Null until it has been read. */
  readonly found: DecisionsFound | null;
  readonly isReading: boolean;
  readonly problem: Problem | null;
  readonly read: () => void;
}

/** Reads the protocol when the page is shown, and again when it is asked to: colleagues write in it too. */
export function useDecisions(actions: Pick<CommitteeActions, "protocol">): Decisions {
  const [found, setFound] = useState<DecisionsFound | null>(null);
  const [isReading, setReading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    const end = (then: () => void) => {
      if (isGone) return;
      then();
      setReading(false);
    };
    actions.protocol.searchDecisions({}).then(
      (all) => end(() => setFound(all)),
      (error: unknown) => end(() => setProblem(asProblem(error))),
    );
    return () => {
      isGone = true;
    };
  }, [actions, count]);
  const read = useCallback(() => {
    setReading(true);
    setProblem(null);
    setCount((times) => times + 1);
  }, []);
  return { found, isReading, problem, read };
}

import { useCallback, useState } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { ProbeId, Question, Reply, SelfCheckReport } from "../../committee/selfCheck/selfCheckContract";
import { Problem } from "../../domain/basis/problem";
import { useLatest } from "../kit/useLatest";
import { PANE_PROBES } from "./paneProbes";

/** A question that waits for its answer. */
export interface OpenQuestion {
  readonly question: Question;
  readonly answer: (reply: Reply) => void;
}

/** Where the check stands. */
export type CheckState =
  | { readonly kind: "waiting"; readonly problem: Problem | null }
  | {
      readonly kind: "running";
      readonly probe: ProbeId | null;
      readonly done: number;
      readonly open: OpenQuestion | null;
      readonly cancelling: boolean;
    }
  | { readonly kind: "done"; readonly report: SelfCheckReport };

export interface SelfCheck {
  readonly state: CheckState;
  readonly start: () => void;
  readonly cancel: () => void;
}

const RUNNING: CheckState = { kind: "running", probe: null, done: 0, open: null, cancelling: false };

/** One check at a time; leaving the page stops it, and the scratch sheet goes. */
export function useSelfCheck(actions: Pick<CommitteeActions, "selfCheck">, version: string): SelfCheck {
  const [state, setState] = useState<CheckState>({ kind: "waiting", problem: null });
  const latest = useLatest();
  const start = useCallback(() => {
    if (latest.isAtWork()) return;
    const change = (now: Partial<Extract<CheckState, { kind: "running" }>>) =>
      setState((before) => (before.kind === "running" ? { ...before, ...now } : before));
    const asking = (signal: AbortSignal) => (question: Question) =>
      new Promise<Reply>((resolve, reject) => {
        const stop = () => reject(new Problem("cancelled"));
        if (signal.aborted) return stop();
        signal.addEventListener("abort", stop, { once: true });
        const answer = (reply: Reply) => {
          signal.removeEventListener("abort", stop);
          change({ open: null });
          resolve(reply);
        };
        change({ open: { question, answer } });
      });
    const onProbe = (probe: ProbeId, done: number) => change({ probe, done });
    setState(RUNNING);
    latest.run(
      ({ signal }) =>
        actions.selfCheck.checkExcel(PANE_PROBES, version, { signal, onProbe, ask: asking(signal) }),
      {
        shown: ({ cancelling }) => change(cancelling ? { cancelling, open: null } : { cancelling }),
        done: (report) => setState({ kind: "done", report }),
        failed: (problem) => setState({ kind: "waiting", problem: unlessCancelled(problem) }),
      },
    );
  }, [actions, latest, version]);
  return { state, start, cancel: latest.cancel };
}

/** Who stopped it need not be told. */
function unlessCancelled(problem: Problem): Problem | null {
  return problem.code === "cancelled" ? null : problem;
}

import { useCallback, useEffect, useState } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { AgendaSending } from "../../committee/agenda/agendaContract";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "../kit/problemText";

/** The agenda to be sent, as it was last read. */
export interface ReadSending {
  /** Null until it was read. */
  readonly sending: AgendaSending | null;
  readonly problem: Problem | null;
  readonly readAgain: () => void;
}

/** Reads the agenda as a mail when the page opens, and when it is asked to again. */
export function useSending(actions: CommitteeActions): ReadSending {
  const [sending, setSending] = useState<AgendaSending | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isWanted = true;
    actions.agenda.readAgendaSending().then(
      (read) => {
        if (!isWanted) return;
        setSending(read);
        setProblem(null);
      },
      (error: unknown) => {
        if (isWanted) setProblem(asProblem(error));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [actions, asked]);
  const readAgain = useCallback(() => setAsked((count) => count + 1), []);
  return { sending, problem, readAgain };
}

import { useCallback, useEffect, useRef, useState } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { CommitteeActions } from "../../committee/contract";
import type { Progress } from "../../committee/port/task";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "../kit/problemText";

/** What the client page has to show. */
export interface ClientCardState {
  /** The last card that was read: it stays until the next one is there. */
  readonly card: ClientCard | null;
  /** Where the reading stands; null when nothing is being read. */
  readonly reading: { readonly progress: Progress | null } | null;
  readonly problem: Problem | null;
  /** True once the selection has been looked at. */
  readonly isFollowing: boolean;
  /** Reads the card again, after something was changed. */
  readonly reload: () => void;
  readonly cancel: () => void;
}

/**
 * The card of the client of the selected row, followed while the page is there. A row that names no client
 * leaves the card as it is.
 * @param revision changes when the figures do: the card is then read again.
 */
export function useClientCard(actions: CommitteeActions, revision: unknown): ClientCardState {
  const [clientCode, setClientCode] = useState<string | null>(null);
  const [card, setCard] = useState<ClientCard | null>(null);
  const [reading, setReading] = useState<ClientCardState["reading"]>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isFollowing, setFollowing] = useState(false);
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    actions.client
      .followSelection((selected) => {
        if (selected !== null && !isGone) setClientCode(selected);
      })
      .then(
        (end) => {
          if (isGone) end();
          else {
            stop = end;
            setFollowing(true);
          }
        },
        (error: unknown) => {
          if (!isGone) setProblem(asProblem(error));
        },
      );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [actions]);

  const load = useCallback(async () => {
    running.current?.abort();
    if (clientCode === null) return;
    const controller = new AbortController();
    running.current = controller;
    const isCurrent = () => running.current === controller;
    setReading({ progress: null });
    setProblem(null);
    try {
      const onProgress = (progress: Progress) => isCurrent() && setReading({ progress });
      const read = await actions.client.clientCard(clientCode, { signal: controller.signal, onProgress });
      if (isCurrent()) setCard(read);
    } catch (error) {
      if (isCurrent()) setProblem(asProblem(error));
    } finally {
      if (isCurrent()) setReading(null);
    }
  }, [actions, clientCode]);

  useEffect(() => {
    void Promise.resolve().then(load);
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [load, revision]);

  return {
    card,
    reading,
    problem,
    isFollowing,
    reload: () => void load(),
    cancel: () => running.current?.abort(),
  };
}

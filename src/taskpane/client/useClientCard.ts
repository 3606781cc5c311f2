import { useCallback, useEffect, useState } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { CommitteeActions } from "../../committee/contract";
import type { TaskControl } from "../../committee/port/task";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "../kit/problemText";
import { useReading, type Reading } from "../kit/useReading";

/** What the client page has to show; what was found stays until the next card is there, null without a client. */
interface FollowedCard extends Omit<Reading<ClientCard | null>, "replace"> {
  /** True once the selection has been looked at. */
  readonly isFollowing: boolean;
  /** Shows another client until a row of one is selected. */
  readonly choose: (clientCode: string) => void;
}

/**
 * The card of the client of the selected row, followed while the page is there. A row that names no client
 * leaves the card as it is.
 * @param revision changes when the figures do: the card is then read again.
 */
export function useClientCard(actions: CommitteeActions, revision: unknown): FollowedCard {
  const [clientCode, setClientCode] = useState<string | null>(null);
  const [unfollowed, setUnfollowed] = useState<Problem | null>(null);
  const [isFollowing, setFollowing] = useState(false);

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
          if (!isGone) setUnfollowed(asProblem(error));
        },
      );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [actions]);

  const read = useCallback(
    (control: TaskControl) =>
      clientCode === null ? Promise.resolve(null) : actions.client.clientCard(clientCode, control),
    [actions, clientCode],
  );
  const reading = useReading(read, revision);
  return { ...reading, problem: reading.problem ?? unfollowed, isFollowing, choose: setClientCode };
}

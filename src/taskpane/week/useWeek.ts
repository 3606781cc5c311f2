import { useEffect, useState } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Overview } from "../../committee/sources/sourcesContract";
import type { Week } from "../../committee/week/weekContract";
import type { Problem } from "../../domain/basis/problem";
import { asProblem } from "../kit/problemText";

/** Where the week stands; null until it was read, with what went wrong when it could not be. */
export interface ReadWeek {
  readonly week: Week | null;
  readonly problem: Problem | null;
}

const NOT_READ: ReadWeek = { week: null, problem: null };

/** Reads where the week stands, again whenever what the pane knows of the workbook changes. */
export function useWeek(actions: CommitteeActions, overview: Overview): ReadWeek {
  const [read, setRead] = useState<ReadWeek>(NOT_READ);
  useEffect(() => {
    let isWanted = true;
    const keep = (next: ReadWeek) => {
      if (isWanted) setRead(next);
    };
    actions.week.readWeek().then(
      (week) => keep({ week, problem: null }),
      (error: unknown) => keep({ week: null, problem: asProblem(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [actions, overview]);
  return read;
}

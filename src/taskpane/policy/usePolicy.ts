import { useCallback, useEffect, useRef, useState } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { CreditPolicy, PolicyEffect } from "../../committee/policy/policyContract";
import { colourInGrid } from "../../domain/policy/grid";
import type { Override } from "../../domain/policy/override";
import { isSameClock, type Parameters, type Policy } from "../../domain/policy/policy";
import type { Problem } from "../../domain/basis/problem";
import type { TaskShown } from "../kit/TaskProgress";
import { useLatest } from "../kit/useLatest";

/** How the policy's page stands. */
interface PolicyState {
  /** Undefined until it has been read; null when the workbook has no settings yet. */
  readonly stated: CreditPolicy | null | undefined;
  /** The policy as the form has it. */
  readonly draft: Policy | null;
  readonly effect: PolicyEffect | null;
  /** The long task at work: a preview. */
  readonly task: TaskShown | null;
  readonly isKeeping: boolean;
  readonly problem: Problem | null;
  /** How many cells the last keeping changed; null before, and after another change. */
  readonly kept: number | null;
}

export interface PolicyEditor {
  readonly state: PolicyState;
  /** How many values of the form differ from the settings. */
  readonly changes: number;
  readonly read: () => void;
  readonly change: (policy: Policy) => void;
  readonly discard: () => void;
  readonly preview: () => void;
  readonly cancel: () => void;
  readonly keep: () => void;
  readonly addOverride: (override: Override, clientName: string) => void;
  readonly endOverride: (override: Override) => void;
  readonly dismiss: () => void;
}

const OPENING: PolicyState = {
  stated: undefined,
  draft: null,
  effect: null,
  task: null,
  isKeeping: false,
  problem: null,
  kept: null,
};

/** Changes that are not kept yet outlive the page while the pane is open: going to look elsewhere loses nothing. */
const DRAFTS = new WeakMap<CommitteeActions, Policy>();

/** Once the portfolio is in memory, the effect follows the form after this pause in typing. */
const PAUSE_MS = 500;

/** Reads the policy for its page, holds what the user changes, shows what it does and keeps it. */
export function usePolicy(actions: CommitteeActions): PolicyEditor {
  const [state, setState] = useState(OPENING);
  const latest = useLatest();
  const reading = useLatest();
  const keeping = useLatest();
  const isQuick = useRef(false);
  const update = useCallback(
    (part: Partial<PolicyState>) => setState((before) => ({ ...before, ...part })),
    [],
  );

  const read = useCallback(
    () =>
      reading.run(() => actions.policy.readCreditPolicy(), {
        shown: () => update({ problem: null }),
        done: (stated) => update({ stated, draft: stated && (DRAFTS.get(actions) ?? stated.policy) }),
        failed: (problem) => update({ problem }),
      }),
    [actions, reading, update],
  );

  useEffect(() => {
    read();
    return reading.leave;
  }, [read, reading]);

  const { stated, draft } = state;

  const preview = useCallback(
    (policy: Policy) => {
      update({ problem: null });
      latest.run((control) => actions.policy.previewPolicy(policy, control), {
        shown: (task) => update({ task }),
        done: (effect) => {
          isQuick.current = true;
          update({ effect, task: null });
        },
        failed: (problem) => update({ task: null, problem }),
      });
    },
    [actions, latest, update],
  );

  useEffect(() => {
    if (draft === null || !isQuick.current) return undefined;
    const timer = setTimeout(() => preview(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, preview]);

  const attempt = (work: () => Promise<Partial<PolicyState>>) => {
    if (keeping.isAtWork()) return;
    keeping.run(work, {
      shown: () => update({ isKeeping: true, problem: null }),
      done: (part) => update({ ...part, isKeeping: false }),
      failed: (problem) => update({ isKeeping: false, problem }),
    });
  };

  return {
    state,
    changes: stated && draft ? changesBetween(stated.policy, draft) : 0,
    read,
    change: (policy) => {
      DRAFTS.set(actions, policy);
      update({ draft: policy, kept: null });
    },
    discard: () => {
      DRAFTS.delete(actions);
      update({ draft: stated?.policy ?? null, effect: null, problem: null });
    },
    preview: () => {
      if (draft !== null) preview(draft);
    },
    cancel: latest.cancel,
    keep: () => {
      if (!stated || draft === null) return;
      attempt(async () => {
        const kept = await actions.policy.keepPolicy(stated.policy, draft);
        DRAFTS.delete(actions);
        const again = await actions.policy.readCreditPolicy();
        return { kept, stated: again, draft: again?.policy ?? null, effect: null };
      });
    },
    addOverride: (override, clientName) =>
      attempt(async () => {
        await actions.policy.addOverride(override, clientName);
        return { stated: await actions.policy.readCreditPolicy() };
      }),
    endOverride: (override) =>
      attempt(async () => {
        await actions.policy.endOverride(override);
        return { stated: await actions.policy.readCreditPolicy() };
      }),
    dismiss: () => update({ problem: null, kept: null }),
  };
}

/** How many parameters, colours and insurers differ. */
function changesBetween(one: Policy, other: Policy): number {
  const names = Object.keys(one.parameters) as (keyof Parameters)[];
  const parameters = names.filter((name) => one.parameters[name] !== other.parameters[name]);
  const colours = other.grid.filter((row) => colourInGrid(one.grid, row) !== row.colour);
  const insurers = other.insurers.filter(
    (clock) =>
      !isSameClock(
        clock,
        one.insurers.find(({ insurer }) => insurer === clock.insurer),
      ),
  );
  return parameters.length + colours.length + insurers.length;
}

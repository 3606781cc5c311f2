import { Problem } from "../../domain/basis/problem";

/** Where a long task stands: a step to name and how much of it is done (0 to 1). */
export interface Progress {
  readonly step: "reading" | "understanding" | "classifying" | "writing";
  readonly done: number;
}

/** What a long task needs from whoever asked for it. */
export interface TaskControl {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** @throws Problem "cancelled" when the user has stopped the task. */
export function ensureWanted(control: Pick<TaskControl, "signal">): void {
  if (control.signal.aborted) throw new Problem("cancelled");
}

/** Lets the pane draw and hear a click on cancel. */
export async function breathe(control: TaskControl): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  ensureWanted(control);
}

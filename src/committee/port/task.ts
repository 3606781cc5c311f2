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

/** The page is given back after so long: half a frame, so that typing and a click on cancel are not felt late. */
const SLICE_MS = 8;

/** When the page was last given back; one page runs one script at a time. */
let freeAt = 0;

/** Lets the pane draw and hear a click on cancel, once the task has held the page for a while. */
export async function breathe(control: Pick<TaskControl, "signal">): Promise<void> {
  ensureWanted(control);
  if (performance.now() - freeAt < SLICE_MS) return;
  await freePage();
  freeAt = performance.now();
  ensureWanted(control);
}

/** Browsers make a timer of 0 ms wait 4 ms when they follow each other: the scheduler and a message do not wait. */
function freePage(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { readonly yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

import type { KeyboardEvent } from "react";

/** Enter sends the form that a text belongs to; with Shift it makes a line break. */
export function sendOnEnter(event: KeyboardEvent<HTMLElement>): void {
  // An input method ends its word with Enter.
  if (event.key !== "Enter" || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
}

/** The same with Ctrl or Cmd, for texts of several paragraphs. */
export function sendOnControlEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
}

/** Puts the focus on a field and moves the page no more than it takes: what stands above it stays in sight. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "nearest" });
}

/** The views that the ribbon and the cells' context menu can ask the pane for. */
export type Page = "analyse" | "agenda" | "protocol" | "client";

type PageListener = (page: Page) => void;

let listener: PageListener | null = null;
let pending: Page | null = null;

/** Asks the pane for a page; the request waits when the pane is not there yet. */
export function openPage(page: Page): void {
  if (listener) listener(page);
  else pending = page;
}

/**
 * Tells `onRequest` each page asked for, at once for one asked before. There is one pane, hence one
 * listener: a new one takes the place of the last.
 * @returns what ends the listening.
 */
export function onPageRequested(onRequest: PageListener): () => void {
  listener = onRequest;
  if (pending) onRequest(pending);
  pending = null;
  return () => {
    if (listener === onRequest) listener = null;
  };
}

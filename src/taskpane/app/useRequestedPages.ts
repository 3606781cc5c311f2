import { useEffect, useRef } from "react";
import type { Page } from "../../commands/navigation";

/** Does what each page that the ribbon asks for stands for; the latest handlers are used. */
export function useRequestedPages(
  onPageRequested: (onRequest: (page: Page) => void) => () => void,
  handlers: Readonly<Record<Page, () => void>>,
): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => onPageRequested((page) => latest.current[page]()), [onPageRequested]);
}

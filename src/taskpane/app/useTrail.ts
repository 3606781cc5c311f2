import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { PaneView } from "../state/paneView";
import { hasTab } from "./Navigation";

/** Pages gone through, the one shown last. */
export interface Trail {
  readonly view: PaneView;
  /** The page that the shown one was opened from; null on a page that the tabs lead to. */
  readonly from: PaneView | null;
  readonly goTo: (view: PaneView) => void;
  /** To the page before, with the focus on the control that led away from it. */
  readonly back: () => void;
}

/**
 * The page shown and the way back from it. The focus stays where it is as long as that is still there.
 * @param main holds the page.
 */
export function useTrail(main: RefObject<HTMLElement | null>): Trail {
  const [way, setWay] = useState<readonly PaneView[]>([]);
  const view = way.at(-1) ?? "week";
  const leftBy = useRef(new Map<PaneView, string>());
  const isBack = useRef(false);
  const goTo = useCallback(
    (to: PaneView) => {
      const control = document.activeElement;
      if (main.current?.contains(control)) leftBy.current.set(view, nameOf(control));
      isBack.current = false;
      setWay((latest) => wayTo(latest, to));
    },
    [main, view],
  );
  const back = useCallback(() => {
    isBack.current = true;
    setWay((latest) => latest.slice(0, -1));
  }, []);
  const shown = useRef(view);
  useEffect(() => {
    // On opening, the focus stays where the user works: in the workbook.
    if (shown.current === view) return;
    shown.current = view;
    const page = main.current;
    page?.scrollTo?.(0, 0);
    if (page) return focusOnce(page, isBack.current ? leftBy.current.get(view) : undefined);
  }, [main, view]);
  return { view, from: way.at(-2) ?? (hasTab(view) ? null : "week"), goTo, back };
}

/** The pages gone through below a page of the tabs; none is home. */
function wayTo(way: readonly PaneView[], to: PaneView): readonly PaneView[] {
  if (hasTab(to)) return [to];
  const at = way.indexOf(to);
  return at < 0 ? [...way, to] : way.slice(0, at + 1);
}

function nameOf(control: Element | null): string {
  return control?.getAttribute("aria-label") ?? control?.textContent ?? "";
}

/**
 * Puts the focus on the control of that name as soon as the page shows it. Where the focused control goes with the page
 * before, which stays unseen until the code of the new one is there, the keyboard goes on from the page. Neither once
 * the user has gone on.
 * @returns what ends the waiting.
 */
function focusOnce(page: HTMLElement, name: string | undefined): () => void {
  const resting = document.activeElement;
  const isDone = () => {
    const focused = document.activeElement ?? document.body;
    const isGone = focused === document.body || focused.closest('[style*="display: none"]');
    if (!isGone && focused !== resting && focused !== page) return true;
    const control = [...page.querySelectorAll<HTMLElement>("button, a")].find((one) => nameOf(one) === name);
    if (control) control.focus();
    else if (isGone) page.focus();
    return control ?? (isGone && name === undefined);
  };
  const watch = new MutationObserver(() => {
    if (isDone()) watch.disconnect();
  });
  if (!isDone())
    watch.observe(page, { childList: true, subtree: true, characterData: true, attributeFilter: ["style"] });
  return () => watch.disconnect();
}

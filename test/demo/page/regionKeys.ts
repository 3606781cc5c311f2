/** The parts of the page between which F6 goes, as in Excel: what takes the focus in each. */
const REGIONS = [".bar button", ".luckysheet-cell-input", ".pane iframe"] as const;

/** Lets F6 go round the bar, the sheet and the pane, from within `place`: the page's window, or the pane's. */
export function listenForRegionKey(place: Window): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key !== "F6") return;
    event.preventDefault();
    event.stopPropagation();
    goToRegion(currentRegion() + (event.shiftKey ? -1 : 1));
  };
  place.addEventListener("keydown", press, { capture: true });
  return () => place.removeEventListener("keydown", press, { capture: true });
}

/** Puts the focus into the pane. */
export function goToPane(): void {
  goToRegion(REGIONS.length - 1);
}

function currentRegion(): number {
  const focused = document.activeElement;
  if (focused?.closest(".pane")) return 2;
  return focused?.closest(".workbook") ? 1 : 0;
}

function goToRegion(index: number): void {
  const selector = REGIONS[(index + REGIONS.length) % REGIONS.length] ?? REGIONS[0];
  const target = document.querySelector<HTMLElement>(selector);
  if (target instanceof HTMLIFrameElement) target.contentWindow?.focus();
  else target?.focus();
}

import { registerIcons } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";

/** One icon drawn as strokes on a 16 × 16 grid, in the colour of the text around it. */
function drawn(path: string): ReactElement {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true" focusable="false">
      <path d={path} stroke="currentColor" strokeWidth="1.25" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const CROSS = "M3.5 3.5l9 9M12.5 3.5l-9 9";

const ICONS: Readonly<Record<string, string>> = {
  Calendar: "M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3M10.5 2.5v3",
  Cancel: CROSS,
  Clear: CROSS,
  CheckMark: "M3 8.5l3.5 3.5L13 5",
  ChevronDown: "M3.5 6l4.5 4.5L12.5 6",
  ChevronLeft: "M9.5 3.5L5 8l4.5 4.5",
  ChevronRight: "M6 3.5L10.5 8 6 12.5",
  Completed: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM5.25 8.25l2 2 3.5-4",
  Copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  Down: "M8 3v10M4 9l4 4 4-4",
  ErrorBadge: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM5.75 5.75l4.5 4.5M10.25 5.75l-4.5 4.5",
  Home: "M2.5 7.5L8 2.75l5.5 4.75M4 6.5v7h3v-4h2v4h3v-7",
  Info: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM8 7.25v4M8 4.75v.25",
  More: "M3.5 7.5a.5.5 0 1 0 0 1a.5.5 0 1 0 0-1M8 7.5a.5.5 0 1 0 0 1a.5.5 0 1 0 0-1M12.5 7.5a.5.5 0 1 0 0 1a.5.5 0 1 0 0-1",
  Search: "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.25 10.25l3.5 3.5",
  Up: "M8 13V3M4 7l4-4 4 4",
};

/**
 * Registers the few icons that the pane and Fluent UI's own components show. Fluent's icon font comes
 * from a CDN, which the pane must not load: its names get these drawings instead.
 */
export function registerPaneIcons(): void {
  registerIcons({
    icons: Object.fromEntries(Object.entries(ICONS).map(([name, path]) => [name, drawn(path)])),
  });
}

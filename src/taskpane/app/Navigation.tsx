import { Pivot, PivotItem } from "@fluentui/react/lib/Pivot";
import type { ReactElement } from "react";
import { PAGES } from "./pages";
import type { PaneView } from "../state/paneView";
import { useWords } from "../kit/words";

/** The pages that stand in the navigation. */
const TABS = Object.entries(PAGES).flatMap(([view, { tab }]) =>
  tab === null ? [] : [{ view: view as PaneView, tab }],
);

/** Narrow tabs: as many as fit beside each other, the others in a menu at their end. */
const STYLES = {
  root: { display: "flex", minWidth: 0 },
  link: { height: 36, lineHeight: 36, marginRight: 0, padding: "0 8px" },
  linkIsSelected: { height: 36, lineHeight: 36, marginRight: 0, padding: "0 8px" },
  linkInMenu: { padding: "0 12px" },
};

/** Id of the tab of a page, by which its panel is named. */
export function tabId(view: string): string {
  return `tab-${view}`;
}

/** Whether a page has a tab, which then names it. */
export function hasTab(view: PaneView): boolean {
  return TABS.some((page) => page.view === view);
}

interface NavigationProps {
  readonly view: PaneView;
  readonly onView: (view: PaneView) => void;
}

/** The tabs of the pane's pages; none is selected on a page that another one leads to. */
export function Navigation({ view, onView }: NavigationProps): ReactElement {
  const words = useWords();
  return (
    <Pivot
      headersOnly
      aria-label={words.t("nav.label")}
      overflowBehavior="menu"
      overflowAriaLabel={words.t("nav.more")}
      styles={STYLES}
      selectedKey={hasTab(view) ? view : null}
      getTabId={tabId}
      onLinkClick={(item) => {
        const chosen = TABS.find((page) => page.view === item?.props.itemKey);
        if (chosen) onView(chosen.view);
      }}
    >
      {TABS.map((page) => (
        <PivotItem key={page.view} itemKey={page.view} headerText={words.t(page.tab)} />
      ))}
    </Pivot>
  );
}

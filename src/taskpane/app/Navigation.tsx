import { IconButton } from "@fluentui/react/lib/Button";
import { Icon } from "@fluentui/react/lib/Icon";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { KeyboardEvent, ReactElement } from "react";
import { PAGES } from "./pages";
import type { PaneView } from "../state/paneView";
import { useClasses } from "../kit/styles";
import { FORCED_COLOURS } from "../kit/theme";
import { useWords } from "../kit/words";

/** The pages of one place of the navigation, in its order. */
const pagesAt = (place: "tab" | "menu") =>
  Object.entries(PAGES).flatMap(([view, page]) =>
    page.place === place ? [{ view: view as PaneView, ...page }] : [],
  );
const TABS = pagesAt("tab");
const MENU = pagesAt("menu");

const build = (theme: Theme) =>
  mergeStyleSets({
    row: { display: "flex", alignItems: "stretch", justifyContent: "space-between" },
    tabs: { display: "flex", flex: 1, minWidth: 0, maxWidth: 420, justifyContent: "space-between" },
    tab: [
      getFocusStyle(theme, { inset: 1 }),
      {
        flex: "none",
        minWidth: 28,
        height: 44,
        padding: "0 3px",
        border: 0,
        background: "transparent",
        color: theme.semanticColors.bodyText,
        font: "inherit",
        fontSize: 12,
        whiteSpace: "nowrap",
        cursor: "pointer",
        selectors: {
          ":hover": { background: theme.palette.neutralLighter },
          "&[aria-selected=true]": {
            boxShadow: `inset 0 -2px 0 ${theme.palette.themePrimary}`,
            color: theme.palette.themeDark,
            // Shadows are not drawn in forced colours.
            selectors: { [FORCED_COLOURS]: { borderBottom: "2px solid Highlight" } },
          },
        },
      },
    ],
    more: { width: 28, height: 44 },
  });

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

/**
 * The tabs of the week's pages, all in view in the narrowest pane: home is an icon, what is set once stands in the
 * menu at their end. None is selected on a page that another one leads to.
 */
export function Navigation({ view, onView }: NavigationProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const stop = hasTab(view) ? view : TABS[0]?.view;
  return (
    <div className={classes.row}>
      <div role="tablist" aria-label={words.t("nav.label")} className={classes.tabs} onKeyDown={goAlongTabs}>
        {TABS.map(({ view: page, name, icon }) => (
          <button
            key={page}
            id={tabId(page)}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={page === view}
            tabIndex={page === stop ? 0 : -1}
            onClick={() => onView(page)}
            {...(icon !== undefined && { "aria-label": words.t(name), title: words.t(name) })}
          >
            {icon === undefined ? words.t(name) : <Icon iconName={icon} />}
          </button>
        ))}
      </div>
      <IconButton
        className={classes.more}
        iconProps={{ iconName: "More" }}
        ariaLabel={words.t("nav.more")}
        title={words.t("nav.more")}
        onRenderMenuIcon={() => null}
        menuProps={{
          items: MENU.map(({ view: page, name }) => ({
            key: page,
            text: words.t(name),
            onClick: () => onView(page),
          })),
        }}
      />
    </div>
  );
}

/** The arrow keys go from tab to tab; Enter and space open one. */
function goAlongTabs(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const places = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
  const to = places[event.key as keyof typeof places] as number | undefined;
  if (to === undefined) return;
  event.preventDefault();
  tabs.at(to % tabs.length)?.focus();
}

import { PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Overview } from "../../committee/sources/sourcesContract";
import type { Page } from "../../commands/navigation";
import { Footer } from "./Footer";
import { hasTab, Navigation, tabId } from "./Navigation";
import { Notice } from "./Notice";
import { WHOLE_PORTFOLIO, type PortfolioView, type PaneView } from "../state/paneView";
import { TaskProgress, taskWords } from "../kit/TaskProgress";
import { PAGES, SelfCheckPage } from "./pages";
import { useClasses } from "../kit/styles";
import { useAnalysis } from "../state/useAnalysis";
import { useCommittee, type CommitteePane } from "../state/useCommittee";
import { useRequestedPages } from "./useRequestedPages";
import { useWorkbookWords, useWords, WordsProvider } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    // Excel draws its own menu over the pane's top right corner: 40 × 40 px stay free.
    top: {
      minHeight: 40,
      padding: "4px 48px 0 8px",
      borderBottom: `1px solid ${theme.palette.neutralLight}`,
    },
    title: { margin: "0 0 8px", fontSize: 20, lineHeight: 24, fontWeight: 600 },
    notice: { flex: "none", maxHeight: "50%", marginTop: 8, overflowY: "auto" },
    main: {
      position: "relative",
      flex: 1,
      minHeight: 0,
      overflowY: "auto",
      padding: "12px 16px 16px",
      outline: "none",
    },
    hidden: {
      position: "absolute",
      width: 1,
      height: 1,
      margin: 0,
      overflow: "hidden",
      clipPath: "inset(50%)",
      whiteSpace: "nowrap",
    },
  });

interface PaneShellProps {
  readonly actions: CommitteeActions;
  readonly version: string;
  readonly onPageRequested: (onRequest: (page: Page) => void) => () => void;
}

/** What stands around every page: the navigation, how the last thing asked for ended, the running task, the footer. */
export function PaneShell({ actions, version, onPageRequested }: PaneShellProps): ReactElement {
  const classes = useClasses(build);
  const pane = useCommittee(actions);
  const { overview, task, outcome, asked } = pane.state;
  const words = useWorkbookWords(overview);
  const [view, setView] = useState<PaneView>("week");
  const main = useRef<HTMLElement>(null);
  const [answered, setAnswered] = useState(asked);
  if (asked !== answered) {
    // A new question is shown where it is answered.
    setAnswered(asked);
    if (asked !== null) setView(asked.doubtful.length + asked.questions.length > 0 ? "sources" : "week");
  }
  const shown = useRef(view);
  useEffect(() => {
    // On opening, the focus stays where the user works: in the workbook.
    if (shown.current === view) return;
    shown.current = view;
    main.current?.scrollTo?.(0, 0);
    // The control that led here may be gone with its page: the keyboard then goes on from the new one.
    if (document.activeElement === document.body) main.current?.focus();
  }, [view]);
  const goTo = (next: PaneView) => {
    // What is done on another page may move the week on.
    pane.passWeek();
    setView(next);
  };
  const isTab = hasTab(view);
  const title = words.t(PAGES[view]?.title ?? "week");
  return (
    <WordsProvider value={words}>
      <header className={classes.top}>
        <Navigation view={view} onView={goTo} />
      </header>
      <div role="status" className={classes.hidden}>
        {task && taskWords(task, words)}
      </div>
      {outcome && (
        <div className={classes.notice}>
          <Notice
            outcome={outcome}
            version={version}
            onDismiss={pane.dismiss}
            onShowSheet={(sheet) => pane.act(() => actions.workbook.showSheet(sheet))}
          />
        </div>
      )}
      <main ref={main} tabIndex={-1} className={classes.main} data-is-scrollable="true">
        {/* A page's tab says its title to the eye. */}
        <h1 className={isTab ? classes.hidden : classes.title}>{title}</h1>
        <div {...(isTab && { role: "tabpanel", "aria-labelledby": tabId(view) })}>
          {overview ? (
            <OpenPage
              overview={overview}
              pane={pane}
              actions={actions}
              view={view}
              onView={goTo}
              onPageRequested={onPageRequested}
              version={version}
            />
          ) : view === "selfCheck" && !task ? (
            // It needs nothing of the workbook, and is wanted most where that cannot be read.
            <Suspense fallback={null}>
              <SelfCheckPage actions={actions} version={version} />
            </Suspense>
          ) : (
            <NotRead pane={pane} />
          )}
        </div>
      </main>
      <Footer version={version} onSelfCheck={() => goTo("selfCheck")} />
    </WordsProvider>
  );
}

/** Before the workbook has been read, or when reading it failed or was cancelled. */
function NotRead({ pane }: { readonly pane: CommitteePane }): ReactElement {
  const words = useWords();
  const { task } = pane.state;
  if (task) return <TaskProgress task={task} onCancel={pane.cancel} />;
  return <PrimaryButton text={words.t("sources.readAgain")} onClick={pane.lookUp} />;
}

interface OpenPageProps {
  readonly overview: Overview;
  readonly pane: CommitteePane;
  readonly actions: CommitteeActions;
  readonly view: PaneView;
  readonly onView: (view: PaneView) => void;
  readonly onPageRequested: PaneShellProps["onPageRequested"];
  readonly version: string;
}

/** The page that is shown, and what the ribbon asks for. */
function OpenPage({
  overview,
  pane,
  actions,
  view,
  onView,
  onPageRequested,
  version,
}: OpenPageProps): ReactElement | null {
  const words = useWords();
  const analysing = useAnalysis(overview, pane, words.language);
  const [portfolio, setPortfolio] = useState<PortfolioView>(WHOLE_PORTFOLIO);
  useRequestedPages(onPageRequested, {
    analyse: () => {
      onView("week");
      // The first analysis adds sheets: its page, which says so, is shown before anything is written.
      if (overview.workbookLanguage !== null) analysing.start();
    },
    agenda: () =>
      overview.agendaPrepared ? pane.act(() => actions.workbook.showSheet("agenda")) : undefined,
    protocol: () => pane.act(() => actions.workbook.showSheet("protocol")),
    client: () => onView("client"),
  });
  const shared = { overview, pane, actions, analysing, version };
  const props = { ...shared, portfolio, onPortfolio: setPortfolio, show: onView };
  return <Suspense fallback={null}>{PAGES[view]?.render(props)}</Suspense>;
}

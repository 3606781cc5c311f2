import { IconButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { Suspense, useRef, useState, type FocusEvent, type ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { DecisionSearch } from "../../committee/protocol/protocolContract";
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
import { useTrail } from "./useTrail";
import { useWorkbookWords, useWords, WordsProvider, WorkbookLanguageProvider } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    // Excel draws its own menu over the pane's top right corner: 40 × 40 px stay free.
    top: {
      padding: "0 42px 0 4px",
      borderBottom: `1px solid ${theme.palette.neutralLight}`,
    },
    head: { display: "flex", alignItems: "center", margin: "-8px 0 4px -8px" },
    back: { flex: "none" },
    title: { margin: 0, minWidth: 0, fontSize: 18, lineHeight: 24, fontWeight: 600 },
    notice: { flex: "none", maxHeight: "50%", overflowY: "auto" },
    main: {
      position: "relative",
      flex: 1,
      minHeight: 0,
      overflowY: "auto",
      padding: "12px 16px 16px",
      // The box of a choice gets the focus: the second line beside it is seen too.
      scrollPaddingBottom: 28,
      outline: "none",
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
  const main = useRef<HTMLElement>(null);
  const { view, from, goTo, back } = useTrail(main);
  // A notice belongs to the page on which something was asked for; what is done on another may move the week on.
  const leave = (way: () => void) => {
    pane.passWeek();
    if (overview !== null) pane.dismiss();
    way();
  };
  const show = (to: PaneView) => leave(() => goTo(to));
  const [answered, setAnswered] = useState(asked);
  if (asked !== answered) {
    // A new question is shown where it is answered.
    setAnswered(asked);
    if (asked !== null) goTo(asked.doubtful.length + asked.questions.length > 0 ? "sources" : "week");
  }
  const focusBefore = useRef<Element | null>(null);
  const isTab = hasTab(view);
  const title = words.t(PAGES[view]?.title ?? "week");
  const backText = words.t("nav.back", { page: words.t(PAGES[from ?? "week"]?.name ?? "nav.week") });
  return (
    <WordsProvider value={words}>
      <WorkbookLanguageProvider value={overview?.workbookLanguage ?? null}>
        <header className={classes.top}>
          <Navigation view={view} onView={show} />
        </header>
        <div role="status" className={classes.hidden}>
          {task && taskWords(task, words)}
        </div>
        {outcome && (
          <div
            className={classes.notice}
            onFocus={({ currentTarget, relatedTarget }: FocusEvent) => {
              if (!currentTarget.contains(relatedTarget)) focusBefore.current = relatedTarget;
            }}
          >
            <Notice
              outcome={outcome}
              version={version}
              onDismiss={() => {
                pane.dismiss();
                focusAgain(focusBefore.current, main.current);
              }}
              onShowSheet={(sheet) => pane.act(() => actions.workbook.showSheet(sheet))}
              onReadAll={pane.analyseAll}
              onTakeThreshold={(threshold) =>
                pane.act(async () => {
                  await actions.policy.takeThreshold(threshold);
                  pane.prepareAgenda();
                })
              }
            />
          </div>
        )}
        <main ref={main} tabIndex={-1} className={classes.main} data-is-scrollable="true">
          {/* A page's tab says its title to the eye. */}
          {isTab ? (
            <h1 className={classes.hidden}>{title}</h1>
          ) : (
            <div className={classes.head}>
              <IconButton
                className={classes.back}
                iconProps={{ iconName: "ChevronLeft" }}
                ariaLabel={backText}
                title={backText}
                onClick={() => leave(back)}
              />
              <h1 className={classes.title}>{title}</h1>
            </div>
          )}
          <div {...(isTab && { role: "tabpanel", "aria-labelledby": tabId(view) })}>
            {overview ? (
              <OpenPage
                overview={overview}
                pane={pane}
                actions={actions}
                view={view}
                onView={show}
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
        <Footer version={version} />
      </WorkbookLanguageProvider>
    </WordsProvider>
  );
}

/** The control that had the focus; the page when there is none or it is gone. */
function focusAgain(element: Element | null, page: HTMLElement | null): void {
  if (element instanceof HTMLElement && element.isConnected) element.focus();
  else page?.focus();
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
  const analysing = useAnalysis(overview, pane, words);
  const [portfolio, setPortfolio] = useState<PortfolioView>(WHOLE_PORTFOLIO);
  const [decisions, setDecisions] = useState<DecisionSearch>({});
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
  const kept = { portfolio, onPortfolio: setPortfolio, decisions, onDecisions: setDecisions };
  const props = { ...shared, ...kept, show: onView };
  return <Suspense fallback={null}>{PAGES[view]?.render(props)}</Suspense>;
}

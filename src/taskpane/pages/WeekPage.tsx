import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useId, useRef, useState, type ReactElement } from "react";
import type { CommitteeActions, Overview } from "../../committee/contract";
import type { Page } from "../../commands/navigation";
import { Link } from "@fluentui/react/lib/Link";
import { CommitteeCard } from "../components/CommitteeCard";
import { FirstWriteNote } from "../components/FirstWriteNote";
import { NothingFound } from "../components/NothingFound";
import { Notice } from "../components/Notice";
import { ReferenceDate } from "../components/ReferenceDate";
import { DifferencesToAccept } from "../components/Reconciliations";
import { Results, type ResultsView } from "../components/Results";
import { SourcesFound } from "../components/SourcesFound";
import { TaskProgress, taskWords } from "../components/TaskProgress";
import { hasReceivables } from "../paneState";
import { useClasses } from "../theme";
import { useAnalysis, type AnalysisSteps } from "../useAnalysis";
import { useCommittee, type CommitteePane } from "../useCommittee";
import { useRequestedPages } from "../useRequestedPages";
import { useWords } from "../words";
import { SourcesPage } from "./SourcesPage";

const build = (theme: Theme) =>
  mergeStyleSets({
    // Excel draws its own menu over the pane's top right corner: 40 × 40 px stay free.
    header: { padding: "12px 48px 8px 16px" },
    title: { margin: 0, fontSize: 20, lineHeight: 24, fontWeight: 600 },
    notice: { flex: "none", maxHeight: "50%", marginBottom: 8, overflowY: "auto" },
    scroll: { position: "relative", flex: 1, minHeight: 0, overflowY: "auto", padding: "4px 16px 16px" },
    stack: { display: "flex", flexDirection: "column", gap: 14 },
    buttons: { display: "flex", flexWrap: "wrap", gap: 8 },
    button: { flex: "1 1 auto", minHeight: 32, padding: "0 12px" },
    heading: { margin: "0 0 2px", fontSize: 14, lineHeight: 20, fontWeight: 600 },
    link: { fontSize: 12 },
    note: { margin: "6px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    hidden: {
      position: "absolute",
      width: 1,
      height: 1,
      overflow: "hidden",
      clipPath: "inset(50%)",
      whiteSpace: "nowrap",
    },
  });

/** The week's work, or how the sheets are read. */
type PaneView = "week" | "sources";

type Classes = ReturnType<typeof build>;

interface WeekPageProps {
  readonly actions: CommitteeActions;
  readonly version: string;
  readonly onPageRequested: (onRequest: (page: Page) => void) => () => void;
}

/** The week's work: the next committee, what the workbook holds, the analysis, the agenda, the clients. */
export function WeekPage({ actions, version, onPageRequested }: WeekPageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const pane = useCommittee(actions);
  const { overview, task, outcome, asked } = pane.state;
  const [view, setView] = useState<PaneView>("week");
  const scroll = useRef<HTMLElement>(null);
  const [answered, setAnswered] = useState(asked);
  const show = (next: PaneView) => {
    setView(next);
    scroll.current?.scrollTo?.(0, 0);
  };
  if (asked !== answered) {
    // A new question is shown where it is answered.
    setAnswered(asked);
    if (asked !== null) setView(asked.doubtful.length > 0 ? "sources" : "week");
  }
  return (
    <>
      <header className={classes.header}>
        <h1 className={classes.title}>{words.t(view === "week" ? "week" : "sources.title")}</h1>
      </header>
      <div role="status" className={classes.hidden}>
        {task && taskWords(task, words)}
      </div>
      {outcome && (
        <div className={classes.notice}>
          <Notice
            outcome={outcome}
            version={version}
            workbookLanguage={overview?.workbookLanguage ?? words.language}
            onDismiss={pane.dismiss}
            onShowSheet={(sheet) => pane.act(() => actions.showSheet(sheet))}
          />
        </div>
      )}
      <main ref={scroll} className={classes.scroll} data-is-scrollable="true">
        {overview ? (
          <Week
            overview={overview}
            pane={pane}
            actions={actions}
            classes={classes}
            view={view}
            onView={show}
            onPageRequested={onPageRequested}
          />
        ) : (
          <NotRead pane={pane} />
        )}
      </main>
    </>
  );
}

/** Before the workbook has been read, or when reading it failed or was cancelled. */
function NotRead({ pane }: { readonly pane: CommitteePane }): ReactElement {
  const words = useWords();
  const { task } = pane.state;
  if (task) return <TaskProgress task={task} onCancel={pane.cancel} />;
  return <PrimaryButton text={words.t("sources.readAgain")} onClick={pane.lookUp} />;
}

interface WeekProps {
  readonly overview: Overview;
  readonly pane: CommitteePane;
  readonly actions: CommitteeActions;
  readonly classes: Classes;
  readonly view: PaneView;
  readonly onView: (view: PaneView) => void;
  readonly onPageRequested: WeekPageProps["onPageRequested"];
}

function Week({
  overview,
  pane,
  actions,
  classes,
  view: paneView,
  onView: showView,
  onPageRequested,
}: WeekProps): ReactElement {
  const words = useWords();
  const { analysis, task, asked } = pane.state;
  const analysing = useAnalysis(overview, pane, words.language);
  const [view, setView] = useState<ResultsView>({ tab: "clients", search: "" });
  useRequestedPages(onPageRequested, {
    week: () => {
      showView("week");
      setView({ tab: "clients", search: "" });
    },
    analyse: () => {
      showView("week");
      // The first analysis adds sheets: its page, which says so, is shown before anything is written.
      if (overview.workbookLanguage !== null) analysing.start();
    },
    agenda: () => (overview.agendaPrepared ? pane.act(() => actions.showSheet("agenda")) : undefined),
    protocol: () => pane.act(() => actions.showSheet("protocol")),
    client: () =>
      pane.act(async () => {
        const code = await actions.selectedClient();
        showView("week");
        setView({ tab: "clients", search: code ?? "" });
      }),
  });
  const showCell = (address: string) => pane.act(() => actions.showCell(address));
  if (paneView === "sources") {
    return (
      <SourcesPage
        overview={overview}
        pane={pane}
        onConfirm={(decisions) => {
          showView("week");
          analysing.start({ decisions });
        }}
        onShowCell={showCell}
        onBack={() => showView("week")}
      />
    );
  }
  const openSources = (
    <Link className={classes.link} onClick={() => showView("sources")}>
      {words.t("sources.open")}
    </Link>
  );
  if (!hasReceivables(overview)) {
    return (
      <div className={classes.stack}>
        <CommitteeCard overview={overview} />
        <NothingFound overview={overview} isBusy={task !== null} onReadAgain={pane.lookUp} />
        {overview.decisions.length > 0 && <div>{openSources}</div>}
        {task && <TaskProgress task={task} onCancel={pane.cancel} />}
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      {asked && asked.differences.length > 0 && (
        <DifferencesToAccept
          differences={asked.differences}
          isBusy={task !== null}
          onAccept={() => analysing.start({ accepted: asked.differences })}
          onShowCell={showCell}
        />
      )}
      <CommitteeCard overview={overview} />
      <ReferenceDate overview={overview} isBusy={task !== null} analysing={analysing} />
      <Buttons overview={overview} pane={pane} classes={classes} analysing={analysing} />
      {task && <TaskProgress task={task} onCancel={pane.cancel} />}
      {overview.clients ? (
        <Results
          clients={overview.clients}
          sources={overview.sources}
          analysis={analysis}
          view={view}
          onView={setView}
          onChooseClient={(code) => pane.act(() => actions.showClient(code))}
          onShowCell={showCell}
          openSources={openSources}
        />
      ) : (
        <section>
          <h2 className={classes.heading}>{words.t("sources.heading")}</h2>
          <SourcesFound sources={overview.sources} />
          {openSources}
        </section>
      )}
    </div>
  );
}

/**
 * The two steps of the week; the next one to take is the primary button. While a task runs both are
 * disabled but keep their labels and the focus.
 */
function Buttons({
  overview,
  pane,
  classes,
  analysing,
}: Pick<WeekProps, "overview" | "pane" | "classes"> & { readonly analysing: AnalysisSteps }): ReactElement {
  const words = useWords();
  const noteId = useId();
  const isBusy = pane.state.task !== null;
  const isClassified = overview.clients !== null;
  return (
    <div>
      <div className={classes.buttons}>
        <DefaultButton
          className={classes.button}
          primary={!isClassified}
          text={words.t(isClassified ? "analyse.again" : "analyse.start")}
          disabled={isBusy}
          allowDisabledFocus
          onClick={() => analysing.start()}
        />
        <DefaultButton
          className={classes.button}
          primary={isClassified && !overview.agendaPrepared}
          text={words.t(overview.agendaPrepared ? "agenda.again" : "agenda.prepare")}
          disabled={isBusy || !isClassified}
          allowDisabledFocus
          aria-describedby={isClassified ? undefined : noteId}
          onClick={pane.prepareAgenda}
        />
      </div>
      {!isClassified && (
        <p id={noteId} className={classes.note}>
          {words.t("agenda.afterAnalysis")}
        </p>
      )}
      <FirstWriteNote overview={overview} analysing={analysing} isBusy={isBusy} />
    </div>
  );
}

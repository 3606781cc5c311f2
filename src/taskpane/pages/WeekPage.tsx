import { DefaultButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement } from "react";
import { CommitteeCard } from "../components/CommitteeCard";
import { FirstWriteNote } from "../components/FirstWriteNote";
import { NothingFound } from "../components/NothingFound";
import { ReferenceDate } from "../components/ReferenceDate";
import { DifferencesToAccept } from "../components/Reconciliations";
import { Results } from "../components/Results";
import { SourcesFound } from "../components/SourcesFound";
import { TaskProgress } from "../components/TaskProgress";
import { hasReceivables } from "../paneState";
import type { PageProps } from "../paneView";
import { useClasses } from "../theme";
import { useWords } from "../words";

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", gap: 14 },
    buttons: { display: "flex", flexWrap: "wrap", gap: 8 },
    button: { flex: "1 1 auto", minHeight: 32, padding: "0 12px" },
    heading: { margin: "0 0 2px", fontSize: 14, lineHeight: 20, fontWeight: 600 },
    link: { fontSize: 12 },
    note: { margin: "6px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
  });

/** The week's work: the next committee, what the workbook holds, the analysis, the agenda, the clients. */
export function WeekPage(props: PageProps): ReactElement {
  const { overview, pane, actions, analysing, results, onResults, show } = props;
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const { analysis, task, asked } = pane.state;
  const showCell = (address: string) => pane.act(() => actions.showCell(address));
  const openSources = (
    <Link className={classes.link} onClick={() => show("sources")}>
      {words.t("sources.open")}
    </Link>
  );
  if (!hasReceivables(overview)) {
    return (
      <div className={classes.stack}>
        <CommitteeCard overview={overview} />
        <NothingFound overview={overview} isBusy={task !== null} onReadAgain={pane.lookUp} />
        <div>{openSources}</div>
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
      <Buttons {...props} />
      {task && <TaskProgress task={task} onCancel={pane.cancel} />}
      {overview.clients ? (
        <Results
          clients={overview.clients}
          sources={overview.sources}
          analysis={analysis}
          view={results}
          onView={onResults}
          onChooseClient={(code) =>
            pane.act(async () => {
              await actions.showClient(code);
              show("client");
            })
          }
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
function Buttons({ overview, pane, analysing }: PageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
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

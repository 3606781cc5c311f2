import { Link } from "@fluentui/react/lib/Link";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { lazy, Suspense, useCallback, useRef, type ReactElement } from "react";
import { dayWarning } from "../../committee/sources/dayWarning";
import type { Week } from "../../committee/week/weekContract";
import { CommitteeCard } from "./CommitteeCard";
import { FirstWriteNote } from "../analysis/FirstWriteNote";
import { NothingFound } from "../analysis/NothingFound";
import { ReferenceDate } from "../analysis/ReferenceDate";
import { RiskFigures } from "./RiskFigures";
import { RiskTiles } from "./RiskTiles";
import { SourcesFound } from "../sources/SourcesFound";
import { TaskProgress } from "../kit/TaskProgress";
import { SetUpOffer } from "./SetUpOffer";
import { WeekSteps, type StepAction } from "./WeekSteps";
import type { StepStanding } from "../../domain/committee/weekSteps";
import { hasReceivables, type TaskKind } from "../state/paneState";
import { orHidden } from "../kit/problemText";
import type { PageProps } from "../state/paneView";
import { problemText } from "../kit/problemText";
import { useClasses } from "../kit/styles";
import { useReading } from "../kit/useReading";
import { isAgendaPrepared, stepsOf } from "./weekFacts";
import { CellWarnings } from "../kit/CellWarnings";
import { useWords } from "../kit/words";

// Not on the first screen: the clients below it, and what is seldom there.
const Portfolio = lazy(async () => ({ default: (await import("../analysis/Portfolio")).Portfolio }));
const DifferencesToAccept = lazy(async () => ({
  default: (await import("../sources/Reconciliations")).DifferencesToAccept,
}));
const NewRulesNote = lazy(async () => ({ default: (await import("../policy/NewRulesNote")).NewRulesNote }));
const TakenOfReadings = lazy(async () => ({
  default: (await import("../sources/TakenReadings")).TakenOfReadings,
}));

const build = () =>
  mergeStyleSets({
    link: { fontSize: 12 },
  });

/** The week's work: the next committee, what the workbook holds, the analysis, the agenda, the clients. */
export function WeekPage(props: PageProps): ReactElement {
  const { overview, pane, actions, analysing, portfolio, onPortfolio, onDecisions, show } = props;
  const words = useWords();
  const classes = useClasses(build);
  const { analysis, task, asked, week: known } = pane.state;
  const readWeek = useCallback(async () => known ?? actions.week.readWeek(), [actions, known]);
  const { found, problem, readAgain } = useReading(readWeek, overview);
  const week = problem === null ? found : null;
  const clientsShown = useRef<HTMLDivElement>(null);
  const showCell = (address: string) => pane.act(() => actions.workbook.showCell(address));
  const openSources = (
    <Link className={classes.link} onClick={() => show("sources")}>
      {words.t("sources.open")}
    </Link>
  );
  if (!hasReceivables(overview)) {
    return (
      <div className={classes.stack}>
        <CommitteeCard overview={overview} week={week} />
        <NothingFound
          overview={overview}
          isBusy={task !== null}
          onReadAgain={pane.lookUp}
          onChoose={() => show("sources")}
        />
        <div>{openSources}</div>
        {task && <TaskProgress task={task} onCancel={pane.cancel} />}
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <Suspense fallback={null}>
        {asked && asked.differences.length > 0 && (
          <DifferencesToAccept
            differences={asked.differences}
            isBusy={task !== null}
            onAccept={() => analysing.start({ accepted: asked.differences })}
            onShowCell={showCell}
          />
        )}
      </Suspense>
      <CommitteeCard overview={overview} week={week} />
      {overview.clients === null ? (
        overview.workbookLanguage === null && <p className={classes.text}>{words.t("firstWrite.what")}</p>
      ) : (
        <>
          <CellWarnings warnings={overview.clientWarnings} />
          <RiskFigures
            clients={overview.clients}
            isWhole={overview.clientWarnings.length === 0}
            week={week}
            looksAtCover={looksAtCover(overview.criteria)}
          />
          <RiskTiles
            clients={overview.clients}
            lateActions={week?.lateActions ?? null}
            today={overview.today}
            view={portfolio}
            onShow={(view) => {
              onPortfolio(view);
              clientsShown.current?.scrollIntoView?.({ block: "start" });
            }}
            onLateActions={() => {
              onDecisions({ lateOn: overview.today });
              show("decisions");
            }}
          />
        </>
      )}
      {problem && <p className={classes.small}>{problemText(problem, words).what}</p>}
      {week?.isSetUpOffered && (
        <SetUpOffer
          isBusy={task !== null}
          onOpen={() => show("setUp")}
          onSkip={() =>
            pane.act(async () => {
              await actions.policy.skipSetUp();
              pane.passWeek();
              readAgain();
            })
          }
        />
      )}
      <Suspense fallback={null}>
        {analysis?.newRules && (
          <NewRulesNote
            key={analysis.newRules.length}
            moves={analysis.newRules}
            isBusy={task !== null}
            onSettle={async (choice, control) => {
              await actions.policy.settleNewRules(choice, control);
              if (choice === "adopt") analysing.start();
            }}
          />
        )}
      </Suspense>
      <Steps {...props} week={week} />
      <Suspense fallback={null}>
        {analysis && (
          <TakenOfReadings
            readings={analysis.readings}
            isBusy={task !== null}
            onInstead={(answer) => analysing.start({ answers: [answer] })}
          />
        )}
      </Suspense>
      {overview.clients ? (
        <div ref={clientsShown}>
          <Suspense fallback={null}>
            <Portfolio
              today={overview.today}
              clients={overview.clients}
              looksAtCover={looksAtCover(overview.criteria)}
              sources={overview.sources}
              analysis={analysis}
              view={portfolio}
              onView={onPortfolio}
              onChooseClient={(clientCode) =>
                pane.act(async () => {
                  // The card is of use whatever hides the row.
                  const hidden = await orHidden(actions.client.showClient(clientCode));
                  show("client");
                  if (hidden) throw hidden;
                })
              }
              onShowCell={showCell}
              openSources={openSources}
            />
          </Suspense>
        </div>
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

/** The step that a task does. */
const STEP_OF_TASK = {
  lookUp: "data",
  preview: "data",
  analyse: "classified",
  prepareAgenda: "agenda",
} as const satisfies Record<TaskKind, StepStanding["step"]>;

/**
 * The steps of the week; the next one to take is the primary button. While a task runs the buttons are
 * disabled but keep their labels and the focus.
 */
function Steps({
  overview,
  pane,
  analysing,
  onDecisions,
  show,
  week,
}: PageProps & { week: Week | null }): ReactElement {
  const words = useWords();
  const { task } = pane.state;
  const isBusy = task !== null;
  const isClassified = overview.clients !== null;
  const isHeld = week !== null && week.committee < overview.today;
  // Once a committee was held, the agenda to prepare and to send is that of the next one.
  const isPrepared = !isHeld && isAgendaPrepared(overview, week);
  const prepare = (again: boolean): StepAction => ({
    text: words.t(again ? "agenda.again" : isHeld ? "agenda.prepareNext" : "agenda.prepare"),
    onClick: pane.prepareAgenda,
    isDisabled: isBusy || !isClassified,
    ...(!isClassified && { why: words.t("agenda.afterAnalysis") }),
  });
  const send: StepAction = {
    text: words.t(week?.agendaSent == null ? "agenda.send" : "agenda.sendAgain"),
    onClick: () => show("sending"),
    isDisabled: isBusy,
  };
  return (
    <div>
      <WeekSteps
        steps={stepsOf(overview, week)}
        week={week}
        today={overview.today}
        isDataAsked={
          overview.referenceDate === null ||
          analysing.chosen !== null ||
          dayWarning(overview.referenceDate, overview.today, words.language) !== null
        }
        work={
          task && {
            step: STEP_OF_TASK[task.kind],
            shown: <TaskProgress task={task} onCancel={pane.cancel} />,
          }
        }
        data={<ReferenceDate overview={overview} isBusy={isBusy} analysing={analysing} />}
        actions={{
          data: [{ text: words.t("sources.readAgain"), onClick: pane.lookUp, isDisabled: isBusy }],
          classified: [
            {
              text: words.t(isClassified ? "analyse.again" : "analyse.start"),
              onClick: () => analysing.start(),
              isDisabled: isBusy,
            },
          ],
          agenda: isPrepared ? [send, prepare(true)] : [prepare(false)],
          ...(isClassified && {
            meeting: [{ text: words.t("weekSteps.openSession"), onClick: () => show("session") }],
            protocol: [
              {
                text: words.t(week?.closed == null ? "weekSteps.close" : "weekSteps.sendMinutes"),
                onClick: () => show("closing"),
              },
            ],
            actions: [
              {
                text: words.t("weekSteps.seeActions"),
                onClick: () => {
                  onDecisions(week !== null && week.lateActions > 0 ? { lateOn: overview.today } : {});
                  show("decisions");
                },
              },
            ],
          }),
        }}
      />
      <FirstWriteNote overview={overview} analysing={analysing} isBusy={isBusy} />
    </div>
  );
}

import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useRef, useState, type ReactElement } from "react";
import type { Overview } from "../../committee/sources/sourcesContract";
import { isSameQuestion } from "../../intake/answers";
import type { Question } from "../../intake/question";
import type { Source, SourceDecision } from "../../intake/source";
import { DeclareSource, type DeclareSourceProps } from "./DeclareSource";
import { SourceCard } from "./SourceCard";
import { isSettledBy } from "./settledBy";
import { TaskProgress } from "../kit/TaskProgress";
import { decisionOn, isSameSource, unusedDecisions } from "../state/sourceDrafts";
import { headingsSeenText } from "../kit/problemText";
import { ABOVE_BUTTONS, buttonsInView, useClasses } from "../kit/styles";
import type { CommitteePane } from "../state/useCommittee";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    error: { margin: 0, color: theme.semanticColors.errorText },
    unused: { padding: "8px 0", borderTop: `1px solid ${theme.palette.neutralLight}` },
    note: { margin: "0 0 4px", fontSize: 12, lineHeight: 16, overflowWrap: "anywhere" },
    sheet: { margin: "0 0 4px", fontSize: 14, fontWeight: 600, overflowWrap: "anywhere" },
    page: ABOVE_BUTTONS,
    // The way on stays in view below a long list of sheets.
    buttons: buttonsInView(theme),
    // Side by side, on two lines where they must: a low pane needs its height for what is asked.
    button: {
      flex: "1 1 auto",
      height: "auto",
      minHeight: 32,
      padding: "0 8px",
      selectors: { ".ms-Button-label": { lineHeight: 18 } },
    },
  });

interface SourcesPageProps {
  readonly overview: Overview;
  readonly pane: CommitteePane;
  readonly onConfirm: (decisions: readonly SourceDecision[]) => void;
  readonly onShowCell: (address: string) => void;
  readonly onListSheets: DeclareSourceProps["onListSheets"];
  readonly onBack: () => void;
  /** To the field of the day of the figures. */
  readonly onChangeDay: () => void;
}

/** How each sheet is read, for the user to look at, correct and confirm once. */
export function SourcesPage({
  overview,
  pane,
  onConfirm,
  onShowCell,
  onListSheets,
  onBack,
  onChangeDay,
}: SourcesPageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { readings, drafts, answers, asked, task, outcome } = pane.state;
  const { decisions } = overview;
  const isBusy = task !== null && task.kind !== "preview";
  const unused = unusedDecisions(readings, decisions, drafts);
  const questions = asked?.questions ?? [];
  const open = questions.filter((question) => !isSettledBy(drafts, question));
  const isUnanswered = open.some((question) => !answers.some((each) => isSameQuestion(each, question)));
  const [isMissed, setMissed] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const isWaitedFor = (source: Source): boolean =>
    (asked?.doubtful.some((doubtful) => isSameSource(doubtful, source)) ?? false) ||
    questions.some((question) => isAskedOf(question, source));
  // Where questions alone stopped the analysis, answering them confirms nothing else.
  const isConfirming = questions.length === 0 || (asked?.doubtful.length ?? 0) > 0;
  const decided = isConfirming ? readings.map((source) => decisionOn(source, decisions, drafts)) : drafts;
  const confirm = () => {
    setMissed(isUnanswered);
    if (isUnanswered) focusFirstUnanswered(page.current);
    else onConfirm([...decided, ...unusedAmong(drafts, readings)]);
  };
  return (
    <div ref={page} className={`${classes.stack} ${classes.page}`}>
      {questions.length === 0 && (
        <p className={classes.text}>{words.t(readings.length > 0 ? "sources.intro" : "sources.none")}</p>
      )}
      {firstThose(readings, isWaitedFor).map((source) => (
        <SourceCard
          key={`${source.sheet}/${source.kind}/${source.headerRow}`}
          source={source}
          decision={decisionOn(source, decisions, drafts)}
          isAsked={isWaitedFor(source)}
          questions={open.filter((question) => isAskedOf(question, source))}
          answers={answers}
          onAnswer={pane.answer}
          onSend={confirm}
          onChangeDay={onChangeDay}
          isBusy={isBusy}
          today={overview.today}
          onDecide={pane.decide}
          onShowCell={onShowCell}
        />
      ))}
      {unused.map((decision) => (
        <div key={`${decision.sheet}/${decision.kind}`} className={classes.unused}>
          <h2 className={classes.sheet}>{decision.sheet}</h2>
          <Checkbox
            label={words.t("sources.use", { kind: words.t(`sources.kind.${decision.kind}`) })}
            checked={false}
            disabled={isBusy}
            onChange={() => pane.decide({ ...decision, isUsed: true })}
          />
        </div>
      ))}
      {overview.notRead.length > 0 && (
        <section className={classes.unused}>
          <h2 className={classes.sheet}>{words.t("sources.notRead")}</h2>
          {overview.notRead.map(({ sheet, reason, headings }) => (
            <p key={sheet} className={classes.note}>
              <b>{sheet}</b> – {words.message(reason)}
              {headings.length > 0 && ` ${headingsSeenText(headings, words)}`}
            </p>
          ))}
        </section>
      )}
      <DeclareSource
        readings={readings}
        isBusy={isBusy}
        isTrying={task !== null}
        hasFailed={outcome?.kind === "problem"}
        onDecide={pane.decide}
        onListSheets={onListSheets}
      />
      {isMissed && isUnanswered && (
        <p role="alert" className={classes.error}>
          {words.t("sources.questions.missed")}
        </p>
      )}
      {task && <TaskProgress task={task} onCancel={pane.cancel} />}
      <div className={classes.buttons}>
        <PrimaryButton
          className={classes.button}
          text={words.t("sources.confirm")}
          disabled={isBusy || readings.length === 0}
          allowDisabledFocus
          onClick={confirm}
        />
        <DefaultButton className={classes.button} text={words.t("sources.cancel")} onClick={onBack} />
      </div>
    </div>
  );
}

/** What the analysis waits for stands first, whatever the order of the sheets. */
function firstThose(readings: readonly Source[], isWaitedFor: (source: Source) => boolean): Source[] {
  return [...readings].sort((one, other) => Number(isWaitedFor(other)) - Number(isWaitedFor(one)));
}

/** Where to go on, on a page that may be long. */
function focusFirstUnanswered(page: HTMLElement | null): void {
  const groups = [...(page?.querySelectorAll("[role=radiogroup]") ?? [])];
  const missed = groups.find((group) => group.querySelector(":checked") === null);
  missed?.querySelector<HTMLElement>("input[tabindex='0']")?.focus();
}

/** Sheets the user has just left out: no source of theirs stands any more. */
function unusedAmong(drafts: readonly SourceDecision[], readings: readonly Source[]): SourceDecision[] {
  return drafts.filter((decision) => !readings.some((source) => isSameSource(decision, source)));
}

/** A sheet may have several tables of a kind: their layouts tell them apart. */
function isAskedOf({ sheet, sourceKind: kind, layout }: Question, source: Source): boolean {
  return isSameSource({ sheet, kind }, source) && layout === source.layout;
}

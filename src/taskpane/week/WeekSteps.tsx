import { DefaultButton, type IButtonStyles } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { Icon } from "@fluentui/react/lib/Icon";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useId, useMemo, useState, type ReactElement, type ReactNode } from "react";
import type { Week } from "../../committee/week/weekContract";
import type { Day } from "../../domain/basis/day";
import type { StepStanding } from "../../domain/committee/weekSteps";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { FORCED_COLOURS, MAIN_TARGET } from "../kit/theme";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    step: {
      display: "flex",
      gap: 10,
      padding: "7px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      selectors: { ":first-child": { borderTop: 0 } },
    },
    mark: {
      flex: "none",
      display: "inline-flex",
      alignItems: "center",
      justifyContent: "center",
      boxSizing: "border-box",
      width: 22,
      height: 22,
      borderRadius: 11,
      border: `1px solid ${theme.palette.neutralSecondary}`,
      fontSize: 12,
      lineHeight: 20,
      fontVariantNumeric: "tabular-nums",
      color: theme.palette.neutralSecondary,
    },
    markDone: { borderColor: "transparent" },
    markNext: {
      borderColor: theme.palette.themePrimary,
      background: theme.palette.themePrimary,
      color: theme.palette.white,
      fontWeight: 600,
      selectors: {
        [FORCED_COLOURS]: {
          background: "Highlight",
          color: "HighlightText",
          forcedColorAdjust: "none",
        },
      },
    },
    body: {
      flex: 1,
      minWidth: 0,
      display: "flex",
      flexWrap: "wrap",
      alignItems: "flex-start",
      gap: "2px 8px",
    },
    text: { flex: "1 1 100px", minWidth: 0, overflowWrap: "anywhere" },
    // Beside its button only where both have room.
    textNext: { flexBasis: 170 },
    name: { display: "block", lineHeight: 20 },
    nameNext: { fontWeight: 600 },
    late: { fontWeight: 600, color: theme.semanticColors.errorText },
    under: { flex: "1 1 100%" },
    head: { display: "flex", justifyContent: "space-between", alignItems: "baseline", gap: 8 },
    toggle: { fontSize: 12, lineHeight: 24, whiteSpace: "nowrap" },
    done: {
      display: "flex",
      flexWrap: "wrap",
      alignItems: "center",
      gap: "0 8px",
      fontSize: 12,
      lineHeight: 20,
      color: theme.palette.neutralSecondary,
    },
    doneText: { flex: "1 1 80%", minWidth: 0 },
  });

/** The step to take now has a button; what may be done besides looks like a link, so that one thing stands out. */
const buildButtons = (theme: Theme): Readonly<Record<"now" | "besides", IButtonStyles>> => ({
  now: {
    root: { ...MAIN_TARGET, flex: "1 1 auto", minHeight: 32, margin: "4px 0 5px", padding: "0 12px" },
  },
  besides: {
    root: {
      minWidth: 0,
      height: 24,
      minHeight: 24,
      padding: "0 4px",
      margin: "0 -4px",
      border: 0,
      background: "transparent",
      color: theme.semanticColors.link,
    },
    rootHovered: { background: theme.palette.neutralLighter, color: theme.semanticColors.linkHovered },
    rootDisabled: { background: "transparent" },
    label: {
      margin: 0,
      fontSize: 12,
      fontWeight: 400,
      whiteSpace: "nowrap",
      selectors: { [FORCED_COLOURS]: { textDecoration: "underline" } },
    },
  },
});

/** What a button of a step does. */
export interface StepAction {
  readonly text: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
  /** Why it is disabled: stands in the place of the step's day. */
  readonly why?: string;
}

interface WeekStepsProps {
  readonly steps: readonly StepStanding[];
  readonly week: Week | null;
  readonly today: Day;
  /** The first is the step's own; one that follows does the step again. */
  readonly actions: Readonly<Partial<Record<StepStanding["step"], readonly StepAction[]>>>;
  /** The day of the figures: stands below the first step, or below the one that uses them. */
  readonly data: ReactNode;
  /** What is at work, and the step that it does: stands where that step has its button. */
  readonly work: { readonly step: StepStanding["step"]; readonly shown: ReactNode } | null;
  /** That day must be typed, is being changed or is an odd one: it stays in view. */
  readonly isDataAsked: boolean;
}

/** The week from the figures to the actions: the step to take now and what is done, in a line; all of them on demand. */
export function WeekSteps({ steps, data, isDataAsked, ...rest }: WeekStepsProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [isUnfolded, setUnfolded] = useState(false);
  const listId = useId();
  const next = steps.findIndex(({ isNext }) => isNext);
  // With every step done there is none to ask the day below.
  const isOpen = isUnfolded || (isDataAsked && next < 0);
  const shown = isOpen ? steps : steps.filter(({ isNext }) => isNext);
  // The day of the figures stands below their own step, or where it is about to be used.
  const dataAt = isOpen ? "data" : next === 0 || next === 1 || isDataAsked ? steps[next]?.step : undefined;
  const progress =
    next < 0
      ? words.t("weekSteps.allDone")
      : words.t("weekSteps.progress", { number: next + 1, total: steps.length });
  return (
    <div>
      <div className={classes.head}>
        <span className={classes.hint}>{progress}</span>
        <Link
          className={classes.toggle}
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setUnfolded(!isOpen)}
        >
          {words.t(isOpen ? "weekSteps.fold" : "weekSteps.unfold")}
        </Link>
      </div>
      <ol id={listId} className={classes.list} aria-label={words.t("week")}>
        {shown.map((step) => (
          <Step
            key={step.step}
            progress={step}
            number={steps.indexOf(step) + 1}
            data={step.step === dataAt ? data : null}
            {...rest}
          />
        ))}
      </ol>
      {!isOpen && <DoneSteps steps={steps} actions={rest.actions} />}
      {rest.work !== null && !shown.some(({ step }) => step === rest.work?.step) && rest.work.shown}
    </div>
  );
}

/** What is done, in one line, with what may be done again. */
function DoneSteps({ steps, actions }: Pick<WeekStepsProps, "steps" | "actions">): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const theme = useTheme();
  const buttons = useMemo(() => buildButtons(theme), [theme]);
  const next = steps.findIndex(({ isNext }) => isNext);
  // What comes after the step to take is done only in that nothing of it is open yet.
  const done = steps.slice(0, next < 0 ? steps.length : next).filter(({ isDone }) => isDone);
  if (done.length === 0) return null;
  const again = done
    .filter(({ step }) => step === "data" || step === "classified")
    .flatMap(({ step }) => actions[step] ?? []);
  return (
    <div className={classes.done}>
      <Icon iconName="CheckMark" aria-hidden="true" />
      <span className={classes.doneText}>
        {words.t("weekSteps.done", { steps: words.list(done.map((step) => doneText(step, words))) })}
      </span>
      {again.map(({ text, onClick, isDisabled = false }) => (
        <DefaultButton
          key={text}
          styles={buttons.besides}
          text={text}
          disabled={isDisabled}
          allowDisabledFocus
          onClick={onClick}
        />
      ))}
    </div>
  );
}

/** A step that is done, with the day of its figures where that matters. */
function doneText({ step, day }: StepStanding, words: Translator): string {
  const name = words.t(`weekSteps.name.${step}`);
  return step === "classified" && day !== null
    ? words.t("weekSteps.doneOn", { name, day: words.day(day, "short") })
    : name;
}

interface StepProps extends Omit<WeekStepsProps, "steps" | "isDataAsked"> {
  readonly progress: StepStanding;
  readonly number: number;
}

function Step({ progress, number, week, today, actions, data, work }: StepProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const theme = useTheme();
  const buttons = useMemo(() => buildButtons(theme), [theme]);
  const whenId = useId();
  const { step, isDone, isNext, daysLate } = progress;
  const stepActions = actions[step] ?? [];
  const why = stepActions.find(({ isDisabled }) => isDisabled)?.why;
  const when = why ?? stepWhen(progress, week, today, words);
  const isLate = daysLate > 0 || (step === "actions" && (week?.lateActions ?? 0) > 0);
  const state = isDone ? "done" : isNext ? "next" : "later";
  return (
    <li className={classes.step} aria-current={isNext ? "step" : undefined}>
      <span className={`${classes.mark} ${isDone ? classes.markDone : isNext ? classes.markNext : ""}`}>
        <span aria-hidden="true">{isDone ? <Icon iconName="CheckMark" /> : number}</span>
        <span className={classes.hidden}>{words.t(`weekSteps.state.${state}`)}</span>
      </span>
      <div className={classes.body}>
        <div className={`${classes.text} ${isNext ? classes.textNext : ""}`}>
          <span className={`${classes.name} ${isNext ? classes.nameNext : ""}`}>
            {words.t(`weekSteps.name.${step}`)}
          </span>
          {when !== "" && (
            <span
              id={whenId}
              className={`${classes.below} ${isLate && why === undefined ? classes.late : ""}`}
            >
              {when}
            </span>
          )}
        </div>
        {stepActions.map(({ text, onClick, isDisabled = false, why: reason }, index) => (
          <DefaultButton
            key={index}
            styles={isNext && index === 0 ? buttons.now : buttons.besides}
            primary={isNext && index === 0}
            text={text}
            disabled={isDisabled}
            allowDisabledFocus
            aria-describedby={isDisabled && reason !== undefined ? whenId : undefined}
            onClick={onClick}
          />
        ))}
        {work?.step === step && <div className={classes.under}>{work.shown}</div>}
        {data !== null && <div className={classes.under}>{data}</div>}
      </div>
    </li>
  );
}

/** When a step was done or is to be done; what is late says since when. */
function stepWhen(
  { step, isDone, daysLate, day }: StepStanding,
  week: Week | null,
  today: Day,
  words: Translator,
): string {
  const short = day === null ? "" : words.day(day, "short");
  switch (step) {
    case "data":
      return isDone ? "" : words.t("weekSteps.when.dataStale");
    case "classified":
      return isDone && day !== null ? words.t("weekSteps.when.classified", { day: short }) : "";
    case "agenda":
      if (isDone)
        return day === null
          ? words.t("weekSteps.when.notSent")
          : words.t("weekSteps.when.sent", { day: short });
      if (daysLate > 0) return overdue(day ?? today, daysLate, words);
      return dueText(day ?? today, today, words);
    case "meeting":
      if (isDone) return words.t("weekSteps.when.held", { day: short });
      return joined([
        meetingText((day ?? today) - today, words),
        week === null ? "" : editsText(week, words),
      ]);
    case "protocol":
      if (isDone) return words.t("weekSteps.when.sent", { day: short });
      return daysLate > 0 ? overdue(day ?? today, daysLate, words) : words.t("weekSteps.when.asItEnds");
    case "actions":
      return actionsText(week, words);
  }
}

function overdue(day: Day, daysLate: number, words: Translator): string {
  if (daysLate === 1) return words.t("weekSteps.when.dueYesterday");
  const values = { day: words.day(day, "weekday"), count: daysLate };
  return words.t("weekSteps.when.wasDue", values);
}

function dueText(day: Day, today: Day, words: Translator): string {
  if (day === today) return words.t("weekSteps.when.dueToday");
  if (day === today + 1) return words.t("weekSteps.when.dueTomorrow");
  return words.t("weekSteps.when.due", { day: words.day(day, "weekday"), count: day - today });
}

/** The card above says the day and the hour. */
function meetingText(days: number, words: Translator): string {
  if (days <= 0) return words.t("weekSteps.when.today");
  if (days === 1) return words.t("weekSteps.when.tomorrow");
  return words.t("weekSteps.when.inDays", { count: days });
}

function actionsText(week: Week | null, words: Translator): string {
  if (week === null) return "";
  return joined([runningText(week, words), week.closed === null ? "" : editsText(week, words)]);
}

/** What people changed in the sheet is looked at in the meeting: once that is over, in the next one. */
function editsText({ sheetEdits }: Week, words: Translator): string {
  if (sheetEdits === 0) return "";
  return words.t("weekSteps.when.sheetEdits", { count: sheetEdits, number: words.number(sheetEdits) });
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(APART);
}

function runningText({ openActions, lateActions }: Week, words: Translator): string {
  if (openActions === 0) return words.t("weekSteps.when.noActions");
  const running = words.t("weekSteps.when.running", {
    count: openActions,
    number: words.number(openActions),
  });
  if (lateActions === 0) return running;
  return words.t("weekSteps.when.runningLate", {
    running,
    count: lateActions,
    number: words.number(lateActions),
  });
}

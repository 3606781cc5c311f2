import { FocusZone, FocusZoneDirection } from "@fluentui/react/lib/FocusZone";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { MEETING_SECTIONS, type Meeting, type MeetingStep } from "../../committee/meeting/meetingContract";
import type { Translator } from "../../locales/translator";
import { CLOSING, type MeetingProgress } from "./meetingProgress";
import { stepTitle } from "./meetingSteps";
import { rowLook, useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";

const build = (theme: Theme) =>
  mergeStyleSets({
    heading: { margin: "12px 0 2px", fontSize: 12, lineHeight: 16, fontWeight: 600 },
    button: [
      getFocusStyle(theme, { inset: -2 }),
      rowLook(theme),
      {
        display: "flex",
        alignItems: "center",
        gap: 8,
        minHeight: 32,
        padding: "4px 8px",
        borderRadius: 2,
        selectors: {
          '&[aria-current="step"]': {
            background: theme.palette.themeLighter,
            outline: "1px solid transparent",
            fontWeight: 600,
          },
        },
      },
    ],
    title: { flex: 1, minWidth: 0, lineHeight: 18, overflowWrap: "anywhere" },
    state: { fontSize: 12, color: theme.palette.neutralSecondary },
  });

interface MeetingListProps {
  readonly meeting: Meeting;
  readonly progress: MeetingProgress;
  readonly onChoose: (key: string) => void;
}

/** Every item of the meeting with what became of it; choosing one goes there. */
export function MeetingList({ meeting, progress, onChoose }: MeetingListProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const sections = MEETING_SECTIONS.map((section) => ({
    section,
    steps: meeting.steps.filter((step) => step.section === section),
  })).filter(({ steps }) => steps.length > 0);
  const item = (key: string, title: string, state: string, step: MeetingStep | null) => (
    <li key={key}>
      <button
        type="button"
        className={classes.button}
        aria-current={key === progress.current ? "step" : undefined}
        onClick={() => onChoose(key)}
      >
        {step?.client && <ColourMark colour={step.client.colour} />}
        <span className={classes.title}>
          {title}
          {state !== "" && (
            <span className={classes.state}>
              {APART}
              {state}
            </span>
          )}
        </span>
      </button>
    </li>
  );
  return (
    <FocusZone direction={FocusZoneDirection.vertical} role="navigation" aria-label={words.t("meeting.list")}>
      {sections.map(({ section, steps }) => (
        <section key={section}>
          <h2 className={classes.heading}>{words.t(`meeting.sections.${section}`)}</h2>
          <ul className={classes.list}>
            {steps.map((step) =>
              item(step.key, stepTitle(step, words), stateOf(step, meeting, progress, words), step),
            )}
          </ul>
        </section>
      ))}
      <h2 className={classes.heading}>{words.t("meeting.end")}</h2>
      <ul className={classes.list}>{item(CLOSING, words.t("meeting.closing"), "", null)}</ul>
    </FocusZone>
  );
}

function stateOf(
  step: MeetingStep,
  { recorded }: Meeting,
  { handled, skipped, spent }: MeetingProgress,
  words: Translator,
): string {
  const { key } = step;
  const clients = step.kind === "client" ? [step.client] : step.kind === "greens" ? step.clients : [];
  const codes = new Set(clients.map(({ clientCode }) => clientCode));
  const entries = recorded.filter(({ clientCode }) => codes.has(clientCode));
  if (entries.length > 0) return words.t("meeting.state.decided", { count: entries.length });
  if (handled.includes(key)) return words.t("meeting.state.handled");
  if (skipped.includes(key)) return words.t("meeting.state.skipped");
  if (spent[key] !== undefined) return words.t("meeting.state.seen");
  return step.fits ? "" : words.t("meeting.state.notFitting");
}

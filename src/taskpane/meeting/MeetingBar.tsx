import { DefaultButton, IconButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Meeting, MeetingStep } from "../../committee/meeting/meetingContract";
import { CLOSING, stepAt, type MeetingProgress } from "./meetingProgress";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { MeetingClientLine } from "./MeetingClientHead";
import { MeetingClock } from "./MeetingClock";

const build = (theme: Theme) =>
  mergeStyleSets({
    bar: {
      position: "sticky",
      top: -12,
      zIndex: 2,
      margin: "-12px -16px 0",
      padding: "6px 16px 6px",
      borderBottom: `1px solid ${theme.palette.neutralLight}`,
      background: theme.semanticColors.bodyBackground,
    },
    place: {
      display: "flex",
      flexWrap: "wrap",
      alignItems: "center",
      columnGap: 8,
      fontSize: 12,
      lineHeight: 18,
    },
    section: { fontWeight: 600 },
    count: { flex: 1, whiteSpace: "nowrap", color: theme.palette.neutralSecondary },
    buttons: { display: "flex", gap: 4, margin: "6px 0" },
    button: { minWidth: 0, padding: "0 8px" },
    next: { flex: 1, minWidth: 0, padding: "0 8px" },
  });

interface MeetingBarProps {
  readonly meeting: Meeting;
  readonly progress: MeetingProgress;
  readonly step: MeetingStep | null;
  readonly isListOpen: boolean;
  /** What was written last, with the way to take it back. */
  readonly saved: ReactElement;
  readonly onList: () => void;
  readonly onMove: (places: number) => void;
  readonly onSkip: () => void;
}

/** Where the meeting stands, and the ways on: always in sight. */
export function MeetingBar(props: MeetingBarProps): ReactElement {
  const { meeting, progress, step, isListOpen, saved, onList, onMove, onSkip } = props;
  const words = useWords();
  const classes = useClasses(build);
  const { steps, current } = progress;
  const place = steps.indexOf(current) + 1;
  const isClosing = current === CLOSING;
  const subject = step !== null && "client" in step ? step.client : null;
  return (
    <div className={classes.bar}>
      <div className={classes.place}>
        <span className={classes.section}>
          {words.t(step === null ? "meeting.closing" : `meeting.sections.${step.section}`)}
        </span>
        {!isClosing && (
          <span className={classes.count}>
            {words.t("meeting.place", { place: words.number(place), count: words.number(steps.length) })}
          </span>
        )}
        <MeetingClock progress={progress} minutes={meeting.minutes} itemMinutes={step?.minutes ?? 0} />
      </div>
      <div className={classes.buttons} role="group" aria-label={words.t("meeting.ways")}>
        <IconButton
          iconProps={{ iconName: "ChevronLeft" }}
          ariaLabel={words.t("meeting.back")}
          title={words.t("meeting.withKey", {
            action: words.t("meeting.back"),
            key: words.t("meeting.keys.back"),
          })}
          aria-keyshortcuts="Alt+PageUp"
          disabled={stepAt(progress, -1) === null}
          allowDisabledFocus
          onClick={() => onMove(-1)}
        />
        <DefaultButton
          className={classes.button}
          text={words.t("meeting.list")}
          aria-expanded={isListOpen}
          onClick={onList}
        />
        <DefaultButton
          className={classes.button}
          text={words.t("meeting.skip")}
          title={words.t("meeting.withKey", {
            action: words.t("meeting.skipWhy"),
            key: words.t("meeting.keys.skip"),
          })}
          aria-keyshortcuts="Alt+End"
          disabled={isClosing}
          allowDisabledFocus
          onClick={onSkip}
        />
        <PrimaryButton
          className={classes.next}
          text={words.t(step?.key === steps.at(-1) ? "meeting.toClosing" : "meeting.next")}
          title={words.t("meeting.withKey", {
            action: words.t("meeting.next"),
            key: words.t("meeting.keys.next"),
          })}
          aria-keyshortcuts="Alt+PageDown"
          disabled={isClosing}
          allowDisabledFocus
          onClick={() => onMove(1)}
        />
      </div>
      {subject !== null && !isListOpen && <MeetingClientLine client={subject} criteria={meeting.criteria} />}
      {saved}
    </div>
  );
}

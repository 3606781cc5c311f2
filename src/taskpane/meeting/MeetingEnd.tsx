import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useEffect, useId, type ReactElement } from "react";
import type { Meeting, MeetingStep } from "../../committee/meeting/meetingContract";
import { CLOSING, type MeetingProgress } from "./meetingProgress";
import { stepTitle } from "./meetingSteps";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { focusField } from "../kit/formKeys";

const build = () =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 12 },
    heading: { margin: "8px 0 0", fontSize: 18, lineHeight: 24, fontWeight: 600, outline: "none" },
    title: { margin: "0 0 2px", fontSize: 14, lineHeight: 20, fontWeight: 600 },
    item: { padding: "3px 0" },
  });

interface MeetingEndProps {
  readonly meeting: Meeting;
  readonly progress: MeetingProgress;
  readonly takesFocus: boolean;
  readonly onGoTo: (key: string) => void;
  readonly onEnd: () => void;
  /** Goes to the closing of the meeting, with its minutes. */
  readonly onClose: () => void;
}

/** The end of the meeting: what is not saved, undecided or was passed over, before it is closed. */
export function MeetingEnd({
  meeting,
  progress,
  takesFocus,
  onGoTo,
  onEnd,
  onClose,
}: MeetingEndProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  useEffect(() => {
    if (takesFocus) focusField(id);
  }, [takesFocus, id]);
  const decided = new Set(meeting.recorded.map(({ clientCode }) => clientCode));
  const undecided = meeting.steps.filter(
    (step) => step.kind === "client" && step.section === "red" && !decided.has(step.client.clientCode),
  );
  const open = meeting.steps.filter((step) => "entry" in step && !progress.handled.includes(step.key));
  const typed = Object.keys(progress.drafts);
  const unsaved = meeting.steps.filter(({ key }) => typed.some((form) => form.startsWith(`${key}/`)));
  const skipped = meeting.steps.filter(({ key }) => progress.skipped.includes(key));
  const listed = (title: string, steps: readonly MeetingStep[]) =>
    steps.length > 0 && (
      <section>
        <h3 className={classes.title}>{title}</h3>
        <ul className={classes.list}>
          {steps.map((step) => (
            <li key={step.key} className={classes.item}>
              <Link onClick={() => onGoTo(step.key)}>{stepTitle(step, words)}</Link>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div className={classes.stack}>
      <h2 id={id} tabIndex={-1} className={classes.heading}>
        {words.t("meeting.end")}
      </h2>
      <p className={classes.text}>
        {meeting.recorded.length === 0
          ? words.t("meeting.nothingRecorded")
          : words.t("meeting.start.recorded", { count: meeting.recorded.length })}
      </p>
      {listed(words.t("meeting.unsaved"), unsaved)}
      {listed(words.t("meeting.undecided"), undecided)}
      {listed(words.t("meeting.notReviewed"), open)}
      {listed(words.t("meeting.skippedList"), skipped)}
      {progress.current === CLOSING && (
        <>
          <PrimaryButton className={classes.wide} text={words.t("closing.link")} onClick={onClose} />
          <DefaultButton text={words.t("meeting.leave")} onClick={onEnd} />
          <p className={classes.small}>{words.t("meeting.leaveNote")}</p>
        </>
      )}
    </div>
  );
}

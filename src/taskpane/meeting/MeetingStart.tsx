import { PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { MEETING_SECTIONS, type Meeting, type MeetingStep } from "../../committee/meeting/meetingContract";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 12 },
    heading: { margin: 0, fontSize: 18, lineHeight: 24, fontWeight: 600 },
    list: { alignSelf: "stretch", margin: 0, padding: 0, listStyle: "none" },
    item: {
      display: "flex",
      justifyContent: "space-between",
      gap: 12,
      padding: "5px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
    },
    number: { fontVariantNumeric: "tabular-nums", fontWeight: 600 },
    warnings: { margin: 0, padding: "0 0 0 18px", fontSize: 12, lineHeight: 16 },
  });

interface MeetingStartProps {
  readonly meeting: Meeting;
  readonly onBegin: () => void;
}

/** What the meeting holds, before it begins. */
export function MeetingStart({ meeting, onBegin }: MeetingStartProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { day, time, steps, done, recorded, isClosed, warnings } = meeting;
  const counts = MEETING_SECTIONS.filter((section) => section !== "other")
    .map((section) => [section, sizeOf(steps.filter((step) => step.section === section))] as const)
    .filter(([, count]) => count > 0);
  return (
    <div className={classes.stack}>
      <h2 className={classes.heading}>
        {words.t("meeting.start.title", { day: words.day(day, "weekday"), time: words.time(time) })}
      </h2>
      {isClosed && <p className={classes.text}>{words.t("meeting.start.closed")}</p>}
      <ul className={classes.list}>
        {counts.map(([section, count]) => (
          <li key={section} className={classes.item}>
            <span>{words.t(`meeting.sections.${section}`)}</span>
            <span className={classes.number}>{words.number(count)}</span>
          </li>
        ))}
        {done.length > 0 && (
          <li className={classes.item}>
            <span>{words.t("meeting.start.done")}</span>
            <span className={classes.number}>{words.number(done.length)}</span>
          </li>
        )}
      </ul>
      {recorded.length > 0 && (
        <p className={classes.text}>{words.t("meeting.start.recorded", { count: recorded.length })}</p>
      )}
      <PrimaryButton
        text={words.t(isClosed || recorded.length > 0 ? "meeting.start.again" : "meeting.start.begin")}
        onClick={onBegin}
      />
      <p className={classes.small}>{words.t("meeting.start.note")}</p>
      {warnings.length > 0 && (
        <ul className={classes.warnings}>
          {warnings.map((warning, index) => (
            <li key={index}>{words.message(warning)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How many there are to go through: greens are counted one by one, though they are one step. */
function sizeOf(steps: readonly MeetingStep[]): number {
  return steps.reduce((sum, step) => sum + (step.kind === "greens" ? step.clients.length : 1), 0);
}

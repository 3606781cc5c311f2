import { Icon } from "@fluentui/react/lib/Icon";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useState, type ReactElement } from "react";
import { spentOn, type MeetingProgress } from "./meetingProgress";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const MINUTE = 60_000;
const SECOND = 1000;

const build = (theme: Theme) =>
  mergeStyleSets({
    clocks: { display: "flex", flexWrap: "wrap", gap: 6, fontSize: 12, lineHeight: 16 },
    clock: {
      display: "inline-flex",
      alignItems: "center",
      gap: 4,
      padding: "1px 6px",
      // Grounds are not drawn in forced colours: there the line and the word tell.
      border: "1px solid transparent",
      borderRadius: 2,
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
      background: theme.palette.neutralLighter,
    },
    over: {
      borderColor: theme.semanticColors.messageText,
      color: theme.semanticColors.messageText,
      background: theme.semanticColors.warningBackground,
      fontWeight: 600,
    },
  });

interface MeetingClockProps {
  readonly progress: MeetingProgress;
  /** Minutes of the whole meeting, and those of the item shown; 0 when it has none of its own. */
  readonly minutes: number;
  readonly itemMinutes: number;
}

/** The time of the meeting and of its item. Past what was planned it says so; it never stops anybody. */
export function MeetingClock({ progress, minutes, itemMinutes }: MeetingClockProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const now = useNow();
  const whole = Math.max(0, now - progress.startedAt);
  const item = spentOn(progress, progress.current, now);
  const isOver = whole > minutes * MINUTE;
  const isItemOver = itemMinutes > 0 && item > itemMinutes * MINUTE;
  const said = [isOver && words.t("meeting.clock.hourOver"), isItemOver && words.t("meeting.clock.itemOver")];
  return (
    <div className={classes.clocks}>
      <span role="timer" className={`${classes.clock} ${isOver ? classes.over : ""}`}>
        {isOver && <Icon iconName="Info" />}
        {words.t("meeting.clock.hour", {
          spent: words.number(Math.floor(whole / MINUTE)),
          planned: words.number(minutes),
        })}
      </span>
      <span role="timer" className={`${classes.clock} ${isItemOver ? classes.over : ""}`}>
        {isItemOver && <Icon iconName="Info" />}
        {itemMinutes > 0
          ? words.t("meeting.clock.item", {
              spent: minutesAndSeconds(item),
              planned: words.number(Math.ceil(itemMinutes)),
            })
          : words.t("meeting.clock.itemFree", { spent: minutesAndSeconds(item) })}
      </span>
      <span role="status" className={classes.hidden}>
        {said.filter(Boolean).join(" ")}
      </span>
    </div>
  );
}

function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The user's clock, told every second. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return now;
}

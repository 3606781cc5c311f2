import { Icon } from "@fluentui/react/lib/Icon";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { dayWarning } from "../../committee/sources/dayWarning";
import type { Day } from "../../domain/basis/day";
import { useClasses } from "./styles";
import { useWords } from "./words";

const build = (theme: Theme) =>
  mergeStyleSets({
    warning: {
      display: "flex",
      gap: 6,
      margin: "4px 0 0",
      padding: "4px 8px",
      fontSize: 12,
      lineHeight: 16,
      color: theme.semanticColors.messageText,
      background: theme.semanticColors.warningBackground,
      // A ground of its own is not drawn in forced colours.
      border: "1px solid transparent",
    },
    icon: { flex: "none", lineHeight: 0 },
  });

/** Says that figures are older than a week or of a day to come; nothing when they are of these days. */
export function DayWarning({
  day,
  today,
}: {
  readonly day: Day | null;
  readonly today: Day;
}): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const warning = day === null ? null : dayWarning(day, today, words.language);
  if (warning === null) return null;
  return (
    <p className={classes.warning}>
      <Icon iconName="Info" className={classes.icon} />
      <span>{words.message(warning)}</span>
    </p>
  );
}

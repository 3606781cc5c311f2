import { Icon } from "@fluentui/react/lib/Icon";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement } from "react";
import type { Overview } from "../../committee/contract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../theme";
import { useWords } from "../words";

const build = (theme: Theme) =>
  mergeStyleSets({
    card: {
      padding: "10px 12px",
      borderRadius: 4,
      background: theme.palette.neutralLighterAlt,
      border: `1px solid ${theme.palette.neutralLight}`,
    },
    heading: { margin: 0, fontSize: 12, fontWeight: 400, color: theme.palette.neutralSecondary },
    when: { margin: "2px 0 6px", fontSize: 16, lineHeight: 22, fontWeight: 600 },
    due: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 6, margin: 0, fontSize: 12 },
    soon: { color: theme.palette.neutralSecondary },
    late: { fontWeight: 600, color: theme.semanticColors.errorText },
    done: { display: "inline-flex", alignItems: "center", gap: 4, fontWeight: 600 },
  });

/** The next committee and the day its agenda must leave; late is said in words. */
export function CommitteeCard({ overview }: { readonly overview: Overview }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const headingId = useId();
  const { day, time } = overview.nextCommittee;
  return (
    <section className={classes.card} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {words.t("committee.heading")}
      </h2>
      <p className={classes.when}>
        {words.t("committee.when", { day: capitalised(words.day(day, "weekday")), time: words.time(time) })}
      </p>
      <AgendaDue overview={overview} classes={classes} />
    </section>
  );
}

function AgendaDue({
  overview,
  classes,
}: {
  readonly overview: Overview;
  readonly classes: ReturnType<typeof build>;
}): ReactElement {
  const words = useWords();
  const due = words.day(overview.agendaDue, "weekday");
  const days = overview.agendaDue - overview.today;
  if (overview.agendaPrepared) {
    return (
      <p className={classes.due}>
        <span className={classes.done}>
          <Icon iconName="CheckMark" />
          {words.t("committee.agendaPrepared")}
        </span>
        <span className={classes.soon}>{words.t("committee.sendBy", { day: due })}</span>
      </p>
    );
  }
  return (
    <p className={classes.due}>
      <span>{words.t("committee.agendaDue", { day: due })}</span>
      <span className={days < 0 ? classes.late : classes.soon}>{dueIn(days, words)}</span>
    </p>
  );
}

function dueIn(days: number, words: Translator): string {
  if (days < 0) return words.t("committee.late", { count: -days });
  if (days === 0) return words.t("committee.dueToday");
  if (days === 1) return words.t("committee.dueTomorrow");
  return words.t("committee.dueInDays", { count: days });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

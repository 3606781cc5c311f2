import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement } from "react";
import { capitalised } from "../../domain/basis/text";
import type { Overview } from "../../committee/sources/sourcesContract";
import type { Week } from "../../committee/week/weekContract";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    card: {
      paddingBottom: 6,
      borderBottom: `1px solid ${theme.palette.neutralLight}`,
    },
    heading: {
      margin: 0,
      fontSize: 12,
      lineHeight: 16,
      fontWeight: 400,
      color: theme.palette.neutralSecondary,
    },
    when: { margin: 0, fontSize: 16, lineHeight: 22, fontWeight: 600 },
    place: { overflowWrap: "anywhere" },
    warning: { margin: "6px 0 0", paddingLeft: 8, fontSize: 12, lineHeight: 16, borderLeft: "3px solid" },
  });

interface CommitteeCardProps {
  readonly overview: Overview;
  readonly week: Week | null;
}

/** The committee that the week is about: when, where, and what is worth a word about it. */
export function CommitteeCard({ overview, week }: CommitteeCardProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const headingId = useId();
  const { day, time } = week ? { day: week.committee, time: week.time } : overview.nextCommittee;
  const holiday = week?.holiday ?? null;
  return (
    <section className={classes.card} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {words.t(day < overview.today ? "committee.held" : "committee.heading")}
        {week !== null && week.place !== "" && (
          <span className={classes.place}>
            {APART}
            {week.place}
          </span>
        )}
      </h2>
      <p className={classes.when}>
        {words.t("committee.when", { day: capitalised(words.day(day, "weekday")), time: words.time(time) })}
      </p>
      {holiday !== null && (
        <p className={classes.warning}>
          {words.t("committee.holiday", {
            holiday: holiday.name,
            proposed: words.day(holiday.proposed, "weekday"),
          })}
        </p>
      )}
      {week?.warnings.map((warning, index) => (
        <p key={index} className={classes.warning}>
          {words.message(warning)}
        </p>
      ))}
    </section>
  );
}

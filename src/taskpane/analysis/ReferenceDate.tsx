import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { Overview } from "../../committee/sources/sourcesContract";
import type { Day } from "../../domain/basis/day";
import { useClasses } from "../kit/styles";
import type { AnalysisSteps } from "../state/useAnalysis";
import { useWords } from "../kit/words";
import { DayField } from "../kit/DayField";
import { DayWarning } from "../kit/DayWarning";

const build = (theme: Theme) =>
  mergeStyleSets({
    source: {
      display: "flex",
      justifyContent: "space-between",
      alignItems: "flex-start",
      gap: 12,
      fontSize: 12,
      lineHeight: 16,
    },
    sheet: { minWidth: 0, overflowWrap: "anywhere", color: theme.palette.neutralSecondary },
    note: { margin: "0 0 2px", fontSize: 12, color: theme.palette.neutralSecondary },
    change: { flex: "none" },
    link: { fontSize: 12 },
  });

interface ReferenceDateProps {
  readonly overview: Overview;
  readonly analysing: AnalysisSteps;
  readonly isBusy: boolean;
}

/** The day the receivables are of, with its source; a field when no sheet says it or the user overrules it. */
export function ReferenceDate({ overview, analysing, isBusy }: ReferenceDateProps): ReactElement {
  const stated = overview.referenceDate;
  if (stated !== null && analysing.chosen === null) {
    return <StatedDate overview={overview} stated={stated} analysing={analysing} isBusy={isBusy} />;
  }
  return <TypedDate overview={overview} analysing={analysing} isBusy={isBusy} />;
}

function StatedDate({
  overview,
  stated,
  analysing,
  isBusy,
}: ReferenceDateProps & { readonly stated: Day }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const sheet = overview.sources.find(({ referenceDate }) => referenceDate === stated)?.sheet;
  const day = words.day(stated, "short");
  return (
    <section>
      <p className={classes.text}>{words.t("referenceDate.stated", { day })}</p>
      <div className={classes.source}>
        <span className={classes.sheet}>
          {sheet === undefined ? words.t("referenceDate.standing") : words.t("referenceDate.from", { sheet })}
        </span>
        <Link className={classes.change} disabled={isBusy} onClick={analysing.changeDay}>
          {words.t("referenceDate.change")}
        </Link>
      </div>
      <DayWarning day={stated} today={overview.today} />
    </section>
  );
}

function TypedDate({ overview, analysing, isBusy }: ReferenceDateProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [wasLeft, setLeft] = useState(false);
  const { day = null, typed = "" } = analysing.chosen ?? {};
  const example = words.day(overview.today, "short");
  const isEmpty = typed.trim() === "";
  const saysError = day === null && (analysing.isDateMissed || (wasLeft && !isEmpty));
  return (
    <section onBlur={() => setLeft(true)}>
      {overview.referenceDate === null && <p className={classes.note}>{words.t("referenceDate.needed")}</p>}
      <DayField
        label={words.t("referenceDate.label")}
        value={day}
        today={overview.today}
        disabled={isBusy}
        error={saysError ? words.t(`referenceDate.${isEmpty ? "required" : "invalid"}`, { example }) : ""}
        fieldRef={analysing.dateField}
        onChange={(chosenDay, text) => {
          setLeft(false);
          analysing.chooseDay({ day: chosenDay, typed: text });
        }}
      />
      <DayWarning day={day} today={overview.today} />
      {overview.referenceDate !== null && (
        <Link className={classes.link} disabled={isBusy} onClick={() => analysing.chooseDay(null)}>
          {words.t("referenceDate.back")}
        </Link>
      )}
    </section>
  );
}

import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useMemo, type ReactElement } from "react";
import { eventMarks, eventsLine } from "../../documents/results/events";
import type { ResultsMatter, ResultsPoint } from "../../documents/results/resultsMatter";
import type { Cents } from "../../domain/basis/money";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { CommitteeCourse } from "../kit/CommitteeCourse";
import { Disclosure } from "../kit/Disclosure";

const build = (theme: Theme) =>
  mergeStyleSets({
    // A disclosure leaves room for its sign: the table needs all of the pane's width.
    table: {
      width: "calc(100% + 28px)",
      marginInlineStart: -28,
      borderCollapse: "collapse",
      fontSize: 12,
      lineHeight: 16,
    },
    cell: {
      padding: "3px 0 3px 8px",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      textAlign: "end",
      fontWeight: 400,
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    head: { borderTop: 0, fontWeight: 600, whiteSpace: "normal", verticalAlign: "bottom" },
    first: { paddingInlineStart: 0, textAlign: "start" },
  });

/** Overdue by more than 60 days, its credits not taken off. */
function overdueOver60({ overdue: { d61_90, d91_120, over120 } }: ResultsPoint): Cents {
  return d61_90 + d91_120 + over120;
}

interface ResultsCourseProps {
  readonly results: ResultsMatter;
  /** Shows the sheet that has a row for each committee. */
  readonly onCommittees: () => void;
}

/** The overdue over the committees: a chart for the eye, the same and the red clients in figures. */
export function ResultsCourse({ results, onCommittees }: ResultsCourseProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { points } = results;
  const lines = useMemo(
    () => ({
      dates: points.map(({ date }) => date),
      solid: points.map(({ countedOverdue }) => countedOverdue),
      dashed: points.map(overdueOver60),
      marks: eventMarks(results),
    }),
    [points, results],
  );
  const events = eventsLine(results, words);
  const heads = ["date", "overdue", "over60", "share", "red"] as const;
  return (
    <>
      <CommitteeCourse
        solid={words.t("history.overdueThousands", { currency: words.currency })}
        dashed={words.t("results.over60Thousands", { currency: words.currency })}
        lines={lines}
      />
      {events !== "" && <p className={classes.small}>{events}</p>}
      <Disclosure title={words.t("history.figures")} startsOpen={false}>
        <table className={classes.table}>
          <thead>
            <tr>
              {heads.map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={`${classes.cell} ${classes.head} ${index === 0 ? classes.first : ""}`}
                >
                  {words.t(`results.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...points].reverse().map((point) => (
              <tr key={point.date}>
                <th scope="row" className={`${classes.cell} ${classes.first}`}>
                  {words.day(point.date, "short")}
                </th>
                <td className={classes.cell}>{words.shortMoney(point.countedOverdue)}</td>
                <td className={classes.cell}>{words.shortMoney(overdueOver60(point))}</td>
                <td className={classes.cell}>
                  {point.overdueRate === null ? "–" : words.percent(point.overdueRate, 1)}
                </td>
                <td className={classes.cell}>{words.number(point.counts.red)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Link onClick={onCommittees}>{words.t("results.committees")}</Link>
      </Disclosure>
    </>
  );
}

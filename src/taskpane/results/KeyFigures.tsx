import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Results } from "../../committee/results/resultsContract";
import { keyFigures } from "../../documents/results/keyFigures";
import { arbitrationSentences, comparedPeriods } from "../../documents/results/resultsWords";
import { useClasses } from "../kit/styles";
import { FORCED_COLOURS, markColour } from "../kit/theme";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    head: {
      padding: "0 0 3px 8px",
      textAlign: "end",
      fontWeight: 400,
      color: theme.palette.neutralSecondary,
      verticalAlign: "bottom",
    },
    period: { textAlign: "end", whiteSpace: "nowrap" },
    name: {
      padding: "4px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      textAlign: "start",
      fontWeight: 400,
    },
    cell: {
      padding: "4px 0 4px 6px",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      textAlign: "end",
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    last: { fontWeight: 600 },
    better: { color: markColour(theme, "green"), selectors: { [FORCED_COLOURS]: { color: "CanvasText" } } },
    worse: { color: markColour(theme, "red"), selectors: { [FORCED_COLOURS]: { color: "CanvasText" } } },
  });

interface KeyFiguresProps {
  readonly results: Results;
  /** Shows the sheet that has a row for each committee. */
  readonly onCommittees: () => void;
}

/** The key figures from the first committee to the last, and how the arbitration rate is read. */
export function KeyFigures({ results, onCommittees }: KeyFiguresProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { comparison, arbitration, punctualitySince, weeks } = results;
  const since = [punctualitySince, arbitration?.since ?? null].filter((day) => day !== null);
  const periods = comparison === null ? [] : comparedPeriods(comparison, words);
  return (
    <>
      <table className={classes.table} aria-label={words.t("workbook:results.sections.keyFigures")}>
        <thead>
          <tr>
            <td />
            {periods.map((period) => (
              <th key={period} scope="col" className={classes.head}>
                <Link className={classes.period} onClick={onCommittees}>
                  {period}
                </Link>
              </th>
            ))}
            <th scope="col" className={classes.head}>
              {words.t("results.change")}
            </th>
          </tr>
        </thead>
        <tbody>
          {keyFigures(results, words).map(({ key, name, first, last, change, isBetter }) => (
            <tr key={key}>
              <th scope="row" className={classes.name}>
                {name}
              </th>
              <td className={classes.cell}>{first}</td>
              <td className={`${classes.cell} ${classes.last}`}>{last}</td>
              <td
                className={`${classes.cell} ${isBetter === null ? "" : isBetter ? classes.better : classes.worse}`}
              >
                {change}
                {isBetter !== null && (
                  <span className={classes.hidden}>
                    {" "}
                    {words.t(isBetter ? "results.better" : "results.worse")}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>
        {since.length === 0
          ? words.t("results.rates", { weeks })
          : words.t("results.ratesSince", {
              weeks,
              day: words.list([...new Set(since)].map((day) => words.day(day, "short"))),
            })}
      </p>
      {arbitration && <p className={classes.note}>{arbitrationSentences(arbitration, words).join(" ")}</p>}
    </>
  );
}

import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ProbeResult } from "../../committee/selfCheck/selfCheckContract";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    head: {
      padding: "4px 0",
      fontWeight: 600,
      textAlign: "start",
      color: theme.palette.neutralSecondary,
      borderBottom: `1px solid ${theme.palette.neutralTertiary}`,
    },
    row: { borderBottom: `1px solid ${theme.palette.neutralLight}` },
    name: { padding: "6px 8px 6px 0", fontWeight: 400, textAlign: "start", verticalAlign: "top" },
    strong: { display: "block", fontWeight: 600 },
    outcome: { padding: "6px 0", width: 78, verticalAlign: "top" },
    code: { display: "block", overflowWrap: "anywhere", fontSize: 11, color: theme.palette.neutralSecondary },
  });

interface OutcomeTableProps {
  readonly caption: string;
  readonly results: readonly ProbeResult[];
}

/** Probes with how they ended; of those that did not hold, what it means for the user. */
export function OutcomeTable({ caption, results }: OutcomeTableProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <table className={classes.table}>
      <caption className={classes.hidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={classes.head}>
            {words.t("selfCheck.what")}
          </th>
          <th scope="col" className={classes.head}>
            {words.t("selfCheck.result")}
          </th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ id, outcome, code }) => {
          const isWarning = outcome === "differs" || outcome === "refused";
          return (
            <tr key={id} className={classes.row}>
              <th scope="row" className={classes.name}>
                <span className={isWarning ? classes.strong : undefined}>
                  {words.t(`selfCheck.probes.${id}.name`)}
                </span>
                {isWarning && words.t(`selfCheck.probes.${id}.means`)}
                {outcome === "refused" && <span className={classes.code}>{code}</span>}
              </th>
              <td className={classes.outcome}>{words.t(`selfCheck.outcomes.${outcome}`)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Results } from "../../committee/results/resultsContract";
import { decisionsPerRed } from "../../documents/results/resultsWords";
import { Disclosure } from "../kit/Disclosure";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    caption: { padding: "6px 0 2px", textAlign: "start", fontWeight: 600 },
    name: { padding: "3px 0", textAlign: "start", fontWeight: 400, overflowWrap: "anywhere" },
    cell: {
      padding: "3px 0 3px 6px",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      textAlign: "end",
      fontVariantNumeric: "tabular-nums",
    },
    small: { margin: 0, fontSize: 12, lineHeight: 16 },
  });

interface WhoDecidesProps {
  readonly results: Results;
  /** Shows the sheet that has a row for each action. */
  readonly onProtocol: () => void;
}

/** Decisions per red client discussed, and actions on time per owner and salesperson: by name, no ranking. */
export function WhoDecides({ results, onProtocol }: WhoDecidesProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const { people } = results.who;
  const perRed = decisionsPerRed(results, words);
  if (people.length === 0 && perRed === "") return null;
  const roles = (["owner", "salesperson"] as const).filter((role) => people.some((one) => one.role === role));
  return (
    <Disclosure title={words.t("workbook:results.tables.who.title")} startsOpen={false} level={2}>
      <p className={classes.small}>{perRed}</p>
      {roles.map((role) => (
        <table key={role} className={classes.table}>
          <caption className={classes.caption}>{words.t(`workbook:results.roles.${role}`)}</caption>
          <tbody>
            {people
              .filter((person) => person.role === role)
              .map(({ name, due, onTime }) => (
                <tr key={name}>
                  <th scope="row" className={classes.name}>
                    {name}
                  </th>
                  <td className={classes.cell}>
                    {words.t("results.onTime", {
                      onTime: words.number(onTime),
                      due: words.number(due),
                      share: words.percent(onTime / due),
                    })}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
      <Link onClick={onProtocol}>{words.t("results.protocol")}</Link>
    </Disclosure>
  );
}

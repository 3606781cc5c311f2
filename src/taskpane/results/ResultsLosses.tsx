import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Results } from "../../committee/results/resultsContract";
import { lossSentence, yearOfLossesText } from "../../documents/results/resultsWords";
import { Disclosure } from "../kit/Disclosure";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import type { CommitteePane } from "../state/useCommittee";

const build = () =>
  mergeStyleSets({
    list: { margin: 0, padding: 0, listStyle: "none", fontSize: 12, lineHeight: 18 },
    small: { margin: 0, fontSize: 12, lineHeight: 16 },
  });

interface ResultsLossesProps {
  readonly results: Results;
  readonly actions: Pick<CommitteeActions, "protocol">;
  readonly act: CommitteePane["act"];
}

/** What was lost in each year, in number and amount, and each loss, leading to its row; null without any. */
export function ResultsLosses({ results, actions, act }: ResultsLossesProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const show = (number: number) => act(() => actions.protocol.showDecision(number));
  const { losses, departures } = results;
  if (departures.length === 0) return null;
  return (
    <Disclosure title={words.t("workbook:results.tables.losses.title")} startsOpen={false} level={2}>
      {losses.map((year) => (
        <p key={year.year} className={classes.small}>
          {yearOfLossesText(year, words)}
        </p>
      ))}
      <ul className={classes.list}>
        {[...departures].reverse().map((departure, index) => {
          const { number } = departure;
          const said = lossSentence(departure, results, words);
          return (
            <li key={index}>{number === null ? said : <Link onClick={() => show(number)}>{said}</Link>}</li>
          );
        })}
      </ul>
    </Disclosure>
  );
}

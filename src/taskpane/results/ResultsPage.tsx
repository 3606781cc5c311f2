import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useCallback, type ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Results } from "../../committee/results/resultsContract";
import {
  comparisonLines,
  headline,
  littleHistory,
  presenterLine,
  presenterNotes,
  resultsNotices,
} from "../../documents/results/resultsWords";
import { isoDay } from "../../domain/basis/day";
import { CellWarnings } from "../kit/CellWarnings";
import { Disclosure } from "../kit/Disclosure";
import { KeyFigures } from "./KeyFigures";
import { MailMade } from "../mail/MailMade";
import { PrintPage } from "../mail/PrintPage";
import { ProblemNote } from "../kit/ProblemNote";
import { ResultsClients } from "./ResultsClients";
import { ResultsLosses } from "./ResultsLosses";
import { ResultsCourse } from "./ResultsCourse";
import { WhoDecides } from "./WhoDecides";
import { ResultsRefresh } from "./ResultsRefresh";
import { useClasses } from "../kit/styles";
import type { CommitteePane } from "../state/useCommittee";
import { useReading } from "../kit/useReading";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    headline: { margin: 0, fontSize: 16, lineHeight: 22, fontWeight: 600 },
    small: { margin: "2px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    list: { margin: 0, padding: 0, listStyle: "none", fontSize: 12, lineHeight: 16 },
    item: { padding: "2px 0", overflowWrap: "anywhere" },
    print: { marginTop: 12 },
  });

interface ResultsPageProps {
  readonly actions: Pick<CommitteeActions, "results" | "protocol" | "client" | "workbook">;
  readonly act: CommitteePane["act"];
}

/** What the committees achieved, ready for the management committee; nothing is written before it is asked for. */
export function ResultsPage(props: ResultsPageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { actions } = props;
  const {
    found: results,
    problem,
    readAgain,
    replace,
  } = useReading(useCallback(() => actions.results.readResults(), [actions]));
  if (problem) return <ProblemNote problem={problem} onRetry={readAgain} />;
  if (results === null) {
    return (
      <p className={classes.text} role="status">
        {words.t("results.reading")}
      </p>
    );
  }
  if (results.comparison === null) return <NotYet results={results} />;
  return <Achieved {...props} results={results} onRefreshed={replace} />;
}

/** Before the second committee: what there will be to see, and when. */
function NotYet({ results }: { readonly results: Results }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <div className={classes.stack}>
      <p className={classes.text}>{littleHistory(results, words)}</p>
      <p className={classes.small}>{words.t("results.willShow")}</p>
    </div>
  );
}

interface AchievedProps extends ResultsPageProps {
  readonly results: Results;
  readonly onRefreshed: (results: Results) => void;
}

function Achieved({ results, actions, act, onRefreshed }: AchievedProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { points, comparison, warnings } = results;
  const last = points.at(-1)?.date ?? 0;
  const readMail = useCallback(() => actions.results.resultsMail(), [actions]);
  const notices = resultsNotices(results, words);
  const showCommittees = () => act(() => actions.workbook.showSheet("committees"));
  return (
    <div className={classes.stack}>
      {comparison && (
        <div>
          <p className={classes.headline}>{unbrokenSigns(headline(comparison, words))}</p>
          {comparisonLines(comparison, words).map((line) => (
            <p key={line} className={classes.small}>
              {line}
            </p>
          ))}
        </div>
      )}
      <ResultsRefresh actions={actions} sheet={results.sheet} onRefreshed={onRefreshed} />
      <section>
        <h2 className={classes.heading}>{words.t("workbook:results.sections.keyFigures")}</h2>
        <KeyFigures results={results} onCommittees={showCommittees} />
      </section>
      <section>
        <h2 className={classes.heading}>{words.t("history.course")}</h2>
        <ResultsCourse results={results} onCommittees={showCommittees} />
      </section>
      <ResultsClients results={results} actions={actions} act={act} />
      <CellWarnings warnings={warnings} />
      {notices.length > 0 && (
        <section>
          <h2 className={classes.heading}>{words.t("workbook:results.sections.notices")}</h2>
          <ul className={classes.list}>
            {notices.map((notice, index) => (
              <li key={index} className={classes.item}>
                {notice}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ResultsLosses results={results} actions={actions} act={act} />
      <WhoDecides results={results} onProtocol={() => act(() => actions.workbook.showSheet("protocol"))} />
      <Disclosure title={words.t("results.mail")} startsOpen={false} level={2}>
        <p className={classes.text}>{presenterLine(results, words)}</p>
        <h3 className={classes.small}>{words.t("workbook:results.notes.title")}</h3>
        <ul className={classes.list}>
          {presenterNotes(results, words).map((note) => (
            <li key={note} className={classes.item}>
              {note}
            </li>
          ))}
        </ul>
        <MailMade read={readMail} isNext fileName={words.t("results.file", { day: isoDay(last) })} />
        {results.sheet !== "absent" && (
          <div className={classes.print}>
            <PrintPage page="results" actions={actions} />
          </div>
        )}
      </Disclosure>
    </div>
  );
}

/** A sign stays with its amount where a currency stands between them: "(−€2.6M". */
function unbrokenSigns(text: string): string {
  return text.replace(/(?<=[+−])(?=\D)/g, "\u2060");
}

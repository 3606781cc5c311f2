import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Results } from "../../committee/results/resultsContract";
import { assumptionOf } from "../../documents/results/resultsTables";
import { decisionLine, improvementText, lostText } from "../../documents/results/resultsWords";
import type { Improvement } from "../../domain/results/clientOutcomes";
import { type ClassesOf, useClasses } from "../kit/styles";
import type { CommitteePane } from "../state/useCommittee";
import { useWords } from "../kit/words";

/** The sheet has them all. */
const MOST_CLIENTS = 5;
const MOST_DECISIONS = 3;

const build = (theme: Theme) =>
  mergeStyleSets({
    item: {
      padding: "6px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      overflowWrap: "anywhere",
      selectors: { ":first-child": { borderTop: 0 } },
    },
    figures: { margin: 0, fontSize: 12, lineHeight: 16, fontVariantNumeric: "tabular-nums" },
    decisions: { margin: 0, padding: 0, listStyle: "none", fontSize: 12, lineHeight: 18 },
  });

type Classes = ClassesOf<typeof build>;

interface ResultsClientsProps {
  readonly results: Results;
  readonly actions: Pick<CommitteeActions, "protocol" | "client">;
  readonly act: CommitteePane["act"];
}

/** The clients whose overdue fell most, what was decided before, and those lost to red. No cause is claimed. */
export function ResultsClients({ results, actions, act }: ResultsClientsProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const show = (number: number) => act(() => actions.protocol.showDecision(number));
  const { improvements, lost } = results;
  const showClient = (clientCode: string) => act(() => actions.client.showClient(clientCode));
  return (
    <>
      <section>
        <h2 className={classes.heading}>{words.t("workbook:results.sections.improvements")}</h2>
        <p className={classes.small}>{assumptionOf("improvements", results, words)}</p>
        {improvements.length === 0 && (
          <p className={classes.small}>{words.t("workbook:results.nothing.improvements")}</p>
        )}
        <ul className={classes.list}>
          {improvements.slice(0, MOST_CLIENTS).map((improvement) => (
            <li key={improvement.clientCode} className={classes.item}>
              <ClientLink client={improvement} onShow={showClient} classes={classes} />
              <p className={classes.figures}>{improvementText(improvement, words)}</p>
              <PrecededBy improvement={improvement} results={results} onShow={show} classes={classes} />
            </li>
          ))}
        </ul>
        <More count={improvements.length - MOST_CLIENTS} classes={classes} />
      </section>
      <section>
        <h2 className={classes.heading}>{words.t("results.lost")}</h2>
        {lost.length === 0 && <p className={classes.small}>{words.t("results.noLost")}</p>}
        <ul className={classes.list}>
          {lost.slice(0, MOST_CLIENTS).map((client) => (
            <li key={client.clientCode} className={classes.item}>
              <ClientLink client={client} onShow={showClient} classes={classes} />
              <p className={classes.figures}>{lostText(client, words)}</p>
            </li>
          ))}
        </ul>
        <More count={lost.length - MOST_CLIENTS} classes={classes} />
      </section>
    </>
  );
}

interface ClientLinkProps {
  readonly client: { readonly clientCode: string; readonly clientName: string };
  /** Selects a client's row on the Clients sheet. */
  readonly onShow: (clientCode: string) => void;
  readonly classes: Classes;
}

/** A client's name, leading to its row. */
function ClientLink({ client: { clientCode, clientName }, onShow, classes }: ClientLinkProps): ReactElement {
  return (
    <p className={classes.text}>
      <Link onClick={() => onShow(clientCode)}>{clientName || clientCode}</Link>
    </p>
  );
}

function More({
  count,
  classes,
}: {
  readonly count: number;
  readonly classes: Classes;
}): ReactElement | null {
  const words = useWords();
  if (count <= 0) return null;
  return <p className={classes.small}>{words.t("results.more", { count, number: words.number(count) })}</p>;
}

interface PrecededByProps {
  readonly improvement: Improvement;
  readonly results: Results;
  /** Selects a decision's row in the protocol. */
  readonly onShow: (number: number) => void;
  readonly classes: Classes;
}

/** The last decisions about a client from its highest overdue on, each leading to its row. */
function PrecededBy({ improvement, results, onShow, classes }: PrecededByProps): ReactElement {
  const words = useWords();
  const { precededBy } = improvement;
  if (precededBy.length === 0) return <p className={classes.small}>{words.t("results.noDecision")}</p>;
  const earlier = precededBy.length - MOST_DECISIONS;
  return (
    <>
      <p className={classes.small}>{words.t("workbook:results.precededBy")}</p>
      <ul className={classes.decisions}>
        {precededBy.slice(-MOST_DECISIONS).map((number) => {
          const entry = results.decisions.get(number);
          return (
            <li key={number}>
              <Link onClick={() => onShow(number)}>
                {entry ? decisionLine(entry, words) : words.t("decisions.number", { number })}
              </Link>
            </li>
          );
        })}
      </ul>
      {earlier > 0 && (
        <p className={classes.small}>
          {words.t("results.earlier", { count: earlier, number: words.number(earlier) })}
        </p>
      )}
    </>
  );
}

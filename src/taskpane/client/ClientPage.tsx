import { DefaultButton } from "@fluentui/react/lib/Button";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import { AgeingBars, ExposureBar } from "./ClientBars";
import { ClientCovers, ClientRatings } from "./ClientCovers";
import { ClientHead } from "./ClientHead";
import { ClientHistoryBody } from "../protocol/ClientHistoryPanel";
import { ClientItems } from "./ClientItems";
import { ClientMarks } from "./ClientMarks";
import { ClientOpening } from "./ClientOpening";
import { ClientPressing } from "./ClientPressing";
import { ClientSearch } from "./ClientSearch";
import { ClientSteps } from "./ClientSteps";
import { ClientTerms } from "./ClientTerms";
import { ClientTimeline } from "./ClientTimeline";
import { Disclosure } from "../kit/Disclosure";
import { TaskProgress } from "../kit/TaskProgress";
import type { PageProps } from "../state/paneView";
import { ProblemNote } from "../kit/ProblemNote";
import { useClasses } from "../kit/styles";
import { useClientCard } from "./useClientCard";
import { CellWarnings } from "../kit/CellWarnings";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    empty: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 10, margin: 0 },
    account: { display: "flex", justifyContent: "space-between", gap: 12, padding: "3px 0" },
    amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
    // A disclosure leaves room for its sign, which a history has no use for.
    history: { marginInlineStart: -24 },
    asOf: { margin: "-12px 0 0", fontSize: 12, color: theme.palette.neutralSecondary },
  });

/** The card of the client whose row is selected in the workbook, on whatever sheet. */
export function ClientPage({ actions, overview, pane, show }: PageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const following = useClientCard(actions, overview.clients);
  const { found: card, task, problem, isFollowing, choose, readAgain, cancel } = following;
  if (overview.clients === null) {
    return (
      <div className={classes.empty}>
        <p className={classes.text}>{words.t("client.notAnalysed")}</p>
        <DefaultButton text={words.t("client.toWeek")} onClick={() => show("week")} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <ClientSearch clients={overview.clients} offers={isFollowing && !task && !card} onChoose={choose} />
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {task?.progress && <TaskProgress task={task} onCancel={cancel} />}
      {card ? (
        <Card card={card} actions={actions} overview={overview} pane={pane} onChanged={readAgain} />
      ) : (
        isFollowing && !task && !problem && <p className={classes.text}>{words.t("client.none")}</p>
      )}
    </div>
  );
}

interface CardProps extends Pick<PageProps, "actions" | "overview" | "pane"> {
  readonly card: ClientCard;
  readonly onChanged: () => void;
}

function Card({ card, actions, overview, pane, onChanged }: CardProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const showDecision = (number: number) => pane.act(() => actions.protocol.showDecision(number));
  return (
    <article className={classes.stack} aria-label={card.clientName}>
      <ClientHead card={card} />
      <p className={classes.asOf}>
        {words.t("client.asOf", { day: words.day(card.referenceDate, "short") })}
      </p>
      <CellWarnings warnings={card.warnings} />
      <ClientPressing card={card} />
      <ClientOpening card={card} onShow={showDecision} />
      <ExposureBar card={card} looksAtCover={looksAtCover(overview.criteria)} />
      <AgeingBars card={card} />
      <ClientSteps
        key={`steps ${card.clientCode}`}
        card={card}
        actions={actions}
        overview={overview}
        pane={pane}
        onChanged={onChanged}
      />
      <ClientTimeline key={`timeline ${card.clientCode}`} card={card} onShow={showDecision} />
      <ClientMarks
        key={`marks ${card.clientCode}`}
        card={card}
        actions={actions}
        pane={pane}
        onChanged={onChanged}
      />
      <Disclosure key={`history ${card.clientCode}`} title={words.t("decisions.history")} startsOpen={false}>
        <div className={classes.history}>
          <ClientHistoryBody
            code={card.clientCode}
            actions={actions}
            today={overview.today}
            onShow={showDecision}
          />
        </div>
      </Disclosure>
      <ClientCovers card={card} />
      <ClientRatings card={card} />
      <ClientTerms card={card} />
      {card.accounts.length > 0 && (
        <section>
          <h3 className={classes.heading}>{words.t("client.accounts")}</h3>
          <ul className={classes.list}>
            {card.accounts.map(({ clientCode, clientName, exposure }) => (
              <li key={clientCode} className={classes.account}>
                <Link onClick={() => pane.act(() => actions.client.showClient(clientCode))}>
                  {clientName} ({clientCode})
                </Link>
                <span className={classes.amount}>{words.money(exposure, 0)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {/* Last, for there may be thousands. */}
      <ClientItems card={card} />
    </article>
  );
}

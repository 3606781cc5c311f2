import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useCallback, useMemo, type ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { ClientHistory, HistoryPoint } from "../../committee/protocol/protocolContract";
import type { Day } from "../../domain/basis/day";
import type { Colour } from "../../domain/policy/grid";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { decisionAlerts, decisionFacts, decisionText } from "./decisionFacts";
import { colourRuns, type ColourRun } from "./historyRuns";
import { type ClassesOf, useClasses } from "../kit/styles";
import { useReading } from "../kit/useReading";
import { APART, useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";
import { CommitteeCourse } from "../kit/CommitteeCourse";
import { Disclosure } from "../kit/Disclosure";
import { Fact } from "../kit/Fact";
import { ProblemNote } from "../kit/ProblemNote";

const build = (theme: Theme) =>
  mergeStyleSets({
    name: { margin: 0, fontSize: 16, lineHeight: 22, fontWeight: 600, overflowWrap: "anywhere" },
    code: {
      display: "block",
      fontSize: 12,
      lineHeight: 16,
      fontWeight: 400,
      color: theme.palette.neutralSecondary,
    },
    facts: { display: "grid", gridTemplateColumns: "1fr auto", gap: "2px 12px", margin: 0 },
    fact: { margin: 0, textAlign: "end", fontVariantNumeric: "tabular-nums" },
    run: { display: "flex", alignItems: "baseline", gap: 6, padding: "2px 0", fontSize: 12, lineHeight: 16 },
    table: {
      width: "100%",
      borderCollapse: "collapse",
      fontSize: 12,
      lineHeight: 16,
      marginInlineStart: -24,
    },
    head: { padding: "3px 4px 3px 0", textAlign: "end", fontWeight: 600, verticalAlign: "bottom" },
    cell: {
      padding: "3px 4px 3px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      textAlign: "end",
      fontWeight: 400,
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    first: { textAlign: "start" },
    item: { padding: "6px 0", borderTop: `1px solid ${theme.palette.neutralLight}` },
    decision: { display: "block", overflowWrap: "anywhere", whiteSpace: "pre-line" },
    strong: { fontWeight: 600, color: theme.semanticColors.bodyText },
  });

type Classes = ClassesOf<typeof build>;

interface ClientHistoryPanelProps {
  readonly client: { readonly clientCode: string; readonly clientName: string };
  readonly actions: Pick<CommitteeActions, "protocol">;
  readonly today: Day;
  /** Selects a decision's row in the protocol. */
  readonly onShow: (number: number) => void;
}

/** Everything the workbook remembers of one client, under its name. */
export function ClientHistoryPanel({ client, ...rest }: ClientHistoryPanelProps): ReactElement {
  const classes = useClasses(build);
  return (
    <section className={classes.stack}>
      <h2 className={classes.name}>
        {client.clientName || client.clientCode}
        {client.clientName !== "" && <span className={classes.code}>{client.clientCode}</span>}
      </h2>
      <ClientHistoryBody code={client.clientCode} {...rest} />
    </section>
  );
}

/** The same without the name, for a page that bears it already; read when it is shown. */
export function ClientHistoryBody({
  code: clientCode,
  actions,
  today,
  onShow,
}: Omit<ClientHistoryPanelProps, "client"> & { readonly code: string }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const {
    found: history,
    problem,
    readAgain,
  } = useReading(useCallback(() => actions.protocol.clientHistory(clientCode), [actions, clientCode]));
  return (
    <div className={classes.stack}>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {history === null && problem === null && <p className={classes.text}>{words.t("history.reading")}</p>}
      {history && <History history={history} today={today} onShow={onShow} />}
    </div>
  );
}

interface HistoryProps {
  readonly history: ClientHistory;
  readonly today: Day;
  readonly onShow: (number: number) => void;
}

function History({ history, today, onShow }: HistoryProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { points, decisions, keptPromises, brokenPromises, arbitrations, block } = history;
  const summary = [
    [words.t("history.decisions"), decisions.length],
    [words.t("history.keptPromises"), keptPromises.length],
    [words.t("history.brokenPromises"), brokenPromises.length],
    [words.t("history.arbitrations"), arbitrations.length],
  ] as const;
  return (
    <>
      <div>
        {block && (
          <p className={`${classes.text} ${classes.strong}`}>
            {words.t("history.blocked", {
              day: block.committeeDate === null ? "–" : words.day(block.committeeDate, "short"),
              number: block.number ?? "–",
            })}
          </p>
        )}
        <dl className={classes.facts}>
          {summary.map(([name, count]) => (
            <Fact key={name} name={name} value={words.number(count)} className={classes.fact} />
          ))}
        </dl>
      </div>
      <Course points={points} classes={classes} />
      <section>
        <h3 className={classes.heading}>{words.t("history.allDecisions")}</h3>
        {decisions.length === 0 && <p className={classes.small}>{words.t("history.noDecision")}</p>}
        <ul className={classes.list}>
          {decisions.map((entry, index) => (
            <li key={`${entry.number ?? "–"} ${index}`} className={classes.item}>
              <Decision entry={entry} history={history} today={today} classes={classes} onShow={onShow} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Colours and amounts over time: a chart for the eye, runs and a table in words and figures. */
function Course({
  points,
  classes,
}: {
  readonly points: readonly HistoryPoint[];
  readonly classes: Classes;
}): ReactElement {
  const words = useWords();
  const runs = useMemo(() => colourRuns(points), [points]);
  const lines = useMemo(
    () => ({
      dates: points.map(({ committeeDate }) => committeeDate),
      solid: points.map(({ exposure }) => exposure),
      dashed: points.map(({ countedOverdue }) => countedOverdue),
    }),
    [points],
  );
  return (
    <section>
      <h3 className={classes.heading}>{words.t("history.course")}</h3>
      {points.length === 0 && <p className={classes.small}>{words.t("history.noPoint")}</p>}
      <ul className={classes.list}>
        {runs.map((run) => (
          <li key={run.from} className={classes.run}>
            {run.colour && <ColourMark colour={run.colour} />}
            <span>{runText(run, words)}</span>
          </li>
        ))}
      </ul>
      {points.length > 1 && (
        <CommitteeCourse
          solid={words.t("history.exposureThousands", { currency: words.currency })}
          dashed={words.t("history.overdueThousands", { currency: words.currency })}
          lines={lines}
        />
      )}
      {points.length > 0 && (
        <Disclosure title={words.t("history.figures")} startsOpen={false}>
          <PointsTable points={points} classes={classes} />
        </Disclosure>
      )}
    </section>
  );
}

function runText({ colour, from, to, committees }: ColourRun, words: ReturnType<typeof useWords>): string {
  const values = {
    colour: colour === null ? words.t("history.noColour") : words.t(`colour.${colour}`),
    from: words.day(from, "short"),
    to: words.day(to, "short"),
    count: committees,
  };
  return committees === 1 ? words.t("history.runOne", values) : words.t("history.run", values);
}

/** What the chart shows, in figures. */
function PointsTable({
  points,
  classes,
}: {
  readonly points: readonly HistoryPoint[];
  readonly classes: Classes;
}): ReactElement {
  const words = useWords();
  const heads = ["committee", "exposure", "overdue", "late"] as const;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={head} scope="col" className={`${classes.head} ${index === 0 ? classes.first : ""}`}>
              {words.t(`history.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...points].reverse().map((point) => (
          <tr key={point.committeeDate}>
            <th scope="row" className={`${classes.cell} ${classes.first}`}>
              {words.day(point.committeeDate, "short")} <Word colour={point.colour} />
            </th>
            <td className={classes.cell}>{words.money(point.exposure, 0)}</td>
            <td className={classes.cell}>{words.money(point.countedOverdue, 0)}</td>
            <td className={classes.cell}>
              {words.t("clients.days", { number: words.number(point.oldestDaysLate) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Word({ colour }: { readonly colour: Colour | null }): ReactElement | null {
  const words = useWords();
  return colour === null ? null : <span>{words.t(`colour.${colour}`)}</span>;
}

interface DecisionProps extends HistoryProps {
  readonly entry: ProtocolEntry;
  readonly classes: Classes;
}

/** A decision, what became of it and what the arbiter said. */
function Decision({ entry, history, today, classes, onShow }: DecisionProps): ReactElement {
  const words = useWords();
  const { number, result, arbitration, ruling } = entry;
  const alerts = [...promiseOf(entry, history, words), ...decisionAlerts(entry, today, words)];
  return (
    <>
      {number === null ? (
        <span className={classes.decision}>{decisionText(entry)}</span>
      ) : (
        <Link className={classes.decision} onClick={() => onShow(number)}>
          {decisionText(entry)}
        </Link>
      )}
      <p className={classes.small}>
        {[
          ...(number === null ? [] : [words.t("decisions.number", { number })]),
          ...decisionFacts(entry, words),
        ].join(APART)}
        {alerts.length > 0 && (
          <span className={classes.strong}>
            {APART}
            {alerts.join(APART)}
          </span>
        )}
      </p>
      {result !== "" && <p className={classes.small}>{words.t("history.result", { result })}</p>}
      {arbitration === "ruled" && <p className={classes.small}>{words.t("history.ruling", { ruling })}</p>}
    </>
  );
}

function promiseOf(
  entry: ProtocolEntry,
  history: ClientHistory,
  words: ReturnType<typeof useWords>,
): string[] {
  const isAmong = (entries: readonly ProtocolEntry[]) =>
    entries.some((other) => other === entry || (other.number !== null && other.number === entry.number));
  if (isAmong(history.brokenPromises)) return [words.t("history.broken")];
  return isAmong(history.keptPromises) ? [words.t("history.kept")] : [];
}

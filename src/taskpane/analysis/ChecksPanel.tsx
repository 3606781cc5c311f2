import { List } from "@fluentui/react/lib/List";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement, ReactNode } from "react";
import type { Analysis } from "../../committee/analysis/analysisContract";
import type { SourceSummary } from "../../committee/sources/sourcesContract";
import type { GroupProposal, Message, Reconciliation, RejectedRow, Source } from "../../intake/source";
import { type ClassesOf, useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { Disclosure } from "../kit/Disclosure";
import { CellLink } from "../sources/CellLink";
import { FindingText } from "../sources/Findings";
import { ReadingReport } from "../sources/ReadingReport";
import { Reconciliations } from "../sources/Reconciliations";
import { SourcesFound } from "../sources/SourcesFound";
import { TotalsTable } from "./TotalsTable";

const build = (theme: Theme) =>
  mergeStyleSets({
    panel: { paddingTop: 8 },
    note: { margin: "0 0 6px", fontSize: 12, color: theme.palette.neutralSecondary },
    good: { margin: "4px 4px 8px" },
    item: { padding: "5px 0", fontSize: 12, lineHeight: 16, overflowWrap: "anywhere" },
    place: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", columnGap: 8 },
    amount: { fontVariantNumeric: "tabular-nums" },
  });

type Classes = ClassesOf<typeof build>;

interface ChecksPanelProps {
  readonly sources: readonly SourceSummary[];
  /** Null when the clients stand from an earlier analysis: its checks are not kept. */
  readonly analysis: Analysis | null;
  readonly onShowCell: (address: string) => void;
  /** The way to the page of sources. */
  readonly openSources: ReactNode;
}

/** Where the figures come from, what was left out of them and why, and that what is left adds up. */
export function ChecksPanel({ sources, analysis, onShowCell, openSources }: ChecksPanelProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <div className={classes.panel}>
      {analysis && <Reservations analysis={analysis} classes={classes} onShowCell={onShowCell} />}
      {analysis && (
        <Disclosure title={words.t("checks.totals")} startsOpen={analysis.rejected.length === 0}>
          <TotalsTable totals={analysis.totals} />
          <Reconciliations
            reconciliation={analysis.reconciliation.filter((item) => !isInTotals(item, analysis.totals))}
            onShowCell={onShowCell}
          />
        </Disclosure>
      )}
      {analysis && analysis.readings.length > 0 && (
        <Disclosure title={words.t("report.title")} startsOpen={false}>
          <ReadingReport
            readings={analysis.readings}
            said={new Set(analysis.warnings.map((warning) => words.message(warning)))}
            onShowCell={onShowCell}
          />
        </Disclosure>
      )}
      {analysis && analysis.groupProposals.length > 0 && (
        <Disclosure
          title={words.t("report.groups", { count: analysis.groupProposals.length })}
          startsOpen={false}
        >
          <p className={classes.note}>{words.t("report.groupsNote")}</p>
          <Groups groups={analysis.groupProposals} classes={classes} />
        </Disclosure>
      )}
      <Disclosure
        title={words.t("sources.summary", { count: sources.length })}
        startsOpen={analysis === null}
      >
        <SourcesFound sources={sources} />
        {openSources}
      </Disclosure>
    </div>
  );
}

/** The sheet's own total, found again, stands in the table of the totals already. */
function isInTotals({ against, stated, difference }: Reconciliation, totals: Analysis["totals"]): boolean {
  return against === "sheet-total" && difference === 0 && stated === totals.sheetTotal;
}

/** The rows rejected and the warnings, or one sentence when there are none. */
function Reservations({
  analysis: { rejected, warnings, readings },
  classes,
  onShowCell,
}: {
  readonly analysis: Analysis;
  readonly classes: Classes;
  readonly onShowCell: (address: string) => void;
}): ReactElement {
  const words = useWords();
  const counted = (count: number) => ({ count, number: words.number(count) });
  return (
    <>
      {rejected.length === 0 && warnings.length === 0 && (
        <p className={classes.good}>{words.t("checks.allGood")}</p>
      )}
      {rejected.length > 0 && (
        <Disclosure title={words.t("checks.rejected", counted(rejected.length))} startsOpen>
          <p className={classes.note}>{words.t("checks.rejectedNote")}</p>
          <RejectedRows rows={rejected} classes={classes} onShowCell={onShowCell} />
        </Disclosure>
      )}
      {warnings.length > 0 && (
        <Disclosure title={words.t("checks.warnings", counted(warnings.length))} startsOpen>
          <Warnings warnings={warnings} readings={readings} classes={classes} onShowCell={onShowCell} />
        </Disclosure>
      )}
    </>
  );
}

function RejectedRows({
  rows,
  classes,
  onShowCell,
}: {
  readonly rows: readonly RejectedRow[];
  readonly classes: Classes;
  readonly onShowCell: (address: string) => void;
}): ReactElement {
  const words = useWords();
  return (
    <List
      items={rows as RejectedRow[]}
      getKey={(row) => row.address}
      onRenderCell={(row) =>
        row && (
          <div className={classes.item}>
            <div className={classes.place}>
              <CellLink address={row.address} onShowCell={onShowCell} />
              {row.amount !== null && <span className={classes.amount}>{words.money(row.amount)}</span>}
            </div>
            <div>{words.message(row.reason)}</div>
          </div>
        )
      }
    />
  );
}

function Groups({
  groups,
  classes,
}: {
  readonly groups: readonly GroupProposal[];
  readonly classes: Classes;
}): ReactElement {
  const words = useWords();
  return (
    <List
      items={groups as GroupProposal[]}
      onRenderCell={(group) =>
        group && (
          <div className={classes.item}>
            {words.t("report.group", { name: group.name, codes: words.list(group.codes) })}
          </div>
        )
      }
    />
  );
}

/** Each warning with its cells, which the sheet's findings know. */
function Warnings({
  warnings,
  readings,
  classes,
  onShowCell,
}: {
  readonly warnings: readonly Message[];
  readonly readings: readonly Source[];
  readonly classes: Classes;
  readonly onShowCell: (address: string) => void;
}): ReactElement {
  const words = useWords();
  const cells = new Map(
    readings.flatMap(({ findings }) =>
      findings.map(({ message, addresses }) => [words.message(message), addresses] as const),
    ),
  );
  return (
    <List
      items={warnings as Message[]}
      onRenderCell={(message) =>
        message && (
          <div className={classes.item}>
            <FindingText
              finding={{ message, addresses: cells.get(words.message(message)) ?? [] }}
              onShowCell={onShowCell}
            />
          </div>
        )
      }
    />
  );
}

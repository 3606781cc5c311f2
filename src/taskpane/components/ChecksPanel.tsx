import { Link } from "@fluentui/react/lib/Link";
import { List } from "@fluentui/react/lib/List";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Analysis } from "../../committee/contract";
import type { Message, RejectedRow } from "../../intake/source";
import { useClasses } from "../theme";
import { useWords } from "../words";
import { Disclosure } from "./Disclosure";
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

type Classes = ReturnType<typeof build>;

interface ChecksPanelProps {
  readonly analysis: Analysis;
  readonly onShowCell: (address: string) => void;
}

/** What was left out of the figures and why, and that what is left adds up. */
export function ChecksPanel({ analysis, onShowCell }: ChecksPanelProps): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const { rejected, warnings, totals } = analysis;
  const counted = (count: number) => ({ count, number: words.number(count) });
  return (
    <div className={classes.panel}>
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
          <Warnings warnings={warnings} classes={classes} />
        </Disclosure>
      )}
      <Disclosure title={words.t("checks.totals")} startsOpen={rejected.length + warnings.length === 0}>
        <TotalsTable totals={totals} />
      </Disclosure>
    </div>
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
              <Link
                aria-label={words.t("checks.goTo", { address: row.address })}
                onClick={() => onShowCell(row.address)}
              >
                {row.address}
              </Link>
              {row.amount !== null && <span className={classes.amount}>{words.money(row.amount)}</span>}
            </div>
            <div>{words.message(row.reason)}</div>
          </div>
        )
      }
    />
  );
}

function Warnings({
  warnings,
  classes,
}: {
  readonly warnings: readonly Message[];
  readonly classes: Classes;
}): ReactElement {
  const words = useWords();
  return (
    <List
      items={warnings as Message[]}
      onRenderCell={(warning) => warning && <div className={classes.item}>{words.message(warning)}</div>}
    />
  );
}

import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Analysis } from "../../committee/analysis/analysisContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    table: { width: "100%", borderCollapse: "collapse", fontSize: 12, lineHeight: 20 },
    name: { padding: "1px 0", fontWeight: 400, textAlign: "start" },
    amount: { padding: "1px 0", textAlign: "end", whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
    sum: {
      selectors: { "th, td": { fontWeight: 600, borderTop: `1px solid ${theme.palette.neutralTertiary}` } },
    },
    verdict: { margin: "6px 0 0", fontSize: 12 },
    differs: { margin: "6px 0 0", fontSize: 12, fontWeight: 600, color: theme.semanticColors.errorText },
  });

const PARTS = ["notDue", "d1_30", "d31_60", "d61_90", "d91_120", "over120", "unallocatedCredits"] as const;

/**
 * The parts of the balance, which add up to it to the cent; the balance and the rejected rows, which add
 * up to the rows read; and the sheet's own total, compared with them when it has one.
 */
export function TotalsTable({ totals }: { readonly totals: Analysis["totals"] }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const rowsTotal = totals.balance + totals.rejected;
  const lines: [string, number, boolean][] = [
    ...PARTS.map((part): [string, number, boolean] => [words.t(`checks.${part}`), totals[part], false]),
    [words.t("checks.balance"), totals.balance, true],
    [words.t("checks.rejectedAmount"), totals.rejected, false],
    [words.t("checks.rowsTotal"), rowsTotal, true],
  ];
  if (totals.sheetTotal !== null) lines.push([words.t("checks.sheetTotal"), totals.sheetTotal, false]);
  return (
    <>
      <table className={classes.table}>
        <caption className={classes.hidden}>{words.t("checks.totals")}</caption>
        <tbody>
          {lines.map(([name, cents, isSum]) => (
            <tr key={name} className={isSum ? classes.sum : undefined}>
              <th scope="row" className={classes.name}>
                {name}
              </th>
              <td className={classes.amount}>{words.money(cents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p
        className={
          totals.sheetTotal === null || totals.sheetTotal === rowsTotal ? classes.verdict : classes.differs
        }
      >
        {verdict(totals.sheetTotal, rowsTotal, words)}
      </p>
    </>
  );
}

function verdict(sheetTotal: number | null, rowsTotal: number, words: Translator): string {
  if (sheetTotal === null) return words.t("checks.noSheetTotal");
  if (sheetTotal === rowsTotal) return words.t("checks.reconciled");
  return words.t("checks.notReconciled", { amount: words.money(sheetTotal - rowsTotal) });
}

import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Week } from "../../committee/week/weekContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { FORCED_COLOURS, markColour } from "../kit/theme";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    figures: { display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: 8, margin: 0 },
    figure: { display: "flex", flexDirection: "column", minWidth: 0 },
    // Where one name takes two lines the amounts still stand beside each other.
    name: { flex: "1 0 auto", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    value: {
      margin: 0,
      fontSize: 18,
      lineHeight: 24,
      fontWeight: 600,
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    change: { margin: 0, fontSize: 12, lineHeight: 16, whiteSpace: "nowrap" },
    better: { color: markColour(theme, "green"), selectors: { [FORCED_COLOURS]: { color: "CanvasText" } } },
    worse: { color: markColour(theme, "red"), selectors: { [FORCED_COLOURS]: { color: "CanvasText" } } },
  });

/** What is at risk, in the order in which it is read. */
const FIGURES = ["exposure", "countedOverdue", "uncovered"] as const;
const WITHOUT_COVER = ["exposure", "countedOverdue"] as const;

interface RiskFiguresProps {
  readonly clients: readonly ClientSummary[];
  /** False when a client is left out because a cell of its row cannot be read: there is nothing to compare then. */
  readonly isWhole: boolean;
  readonly week: Week | null;
  /** False where no cover is looked at: what is uncovered would be the exposure again. */
  readonly looksAtCover: boolean;
}

/** What the clients owe, what of it is late and what nobody covers, each with its change since the last committee. */
export function RiskFigures({ clients, isWhole, week, looksAtCover }: RiskFiguresProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const before = isWhole ? (week?.lastFigures ?? null) : null;
  const since = week?.lastDay ?? null;
  return (
    <div>
      <dl className={classes.figures} aria-label={words.t("risk.label")}>
        {(looksAtCover ? FIGURES : WITHOUT_COVER).map((key) => {
          const now = clients.reduce((sum, client) => sum + client[key], 0);
          const change = before === null ? null : now - before[key];
          // More exposure is neither good nor bad: it is what sales are for.
          const isJudged = key !== "exposure" && change !== null && change !== 0;
          const look = isJudged ? (change < 0 ? classes.better : classes.worse) : "";
          return (
            <div key={key} className={classes.figure}>
              <dt
                className={classes.name}
                title={key === "countedOverdue" ? words.t("risk.countedOverdueWhy") : undefined}
              >
                {words.t(`risk.${key}`)}
              </dt>
              <dd className={classes.value} title={words.money(now)}>
                {words.shortMoney(now)}
              </dd>
              {change !== null && (
                <dd className={`${classes.change} ${look}`}>{changeText(change, words)}</dd>
              )}
            </div>
          );
        })}
      </dl>
      {before !== null && since !== null && (
        <p className={classes.small}>{words.t("risk.since", { day: words.day(since, "short") })}</p>
      )}
    </div>
  );
}

/** The sign is written out: it says what the colour says. */
function changeText(change: number, words: Translator): string {
  if (change === 0) return words.t("risk.unchanged");
  return words.t(change > 0 ? "risk.more" : "risk.less", { amount: words.shortMoney(Math.abs(change)) });
}

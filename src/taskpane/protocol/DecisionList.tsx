import { FocusZone, FocusZoneDirection } from "@fluentui/react/lib/FocusZone";
import { Link } from "@fluentui/react/lib/Link";
import { List } from "@fluentui/react/lib/List";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Day } from "../../domain/basis/day";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { decisionAlerts, decisionFacts, decisionText } from "./decisionFacts";
import { type ClassesOf, useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    item: { padding: "2px 0 6px", borderTop: `1px solid ${theme.palette.neutralLight}` },
    button: [
      getFocusStyle(theme, { inset: 1 }),
      {
        display: "block",
        width: "100%",
        padding: "6px 4px 2px",
        border: 0,
        background: "transparent",
        color: theme.semanticColors.bodyText,
        font: "inherit",
        textAlign: "start",
        cursor: "pointer",
        selectors: {
          ":hover:enabled": { background: theme.palette.neutralLighter },
          ":disabled": { cursor: "default" },
        },
      },
    ],
    title: { display: "flex", alignItems: "baseline", gap: 8 },
    client: { flex: 1, minWidth: 0, fontWeight: 600, overflowWrap: "anywhere" },
    number: { fontSize: 12, whiteSpace: "nowrap", color: theme.palette.neutralSecondary },
    // Three lines say what it is about; the row in the sheet has the whole text.
    text: {
      display: "-webkit-box",
      overflow: "hidden",
      WebkitLineClamp: "3",
      WebkitBoxOrient: "vertical",
      overflowWrap: "anywhere",
    },
    alert: { fontWeight: 600, color: theme.semanticColors.bodyText },
    history: { padding: "0 4px", fontSize: 12, lineHeight: 16 },
  });

interface DecisionListProps {
  readonly entries: readonly ProtocolEntry[];
  readonly today: Day;
  readonly onShow: (number: number) => void;
  readonly onHistory: (client: { readonly clientCode: string; readonly clientName: string }) => void;
}

/**
 * Decisions, of which only those near the view are in the page: fifteen thousand scroll like ten. Choosing
 * one selects its row in the protocol.
 */
export function DecisionList({ entries, today, onShow, onHistory }: DecisionListProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <FocusZone direction={FocusZoneDirection.vertical}>
      <List
        role="list"
        aria-label={words.t("decisions.list")}
        items={entries as ProtocolEntry[]}
        getKey={({ number }, index) => `${number ?? "–"} ${index}`}
        onRenderCell={(entry, index) =>
          entry && (
            <div
              role="listitem"
              className={classes.item}
              aria-setsize={entries.length}
              aria-posinset={(index ?? 0) + 1}
            >
              <DecisionButton entry={entry} today={today} classes={classes} onShow={onShow} />
              {entry.clientCode !== "" && (
                <Link
                  className={classes.history}
                  aria-label={words.t("decisions.historyOf", {
                    client: entry.clientName || entry.clientCode,
                  })}
                  onClick={() => onHistory({ clientCode: entry.clientCode, clientName: entry.clientName })}
                >
                  {words.t("decisions.history")}
                </Link>
              )}
            </div>
          )
        }
      />
    </FocusZone>
  );
}

function DecisionButton({
  entry,
  today,
  classes,
  onShow,
}: Pick<DecisionListProps, "today" | "onShow"> & {
  readonly entry: ProtocolEntry;
  readonly classes: ClassesOf<typeof build>;
}): ReactElement {
  const words = useWords();
  const { number } = entry;
  const alerts = decisionAlerts(entry, today, words);
  return (
    <button
      type="button"
      className={classes.button}
      // A row typed by hand has no number yet by which to find it.
      disabled={number === null}
      onClick={() => number !== null && onShow(number)}
    >
      <span className={classes.title}>
        <span className={classes.client}>
          {entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient")}
        </span>
        {number !== null && <span className={classes.number}>{words.t("decisions.number", { number })}</span>}
      </span>
      <span className={classes.text}>{decisionText(entry)}</span>
      <span className={classes.below}>
        {decisionFacts(entry, words).join(APART)}
        {alerts.length > 0 && (
          <span className={classes.alert}>
            {APART}
            {alerts.join(APART)}
          </span>
        )}
      </span>
    </button>
  );
}

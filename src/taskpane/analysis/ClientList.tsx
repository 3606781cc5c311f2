import { FocusZone, FocusZoneDirection } from "@fluentui/react/lib/FocusZone";
import { List } from "@fluentui/react/lib/List";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Translator } from "../../locales/translator";
import { type ClassesOf, useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";

const build = (theme: Theme) =>
  mergeStyleSets({
    item: { borderTop: `1px solid ${theme.palette.neutralLight}` },
    button: [
      getFocusStyle(theme, { inset: 1 }),
      {
        display: "block",
        width: "100%",
        padding: "9px 4px 10px",
        border: 0,
        background: "transparent",
        color: theme.semanticColors.bodyText,
        font: "inherit",
        textAlign: "start",
        cursor: "pointer",
        selectors: { ":hover": { background: theme.palette.neutralLighter } },
      },
    ],
    title: { display: "flex", alignItems: "baseline", gap: 8 },
    name: { flex: 1, minWidth: 0, fontWeight: 600, overflowWrap: "anywhere" },
    colour: { display: "inline-flex", alignItems: "center", gap: 5, fontSize: 12, whiteSpace: "nowrap" },
    figures: {
      display: "grid",
      gridTemplateColumns: "minmax(76px, 1.1fr) minmax(76px, 1.1fr) minmax(64px, 1fr) auto",
      columnGap: 6,
      margin: "5px 0",
    },
    figure: { display: "flex", flexDirection: "column", minWidth: 0 },
    figureName: { fontSize: 11, lineHeight: 14, color: theme.palette.neutralSecondary },
    figureValue: {
      fontSize: 12,
      lineHeight: 16,
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    reasons: { display: "block", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
  });

type Classes = ClassesOf<typeof build>;

interface ClientListProps {
  readonly clients: readonly ClientSummary[];
  readonly onChoose: (clientCode: string) => void;
}

/**
 * The clients, of which only those near the view are in the page: ten thousand scroll like ten. One Tab
 * stop; the arrow keys go from client to client.
 */
export function ClientList({ clients, onChoose }: ClientListProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <FocusZone direction={FocusZoneDirection.vertical}>
      <List
        // A role of its own leaves the items to us, which say their place among all clients.
        role="list"
        aria-label={words.t("clients.list")}
        items={clients as ClientSummary[]}
        getKey={(client) => client.clientCode}
        onRenderCell={(client, index) =>
          client && (
            <div
              role="listitem"
              className={classes.item}
              aria-setsize={clients.length}
              aria-posinset={(index ?? 0) + 1}
            >
              <ClientButton client={client} classes={classes} onChoose={onChoose} />
            </div>
          )
        }
      />
    </FocusZone>
  );
}

function ClientButton({
  client,
  classes,
  onChoose,
}: {
  readonly client: ClientSummary;
  readonly classes: Classes;
  readonly onChoose: (clientCode: string) => void;
}): ReactElement {
  const words = useWords();
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={spoken(client, words)}
      onClick={() => onChoose(client.clientCode)}
    >
      <span className={classes.title}>
        <span className={classes.name}>{client.clientName}</span>
        <span className={classes.colour}>
          <ColourMark colour={client.colour} />
          {words.t(`colour.${client.colour}`)}
        </span>
      </span>
      <span className={classes.figures}>
        {figures(client, words).map(([name, value]) => (
          <span key={name} className={classes.figure}>
            <span className={classes.figureName}>{name}</span>
            <span className={classes.figureValue}>{value}</span>
          </span>
        ))}
      </span>
      <span className={classes.reasons}>{client.reasons}</span>
    </button>
  );
}

function figures(client: ClientSummary, words: Translator): [string, string][] {
  return [
    [words.t("clients.exposure"), words.money(client.exposure, 0)],
    [words.t("clients.uncovered"), words.money(client.uncovered, 0)],
    [words.t("clients.overdue"), words.money(client.countedOverdue, 0)],
    [words.t("clients.oldest"), words.t("clients.days", { number: words.number(client.oldestDaysLate) })],
  ];
}

/** The client as a screen reader says it: what is seen, with its punctuation. */
function spoken(client: ClientSummary, words: Translator): string {
  const facts = figures(client, words).map(([name, value]) => `${name} ${value}`);
  return `${client.clientName}, ${words.t(`colour.${client.colour}`)}. ${facts.join(", ")}. ${client.reasons}`;
}

import { FocusZone, FocusZoneDirection } from "@fluentui/react/lib/FocusZone";
import { List } from "@fluentui/react/lib/List";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Translator } from "../../locales/translator";
import { type ClassesOf, rowLook, useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";

const build = (theme: Theme) =>
  mergeStyleSets({
    item: { borderTop: `1px solid ${theme.palette.neutralLight}` },
    button: [
      getFocusStyle(theme, { inset: 1 }),
      rowLook(theme),
      {
        display: "block",
        padding: "5px 4px 6px",
      },
    ],
    line: { display: "flex", alignItems: "center", gap: 6 },
    name: {
      flex: 1,
      minWidth: 0,
      fontWeight: 600,
      overflow: "hidden",
      textOverflow: "ellipsis",
      whiteSpace: "nowrap",
    },
    amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
    person: { flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  });

type Classes = ClassesOf<typeof build>;

/** An amount of a client that the list can be read by. */
type ShownFigure = "exposure" | "uncovered" | "countedOverdue";

interface ClientListProps {
  readonly clients: readonly ClientSummary[];
  /** The reds stand first, which the list's name says. */
  readonly isRedFirst: boolean;
  /** The amount that stands beside each name. */
  readonly figure: ShownFigure;
  /** Whether what is uncovered is told. */
  readonly looksAtCover: boolean;
  readonly onChoose: (clientCode: string) => void;
}

/**
 * The clients, of which only those near the view are in the page: ten thousand scroll like ten. One Tab
 * stop; the arrow keys go from client to client.
 */
export function ClientList(props: ClientListProps): ReactElement {
  const { clients, isRedFirst, figure, looksAtCover, onChoose } = props;
  const words = useWords();
  const classes = useClasses(build);
  return (
    <FocusZone direction={FocusZoneDirection.vertical}>
      <List
        // A role of its own leaves the items to us, which say their place among all clients.
        role="list"
        aria-label={words.t(isRedFirst ? "clients.list" : "clients.listed")}
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
              <ClientButton
                client={client}
                figure={figure}
                looksAtCover={looksAtCover}
                classes={classes}
                onChoose={onChoose}
              />
            </div>
          )
        }
      />
    </FocusZone>
  );
}

function ClientButton({
  client,
  figure,
  looksAtCover,
  classes,
  onChoose,
}: Pick<ClientListProps, "figure" | "looksAtCover" | "onChoose"> & {
  readonly client: ClientSummary;
  readonly classes: Classes;
}): ReactElement {
  const words = useWords();
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={spoken(client, looksAtCover, words)}
      onClick={() => onChoose(client.clientCode)}
    >
      <span className={classes.line}>
        <ColourMark colour={client.colour} />
        <span className={classes.name} title={client.clientName}>
          {client.clientName}
        </span>
        <span className={classes.amount}>{words.money(client[figure], 0)}</span>
      </span>
      <span className={`${classes.line} ${classes.hint}`}>
        <span className={classes.person}>
          {client.salesperson === "" ? words.t(`colour.${client.colour}`) : client.salesperson}
        </span>
        {client.countedOverdue > 0 && (
          <span className={classes.amount}>
            {words.t("clients.late", {
              amount: words.money(client.countedOverdue, 0),
              number: words.number(client.oldestDaysLate),
            })}
          </span>
        )}
      </span>
    </button>
  );
}

function figures(client: ClientSummary, looksAtCover: boolean, words: Translator): [string, string][] {
  return [
    [words.t("clients.exposure"), words.money(client.exposure, 0)],
    ...(looksAtCover
      ? [[words.t("clients.uncovered"), words.money(client.uncovered, 0)] as [string, string]]
      : []),
    [words.t("clients.overdue"), words.money(client.countedOverdue, 0)],
    [words.t("clients.oldest"), words.t("clients.days", { number: words.number(client.oldestDaysLate) })],
  ];
}

/** The client as a screen reader says it: what is seen, what is at risk besides, and why. */
function spoken(client: ClientSummary, looksAtCover: boolean, words: Translator): string {
  const facts = figures(client, looksAtCover, words).map(([name, value]) => `${name} ${value}`);
  return `${client.clientName}, ${words.t(`colour.${client.colour}`)}. ${facts.join(", ")}. ${client.reasons}`;
}

import { Icon } from "@fluentui/react/lib/Icon";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useId, useState, type ReactElement } from "react";
import type { MeetingClient } from "../../committee/meeting/meetingContract";
import { focusField } from "../kit/formKeys";
import { rowLook, useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    title: { margin: "8px 0 0", fontSize: 18, lineHeight: 24, fontWeight: 600, outline: "none" },
    list: { alignSelf: "stretch", margin: 0, padding: 0, listStyle: "none" },
    item: { borderTop: `1px solid ${theme.palette.neutralLight}` },
    name: [
      getFocusStyle(theme, { inset: -2 }),
      rowLook(theme),
      {
        display: "flex",
        alignItems: "center",
        gap: 8,
        minHeight: 44,
        padding: "4px 0",
      },
    ],
    who: { flex: 1, minWidth: 0, overflowWrap: "anywhere" },
    figure: {
      margin: 0,
      fontSize: 12,
      lineHeight: 16,
      textAlign: "end",
      color: theme.palette.neutralSecondary,
    },
    amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
    open: { padding: "4px 0 12px" },
  });

interface MeetingGreensProps {
  readonly clients: readonly MeetingClient[];
  /** The client on whom something is typed already; null for none. */
  readonly begunOn: string | null;
  /** True when the user has just come here by himself. */
  readonly takesFocus: boolean;
  /** How many decisions of this committee are about a client. */
  readonly decided: (clientCode: string) => number;
  /** What is shown of the client that was chosen, with the form of a decision. */
  readonly render: (client: MeetingClient) => ReactElement;
}

/** The greens of the agenda, a line each: nothing is to be decided on them, unless one is chosen. */
export function MeetingGreens({
  clients,
  begunOn,
  takesFocus,
  decided,
  render,
}: MeetingGreensProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  const [chosen, setChosen] = useState(begunOn);
  // The form that is open already takes the focus itself.
  const [isClosed] = useState(begunOn === null);
  const title = words.t("meeting.greens.title", { count: clients.length });
  useEffect(() => {
    if (takesFocus && isClosed) focusField(id);
  }, [takesFocus, isClosed, id]);
  return (
    <article className={classes.stack} aria-label={title}>
      <div>
        <h2 id={id} tabIndex={-1} className={classes.title}>
          {title}
        </h2>
        <p className={classes.small}>{words.t("meeting.greens.note")}</p>
      </div>
      <div>
        <p aria-hidden="true" className={classes.figure}>
          {words.t("clients.exposure")}
        </p>
        <ul className={classes.list}>
          {clients.map((client) => {
            const { clientCode, clientName, exposure } = client;
            const isOpen = clientCode === chosen;
            const count = decided(clientCode);
            return (
              <li key={clientCode} className={classes.item}>
                <button
                  type="button"
                  className={classes.name}
                  aria-expanded={isOpen}
                  onClick={() => setChosen(isOpen ? null : clientCode)}
                >
                  <Icon iconName={isOpen ? "ChevronDown" : "ChevronRight"} />
                  <span className={classes.who}>{clientName}</span>
                  {count > 0 && (
                    <span className={classes.hint}>{words.t("meeting.state.decided", { count })}</span>
                  )}
                  <span
                    className={classes.amount}
                    aria-label={`${words.t("clients.exposure")} ${words.shortMoney(exposure)}`}
                  >
                    {words.shortMoney(exposure)}
                  </span>
                </button>
                {isOpen && <div className={classes.open}>{render(client)}</div>}
              </li>
            );
          })}
        </ul>
      </div>
    </article>
  );
}

import { SearchBox } from "@fluentui/react/lib/SearchBox";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useMemo, useState, type ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import { clientsNamed, redFirst } from "../analysis/clientSearch";
import { ColourMark } from "../kit/ColourMark";
import { rowLook, useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

/** Who looks for one client types more rather than reading on. */
const SHOWN = 8;

const build = (theme: Theme) =>
  mergeStyleSets({
    search: { display: "flex", flexDirection: "column", gap: 6 },
    choice: [
      getFocusStyle(theme, { inset: 1 }),
      rowLook(theme),
      {
        display: "grid",
        gridTemplateColumns: "12px 1fr auto",
        alignItems: "center",
        columnGap: 8,
        minHeight: 32,
        padding: "4px 2px",
        borderTop: `1px solid ${theme.palette.neutralLight}`,
        fontSize: 12,
        lineHeight: 16,
      },
    ],
    name: { minWidth: 0, overflowWrap: "anywhere" },
    code: { color: theme.palette.neutralSecondary },
    amount: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  });

interface ClientSearchProps {
  readonly clients: readonly ClientSummary[];
  /** Whether clients are offered before anything is typed, the most urgent first. */
  readonly offers: boolean;
  readonly onChoose: (clientCode: string) => void;
}

/** Finds a client by name or code, whatever sheet is shown. Enter takes the first one found. */
export function ClientSearch({ clients, offers, onChoose }: ClientSearchProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [typed, setTyped] = useState("");
  const ordered = useMemo(() => redFirst(clients), [clients]);
  const isTyped = typed.trim() !== "";
  const matching = useMemo(
    () => (isTyped || offers ? clientsNamed(ordered, typed) : []),
    [ordered, typed, isTyped, offers],
  );
  const choose = (clientCode: string) => {
    setTyped("");
    onChoose(clientCode);
  };
  return (
    <form
      role="search"
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped && matching[0]) choose(matching[0].clientCode);
      }}
    >
      <SearchBox
        placeholder={words.t("client.searchHint")}
        ariaLabel={words.t("client.search")}
        clearButtonProps={{ ariaLabel: words.t("clients.clearSearch") }}
        value={typed}
        disableAnimation
        onChange={(_, text) => setTyped(text ?? "")}
      />
      <div role="status" className={classes.small}>
        {isTyped && matching.length === 0 && words.t("clients.noneMatch")}
        {matching.length > SHOWN &&
          words.t("clients.shownOf", { number: words.number(SHOWN), total: words.number(matching.length) })}
      </div>
      {matching.length > 0 && (
        <ul className={classes.list} aria-label={words.t("client.found")}>
          {matching.slice(0, SHOWN).map(({ clientCode, clientName, colour, exposure }) => (
            <li key={clientCode}>
              <button type="button" className={classes.choice} onClick={() => choose(clientCode)}>
                <ColourMark colour={colour} />
                <span className={classes.name}>
                  {clientName} <span className={classes.code}>{clientCode}</span>
                </span>
                <span className={classes.amount}>{words.money(exposure, 0)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

import { DefaultButton } from "@fluentui/react/lib/Button";
import { SearchBox } from "@fluentui/react/lib/SearchBox";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useMemo, useState, type ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Colour } from "../../domain/policy/grid";
import { matchingClients } from "./clientSearch";
import { countByColour, redFirst } from "../state/paneState";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { ClientList } from "./ClientList";
import { ColourFilter } from "./ColourFilter";

const build = (theme: Theme) =>
  mergeStyleSets({
    panel: { display: "flex", flexDirection: "column", gap: 10, paddingTop: 12 },
    shown: {
      fontSize: 12,
      color: theme.palette.neutralSecondary,
      selectors: { ":empty": { marginTop: -10 } },
    },
    empty: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 8, margin: 0 },
  });

interface ClientsPanelProps {
  readonly clients: readonly ClientSummary[];
  readonly search: string;
  readonly onSearch: (typed: string) => void;
  readonly onChoose: (clientCode: string) => void;
}

/** The classified clients, reds first, with the counts that filter them and a search. */
export function ClientsPanel({ clients, search, onSearch, onChoose }: ClientsPanelProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [shown, setShown] = useState<ReadonlySet<Colour>>(new Set());
  const ordered = useMemo(() => redFirst(clients), [clients]);
  const counts = useMemo(() => countByColour(clients), [clients]);
  const matching = useMemo(() => matchingClients(ordered, shown, search), [ordered, shown, search]);
  const showAll = () => {
    setShown(new Set());
    onSearch("");
  };
  if (clients.length === 0) return <p>{words.t("clients.empty")}</p>;
  return (
    <div className={classes.panel}>
      <ColourFilter counts={counts} shown={shown} onToggle={(colour) => setShown(toggled(shown, colour))} />
      <SearchBox
        placeholder={words.t("clients.searchHint")}
        ariaLabel={words.t("clients.search")}
        clearButtonProps={{ ariaLabel: words.t("clients.clearSearch") }}
        value={search}
        disableAnimation
        onChange={(_, typed) => onSearch(typed ?? "")}
      />
      <div role="status" className={classes.shown}>
        {matching.length < clients.length &&
          words.t("clients.shownOf", {
            number: words.number(matching.length),
            total: words.number(clients.length),
          })}
      </div>
      {matching.length > 0 ? (
        <ClientList clients={matching} onChoose={onChoose} />
      ) : (
        <div className={classes.empty}>
          <span>{words.t("clients.noneMatch")}</span>
          <DefaultButton text={words.t("clients.showAll")} onClick={showAll} />
        </div>
      )}
    </div>
  );
}

function toggled(shown: ReadonlySet<Colour>, colour: Colour): ReadonlySet<Colour> {
  const next = new Set(shown);
  if (!next.delete(colour)) next.add(colour);
  return next;
}

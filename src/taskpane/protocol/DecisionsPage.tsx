import { DefaultButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { SearchBox } from "@fluentui/react/lib/SearchBox";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useCallback, useDeferredValue, useMemo, useState, type ReactElement } from "react";
import type { DecisionSearch } from "../../committee/protocol/protocolContract";
import { matching } from "../../committee/protocol/searchDecisions";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { CellWarnings } from "../kit/CellWarnings";
import { BlockedClients } from "./BlockedClients";
import { ClientHistoryPanel } from "./ClientHistoryPanel";
import { DecisionFilters } from "./DecisionFilters";
import { DecisionList } from "./DecisionList";
import { Disclosure } from "../kit/Disclosure";
import { ProblemNote } from "../kit/ProblemNote";
import type { PageProps } from "../state/paneView";
import { useClasses } from "../kit/styles";
import { useReading } from "../kit/useReading";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    shown: {
      display: "flex",
      justifyContent: "space-between",
      gap: 12,
      fontSize: 12,
      lineHeight: 16,
      color: theme.palette.neutralSecondary,
    },
    back: { alignSelf: "flex-start", height: 28, marginLeft: -8, padding: "0 8px", border: 0 },
    empty: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 8, margin: 0 },
  });

interface ChosenClient {
  readonly clientCode: string;
  readonly clientName: string;
}

/** Every decision of the protocol: searched, its row selected in the sheet, and the history of a client. */
export function DecisionsPage(props: PageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { actions, overview, pane, decisions: search, onDecisions: setSearch } = props;
  // The whole protocol: searching in it asks Excel nothing more.
  const readAll = useCallback(() => actions.protocol.searchDecisions({}), [actions]);
  const { found, task, problem, readAgain } = useReading(readAll);
  const isReading = task !== null;
  const [client, setClient] = useState<ChosenClient | null>(null);
  const show = (number: number) => pane.act(() => actions.protocol.showDecision(number));
  if (client !== null) {
    return (
      <div className={classes.group}>
        <DefaultButton
          className={classes.back}
          iconProps={{ iconName: "ChevronLeft" }}
          text={words.t("decisions.back")}
          onClick={() => setClient(null)}
        />
        <ClientHistoryPanel client={client} actions={actions} today={overview.today} onShow={show} />
      </div>
    );
  }
  return (
    <div className={classes.group}>
      <Link onClick={() => props.show("closing")}>{words.t("closing.link")}</Link>
      <BlockedClients actions={actions} level={2} />
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {isReading && <p className={classes.text}>{words.t("decisions.reading")}</p>}
      {found !== null && !isReading && (
        <>
          <CellWarnings warnings={found.warnings} />
          <Search
            entries={found.entries}
            search={search}
            onSearch={setSearch}
            onRead={readAgain}
            today={overview.today}
            onShow={show}
            onHistory={setClient}
          />
        </>
      )}
    </div>
  );
}

interface SearchProps {
  readonly entries: readonly ProtocolEntry[];
  readonly search: DecisionSearch;
  readonly onSearch: (search: DecisionSearch) => void;
  readonly onRead: () => void;
  readonly today: number;
  readonly onShow: (number: number) => void;
  readonly onHistory: (client: ChosenClient) => void;
}

function Search({ entries, search, onSearch, onRead, today, onShow, onHistory }: SearchProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  // Typing stays fluent: the list follows when there is time.
  const wanted = useDeferredValue(search);
  const shown = useMemo(() => matching(entries, wanted), [entries, wanted]);
  const [version, setVersion] = useState(0);
  const narrowing = Object.keys(search).filter((key) => key !== "text").length;
  const clear = () => {
    onSearch({});
    setVersion(version + 1);
  };
  if (entries.length === 0) {
    return (
      <div className={classes.empty}>
        <span>{words.t("decisions.empty")}</span>
        <DefaultButton text={words.t("decisions.readAgain")} onClick={onRead} />
      </div>
    );
  }
  return (
    <>
      <SearchBox
        placeholder={words.t("decisions.searchHint")}
        ariaLabel={words.t("decisions.search")}
        clearButtonProps={{ ariaLabel: words.t("clients.clearSearch") }}
        value={search.text ?? ""}
        disableAnimation
        onChange={(_, text = "") => onSearch({ ...search, text })}
      />
      <Disclosure
        title={
          narrowing === 0
            ? words.t("decisions.filters")
            : words.t("decisions.filtersOn", { count: narrowing })
        }
        startsOpen={narrowing > 0}
        level={2}
      >
        <DecisionFilters key={version} entries={entries} search={search} today={today} onSearch={onSearch} />
      </Disclosure>
      <div className={classes.shown}>
        <span role="status">
          {words.t("decisions.shownOf", {
            number: words.number(shown.length),
            total: words.number(entries.length),
          })}
        </span>
        <Link onClick={onRead}>{words.t("decisions.readAgain")}</Link>
      </div>
      {shown.length > 0 ? (
        <DecisionList entries={shown} today={today} onShow={onShow} onHistory={onHistory} />
      ) : (
        <div className={classes.empty}>
          <span>{words.t("decisions.noneMatch")}</span>
          <DefaultButton text={words.t("decisions.showAll")} onClick={clear} />
        </div>
      )}
    </>
  );
}

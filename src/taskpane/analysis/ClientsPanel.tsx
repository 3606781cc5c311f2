import { DefaultButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { SearchBox } from "@fluentui/react/lib/SearchBox";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useMemo, type ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Day } from "../../domain/basis/day";
import type { Colour } from "../../domain/policy/grid";
import { SelectField } from "../kit/SelectField";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { countByColour } from "../state/paneState";
import { CLIENT_SORTS, WHOLE_PORTFOLIO, type PortfolioView } from "../state/paneView";
import { matchingClients, salespeopleOf, SOON_DAYS } from "./clientSearch";
import { ClientList } from "./ClientList";
import { ColourFilter } from "./ColourFilter";

const build = (theme: Theme) =>
  mergeStyleSets({
    panel: { display: "flex", flexDirection: "column", gap: 8, paddingTop: 8 },
    choices: {
      display: "grid",
      gridAutoColumns: "minmax(0, auto)",
      gridAutoFlow: "column",
      gap: 8,
      fontSize: 12,
    },
    shown: {
      display: "flex",
      justifyContent: "space-between",
      gap: 8,
      fontSize: 12,
      lineHeight: 16,
      color: theme.palette.neutralSecondary,
    },
    link: { fontSize: 12, whiteSpace: "nowrap" },
    empty: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 8, margin: 0 },
  });

interface ClientsPanelProps {
  readonly clients: readonly ClientSummary[];
  readonly looksAtCover: boolean;
  readonly today: Day;
  readonly view: PortfolioView;
  readonly onView: (view: PortfolioView) => void;
  readonly onChoose: (clientCode: string) => void;
}

/** The classified clients: searched, filtered by colour and salesperson, in the order chosen. */
export function ClientsPanel(props: ClientsPanelProps): ReactElement {
  const { clients, looksAtCover, today, view, onView, onChoose } = props;
  const words = useWords();
  const classes = useClasses(build);
  const counts = useMemo(() => countByColour(clients), [clients]);
  const matching = useMemo(() => matchingClients(clients, view, today), [clients, view, today]);
  const showAll = () => onView({ ...WHOLE_PORTFOLIO, sort: view.sort });
  if (clients.length === 0) return <p>{words.t("clients.empty")}</p>;
  const figure = view.sort === "uncovered" || view.sort === "countedOverdue" ? view.sort : "exposure";
  const isFiltered = matching.length < clients.length;
  return (
    <div className={classes.panel}>
      <SearchBox
        placeholder={words.t("clients.searchHint")}
        ariaLabel={words.t("clients.search")}
        clearButtonProps={{ ariaLabel: words.t("clients.clearSearch") }}
        value={view.search}
        disableAnimation
        onChange={(_, typed) => onView({ ...view, search: typed ?? "" })}
      />
      <ColourFilter
        counts={counts}
        shown={view.colours}
        onToggle={(colour) => onView({ ...view, colours: toggled(view.colours, colour) })}
      />
      <Choices clients={clients} looksAtCover={looksAtCover} view={view} onView={onView} />
      <div className={classes.shown}>
        <span>
          <span role="status">
            {isFiltered &&
              words.t("clients.shownOf", {
                number: words.number(matching.length),
                total: words.number(clients.length),
              })}
            {view.only !== null && ` · ${words.t(`clients.only_${view.only}`, { days: SOON_DAYS })}`}
          </span>{" "}
          {isFiltered && matching.length > 0 && (
            <Link className={classes.link} onClick={showAll}>
              {words.t("clients.showAll")}
            </Link>
          )}
        </span>
        <span aria-hidden="true">{words.t(`clients.sort_${figure}`)}</span>
      </div>
      {matching.length > 0 ? (
        <ClientList
          clients={matching}
          isRedFirst={view.sort === "rank"}
          figure={figure}
          looksAtCover={looksAtCover}
          onChoose={onChoose}
        />
      ) : (
        <div className={classes.empty}>
          <span>{words.t("clients.noneMatch")}</span>
          <DefaultButton text={words.t("clients.showAll")} onClick={showAll} />
        </div>
      )}
    </div>
  );
}

/** Whose clients, and in what order; without salespeople the order alone. */
function Choices({
  clients,
  looksAtCover,
  view,
  onView,
}: Pick<ClientsPanelProps, "clients" | "looksAtCover" | "view" | "onView">): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const salespeople = useMemo(() => salespeopleOf(clients), [clients]);
  const everybody = words.t("clients.everybody");
  const sorts = CLIENT_SORTS.filter((sort) => looksAtCover || sort !== "uncovered").map((sort) => ({
    sort,
    text: words.t(`clients.sort_${sort}`),
  }));
  return (
    <div className={classes.choices}>
      {salespeople.length > 0 && (
        <SelectField
          label={words.t("clients.salesperson")}
          isLabelHidden
          value={view.salesperson ?? everybody}
          options={[everybody, ...salespeople]}
          onChange={(name) => onView({ ...view, salesperson: name === everybody ? null : name })}
        />
      )}
      <SelectField
        label={words.t("clients.sort")}
        isLabelHidden
        value={words.t(`clients.sort_${view.sort}`)}
        options={sorts.map(({ text }) => text)}
        onChange={(chosen) =>
          onView({ ...view, sort: sorts.find(({ text }) => text === chosen)?.sort ?? "rank" })
        }
      />
    </div>
  );
}

function toggled(shown: ReadonlySet<Colour>, colour: Colour): ReadonlySet<Colour> {
  const next = new Set(shown);
  if (!next.delete(colour)) next.add(colour);
  return next;
}

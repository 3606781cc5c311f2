import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Day } from "../../domain/basis/day";
import { isDeclaredSoon, SOON_DAYS } from "../analysis/clientSearch";
import { choiceLook, useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { WHOLE_PORTFOLIO, type PortfolioView } from "../state/paneView";

const build = (theme: Theme) =>
  mergeStyleSets({
    tiles: { display: "grid", gridTemplateColumns: "repeat(2, 1fr)", gap: 6 },
    tile: [
      getFocusStyle(theme, { inset: -2 }),
      choiceLook(theme, "aria-pressed"),
      {
        display: "flex",
        alignItems: "center",
        gap: 8,
        minHeight: 36,
        padding: "2px 8px",
        textAlign: "start",
      },
    ],
    number: { fontSize: 18, lineHeight: 22, fontWeight: 600, fontVariantNumeric: "tabular-nums" },
    word: { minWidth: 0, fontSize: 12, lineHeight: 14 },
  });

interface RiskTilesProps {
  readonly clients: readonly ClientSummary[];
  /** Null while it is not known. */
  readonly lateActions: number | null;
  readonly today: Day;
  readonly view: PortfolioView;
  /** Shows these clients, and where they stand. */
  readonly onShow: (view: PortfolioView) => void;
  readonly onLateActions: () => void;
}

/** What asks for a look this week, counted; a tile filters the clients, that of the actions leads to them. */
export function RiskTiles({
  clients,
  lateActions,
  today,
  view,
  onShow,
  onLateActions,
}: RiskTilesProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const isReds = view.only === null && view.colours.size === 1 && view.colours.has("red");
  const count = (counts: (client: ClientSummary) => boolean) => clients.filter(counts).length;
  const show = (shown: Partial<PortfolioView>) => () =>
    onShow({ ...WHOLE_PORTFOLIO, sort: view.sort, ...shown });
  const filter = (isPressed: boolean, shown: Partial<PortfolioView>) => ({
    isPressed,
    onClick: show(isPressed ? {} : shown),
  });
  const tiles = [
    {
      key: "reds",
      count: count(({ colour }) => colour === "red"),
      ...filter(isReds, { colours: new Set(["red"]) }),
    },
    {
      key: "turnedRed",
      count: count(({ hasTurnedRed }) => hasTurnedRed),
      ...filter(view.only === "turnedRed", { only: "turnedRed" }),
    },
    { key: "lateActions", count: lateActions, isPressed: undefined, onClick: onLateActions },
    {
      key: "declareSoon",
      count: count((client) => isDeclaredSoon(client, today)),
      ...filter(view.only === "declareSoon", { only: "declareSoon" }),
    },
  ] as const;
  return (
    <div role="group" aria-label={words.t("risk.tiles")} className={classes.tiles}>
      {tiles.map(({ key, count: number, isPressed, onClick }) => (
        <button key={key} type="button" className={classes.tile} aria-pressed={isPressed} onClick={onClick}>
          <span className={classes.number}>{number === null ? "–" : words.number(number)}</span>
          <span className={classes.word}>
            {words.t(`risk.${key}`, { count: number ?? 0, days: SOON_DAYS })}
          </span>
        </button>
      ))}
    </div>
  );
}
